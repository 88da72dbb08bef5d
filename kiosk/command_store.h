// The commands about what the store needs and tells: `kakanai keys init`, `kakanai log …`, `kakanai wipe`.
// 0 well, 1 refused or found something, 2 wrong usage.
#pragma once

#include "forms/catalog.h"
#include "kiosk/command.h"
#include "kiosk/store/case.h"

namespace kiosk {

/// Makes the office's key pair and its first supervisor, whose passphrase is asked for twice. With KeysFor::trial the
/// passphrase is shown instead: for drills and newcomers, never for residents.
enum class KeysFor { office, trial };
int run_keys_init(const Places& places, const std::filesystem::path& data_dir, const std::string& first, KeysFor keys);

/// `head` is "SEQ:HASH" as an earlier verify printed it, or empty.
int run_log_verify(const Places& places, const std::filesystem::path& data_dir, const std::string& head);
/// The log as text, a line an entry.
int run_log_show(const Places& places, const std::filesystem::path& data_dir);
/// The closed list of events with what each means and who may cause it, as Markdown.
int run_log_events(const Places& places);

/// Destroys what is due by the city's retention; for a timer of the machine.
int run_wipe(const Places& places, const std::filesystem::path& data_dir);

}  // namespace kiosk

// A disk that fails on demand: this program's own write, sync, truncate, rename … stand before the system's, for SQLite and
// the log file alike, and count. The n-th call kills the process, cuts the power, or fails, once or from then on.
// Exact and quick, where tracing every call from outside takes a hundred times as long.
#pragma once

namespace disk {

enum class Blow { none, kill, power_cut, no_space, io_error };
enum class Lasts { once, from_then_on };

/// From now on the `at`-th call (from 1) on a file is struck.
void strike(Blow blow, Lasts lasts, int at);
void heal();
/// Calls counted since strike().
int calls();

}  // namespace disk

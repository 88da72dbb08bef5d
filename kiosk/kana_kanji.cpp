// Asks Anthy; the only file that knows it.
// The converter's home is a folder that does not exist: it would keep there what it learns.
#include "kiosk/kana_kanji.h"

#include "forms/text.h"
#include "kiosk/letters.h"
#include "kiosk/name_book.h"
#include "kiosk/wipe.h"

extern "C" {
#include <anthy/anthy.h>
}

#include <memory>
#include <mutex>

namespace kiosk {

namespace {

constexpr int kConvertedMax = 40;
constexpr int kWords = 6;                  // of a part of the run
constexpr int kWordBytes = 512;
constexpr const char* kNoHome = "/nonexistent";

struct ReleaseContext {
    void operator()(anthy_context* context) const { anthy_release_context(context); }
};
using Context = std::unique_ptr<anthy_context, ReleaseContext>;

bool is_ready() {
    static const bool ready = [] {
        anthy_conf_override("HOME", kNoHome);
        return anthy_init() == 0 && anthy_set_personality("") == 0;
    }();
    return ready;
}

std::string word_at(anthy_context* context, int segment, int candidate) {
    std::string word(kWordBytes, '\0');
    const int length = anthy_get_segment(context, segment, candidate, word.data(), kWordBytes);
    word.resize(length > 0 && length < kWordBytes ? static_cast<std::size_t>(length) : 0);
    return word;
}

}  // namespace

std::vector<std::string> words_in_kanji(std::string_view hiragana) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    const WipesWhatIsFreed wipes;                    // the converter's copies of what was typed
    std::vector<std::string> found;
    if (hiragana.empty() || letter_count(hiragana) > kConvertedMax || !is_ready()) return found;
    const Context context(anthy_create_context());
    if (!context) return found;
    anthy_context_set_encoding(context.get(), ANTHY_UTF8_ENCODING);
    std::string reading(hiragana);
    anthy_conv_stat whole{};
    const bool is_set = anthy_set_string(context.get(), reading.c_str()) == 0 && anthy_get_stat(context.get(), &whole) == 0;
    wipe(reading);
    if (!is_set || whole.nr_segment < 1) return found;
    // The likeliest of every part; then the others of the last part, behind the likeliest of those before.
    const int last = whole.nr_segment - 1;
    std::string before;
    for (int segment = 0; segment < last; ++segment) before += word_at(context.get(), segment, 0);
    anthy_segment_stat part{};
    if (anthy_get_segment_stat(context.get(), last, &part) != 0) return found;
    for (int candidate = 0; candidate < part.nr_candidate && static_cast<int>(found.size()) < kWords; ++candidate) {
        std::string word = before + word_at(context.get(), last, candidate);
        if (!forms::is_kana_only(word)) add_new(found, {std::move(word)});
    }
    return found;
}

}  // namespace kiosk

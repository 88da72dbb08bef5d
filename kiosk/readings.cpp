// Readings of words.
// The longest word at a place wins; a word may carry kana that only tell which reading is meant.
#include "kiosk/readings.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "kiosk/letters.h"
#include "kiosk/ui/ruby.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr char32_t kOpens = 0x300A, kCloses = 0x300B, kDigit = U'#';
const std::string kEasy = "ja_easy", kPlain = "ja";

bool is_number(char32_t c) { return is_digit(c) || c == '}'; }      // {n}

std::u32string with_reading(std::u32string_view word, const std::string& reading) {
    if (reading.find("\xE3\x80\x8A") != std::string::npos) return decode(reading);
    std::size_t kanji = 0;
    while (kanji < word.size() && ui::is_kanji(word[kanji])) ++kanji;
    std::u32string marked = U"\uFF5C" + std::u32string(word.substr(0, kanji));
    marked.push_back(kOpens);
    marked += decode(reading);
    marked.push_back(kCloses);
    return marked + std::u32string(word.substr(kanji));
}

}  // namespace

std::string with_counts_of_people(std::string text) {
    static const struct { std::string counted, spoken; } kCounts[] = {
        {"1\uFF5C\u4EBA\u300A\u306B\u3093\u300B", "\uFF5C1\u4EBA\u300A\u3072\u3068\u308A\u300B"}, {"2\uFF5C\u4EBA\u300A\u306B\u3093\u300B", "\uFF5C2\u4EBA\u300A\u3075\u305F\u308A\u300B"},
        {"1\uFF5C\u4EBA\u76EE\u300A\u306B\u3093\u3081\u300B", "\uFF5C1\u4EBA\u76EE\u300A\u3072\u3068\u308A\u3081\u300B"}, {"2\uFF5C\u4EBA\u76EE\u300A\u306B\u3093\u3081\u300B", "\uFF5C2\u4EBA\u76EE\u300A\u3075\u305F\u308A\u3081\u300B"}};
    if (text.find("\u4EBA") == std::string::npos) return text;
    for (const auto& [counted, spoken] : kCounts)
        for (std::size_t at = text.find(counted); at != std::string::npos; at = text.find(counted, at + spoken.size()))
            if (at == 0 || text[at - 1] < '0' || text[at - 1] > '9') text.replace(at, counted.size(), spoken);
    return text;
}

Readings Readings::read(const std::filesystem::path& file, forms::Problems& problems) {
    Readings readings;
    const auto text = printer::read_file(file, kFileBytesMax);
    if (!text) problems.push_back({{file.string(), 0, 0}, text.fault().detail, {}, {}});
    const auto node = text ? forms::read_toml(*text, file.string(), problems) : std::nullopt;
    const auto* table = node ? node->table() : nullptr;
    if (!table) return readings;
    for (const auto& [word, reading] : *table) {
        const std::string* said = reading.string();
        if (!said) continue;
        readings.words_[decode(word)] = *said;
        readings.longest_ = std::max(readings.longest_, decode(word).size());
    }
    return readings;
}

std::string Readings::above(std::string_view text) const {
    const std::u32string letters = decode(text);
    std::u32string marked;
    const auto find = [&](std::size_t at) -> std::pair<std::size_t, std::u32string> {
        const bool after_digit = at > 0 && is_number(letters[at - 1]);
        for (std::size_t length = std::min(longest_, letters.size() - at); length > 0; --length) {
            const std::u32string word = letters.substr(at, length);
            auto known = words_.end();
            if (after_digit) known = words_.find(std::u32string(1, kDigit) + word);
            if (known == words_.end()) known = words_.find(word);
            if (known != words_.end()) return {length, with_reading(word, known->second)};
        }
        return {0, {}};
    };
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t run = i;
        while (run < letters.size() && ui::is_kanji(letters[run])) ++run;
        const bool is_marked = run > i && run < letters.size() && letters[run] == kOpens;
        if (is_marked || run == i) {                       // kana and signs, or kanji whose reading is written out
            const std::size_t end = is_marked ? std::min(letters.find(kCloses, run), letters.size() - 1) + 1 : i + 1;
            marked += letters.substr(i, end - i);
            i = end;
            continue;
        }
        const auto [length, word] = find(i);
        marked += length > 0 ? word : letters.substr(i, 1);
        i += std::max<std::size_t>(1, length);
    }
    return with_counts_of_people(encode(marked));
}

void Readings::put_above(forms::Catalog& catalog) const {
    const auto mark = [&](forms::Texts& texts) {
        const auto easy = texts.find(kEasy);
        const auto plain = texts.find(kPlain);
        if (easy != texts.end()) easy->second = above(easy->second);
        else if (plain != texts.end()) texts[kEasy] = above(plain->second);
    };
    for (auto& [id, event] : catalog.events) mark(event.card), mark(event.detail);
    for (forms::Section& section : catalog.sections) mark(section.title);
    for (auto& [id, question] : catalog.questions) {
        for (forms::Texts* texts : {&question.text, &question.why, &question.help}) mark(*texts);
        for (forms::QuestionVariant& variant : question.variants)
            for (forms::Texts* texts : {&variant.text, &variant.why, &variant.help}) mark(*texts);
    }
    for (auto& [id, question] : catalog.questions)
        if (question.one_and_rest) mark(question.one_and_rest->text);
    for (auto& [id, group] : catalog.groups) {
        for (forms::Texts* texts : {&group.text, &group.why, &group.help}) mark(*texts);
        for (forms::GroupEntry& entry : group.entries) mark(entry.text);
    }
    for (forms::Procedure& procedure : catalog.procedures) mark(procedure.because);
    for (auto& [id, form] : catalog.templates) mark(form.shown_title);
    for (auto& [id, item] : catalog.items) item.shown_label[kEasy] = above(item.label);
    for (auto& [id, item] : catalog.items)
        for (forms::Choice& choice : item.choices) {
            if (choice.text.find(kPlain) == choice.text.end()) choice.text[kPlain] = choice.label;
            mark(choice.text);
        }
}

}  // namespace kiosk

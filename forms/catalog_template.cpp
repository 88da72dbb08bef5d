// Reads one form template: its identity, its blocks, and every box with the field that fills it.
// Checks names, kinds and that each row tiles its table; whether a text fits is for layout and its tests.
#include "forms/catalog_reader.h"

#include <algorithm>
#include <cmath>

namespace forms {

namespace {

std::string hash_of(const std::string& bytes) {      // FNV-1a, 64 bits: names the bytes, protects nothing
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += kHex[(hash >> shift) & 15];
    return text;
}

class TemplateReader {
public:
    TemplateReader(CatalogReader& reader, Template& form) : reader_(reader), form_(form) {}

    void block(const Node& node, std::vector<Block>& to, const std::string& id_prefix) {
        id_prefix_ = id_prefix;
        TableReader table(node, reader_.problems);
        Block block;
        block.place = node.place;
        block.kind = word(table, "kind", kBlockKinds, BlockKind::text);
        block.text = table.string("text");
        check_city_words(reader_, node.find("text"));
        block.size_pt = table.number("size_pt", 0);
        block.height_mm = table.number("height_mm", 0);
        block.align = word(table, "align", kAligns, Align::left);
        block.city_setting = city_setting_ = city_setting(table);
        if (block.kind == BlockKind::masthead) masthead(table, block);
        if (block.kind == BlockKind::table) read_table(table, block);
        if (block.kind == BlockKind::heading || block.kind == BlockKind::text) {
            if (block.text.empty()) complain(reader_, node.place, "「text」がありません。", "印刷する文を書いてください。");
        }
        table.finish();
        const bool stands = block.city_setting.empty() || city_does(reader_.catalog.city, block.city_setting);
        (stands ? to : form_.withheld).push_back(std::move(block));
    }

private:
    template <typename T>
    using Words = std::vector<std::pair<std::string, T>>;

    static const Words<BlockKind> kBlockKinds;
    static const Words<Align> kAligns;
    static const Words<FieldKind> kFieldKinds;
    static const Words<Fit> kFits;
    static const Words<Shade> kShades;

    std::string city_setting(TableReader& table) {
        const Node* node = table.take("city_setting");
        if (!node) return "";
        const std::string name = node->string() ? *node->string() : "";
        const auto setting = reader_.catalog.city.settings.find(name);
        if (setting != reader_.catalog.city.settings.end() && std::holds_alternative<std::int64_t>(setting->second.value)) return name;
        complain(reader_, node->place, "市町村のファイルに、数の値「" + name + "」がありません。", "「[setting." + name + "]」を「value = 1」（する）か「value = 0」（しない）で足してください。");
        return name;
    }

    template <typename T>
    T word(TableReader& table, const char* key, const Words<T>& words, T fallback) {
        const Node* node = table.take(key);
        if (!node) return fallback;
        std::string list;
        for (const auto& [name, value] : words) {
            if (node->string() && *node->string() == name) return value;
            list += (list.empty() ? "" : "・") + name;
        }
        complain(reader_, node->place, "「" + std::string(key) + "」の値が、決まった言葉ではありません。", list + " のどれかを書いてください。");
        return fallback;
    }

    void masthead(TableReader& table, Block& block) {
        block.date_label = table.string("date_label");
        block.receipt_stamp = table.yes_no("receipt_stamp", true);
        const std::string path = table.string("date", "filing_date");
        if (block.date_label.empty()) return;
        block.date_field.path = path;
        block.date_field.kind = FieldKind::date;
        finish_field(block.date_field, block.place, false);
    }

    void read_table(TableReader& table, Block& block) {
        block.columns_mm = table.numbers("columns_mm");
        const Node* each = table.take("for_each");
        block.for_each = read_for_each(reader_, each, block.for_each_text);
        block.per_page = static_cast<int>(table.integer("per_page", 0));
        block.per_continuation = static_cast<int>(table.integer("per_continuation", block.per_page));
        if (each && block.per_page < 1) complain(reader_, block.place, "「per_page」がありません。", "1枚目に何人まで書けるかを「per_page = 4」のように書いてください。");
        for (const Node& row : table.tables("head_rows")) block.head_rows.push_back(read_row(row, false));
        for (const Node& row : table.tables("rows")) block.rows.push_back(read_row(row, each != nullptr));
        double width = 0;
        for (const double column : block.columns_mm) width += column;
        const double usable = form_.width_mm - form_.margin_left_mm - form_.margin_right_mm;
        if (block.columns_mm.empty()) {
            complain(reader_, block.place, "「columns_mm」がありません。", "列の幅を「columns_mm = [30, 60, 30, 60]」のように書いてください。");
        } else if (width > usable + 0.01) {
            complain(reader_, block.place, "表の幅が " + std::to_string(static_cast<int>(std::ceil(width))) + "mm で、用紙の使える幅を超えています。",
                     "columns_mm の合計を " + std::to_string(static_cast<int>(usable)) + "mm までにしてください。");
        }
        tiles(block.head_rows, block.columns_mm.size());
        tiles(block.rows, block.columns_mm.size());
    }

    /// Every place of the grid belongs to exactly one cell.
    void tiles(const std::vector<Row>& rows, std::size_t columns) {
        std::vector<int> taken(columns, 0);      // rows for which the column is still covered from above
        for (const Row& row : rows) {
            std::size_t column = 0;
            bool fits = true;
            for (const Cell& cell : row.cells) {
                while (column < columns && taken[column] > 0) ++column;
                for (int i = 0; i < cell.span && fits; ++i, ++column) {
                    fits = column < columns && taken[column] == 0;
                    if (fits) taken[column] = cell.down;
                }
            }
            while (column < columns && taken[column] > 0) ++column;
            if (!fits || column != columns) {
                complain(reader_, row.place, fits ? "この行のますが足りません。" : "この行のますが多すぎます。", "span と down を合わせて " + std::to_string(columns) + " 列になるようにしてください。");
            }
            for (int& left : taken) left = std::max(0, left - 1);
        }
        if (std::any_of(taken.begin(), taken.end(), [](int left) { return left > 0; }) && !rows.empty()) {
            complain(reader_, rows.back().place, "下へつなぐます（down）が、表の外に出ています。", "down を小さくするか、行を足してください。");
        }
    }

    Row read_row(const Node& node, bool per_person) {
        TableReader table(node, reader_.problems);
        Row row;
        row.place = node.place;
        row.height_mm = table.number("height_mm", 8);
        for (const Node& cell : table.tables("cells")) row.cells.push_back(read_cell(cell, per_person));
        table.finish();
        return row;
    }

    Cell read_cell(const Node& node, bool per_person) {
        TableReader table(node, reader_.problems);
        Cell cell;
        cell.place = node.place;
        for (const char* key : {"label", "caption"}) check_city_words(reader_, node.find(key));
        cell.label = with_city_words(table.string("label"), reader_.catalog.city);
        cell.caption = with_city_words(table.string("caption"), reader_.catalog.city);
        cell.prefix = table.string("prefix");
        cell.suffix = table.string("suffix");
        cell.span = static_cast<int>(table.integer("span", 1));
        cell.down = static_cast<int>(table.integer("down", 1));
        cell.align = word(table, "align", kAligns, Align::left);
        if (node.find("shade")) cell.shade = word(table, "shade", kShades, Shade::none);
        cell.label_pt = table.number("label_pt", 0);
        cell.vertical = table.yes_no("vertical", false);
        cell.row_number = table.yes_no("row_number", false);
        cell.width_mm = table.number("width_mm", 0);
        cell.share = table.number("share", 1);
        for (const Node& part : table.tables("stack")) cell.stack.push_back(read_cell(part, per_person));
        for (const Node& part : table.tables("beside")) cell.beside.push_back(read_cell(part, per_person));
        if (node.find("field") || node.find("kind")) cell.field = read_field(table, cell, per_person);
        table.finish();
        if (cell.span < 1 || cell.down < 1) complain(reader_, node.place, "span と down は1以上です。", "1以上の数にしてください。");
        return cell;
    }

    Field read_field(TableReader& table, const Cell& cell, bool per_person) {
        Field field;
        field.path = table.string("field");
        const bool kind_given = cell_has(table, "kind");
        field.kind = word(table, "kind", kFieldKinds, FieldKind::text);
        field.furigana = table.string("furigana");
        field.fit = word(table, "fit", kFits, Fit::shrink);
        field.size_pt = table.number("size_pt", 10.5);
        field.size_pt_min = table.number("min_pt", 6);
        field.cells = static_cast<int>(table.integer("cells", 0));
        for (const double group : table.numbers("groups")) field.groups.push_back(static_cast<int>(group));
        for (const Node& option : table.tables("options")) {
            TableReader one(option, reader_.problems);
            field.options.push_back({one.required_string("is"), one.required_string("label")});
            one.finish();
        }
        field.when = read_condition(reader_, table.take("when"), per_person || prints_per_person_ ? Scope::person : Scope::whole_case);
        field.optional = table.yes_no("optional", false);
        field.by_hand = table.yes_no("by_hand", false);
        field.for_clerk = table.yes_no("for_clerk", false);
        field.id = table.string("id");
        field.label = !cell.label.empty() ? cell.label : cell.caption;
        for_hand(field, kind_given);
        finish_field(field, cell.place, per_person || prints_per_person_, kind_given);
        return field;
    }

    static bool cell_has(TableReader& table, const char* key) { return table.take(key) != nullptr; }

    static void for_hand(Field& field, bool kind_given) {
        if (!kind_given) return;
        if (field.kind == FieldKind::signature || field.kind == FieldKind::stamp) field.by_hand = true;
        if (field.kind == FieldKind::blank) field.for_clerk = true;
    }

    void finish_field(Field& field, const Place& place, bool in_person, bool kind_given = true) {
        const bool bare = field.path.empty();
        if (bare && !field.by_hand && !field.for_clerk) {
            complain(reader_, place, "欄に「field」がありません。", "項目の道すじを書くか、by_hand・for_clerk を付けてください。");
            return;
        }
        const Item* item = nullptr;
        std::string part;
        if (!bare && field.path != "today") item = check_path(reader_, field.path, place, in_person, &part);
        if (!field.furigana.empty()) check_path(reader_, field.furigana, place, in_person);
        if (item) {
            if (!kind_given) field.kind = usual_kind(*item, part);
            check_kind(field, *item, place);
            if (field.options.empty()) field.options = usual_options(*item);
            field.label = label_of(field.path, *item);
        }
        if (field.id.empty()) field.id = bare ? "box" + std::to_string(++unnamed_) : field.path;
        field.id = id_prefix_ + field.id;
        if (!ids_.insert(field.id).second) complain(reader_, place, "欄「" + field.id + "」が2つあります。", "どちらかに「id = \"…\"」を付けて、名前を分けてください。");
    }

    static FieldKind usual_kind(const Item& item, const std::string& part) {
        switch (item.type) {
            case ItemType::name: return FieldKind::name;
            case ItemType::address: return part.empty() ? FieldKind::address : FieldKind::text;
            case ItemType::date: return FieldKind::date;
            case ItemType::choice: case ItemType::yes_no: return FieldKind::circle;
            case ItemType::multi_choice: return FieldKind::check;
            case ItemType::my_number: return FieldKind::comb;
            case ItemType::kana: case ItemType::text: case ItemType::phone: case ItemType::number: case ItemType::digits:
            case ItemType::postal_code: case ItemType::person: return FieldKind::text;
        }
        return FieldKind::text;
    }

    void check_kind(Field& field, const Item& item, const Place& place) {
        const bool choosing = item.type == ItemType::choice || item.type == ItemType::yes_no || item.type == ItemType::multi_choice;
        const bool shows_choice = field.kind == FieldKind::circle || field.kind == FieldKind::check || field.kind == FieldKind::strike;
        if (shows_choice && !choosing) complain(reader_, place, "○や☑は、選択肢の項目にだけ使えます。", "kind を text などにしてください。");
        if (field.kind == FieldKind::era_date && item.type != ItemType::date) complain(reader_, place, "era_date は日付の項目にだけ使えます。", "kind を確かめてください。");
        if (field.kind == FieldKind::comb && field.cells < 1) complain(reader_, place, "1字ずつのます（comb）に「cells」がありません。", "「cells = 12」のように、ますの数を書いてください。");
        if (item.type == ItemType::my_number) check_my_number(place);
        if (item.type == ItemType::person) complain(reader_, place, "「" + item.label + "」は人を指す項目です。", "「filer.name」のように、役割の項目を書いてください。");
        for (const PrintedOption& option : field.options) {
            const bool yes_no = item.type == ItemType::yes_no && (option.is == "yes" || option.is == "no");
            const bool known = yes_no || has_choice(item, option.is);
            if (!known) complain(reader_, place, "「" + option.is + "」は「" + item.label + "」の選択肢にありません。", "items.toml の choices の id を書いてください。");
        }
    }

    /// 番号法9条: a box for the number only on the forms of my_number.toml, and by ordinance only once the city confirms it.
    void check_my_number(const Place& place) {
        const auto basis = reader_.catalog.my_number_forms.find(form_.id);
        if (basis == reader_.catalog.my_number_forms.end()) {
            complain(reader_, place, "この様式には、個人番号の欄を置けません。", "欄を消してください。法令の根拠があるときは、my_number.toml に様式と根拠を書きます。");
            return;
        }
        const std::string& setting = basis->second.ordinance_setting;
        if (setting.empty() || setting == city_setting_) return;
        complain(reader_, place, "この様式の個人番号は、市の条例で決めているときだけ書けます。", "欄のある [[block]] に「city_setting = \"" + setting + "\"」を書いてください。市町村のファイルで確かめた市だけ、印刷されます。");
    }

    static std::vector<PrintedOption> usual_options(const Item& item) {
        std::vector<PrintedOption> options;
        if (item.type == ItemType::yes_no) return {{"yes", "有"}, {"no", "無"}};
        for (const Choice& choice : item.choices) options.push_back({choice.id, choice.label});
        return options;
    }

    std::string label_of(const std::string& path, const Item& item) const {
        const auto role = reader_.catalog.roles.find(path.substr(0, path.find('.')));
        if (role == reader_.catalog.roles.end() || reader_.catalog.item(role->first)) return item.label;
        return role->second.label + "の" + item.label;
    }

public:
    bool prints_per_person_ = false;

private:
    CatalogReader& reader_;
    Template& form_;
    std::string id_prefix_;
    std::string city_setting_;      // of the block that is being read
    std::set<std::string> ids_;
    int unnamed_ = 0;
};

const TemplateReader::Words<BlockKind> TemplateReader::kBlockKinds = {{"masthead", BlockKind::masthead}, {"title", BlockKind::title}, {"heading", BlockKind::heading},
                                                                     {"text", BlockKind::text}, {"table", BlockKind::table}, {"space", BlockKind::space}, {"new_page", BlockKind::new_page}};
const TemplateReader::Words<Align> TemplateReader::kAligns = {{"left", Align::left}, {"center", Align::centre}, {"centre", Align::centre}, {"right", Align::right}};
const TemplateReader::Words<FieldKind> TemplateReader::kFieldKinds = {
    {"text", FieldKind::text}, {"name", FieldKind::name}, {"address", FieldKind::address}, {"date", FieldKind::date}, {"era_date", FieldKind::era_date},
    {"comb", FieldKind::comb}, {"circle", FieldKind::circle}, {"check", FieldKind::check}, {"strike", FieldKind::strike}, {"signature", FieldKind::signature},
    {"stamp", FieldKind::stamp}, {"blank", FieldKind::blank}};
const TemplateReader::Words<Fit> TemplateReader::kFits = {{"shrink", Fit::shrink}, {"wrap", Fit::wrap}, {"attach", Fit::attach}, {"stop", Fit::stop}};
const TemplateReader::Words<Shade> TemplateReader::kShades = {{"none", Shade::none}, {"label", Shade::label}, {"clerk", Shade::clerk}};

void read_page(CatalogReader& reader, TableReader& top, Template& form) {
    const Node* node = top.take("page");
    if (!node) return;
    TableReader page(*node, reader.problems);
    const std::string size = page.string("size", "A4");
    const std::string orientation = page.string("orientation", "portrait");
    if (size != "A4") complain(reader, node->place, "用紙は A4 だけです。", "「size = \"A4\"」にしてください。");
    if (orientation == "landscape") std::swap(form.width_mm, form.height_mm);
    const std::vector<double> margins = page.numbers("margin_mm");
    if (margins.size() == 4) {
        form.margin_top_mm = margins[0];
        form.margin_right_mm = margins[1];
        form.margin_bottom_mm = margins[2];
        form.margin_left_mm = margins[3];
    } else if (!margins.empty()) {
        complain(reader, node->place, "余白（margin_mm）は、上・右・下・左の4つです。", "「margin_mm = [12, 15, 14, 15]」のように書いてください。");
    }
    page.finish();
}

}  // namespace

Template read_template(CatalogReader& reader, const CatalogFile& file, const std::string& id, int version) {
    Template form;
    form.id = id;
    form.version = version;
    form.hash = hash_of(file.text);
    form.place = {file.name, 0, 0};
    TableReader top(*file.tree, reader.problems);
    form.code = top.required_string("code");
    if (const Node* title = file.tree->find("title")) form.title_place = title->place;
    form.shown_title = read_texts(reader, top, "title", true);
    form.title = text_in(form.shown_title, "ja");
    form.subtitle = top.string("subtitle");
    form.addressee = top.string("addressee");
    check_city_words(reader, file.tree->find("addressee"));
    form.owner = top.string("owner");
    form.legal_basis = top.strings("legal_basis");
    if (const std::optional<Date> from = top.date("effective_from")) {
        form.effective_from = *from;
    } else if (!file.tree->find("effective_from")) {
        complain(reader, {file.name, 1, 1}, "「effective_from」がありません。", "いつから使う様式かを「effective_from = 2026-04-01」のように書いてください。");
    }
    form.effective_to = top.date("effective_to");
    read_page(reader, top, form);
    TemplateReader blocks(reader, form);
    blocks.prints_per_person_ = reader.catalog.prints_per_person(id);
    for (const Node& node : top.tables("block")) blocks.block(node, form.blocks, "");
    for (const Node& node : top.tables("continuation")) blocks.block(node, form.continuation, "continuation.");
    top.finish();
    if (form.blocks.empty()) complain(reader, {file.name, 0, 0}, "用紙に何も置かれていません。", "[[block]] を足してください。");
    return form;
}

}  // namespace forms

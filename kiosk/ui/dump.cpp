// The widgets of a page as JSON.
// Only written where --dump-widgets names a file, since it holds what is on the screen.
#include "kiosk/ui/dump.h"

#include "forms/document.h"

#include <cmath>

namespace kiosk::ui {

namespace {

forms::Node pixels(double mm, const Panel& panel) { return forms::json_number(std::lround(mm * panel.px_per_mm)); }

}  // namespace

std::string widgets_as_json(const Page& page, const Panel& panel, std::uint64_t turn, std::int64_t own_us) {
    forms::Node::Array widgets;
    for (const Widget& widget : page.widgets) {
        forms::Node::Table table;
        table.emplace_back("id", forms::json_string(widget.id));
        table.emplace_back("role", forms::json_string(std::string(to_id(widget.role))));
        table.emplace_back("x", pixels(widget.box.x_mm, panel));
        table.emplace_back("y", pixels(widget.box.y_mm, panel));
        table.emplace_back("width", pixels(widget.box.width_mm, panel));
        table.emplace_back("height", pixels(widget.box.height_mm, panel));
        table.emplace_back("text", forms::json_string(widget.text()));
        table.emplace_back("target", forms::json_bool(widget.tap.has_value()));
        widgets.push_back({std::move(table), {}});
    }
    forms::Node::Table whole;
    whole.emplace_back("page", forms::json_string(page.id));
    whole.emplace_back("turn", forms::json_number(static_cast<std::int64_t>(turn)));
    whole.emplace_back("own_us", forms::json_number(own_us));
    whole.emplace_back("widgets", forms::Node{std::move(widgets), {}});
    return forms::write_json({std::move(whole), {}});
}

}  // namespace kiosk::ui

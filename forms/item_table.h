// The items of a catalog: in the order of their ids, and found by hash. A case asks for items thousands of times, and their
// ids begin alike, which makes a search tree compare long strings. Knows nothing of what an item is.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace forms {

template <typename Item>
class ItemTable {
public:
    using Map = std::map<std::string, Item>;

    ItemTable() = default;
    ItemTable(const ItemTable& other) : by_id_(other.by_id_) { index(); }
    ItemTable(ItemTable&& other) noexcept = default;      // the items stay where they are
    ItemTable& operator=(ItemTable other) noexcept {
        by_id_.swap(other.by_id_);
        by_hash_.swap(other.by_hash_);
        return *this;
    }
    ~ItemTable() = default;

    /// False if the id is there already; nothing is changed then.
    bool emplace(std::string id, Item item) {
        const auto [at, is_new] = by_id_.emplace(std::move(id), std::move(item));
        if (is_new) by_hash_.emplace(at->first, &at->second);
        return is_new;
    }
    /// Null if there is none.
    const Item* find(std::string_view id) const {
        const auto found = by_hash_.find(id);
        return found == by_hash_.end() ? nullptr : found->second;
    }
    Item& at(const std::string& id) { return by_id_.at(id); }
    std::size_t size() const { return by_id_.size(); }
    typename Map::const_iterator begin() const { return by_id_.begin(); }
    typename Map::const_iterator end() const { return by_id_.end(); }
    typename Map::iterator begin() { return by_id_.begin(); }
    typename Map::iterator end() { return by_id_.end(); }

private:
    void index() {
        for (auto& [id, item] : by_id_) by_hash_.emplace(id, &item);
    }

    Map by_id_;
    std::unordered_map<std::string_view, Item*> by_hash_;      // into by_id_
};

}  // namespace forms

#include "cli/importers/foreign_json.h"

#include <boost/json.hpp>
#include <charconv>

namespace latchkey::importers {

Fields::Fields(const boost::json::value& value, bool& damaged) : object_(value.if_object()), damaged_(damaged) {
  if (object_ == nullptr && !value.is_null()) damaged_ = true;
}

const boost::json::value* Fields::find(std::string_view key) const {
  if (object_ == nullptr) return nullptr;
  const auto* value = object_->if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

bool Fields::has(std::string_view key) const { return find(key) != nullptr; }

std::string Fields::text(std::string_view key) {
  const auto* value = find(key);
  if (value == nullptr) return {};
  if (value->is_string()) return std::string(value->get_string());
  if (value->is_int64() || value->is_uint64()) return boost::json::serialize(*value);
  damaged_ = true;
  return {};
}

std::optional<std::int64_t> Fields::number(std::string_view key) {
  const auto* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) {
    std::int64_t number = 0;
    std::string_view text = value->get_string();
    if (text.empty()) return std::nullopt;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
  } else {
    boost::json::error_code error;
    auto number = value->to_number<std::int64_t>(error);
    if (!error) return number;
  }
  damaged_ = true;
  return std::nullopt;
}

bool Fields::flag(std::string_view key) {
  const auto* value = find(key);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  damaged_ = true;
  return false;
}

Fields Fields::object(std::string_view key) {
  static const boost::json::value nothing;
  const auto* value = find(key);
  return {value == nullptr ? nothing : *value, damaged_};
}

const boost::json::array& Fields::array(std::string_view key) {
  static const boost::json::array nothing;
  const auto* value = find(key);
  if (value == nullptr) return nothing;
  if (value->is_array()) return value->get_array();
  damaged_ = true;
  return nothing;
}

}  // namespace latchkey::importers

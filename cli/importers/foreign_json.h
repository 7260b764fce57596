// An object of somebody else's JSON, read as leniently as such files are written: what is missing or null is empty, and
// a number may stand as text. An object where text belongs is damage, remembered until somebody asks.
#pragma once
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace latchkey::importers {

class Fields {
 public:
  Fields(const boost::json::value& value, bool& damaged);  // both outlive the Fields
  Fields(const boost::json::object& object, bool& damaged) : object_(&object), damaged_(damaged) {}

  bool has(std::string_view key) const;  // neither missing nor null
  std::string text(std::string_view key);
  std::optional<std::int64_t> number(std::string_view key);
  bool flag(std::string_view key);
  Fields object(std::string_view key);
  const boost::json::array& array(std::string_view key);

 private:
  const boost::json::value* find(std::string_view key) const;
  const boost::json::object* object_ = nullptr;  // absent: every field is missing
  bool& damaged_;
};

inline constexpr std::string_view kDamagedEntry = "a field holds something other than it should";

}  // namespace latchkey::importers

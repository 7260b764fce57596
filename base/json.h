// Typed JSON: a struct described with BOOST_DESCRIBE_STRUCT is read and written member by member.
//
//   struct Invite { std::string name; std::optional<std::string> note; };
//   BOOST_DESCRIBE_STRUCT(Invite, (), (name, note))
//   Result<Invite, JsonProblem> invite = parse_json<Invite>(text);
//
// Lenient where growth needs it, strict where mistakes hide: unknown members are ignored; a missing or null member is
// refused unless it is std::optional; a wrong type names its place as a JSON pointer (RFC 6901). Text must be UTF-8, at
// most 32 levels deep; its size is the caller's limit to set. Bytes travel as base64url without padding, times as
// milliseconds since the Unix epoch, ids and described enums as strings.
#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace latchkey {

struct JsonProblem {
  std::string pointer;      // "" is the whole document
  std::string_view reason;  // fixed text
};

// How a type of its own reads and writes itself: specialise for types that are not described structs.
template <typename T>
struct JsonCodec;

namespace json_detail {

// Where the reader stands; a failure leaves it at the offending place.
struct Path {
  std::string pointer;
  std::string_view reason;
  bool refuse(std::string_view why) {
    reason = why;
    return false;
  }
};

template <typename T>
bool read(const boost::json::value& value, T& out, Path& path) {
  return JsonCodec<T>::read(value, out, path);
}
// Appends the value's text.
template <typename T>
void write(std::string& out, const T& value) {
  JsonCodec<T>::write(out, value);
}

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <typename T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;
template <typename T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

// The wire's names hold hyphens ("sign-in"), which identifiers cannot.
template <DescribedEnum T>
std::string name_of(T value) {
  std::string name = boost::describe::enum_to_string(value, "");
  for (char& c : name) c = c == '_' ? '-' : c;
  return name;
}

template <typename T>
void write_optional(std::string& out, const std::optional<T>& value) {
  if (value) {
    write(out, *value);
  } else {
    out += "null";
  }
}

void write_text(std::string& out, std::string_view text);  // quoted and escaped
void write_number(std::string& out, std::int64_t number);
void write_number(std::string& out, std::uint64_t number);

}  // namespace json_detail

// T must be default-constructible.
template <typename T>
Result<T, JsonProblem> from_json(const boost::json::value& value) {
  T out{};
  json_detail::Path path;
  if (!json_detail::read(value, out, path)) return fail(JsonProblem{std::move(path.pointer), path.reason});
  return out;
}

Result<boost::json::value, JsonProblem> parse_json_value(std::string_view text);

template <typename T>
Result<T, JsonProblem> parse_json(std::string_view text) {
  auto value = parse_json_value(text);
  if (!value) return fail(value.error());
  return from_json<T>(*value);
}

// Text at once, without a value for every member in between: an answer with a thousand accounts has fifty thousand.
template <typename T>
std::string to_json(const T& value) {
  std::string out;
  json_detail::write(out, value);
  return out;
}

// For the few places that put objects together member by member.
template <typename T>
boost::json::value to_json_value(const T& value) {
  return boost::json::parse(to_json(value));
}

template <>
struct JsonCodec<boost::json::value> {
  static bool read(const boost::json::value& value, boost::json::value& out, json_detail::Path&) {
    out = value;
    return true;
  }
  static void write(std::string& out, const boost::json::value& value) { out += boost::json::serialize(value); }
};

template <>
struct JsonCodec<bool> {
  static bool read(const boost::json::value& value, bool& out, json_detail::Path& path) {
    if (!value.is_bool()) return path.refuse("expected true or false");
    out = value.get_bool();
    return true;
  }
  static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
};

template <std::integral T>
struct JsonCodec<T> {
  static bool read(const boost::json::value& value, T& out, json_detail::Path& path) {
    boost::json::error_code error;
    T number = value.to_number<T>(error);
    if (error) return path.refuse("expected a whole number in range");
    out = number;
    return true;
  }
  static void write(std::string& out, T value) {
    if constexpr (std::signed_integral<T>) {
      json_detail::write_number(out, std::int64_t{value});
    } else {
      json_detail::write_number(out, std::uint64_t{value});
    }
  }
};

template <>
struct JsonCodec<double> {
  static bool read(const boost::json::value& value, double& out, json_detail::Path& path) {
    boost::json::error_code error;
    double number = value.to_number<double>(error);
    if (error) return path.refuse("expected a number");
    out = number;
    return true;
  }
  static void write(std::string& out, double value) { out += boost::json::serialize(boost::json::value(value)); }
};

template <>
struct JsonCodec<std::string> {
  static bool read(const boost::json::value& value, std::string& out, json_detail::Path& path) {
    if (!value.is_string()) return path.refuse("expected a string");
    out = value.get_string();
    return true;
  }
  static void write(std::string& out, const std::string& value) { json_detail::write_text(out, value); }
};

template <>
struct JsonCodec<Bytes> {
  static bool read(const boost::json::value& value, Bytes& out, json_detail::Path& path) {
    if (!value.is_string()) return path.refuse("expected base64url text");
    auto bytes = parse_base64url(std::string_view(value.get_string()));
    if (!bytes) return path.refuse("expected base64url text");
    out = std::move(*bytes);
    return true;
  }
  static void write(std::string& out, const Bytes& value) {
    out += '"';
    append_base64url(out, value);
    out += '"';
  }
};

template <>
struct JsonCodec<TimePoint> {
  static bool read(const boost::json::value& value, TimePoint& out, json_detail::Path& path) {
    boost::json::error_code error;
    auto ms = value.to_number<std::int64_t>(error);
    // 0001 to 9999: what every client can show.
    if (error || ms < -62135596800000 || ms > 253402300799999) return path.refuse("expected milliseconds since 1970");
    out = from_unix_ms(ms);
    return true;
  }
  static void write(std::string& out, TimePoint value) {
    json_detail::write_number(out, std::int64_t{to_unix_ms(value)});
  }
};

// Written only: an Id has no empty state to be read into, so what is read names it std::optional.
template <typename Tag>
struct JsonCodec<Id<Tag>> {
  static void write(std::string& out, const Id<Tag>& value) { json_detail::write_text(out, value.text()); }
};

template <typename Tag>
struct JsonCodec<std::optional<Id<Tag>>> {
  static bool read(const boost::json::value& value, std::optional<Id<Tag>>& out, json_detail::Path& path) {
    if (value.is_null()) return true;
    if (!value.is_string()) return path.refuse("expected an id");
    out = Id<Tag>::parse(std::string_view(value.get_string()));
    return out ? true : path.refuse("expected an id");
  }
  static void write(std::string& out, const std::optional<Id<Tag>>& value) { json_detail::write_optional(out, value); }
};

template <typename T>
struct JsonCodec<std::optional<T>> {
  static bool read(const boost::json::value& value, std::optional<T>& out, json_detail::Path& path) {
    if (value.is_null()) return true;
    T inner{};
    if (!json_detail::read(value, inner, path)) return false;
    out = std::move(inner);
    return true;
  }
  static void write(std::string& out, const std::optional<T>& value) { json_detail::write_optional(out, value); }
};

template <typename T>
struct JsonCodec<std::vector<T>> {
  static bool read(const boost::json::value& value, std::vector<T>& out, json_detail::Path& path) {
    if (!value.is_array()) return path.refuse("expected an array");
    const auto& array = value.get_array();
    out.reserve(array.size());
    for (std::size_t i = 0; i < array.size(); ++i) {
      std::size_t above = path.pointer.size();
      path.pointer += "/" + std::to_string(i);
      T item{};
      if (!json_detail::read(array[i], item, path)) return false;
      path.pointer.resize(above);
      out.push_back(std::move(item));
    }
    return true;
  }
  static void write(std::string& out, const std::vector<T>& value) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ',';
      json_detail::write<T>(out, value[i]);
    }
    out += ']';
  }
};

template <json_detail::DescribedEnum T>
struct JsonCodec<T> {
  static bool read(const boost::json::value& value, T& out, json_detail::Path& path) {
    if (!value.is_string()) return path.refuse("expected a string");
    std::string name(value.get_string());
    for (char& c : name) c = c == '-' ? '_' : c;
    return boost::describe::enum_from_string(name.c_str(), out) ? true : path.refuse("not one of the known values");
  }
  static void write(std::string& out, T value) { json_detail::write_text(out, json_detail::name_of(value)); }
};

template <json_detail::DescribedStruct T>
struct JsonCodec<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

  static bool read(const boost::json::value& value, T& out, json_detail::Path& path) {
    if (!value.is_object()) return path.refuse("expected an object");
    const auto& object = value.get_object();
    bool good = true;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (!good) return;
      using Member = std::remove_cvref_t<decltype(out.*member.pointer)>;
      std::size_t above = path.pointer.size();
      path.pointer += "/" + std::string(member.name);
      const auto* found = object.if_contains(member.name);
      if (found) {
        good = json_detail::read(*found, out.*member.pointer, path);
      } else if (!json_detail::is_optional<Member>) {
        good = path.refuse("missing");
      }
      if (good) path.pointer.resize(above);
    });
    return good;
  }
  static void write(std::string& out, const T& value) {
    out += '{';
    bool first = true;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (!std::exchange(first, false)) out += ',';
      json_detail::write_text(out, member.name);
      out += ':';
      json_detail::write(out, value.*member.pointer);
    });
    out += '}';
  }
};

}  // namespace latchkey

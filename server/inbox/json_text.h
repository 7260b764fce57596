// JSON written straight into one buffer, which is wiped. base/json.h builds trees on the way, and their freed strings
// keep what they held; this is for text that must be gone once it is sealed.
#pragma once
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/secret_bytes.h"

namespace latchkey::inbox {

class JsonText {
 public:
  JsonText() { grow(1024); }
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  JsonText& begin_object(std::string_view name = {});
  JsonText& end_object();
  JsonText& begin_array(std::string_view name);
  JsonText& end_array();
  // Bytes that are not UTF-8 become U+FFFD. None is null.
  JsonText& text(std::string_view name, std::optional<std::string_view> value);
  JsonText& time(std::string_view name, std::optional<TimePoint> value);
  JsonText& integer(std::string_view name, std::int64_t value);
  JsonText& number(std::string_view name, double value);  // 0 to 1, three digits
  JsonText& bytes(std::string_view name, BytesView value);

  SecretBytes take();

 private:
  void name(std::string_view name);
  void put(std::string_view text);
  void put_escaped(std::string_view text);
  void grow(std::size_t capacity);

  SecretBytes buffer_;
  std::size_t used_ = 0;
  bool first_ = true;  // in the object or array that is open
};

}  // namespace latchkey::inbox

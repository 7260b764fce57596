// Bytes that nobody may see twice: moved but never copied, wiped at their end, without == or <<. expose() is the word
// to search for in review.
#pragma once
#include <cstddef>
#include <string_view>

#include "base/bytes.h"

namespace latchkey {

class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size) : bytes_(size) {}
  explicit SecretBytes(BytesView bytes)
      : bytes_(bytes.begin(), bytes.end()) {}  // the source stays the caller's to wipe
  explicit SecretBytes(std::string_view text) : SecretBytes(as_bytes(text)) {}
  SecretBytes(SecretBytes&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes() { wipe(); }

  BytesView expose() const { return bytes_; }
  std::string_view expose_text() const { return as_text(bytes_); }
  std::span<std::uint8_t> expose_writable() { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  SecretBytes clone() const { return SecretBytes(BytesView(bytes_)); }  // a copy that says so

 private:
  void wipe();
  Bytes bytes_;
};

// Overwrites in a way the optimizer keeps. For buffers a library or the system made us use.
void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);  // and empties it

// Time depends on the length alone.
bool equal_in_constant_time(BytesView a, BytesView b);

}  // namespace latchkey

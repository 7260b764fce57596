// Given<T>: a member of an answer that must be there, for types that have no empty value (ids, keys, signatures). It is
// empty only until JSON was read into it, so asking an empty one is a broken promise of ours. Secrets are read and
// written as bytes are.
#pragma once
#include "base/json.h"
#include "base/secret_bytes.h"
#include "crypto/seal/keys.h"

namespace latchkey::client {

template <typename T>
class Given {
 public:
  Given() = default;
  Given(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor): it is the value
  const T& operator*() const { return LK_CHECK(value_), *value_; }
  const T* operator->() const { return &**this; }
  friend bool operator==(const Given& given, const T& other) { return *given == other; }

 private:
  std::optional<T> value_;
};

}  // namespace latchkey::client

template <typename Tag>
struct latchkey::JsonCodec<latchkey::client::Given<latchkey::Id<Tag>>> {
  using Value = client::Given<Id<Tag>>;
  static bool read(const boost::json::value& value, Value& out, json_detail::Path& path) {
    if (!value.is_string()) return path.refuse("expected an id");
    auto id = Id<Tag>::parse(std::string_view(value.get_string()));
    if (!id) return path.refuse("expected an id");
    out = std::move(*id);
    return true;
  }
  static void write(std::string& out, const Value& value) { json_detail::write(out, *value); }
};

template <typename Tag, std::size_t N>
struct latchkey::JsonCodec<latchkey::client::Given<latchkey::seal::Fixed<Tag, N>>> {
  using Value = client::Given<seal::Fixed<Tag, N>>;
  static bool read(const boost::json::value& value, Value& out, json_detail::Path& path) {
    Bytes bytes;
    if (!json_detail::read(value, bytes, path)) return false;
    auto fixed = seal::Fixed<Tag, N>::from(bytes);
    if (!fixed) return path.refuse("expected another number of bytes");
    out = *fixed;
    return true;
  }
  static void write(std::string& out, const Value& value) { json_detail::write_text(out, base64url(value->view())); }
};

template <>
struct latchkey::JsonCodec<latchkey::SecretBytes> {
  static bool read(const boost::json::value& value, SecretBytes& out, json_detail::Path& path) {
    Bytes bytes;
    if (!json_detail::read(value, bytes, path)) return false;
    out = SecretBytes(BytesView(bytes));
    wipe(bytes);
    return true;
  }
  static void write(std::string& out, const SecretBytes& value) {
    json_detail::write_text(out, base64url(value.expose()));
  }
};

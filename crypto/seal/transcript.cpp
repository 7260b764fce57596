#include "crypto/seal/transcript.h"

#include <sodium.h>

#include <limits>

#include "crypto/seal/sodium.h"

namespace latchkey::seal {
namespace {

constexpr std::string_view kVersion = "latchkey/1";

std::size_t size_of(const Field& field) { return field.number() ? 8 : field.bytes().size(); }

std::size_t encoded_size(Fields fields) {
  std::size_t size = 0;
  for (const Field& field : fields) size += 4 + size_of(field);
  return size;
}

class Writer {
 public:
  explicit Writer(std::span<std::uint8_t> out) : out_(out) {}
  void write(const Field& field) {
    std::size_t size = size_of(field);
    LK_CHECK(size <= std::numeric_limits<std::uint32_t>::max());
    big_endian(size, 4);
    if (auto number = field.number()) {
      big_endian(*number, 8);
    } else {
      for (std::uint8_t byte : field.bytes()) out_[at_++] = byte;
    }
  }

 private:
  void big_endian(std::uint64_t number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out_[at_++] = static_cast<std::uint8_t>(number >> shift);
  }
  std::span<std::uint8_t> out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view text_of(Tier tier) { return tier == Tier::use ? "use" : "manage"; }

std::string_view text_of(AccountRole role) { return role == AccountRole::owner ? "owner" : "collaborator"; }

std::optional<Tier> parse_tier(std::string_view text) {
  if (text == "use") return Tier::use;
  if (text == "manage") return Tier::manage;
  return std::nullopt;
}

std::optional<AccountRole> parse_account_role(std::string_view text) {
  if (text == "owner") return AccountRole::owner;
  if (text == "collaborator") return AccountRole::collaborator;
  return std::nullopt;
}

SecretBytes encode(Fields fields) {
  // Measured first, then written once: a buffer that grew would leave secrets in the memory it grew out of.
  SecretBytes out(encoded_size(fields));
  Writer writer(out.expose_writable());
  for (const Field& field : fields) writer.write(field);
  return out;
}

SecretBytes transcript(std::string_view operation, std::string_view label, Fields fields) {
  const Field head[] = {kVersion, operation, label};
  SecretBytes out(encoded_size(head) + encoded_size(fields));
  Writer writer(out.expose_writable());
  for (const Field& field : head) writer.write(field);
  for (const Field& field : fields) writer.write(field);
  return out;
}

Hash hash(std::string_view label, Fields fields) {
  ready();
  SecretBytes input = transcript("hash", label, fields);
  std::array<std::uint8_t, Hash::kSize> out;
  LK_CHECK(crypto_generichash(out.data(), out.size(), input.expose().data(), input.size(), nullptr, 0) == 0);
  return Hash(out);
}

SecretBytes derive(BytesView key, std::string_view label, Fields fields, std::size_t size) {
  ready();
  LK_CHECK(key.size() >= crypto_generichash_KEYBYTES_MIN && key.size() <= crypto_generichash_KEYBYTES_MAX);
  LK_CHECK(size >= crypto_generichash_BYTES_MIN && size <= crypto_generichash_BYTES_MAX);
  SecretBytes input = transcript("derive", label, fields);
  SecretBytes out(size);
  LK_CHECK(crypto_generichash(out.expose_writable().data(), size, input.expose().data(), input.size(), key.data(),
                              key.size()) == 0);
  return out;
}

}  // namespace latchkey::seal

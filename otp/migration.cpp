#include "otp/migration.h"

#include <algorithm>

#include "base/bytes.h"
#include "otp/link_text.h"
#include "otp/protobuf_reader.h"

namespace latchkey::otp {
namespace {

constexpr std::string_view kScheme = "otpauth-migration://";
// A QR code holds 2,953 bytes; other tools write the same links without that limit.
constexpr std::size_t kLongestLink = 1 << 18;
constexpr std::size_t kMostEntries = 1000;

// Bytes that hold seeds: wiped when the link has been read or refused.
struct Payload {
  Bytes bytes;
  explicit Payload(Bytes from) : bytes(std::move(from)) {}
  Payload(Payload&&) = default;
  Payload& operator=(Payload&&) = delete;
  ~Payload() { wipe(std::span(bytes)); }
};

Result<Payload, OtpProblem> decode_data(std::string_view text) {
  auto data = percent_decode(text, Plus::literal);
  if (!data) return fail(OtpProblem::bad_escape);
  // Passed through a form, the pluses of base64 come back as blanks; other tools write the alphabet for links.
  std::replace(data->begin(), data->end(), ' ', '+');
  std::replace(data->begin(), data->end(), '-', '+');
  std::replace(data->begin(), data->end(), '_', '/');
  auto bytes = parse_base64(*data);
  wipe(*data);
  if (!bytes) return fail(OtpProblem::bad_base64);
  return Payload(std::move(*bytes));
}

// An entry as it stands in the message; numbers outside its lists are refused when it becomes an OtpUri.
Result<OtpUri, OtpProblem> parse_entry(BytesView message) {
  OtpUri::Parts parts;
  std::uint64_t algorithm = 0, digits = 0, type = 0, counter = 0;
  ProtobufReader reader(message);
  while (auto field = reader.next()) {
    bool bytes = field->wire == ProtobufField::Wire::bytes;
    bool number = field->wire == ProtobufField::Wire::varint;
    switch (field->number) {
      case 1:
        if (!bytes) return fail(OtpProblem::bad_payload);
        parts.seed = SecretBytes(field->bytes);
        break;
      case 2:
        if (!bytes) return fail(OtpProblem::bad_payload);
        parts.name = as_text(field->bytes);
        break;
      case 3:
        if (!bytes) return fail(OtpProblem::bad_payload);
        parts.issuer = as_text(field->bytes);
        break;
      case 4:
      case 5:
      case 6:
      case 7:
        if (!number) return fail(OtpProblem::bad_payload);
        (field->number == 4   ? algorithm
         : field->number == 5 ? digits
         : field->number == 6 ? type
                              : counter) = field->value;
        break;
      default: break;  // a newer exporter may say more
    }
  }
  if (reader.is_damaged()) return fail(OtpProblem::bad_payload);

  // 0 is "not given" in each list.
  switch (algorithm) {
    case 0:
    case 1: parts.algorithm = Algorithm::sha1; break;
    case 2: parts.algorithm = Algorithm::sha256; break;
    case 3: parts.algorithm = Algorithm::sha512; break;
    default: return fail(OtpProblem::unknown_algorithm);  // 4 is MD5
  }
  switch (digits) {
    case 0:
    case 1: parts.digits = 6; break;
    case 2: parts.digits = 8; break;
    case 3: parts.digits = 7; break;
    default: return fail(OtpProblem::bad_digits);
  }
  switch (type) {
    case 0:
    case 2: parts.type = OtpType::totp; break;
    case 1:
      parts.type = OtpType::hotp;
      parts.counter = counter;  // protobuf leaves a zero out, so what is missing is zero
      break;
    default: return fail(OtpProblem::unknown_type);
  }
  // The name is the label of the link the entry was scanned from, "Issuer:name" as often as not.
  if (std::size_t colon = parts.name.find(':'); colon != std::string::npos) {
    std::string prefix(trim(std::string_view(parts.name).substr(0, colon)));
    if (parts.issuer.empty()) parts.issuer = prefix;
    if (parts.issuer == prefix) parts.name.erase(0, colon + 1);
  }
  return OtpUri::make(std::move(parts));
}

Result<Migration, OtpProblem> parse_message(BytesView message) {
  Migration migration;
  std::uint64_t part = 0, parts = 0;
  ProtobufReader reader(message);
  while (auto field = reader.next()) {
    if (field->number == 1) {
      if (field->wire != ProtobufField::Wire::bytes) return fail(OtpProblem::bad_payload);
      if (migration.entries.size() == kMostEntries) return fail(OtpProblem::too_many_entries);
      LK_TRY(entry, parse_entry(field->bytes));
      migration.entries.push_back(std::move(entry));
    } else if (field->number >= 3 && field->number <= 5) {
      if (field->wire != ProtobufField::Wire::varint) return fail(OtpProblem::bad_payload);
      if (field->number == 3) parts = field->value;
      if (field->number == 4) part = field->value;
      // A random number, negative in half of all exports: protobuf then writes 64 bits of it.
      if (field->number == 5) migration.batch_id = static_cast<std::int32_t>(static_cast<std::uint32_t>(field->value));
    }
  }
  if (reader.is_damaged() || migration.entries.empty()) return fail(OtpProblem::bad_payload);
  // Other exporters count parts from 1 or leave the numbers out. The entries can be read all the same, so numbers that
  // make no sense count as none.
  if (parts <= kMostEntries && part < parts) {
    migration.part = static_cast<std::int32_t>(part);
    migration.parts = static_cast<std::int32_t>(parts);
  }
  return migration;
}

}  // namespace

bool is_migration(std::string_view text) { return equal_in_any_case(trim(text).substr(0, kScheme.size()), kScheme); }

Result<Migration, OtpProblem> parse_migration(std::string_view text) {
  text = trim(text);
  if (!is_migration(text)) return fail(OtpProblem::not_migration);
  if (text.size() > kLongestLink) return fail(OtpProblem::too_long);
  text.remove_prefix(kScheme.size());
  text = text.substr(0, text.find('#'));
  std::size_t question = text.find('?');
  if (question == std::string_view::npos) return fail(OtpProblem::missing_data);
  std::string_view query = text.substr(question + 1);
  std::optional<std::string_view> data;
  while (!query.empty()) {
    std::size_t end = std::min(query.find('&'), query.size());
    std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (!pair.starts_with("data=")) continue;
    if (data) return fail(OtpProblem::duplicate_parameter);
    data = pair.substr(5);
  }
  if (!data || data->empty()) return fail(OtpProblem::missing_data);
  LK_TRY(payload, decode_data(*data));
  return parse_message(payload.bytes);
}

}  // namespace latchkey::otp

#include "otp/protobuf_reader.h"

namespace latchkey::otp {

std::optional<ProtobufField> ProtobufReader::next() {
  if (rest_.empty() || damaged_) return std::nullopt;
  // Taken back at the one place below where a field came out whole.
  damaged_ = true;
  auto tag = varint();
  // Field numbers have 29 bits and start at 1.
  if (!tag || *tag >> 32 != 0 || *tag >> 3 == 0) return std::nullopt;
  ProtobufField field;
  field.number = static_cast<std::uint32_t>(*tag >> 3);
  switch (*tag & 7) {
    case 0: {
      auto value = varint();
      if (!value) return std::nullopt;
      field.value = *value;
      break;
    }
    case 1:
      field.wire = ProtobufField::Wire::fixed64;
      if (!take(8)) return std::nullopt;
      break;
    case 2: {
      field.wire = ProtobufField::Wire::bytes;
      auto size = varint();
      if (!size) return std::nullopt;
      auto bytes = take(*size);
      if (!bytes) return std::nullopt;
      field.bytes = *bytes;
      break;
    }
    case 5:
      field.wire = ProtobufField::Wire::fixed32;
      if (!take(4)) return std::nullopt;
      break;
    default: return std::nullopt;
  }
  damaged_ = false;
  return field;
}

std::optional<std::uint64_t> ProtobufReader::varint() {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 10 && i < rest_.size(); ++i) {
    std::uint64_t bits = rest_[i] & 0x7F;
    // The tenth byte holds the 64th bit and no more.
    if (i == 9 && bits > 1) return std::nullopt;
    value |= bits << (7 * i);
    if ((rest_[i] & 0x80) == 0) {
      rest_ = rest_.subspan(i + 1);
      return value;
    }
  }
  return std::nullopt;
}

std::optional<BytesView> ProtobufReader::take(std::uint64_t size) {
  if (size > rest_.size()) return std::nullopt;
  auto taken = rest_.first(static_cast<std::size_t>(size));
  rest_ = rest_.subspan(taken.size());
  return taken;
}

}  // namespace latchkey::otp

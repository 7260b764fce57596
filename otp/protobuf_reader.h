// Reads protobuf's wire format (https://protobuf.dev/programming-guides/encoding/) field by field, without a schema
// compiler: an export's QR code is the one place we meet it.
#pragma once
#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace latchkey::otp {

struct ProtobufField {
  enum class Wire { varint, fixed64, bytes, fixed32 };
  std::uint32_t number = 0;
  Wire wire = Wire::varint;
  std::uint64_t value = 0;  // of varint; the fixed ones are skipped over, nothing we read uses them
  BytesView bytes;          // of bytes: a view into the message
};

class ProtobufReader {
 public:
  explicit ProtobufReader(BytesView message) : rest_(message) {}  // the memory outlives the reader and its fields

  // The next field, or nothing at the end of the message and at the first byte that is not protobuf: ask is_damaged().
  // Groups, which protobuf gave up in 2008, count as damage.
  std::optional<ProtobufField> next();
  bool is_damaged() const { return damaged_; }

 private:
  std::optional<std::uint64_t> varint();
  std::optional<BytesView> take(std::uint64_t size);
  BytesView rest_;
  bool damaged_ = false;
};

}  // namespace latchkey::otp

// Any bytes as a chunk's text, in any place: refused, or codes that pack into the same bytes, one for each step and
// none for the steps beside them.
#include "base/check.h"
#include "crypto/open/code_window.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Four numbers that say where, then the text. In two bytes each (the step counted from its day) most are near a
  // window that holds; in eight they are whatever a server could write into a row.
  if (size < 1) return 0;
  const bool wide = (data[0] & 1) != 0;
  const std::size_t width = wide ? 8 : 2;
  if (size < 1 + 4 * width) return 0;
  std::uint64_t numbers[4];
  for (std::size_t n = 0; n < 4; ++n) {
    numbers[n] = 0;
    for (std::size_t i = 0; i < width; ++i) numbers[n] = numbers[n] << 8 | data[1 + n * width + i];
  }
  const BytesView text = BytesView(data, size).subspan(1 + 4 * width);
  const std::uint64_t day_begins = wide || numbers[2] == 0 ? 0 : numbers[0] * 86400 / numbers[2];
  const open::WindowPlace at{.seed_revision = 1,
                             .day = numbers[0],
                             .first_step = day_begins + numbers[1],
                             .period = numbers[2],
                             .count = numbers[3]};
  auto window = open::CodeWindow::parse(at, SecretBytes(text));
  if (!window) return 0;
  std::vector<std::string> codes;
  for (std::uint64_t i = 0; i < at.count; ++i) {
    LK_CHECK((at.first_step + i) * at.period / 86400 == at.day);
    auto code = window->code_at(at.first_step + i);
    LK_CHECK(code);
    codes.push_back(*code);
  }
  LK_CHECK(!window->code_at(at.first_step + at.count) && !window->code_at(at.first_step - 1));
  auto packed = open::CodeWindow::pack(window->alphabet(), codes);
  LK_CHECK(packed && equal_in_constant_time(packed->expose(), text));
  return 0;
}

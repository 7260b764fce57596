#include "cli/client/names.h"

#include <unicode/unistr.h>

namespace latchkey::client {
namespace {

icu::UnicodeString folded(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text)).foldCase();
}

}  // namespace

bool same_in_any_case(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

bool begins_in_any_case(std::string_view text, std::string_view beginning) {
  return folded(text).startsWith(folded(beginning)) != 0;
}

}  // namespace latchkey::client

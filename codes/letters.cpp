#include "codes/letters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <string_view>
#include <vector>

namespace latchkey::codes {
namespace {

// Letters that Unicode does not decompose although people write them with and without their stroke, dot or tail.
char32_t plain(char32_t c) {
  switch (c) {
    case U'đ':
    case U'ð': return U'd';
    case U'ł': return U'l';
    case U'ø': return U'o';
    case U'ı': return U'i';
    case U'ß': return U's';
    case U'æ': return U'a';
    case U'œ': return U'o';
    case U'ς': return U'σ';
    // One Arabic letter, three keyboards: Arabic, Persian and Urdu write yeh, kaf and heh with different code points.
    case U'\u0649':
    case U'\u06CC':
    case U'\u06D2': return U'\u064A';
    case U'\u06A9': return U'\u0643';
    case U'\u0629':
    case U'\u06C1':
    case U'\u06BE':
    case U'\u06D5': return U'\u0647';
    case U'’':
    case U'‘':
    case U'ʻ':
    case U'ʼ':
    case U'`':
    case U'´': return U'\'';
    default: return c;
  }
}

bool is_nukta(char32_t c) { return c == 0x93C || c == 0x9BC || c == 0xA3C || c == 0xABC || c == 0xB3C || c == 0xCBC; }

// Vowel signs of Indic and South-East Asian scripts are marks as well, but carry the word and stay.
bool is_dropped_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x591 && c <= 0x5C7 && c != 0x5BE) ||
         (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 ||
         (c >= 0x6D6 && c <= 0x6ED && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) || is_nukta(c) ||
         c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_dense(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_BOPOMOFO: return true;
    default: return false;
  }
}

char32_t punctuation(char32_t c) {
  switch (c) {
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'―':
    case U'−':
    case U'﹣': return U'-';
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'«':
    case U'»':
    case U'″': return U'"';
    case U'،': return U',';
    case U'؛': return U';';
    case U'؟': return U'?';
    case U'۔': return U'.';
    case U'։':
    case U'∶':
    case U'︰':
    case U'ː': return U':';
    default: return c;
  }
}

Character look_up(char32_t c) {
  auto point = static_cast<UChar32>(c);
  Character out{c, c, 0};
  auto type = u_charType(point);
  if (type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || is_dropped_mark(c)) {
    if (c == U'\n') return out;
    if (c == U'\t') return {U' ', U' ', kBlank};
    out.kind = kDrop;
    return out;
  }
  if (u_isUWhiteSpace(point) || c == 0x2800) return {U' ', U' ', kBlank};
  if (c == 0x2028 || c == 0x2029) return {U'\n', U'\n', 0};
  if (type == U_DECIMAL_DIGIT_NUMBER) {
    out.shown = out.folded = U'0' + static_cast<char32_t>(u_charDigitValue(point));
    out.kind = kDigit;
    return out;
  }
  if ((c >= 0xFF01 && c <= 0xFF5E)) out.shown = c - 0xFEE0;
  out.shown = punctuation(out.shown);

  // Compatibility forms (full-width, half-width, mathematical, presentation forms) become the letter they stand for,
  // as long as that is a single one. "½" and "№" stay.
  UErrorCode error = U_ZERO_ERROR;
  static const UNormalizer2* normalizer = unorm2_getNFKDInstance(&error);
  char16_t parts[32];
  char32_t base = out.shown;
  if (U_SUCCESS(error)) {
    auto length = unorm2_getDecomposition(normalizer, point, parts, 32, &error);
    if (U_SUCCESS(error) && length > 0) {
      char32_t only = 0;
      int kept = 0;
      for (std::int32_t i = 0; i < length;) {
        UChar32 part;
        U16_NEXT(parts, i, length, part);
        if (is_dropped_mark(static_cast<char32_t>(part))) continue;
        only = static_cast<char32_t>(part);
        ++kept;
      }
      bool number_form = type == U_OTHER_NUMBER || (only >= U'0' && only <= U'9');
      if (kept == 1 && !number_form && only != U' ') {
        base = only;
        if (c >= 0x10000 || (c >= 0xFF00 && c <= 0xFFEF)) out.shown = only;
      }
    }
  }
  out.folded = plain(punctuation(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(base), U_FOLD_CASE_DEFAULT))));
  if (out.folded == U'\'') out.shown = U'\'';

  auto shown = static_cast<UChar32>(out.shown);
  if (u_isalpha(shown) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_LETTER_NUMBER) {
    out.kind |= kLetter;
    UErrorCode ignored = U_ZERO_ERROR;
    auto script = uscript_getScript(shown, &ignored);
    if (is_dense(script) || c == 0x30FC) out.kind |= kDense;
    if (script == USCRIPT_LATIN) out.kind |= kLatin;
    if (u_isUUppercase(shown) || u_istitle(shown)) out.kind |= kUpper;
  }
  if (type == U_CURRENCY_SYMBOL) out.kind |= kMoney;
  return out;
}

constexpr char32_t kTableEnd = 0x3400;  // beyond: Han and Hangul, which fold to themselves, and rarities

std::vector<Character> make_table() {
  std::vector<Character> table(kTableEnd);
  for (char32_t c = 0; c < kTableEnd; ++c) table[c] = look_up(c);
  return table;
}

}  // namespace

Character character(char32_t point) {
  static const std::vector<Character> table = make_table();
  if (point < kTableEnd) return table[point];
  if ((point >= 0x3400 && point <= 0x9FFF) || (point >= 0xAC00 && point <= 0xD7A3))
    return {point, point, kLetter | kDense};
  return look_up(point);
}

}  // namespace latchkey::codes

#include "mail/helper/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/bytes.h"

namespace latchkey::mail::helper {
namespace {

struct Label {
  std::string_view name;
  const char* converter;  // ICU's name; null for UTF-8 and its subset ASCII, which need none
};

// Sorted by name for the binary search.
constexpr std::array kLabels{
    Label{"ansi_x3.4-1968", nullptr},
    Label{"ascii", nullptr},
    Label{"big5", "windows-950-2000"},
    Label{"big5-hkscs", "Big5-HKSCS"},
    Label{"cn-big5", "windows-950-2000"},
    Label{"cp1250", "windows-1250"},
    Label{"cp1251", "windows-1251"},
    Label{"cp1252", "windows-1252"},
    Label{"cp1253", "windows-1253"},
    Label{"cp1254", "windows-1254"},
    Label{"cp1255", "windows-1255"},
    Label{"cp1256", "windows-1256"},
    Label{"cp1257", "windows-1257"},
    Label{"cp1258", "windows-1258"},
    Label{"cp437", "ibm-437"},
    Label{"cp850", "ibm-850"},
    Label{"cp852", "ibm-852"},
    Label{"cp866", "ibm-866"},
    Label{"cp874", "windows-874"},
    Label{"cp932", "windows-31j"},
    Label{"cp936", "gb18030"},
    Label{"cp949", "windows-949"},
    Label{"cp950", "windows-950-2000"},
    Label{"csbig5", "windows-950-2000"},
    Label{"cseuckr", "windows-949"},
    Label{"csgb2312", "gb18030"},
    Label{"csiso2022jp", "ISO_2022,locale=ja,version=4"},
    Label{"cskoi8r", "KOI8-R"},
    Label{"csshiftjis", "windows-31j"},
    Label{"euc-cn", "gb18030"},
    Label{"euc-jp", "EUC-JP"},
    Label{"euc-kr", "windows-949"},
    Label{"euc-tw", "EUC-TW"},
    Label{"gb18030", "gb18030"},
    Label{"gb2312", "gb18030"},
    Label{"gb_2312-80", "gb18030"},
    Label{"gbk", "gb18030"},
    Label{"hz-gb-2312", "HZ"},
    Label{"ibm437", "ibm-437"},
    Label{"ibm850", "ibm-850"},
    Label{"ibm852", "ibm-852"},
    Label{"ibm866", "ibm-866"},
    Label{"iso-2022-jp", "ISO_2022,locale=ja,version=4"},
    Label{"iso-2022-jp-1", "ISO_2022,locale=ja,version=4"},
    Label{"iso-2022-jp-2", "ISO_2022,locale=ja,version=2"},
    Label{"iso-2022-jp-ms", "ISO_2022,locale=ja,version=4"},
    Label{"iso-2022-kr", "ISO_2022,locale=ko,version=0"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso-8859-10", "ISO-8859-10"},
    Label{"iso-8859-11", "windows-874"},
    Label{"iso-8859-13", "ISO-8859-13"},
    Label{"iso-8859-14", "ISO-8859-14"},
    Label{"iso-8859-15", "ISO-8859-15"},
    Label{"iso-8859-2", "ISO-8859-2"},
    Label{"iso-8859-3", "ISO-8859-3"},
    Label{"iso-8859-4", "ISO-8859-4"},
    Label{"iso-8859-5", "ISO-8859-5"},
    Label{"iso-8859-6", "ISO-8859-6"},
    Label{"iso-8859-6-e", "ISO-8859-6"},
    Label{"iso-8859-6-i", "ISO-8859-6"},
    Label{"iso-8859-7", "ISO-8859-7"},
    Label{"iso-8859-8", "ISO-8859-8"},
    Label{"iso-8859-8-e", "ISO-8859-8"},
    Label{"iso-8859-8-i", "ISO-8859-8"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"iso8859-1", "windows-1252"},
    Label{"iso8859-15", "ISO-8859-15"},
    Label{"iso8859-2", "ISO-8859-2"},
    Label{"iso_8859-1", "windows-1252"},
    Label{"koi8", "KOI8-R"},
    Label{"koi8-r", "KOI8-R"},
    Label{"koi8-ru", "KOI8-U"},
    Label{"koi8-u", "KOI8-U"},
    Label{"ks_c_5601-1987", "windows-949"},
    Label{"ksc5601", "windows-949"},
    Label{"latin1", "windows-1252"},
    Label{"latin2", "ISO-8859-2"},
    Label{"latin5", "windows-1254"},
    Label{"macintosh", "macintosh"},
    Label{"ms_kanji", "windows-31j"},
    Label{"shift-jis", "windows-31j"},
    Label{"shift_jis", "windows-31j"},
    Label{"sjis", "windows-31j"},
    Label{"tis-620", "windows-874"},
    Label{"uhc", "windows-949"},
    Label{"us-ascii", nullptr},
    Label{"utf-16", "UTF-16"},
    Label{"utf-16be", "UTF-16BE"},
    Label{"utf-16le", "UTF-16LE"},
    Label{"utf-32", "UTF-32"},
    Label{"utf-32be", "UTF-32BE"},
    Label{"utf-32le", "UTF-32LE"},
    Label{"utf-8", nullptr},
    Label{"utf8", nullptr},
    Label{"windows-1250", "windows-1250"},
    Label{"windows-1251", "windows-1251"},
    Label{"windows-1252", "windows-1252"},
    Label{"windows-1253", "windows-1253"},
    Label{"windows-1254", "windows-1254"},
    Label{"windows-1255", "windows-1255"},
    Label{"windows-1256", "windows-1256"},
    Label{"windows-1257", "windows-1257"},
    Label{"windows-1258", "windows-1258"},
    Label{"windows-31j", "windows-31j"},
    Label{"windows-874", "windows-874"},
    Label{"windows-949", "windows-949"},
    Label{"x-cp1251", "windows-1251"},
    Label{"x-gbk", "gb18030"},
    Label{"x-mac-cyrillic", "x-mac-cyrillic"},
    Label{"x-mac-roman", "macintosh"},
    Label{"x-sjis", "windows-31j"},
};
static_assert(std::is_sorted(kLabels.begin(), kLabels.end(),
                             [](const Label& a, const Label& b) { return a.name < b.name; }));

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Length of the well-formed UTF-8 sequence at the start of `bytes`, 0 if there is none.
std::size_t sequence(std::string_view bytes) {
  auto lead = static_cast<unsigned char>(bytes.front());
  std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  return length > 0 && length <= bytes.size() && is_utf8(bytes.substr(0, length)) ? length : 0;
}

Decoded from_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return Decoded{std::string(bytes)};
  Decoded out;
  out.complete = false;
  out.text.reserve(bytes.size());
  while (!bytes.empty()) {
    std::size_t length = sequence(bytes);
    if (length > 0) {
      out.text += bytes.substr(0, length);
      bytes.remove_prefix(length);
      continue;
    }
    out.text += kReplacement;
    // One mark for a cut sequence: its continuation bytes go with it.
    do bytes.remove_prefix(1);
    while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xC0) == 0x80);
  }
  return out;
}

Decoded convert(std::string_view bytes, const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name, &error));
  if (U_FAILURE(error) || bytes.size() > INT32_MAX) {
    Decoded out = from_utf8(bytes);
    out.known = false;
    return out;
  }
  Decoded out;
  std::array<UChar, 4096> units{};
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  icu::UnicodeString all;
  do {
    error = U_ZERO_ERROR;
    UChar* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, true, &error);
    all.append(units.data(), 0, static_cast<std::int32_t>(to - units.data()));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (all.isBogus() || U_FAILURE(error)) out.complete = false;
  if (all.indexOf(static_cast<UChar>(0xFFFD)) >= 0) out.complete = false;
  all.toUTF8String(out.text);
  return out;
}

std::string folded(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (c != '"' && c != '\'' && c != ' ' && c != '\t')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

Decoded guess(std::string_view bytes) {
  return is_utf8(bytes) ? Decoded{std::string(bytes)} : convert(bytes, "windows-1252");
}

}  // namespace

Decoded to_utf8(std::string_view bytes, std::string_view charset) {
  std::string wanted = folded(charset);
  if (wanted.empty()) return guess(bytes);
  auto label = std::lower_bound(kLabels.begin(), kLabels.end(), wanted,
                                [](const Label& known, const std::string& name) { return known.name < name; });
  if (label == kLabels.end() || label->name != wanted) {
    Decoded out = guess(bytes);
    out.known = false;
    return out;
  }
  if (label->converter) return convert(bytes, label->converter);
  // Mail called ASCII that is not: senders leave the default and write what they write.
  return wanted.starts_with("utf") ? from_utf8(bytes) : guess(bytes);
}

void warm_charsets() {
  // ICU keeps a converter's table as long as one user is left.
  static std::vector<std::unique_ptr<UConverter, CloseConverter>> kept;
  for (const char* name : {"windows-1252", "ISO_2022,locale=ja,version=4", "gb18030", "windows-1251", "KOI8-R",
                           "windows-950-2000", "windows-949", "windows-31j", "ISO-8859-2", "ISO-8859-15"}) {
    UErrorCode error = U_ZERO_ERROR;
    kept.emplace_back(ucnv_open(name, &error));
  }
}

}  // namespace latchkey::mail::helper

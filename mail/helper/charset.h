// From the charset a mail names to UTF-8. Every conversion in latchkey-mime goes through here; the MIME library is only
// given UTF-8, so it never picks a converter of its own.
//
// Names are taken as browsers take them (WHATWG Encoding): iso-8859-1 means windows-1252, gb2312 means GB 18030. What
// is not on the list is not decoded by its own rules: UTF-7 among them, which hides markup in letters.
#pragma once
#include <string>
#include <string_view>

namespace latchkey::mail::helper {

struct Decoded {
  std::string text;      // UTF-8
  bool known = true;     // false: the name is not on the list, so UTF-8 if it is that, windows-1252 otherwise
  bool complete = true;  // false: U+FFFD stands for bytes that are none of this charset
};

// An empty name means "not said".
Decoded to_utf8(std::string_view bytes, std::string_view charset);

// Opens the frequent converters once, so that a child forked later finds them in memory.
void warm_charsets();

}  // namespace latchkey::mail::helper

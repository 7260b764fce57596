// Text bodies as they are shown: one kind of line end, no control characters, format=flowed undone.
#pragma once
#include <string>
#include <string_view>

namespace latchkey::mail::helper {

// CRLF and lone CR become \n; NUL becomes U+FFFD; other control characters but tab and newline go. A byte order mark at
// the front goes, too.
std::string clean_text(std::string_view text);

// RFC 3676: joins soft-broken paragraphs, keeps quoted ones apart by depth, takes the stuffed blank off. `text` has
// been through clean_text.
std::string unflow(std::string_view text, bool delete_space);

}  // namespace latchkey::mail::helper

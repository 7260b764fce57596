// Takes one raw mail apart with gmime. The one file that includes it; what it returns is UTF-8, within the limits of
// mail/caps.h and mail/frame.h, and shares no memory with the library.
#pragma once
#include <string_view>

#include "base/bytes.h"
#include "mail/frame.h"

namespace latchkey::mail::helper {

// Once, before anything else: starts the library and loads what a child could not load behind its walls.
void start_mime();

// `trusted_host`: whose Authentication-Results to report; see MimeHelper::parse.
Answer read_mail(std::string_view raw, std::string_view trusted_host);

}  // namespace latchkey::mail::helper

// Messages as they come in, readable. They exist from the edge to the seal and no longer: wiped at their end.
#pragma once
#include <memory>
#include <string>
#include <variant>

#include "base/secret_bytes.h"
#include "mail/parsed_mail.h"
#include "server/events/ids.h"

namespace latchkey::inbox {

struct IncomingSms {
  WorkspaceId workspace;  // of the carrier, whose signature has been checked
  SourceId source;
  std::string to;  // E.164
  std::string from;
  std::string text;
  std::string provider_id;  // the carrier's name for this message; the same one is the same message
};

// Why a mail is kept as it came: it took its reader down, was over the caps, or is no mail.
enum class Unreadable { crashed, limits, malformed };

struct UnreadMail {
  Unreadable why;
  std::shared_ptr<const SecretBytes> raw;  // shared with the mail's other recipients; the last to let go wipes it
};

struct IncomingMail {
  std::string recipient;  // as Inbox::find_recipient gave it
  std::variant<mail::ParsedMail, UnreadMail> content;
};

}  // namespace latchkey::inbox

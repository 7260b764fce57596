#include "cli/client/distrust.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

namespace latchkey::client {

std::string id(const Distrust& distrust) {
  std::string text = boost::describe::enum_to_string(distrust.kind, "");
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

std::string sentence(const Distrust& distrust) {
  const auto& subject = distrust.subject;
  switch (distrust.kind) {
    case DistrustKind::log_forked:
      return fmt::format("entry {} of the workspace log is not the one seen here before", subject);
    case DistrustKind::log_went_back:
      return fmt::format("the workspace log has lost entries: {} were seen here before", subject);
    case DistrustKind::log_entry_refused: return fmt::format("the workspace log does not hold at entry {}", subject);
    case DistrustKind::own_identity_mismatch: return "the workspace log knows keys for you that are not yours";
    case DistrustKind::member_not_on_log:
      return fmt::format("the server lists {}, whom nobody let into the workspace", subject);
    case DistrustKind::member_differs_from_log:
      return fmt::format("the server lists {} otherwise than the workspace log", subject);
    case DistrustKind::epoch_not_signed_by_owner: return "the account's keys are not signed by an Owner";
    case DistrustKind::epoch_not_continuous: return "the account's new keys do not come from the keys known here";
    case DistrustKind::epoch_went_back: return "the server shows former keys of the account";
    case DistrustKind::grant_not_signed_by_owner:
      return fmt::format("the access of {} is not signed by an Owner", subject);
    case DistrustKind::key_not_committed: return "the key received for the account is not the one its Owner signed";
    case DistrustKind::inbox_keys_foreign: return "the account's messages would be readable for somebody else";
    case DistrustKind::wrap_unreadable: return "the account's keys do not open";
    case DistrustKind::record_unreadable: return fmt::format("the account's {} record does not open", subject);
    case DistrustKind::record_went_back: return fmt::format("the server shows a former {} record", subject);
    case DistrustKind::chunk_not_signed_by_owner: return "the codes dealt for the account are not signed by an Owner";
  }
  return "not trusted";
}

Failure<Trouble> trouble(const Distrust& distrust) {
  return trouble(Kind::corrupt, "not trusted: " + sentence(distrust));
}

}  // namespace latchkey::client

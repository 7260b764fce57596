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
    case DistrustKind::chain_forked:
      return fmt::format("entry {} of the account's chain is not the one seen here before", subject);
    case DistrustKind::chain_went_back:
      return fmt::format("the account's chain has lost entries: {} were seen here before", subject);
    case DistrustKind::chain_incomplete: return "the server keeps back entries of the account's chain";
    case DistrustKind::chain_entry_refused:
      return fmt::format("the account's chain does not hold at entry {}", subject);
    case DistrustKind::not_granted: return "no Owner gave you the access that the server says you have";
    case DistrustKind::manifest_not_signed_by_owner: return "the account's records are not those an Owner listed";
    case DistrustKind::manifest_went_back: return "the server shows former records of the account";
    case DistrustKind::manifest_forked: return "the server shows other records of the account than it did before";
    case DistrustKind::key_not_committed:
      return "the key received for the account is not the one its Owner committed to";
    case DistrustKind::inbox_keys_foreign: return "the account's messages would be readable for somebody else";
    case DistrustKind::wrap_unreadable: return "the account's keys do not open";
    case DistrustKind::record_unreadable: return fmt::format("the account's {} record does not open", subject);
    case DistrustKind::chunk_not_signed_by_owner: return "the codes dealt for the account are not signed by an Owner";
  }
  return "not trusted";
}

Failure<Trouble> trouble(const Distrust& distrust) {
  return trouble(Kind::corrupt, "not trusted: " + sentence(distrust));
}

}  // namespace latchkey::client

// protocol/seals.md, section 8: code cards, opened and read. What stands in them was written by the server from what
// strangers sent, so every member may be anything; one of another shape is null, and the card still has its code.
#pragma once
#include "cli/client/open_account.h"

namespace latchkey::client {

struct CodeCard {
  std::optional<std::string> from;
  std::optional<std::string> service;
  std::optional<std::string> code;
  std::optional<std::string> bound_domain;
  std::optional<std::string> purpose;
};

// Nothing where it has no card, or one that does not open under any key this member holds.
std::optional<CodeCard> open_card(const OpenAccount& account, const wire::Message& message);

}  // namespace latchkey::client

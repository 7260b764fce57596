#include "server/accounts/account.h"

namespace latchkey::accounts {

Tier tier_of(RecordKind kind) {
  return kind == RecordKind::profile || kind == RecordKind::password ? Tier::use : Tier::manage;
}

seal::AccountRole as_signed(AccountRole role) {
  return role == AccountRole::owner ? seal::AccountRole::owner : seal::AccountRole::collaborator;
}

}  // namespace latchkey::accounts

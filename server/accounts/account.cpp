#include "server/accounts/account.h"

namespace latchkey::accounts {

Tier tier_of(RecordKind kind) {
  return kind == RecordKind::profile || kind == RecordKind::password ? Tier::use : Tier::manage;
}

seal::AccountRole as_signed(AccountRole role) {
  return role == AccountRole::owner ? seal::AccountRole::owner : seal::AccountRole::collaborator;
}

AccountRole of_signed(seal::AccountRole role) {
  return role == seal::AccountRole::owner ? AccountRole::owner : AccountRole::collaborator;
}

seal::RecordKind as_signed(RecordKind kind) {
  switch (kind) {
    case RecordKind::profile: return seal::RecordKind::profile;
    case RecordKind::password: return seal::RecordKind::password;
    case RecordKind::totp: return seal::RecordKind::totp;
    case RecordKind::recovery: return seal::RecordKind::recovery;
    case RecordKind::private_note: return seal::RecordKind::private_note;
  }
  check_failed("a record without a kind", __FILE__, __LINE__);
}

}  // namespace latchkey::accounts

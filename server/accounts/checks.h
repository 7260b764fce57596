// What clients bring for an account, checked before it is kept: sizes that protocol/seals.md fixes, and signatures over
// what the server itself would say.
#pragma once
#include "server/accounts/accounts.h"

namespace latchkey::accounts {

// Whose signature counts, and where.
struct Author {
  WorkspaceId workspace;
  AccountId account;
  MemberId member;
  seal::SignPublic sign_public;
};

Result<Epoch> checked(const Author& author, const EpochBody& body);
Result<Grant> checked(const Author& author, const members::Member& recipient, const GrantBody& body);
Result<Chunk> checked(const Author& author, const ChunkBody& body);
Done check(const RecordBody& body);
Done check(const FormerBody& body);

}  // namespace latchkey::accounts

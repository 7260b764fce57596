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

// Over the records that are then stored, and the entry that is then the chain's last. Kind::conflict where counter or
// entry are others.
Result<Manifest> checked(const Author& author, const ManifestBody& body, std::uint64_t next_counter,
                         const roster::Head& chain, const std::vector<Record>& records);
Result<Chunk> checked(const Author& author, const ChunkBody& body);
Done check(const Wraps& wraps, AccountRole role);
Done check(const RecordBody& body);
Done check(const FormerBody& body);

}  // namespace latchkey::accounts

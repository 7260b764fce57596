// An account's chain and manifest as this machine takes them from a server: fetched whole, replayed against the
// workspace log, and held against what was seen of them before.
#pragma once
#include "cli/client/desk.h"
#include "cli/client/directory.h"
#include "cli/client/distrust.h"
#include "cli/client/wire.h"
#include "roster/account_chain.h"

namespace latchkey::client {

// Asks for the entries that came before those the account brought along.
Outcome complete_chain(Desk& desk, wire::Account& account);

Result<roster::AccountChain, Distrust> read_chain(const Desk& desk, const Directory& directory,
                                                  const wire::Account& account);
Result<Nothing, Distrust> check_manifest(const Desk& desk, const Directory& directory, const wire::Account& account,
                                         const roster::AccountChain& chain);

// The records of both tiers, in lines for a manifest; `recovery` is among them by its hash.
std::vector<seal::RecordLine> record_lines(const wire::Account& account);

// Whose signature counts for what stands beside the chain: whoever was an Owner since the keys of now began. Nothing
// for anybody else.
const TrustedMember* trusted_signer(const Directory& directory, const roster::AccountChain& chain,
                                    const MemberId& member);

}  // namespace latchkey::client

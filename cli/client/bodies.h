// What an Owner's client sends: entries of an account's chain, wraps, sealed records and the manifest that lists them,
// dealt codes.
#pragma once
#include <span>

#include "cli/client/directory.h"
#include "crypto/open/account_key.h"
#include "otp/otpauth_uri.h"
#include "roster/account_chain.h"

namespace latchkey::client {

// An account's two keys of one epoch, as who makes statements about them holds them. Both outlive it.
struct KeyPair {
  const open::AccountKey& use;
  const open::AccountKey& manage;
  const open::AccountKey& of(seal::Tier tier) const { return tier == seal::Tier::use ? use : manage; }
};

// What this member says next on an account's chain, after an entry with that head and time.
struct ChainPosition {
  std::string_view account;
  roster::Head head;
  TimePoint last_at;
};
roster::AccountEntry chain_entry(const Desk& desk, const roster::Head& log, const ChainPosition& after,
                                 const roster::AccountAct& act);

// An account's keys for one member: `manage` is null for a Collaborator. Kind::invalid where the recipient's key cannot
// be boxed to.
Attempt<boost::json::object> wraps_body(Desk& desk, const KeyPair& keys, const TrustedMember& recipient,
                                        seal::AccountRole role);

// Over all records that are kept then.
boost::json::object manifest_body(const Desk& desk, std::string_view account, std::uint64_t counter,
                                  const roster::Head& chain, const std::vector<seal::RecordLine>& records);

struct SealedRecord {
  seal::RecordLine line;
  boost::json::object body;
};
// Kind::limited where the text is longer than a record may be.
Attempt<SealedRecord> seal_record(Desk& desk, const KeyPair& keys, seal::RecordKind kind, std::uint32_t revision,
                                  const SecretBytes& text);

// HOTP has no days; the very short and very long periods are for Owners only.
bool can_be_dealt(const otp::OtpUri& otp);

// A day's codes each, signed by this member.
boost::json::array chunk_bodies(Desk& desk, const open::AccountKey& use, std::uint32_t seed_revision,
                                const otp::OtpUri& otp, std::span<const std::uint64_t> days);

}  // namespace latchkey::client

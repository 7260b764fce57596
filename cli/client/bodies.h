// What an Owner's client sends: signed statements of keys and access, wraps, sealed records, dealt codes.
#pragma once
#include <span>

#include "cli/client/directory.h"
#include "crypto/open/account_key.h"
#include "otp/otpauth_uri.h"

namespace latchkey::client {

// An account's two keys of one epoch, as who makes statements about them holds them. Both outlive it.
struct KeyPair {
  const open::AccountKey& use;
  const open::AccountKey& manage;
  const open::AccountKey& of(seal::Tier tier) const { return tier == seal::Tier::use ? use : manage; }
};

boost::json::object epoch_body(const Desk& desk, const KeyPair& keys);

struct GrantWish {
  const TrustedMember& recipient;
  seal::AccountRole role;
  std::optional<TimePoint> ends_at;
  std::optional<std::string> reason;
};
// Kind::invalid where the recipient's key cannot be boxed to.
Attempt<boost::json::object> grant_body(Desk& desk, const KeyPair& keys, const GrantWish& wish);

// Kind::limited where the text is longer than a record may be.
Attempt<boost::json::object> record_body(Desk& desk, const KeyPair& keys, seal::RecordKind kind, std::uint32_t revision,
                                         const SecretBytes& text);

// HOTP has no days; the very short and very long periods are for Owners only.
bool can_be_dealt(const otp::OtpUri& otp);

// A day's codes each, signed by this member.
boost::json::array chunk_bodies(Desk& desk, const open::AccountKey& use, std::uint32_t seed_revision,
                                const otp::OtpUri& otp, std::span<const std::uint64_t> days);

}  // namespace latchkey::client

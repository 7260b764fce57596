// protocol/seals.md, section 3: from what a member knows (a password) and has (the secret key) to what signs in and
// what unlocks. The server gets `auth`, and nothing here asks it for a salt or a cost.
#pragma once
#include "base/result.h"
#include "crypto/open/secret_key.h"
#include "crypto/seal/context.h"

namespace latchkey::open {

struct MemberKeys {
  SecretBytes auth;         // shown to the server, which keeps seal::auth_hash() of it
  seal::SealingKey unlock;  // seals the identity
};

// The text in NFKC, so that a password typed on another keyboard or system is the same password. Kind::invalid where it
// is not UTF-8.
Result<SecretBytes> normalized_password(std::string_view password);

SecretBytes salt_of(const SecretKey& secret_key, std::string_view member);

// Takes 64 MiB and about a quarter of a second; Kind::unavailable where the memory is not to be had.
Result<SecretBytes> stretch(const SecretBytes& normalized, const SecretBytes& salt);

Result<MemberKeys> member_keys(std::string_view password, const SecretKey& secret_key, const seal::MemberPlace& at);

}  // namespace latchkey::open

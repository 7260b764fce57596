// protocol/seals.md, section 7: what stands inside the records, read from JSON that an Owner's client wrote (this one,
// an older one, or the one in TypeScript) and written back. Unknown members are dropped, missing texts are empty.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/secret_bytes.h"
#include "cli/client/ids.h"

namespace latchkey::client {

struct Profile {
  std::string label;
  std::string service;
  std::string username;
  std::vector<std::string> urls;
  std::string notes;
};

enum class TotpState { pending, active };
struct TotpRecord {
  SecretBytes uri;
  TotpState state = TotpState::active;
  std::optional<SecretBytes> former;

  // The link whose codes the service takes now: while a new one is pending that is the former one, where there is one.
  const SecretBytes& serving() const { return state == TotpState::pending && former ? *former : uri; }
};

struct RecoveryCode {
  std::string code;
  std::optional<TimePoint> used_at;
  std::optional<MemberId> used_by;
};

// Nothing for bytes that opened and are no such record: treated like one that does not open.
std::optional<Profile> read_profile(const SecretBytes& text);
std::optional<SecretBytes> read_password(const SecretBytes& text);
std::optional<TotpRecord> read_totp(const SecretBytes& text);
std::optional<std::vector<RecoveryCode>> read_recovery(const SecretBytes& text);
std::optional<SecretBytes> read_private_note(const SecretBytes& text);

SecretBytes write_profile(const Profile& profile);
SecretBytes write_password(const SecretBytes& password);
SecretBytes write_totp(const SecretBytes& uri, TotpState state);
SecretBytes write_totp(const TotpRecord& record);
SecretBytes write_private_note(const SecretBytes& note);
SecretBytes write_recovery(const std::vector<RecoveryCode>& codes);

}  // namespace latchkey::client

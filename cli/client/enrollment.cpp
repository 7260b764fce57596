#include "cli/client/enrollment.h"

#include "cli/client/pins.h"
#include "crypto/open/unseal.h"

namespace latchkey::client {
namespace {

const std::string kFile = "session";

seal::Context token_context(const seal::MemberPlace& at) { return {"local-token", {at.workspace, at.member}}; }

}  // namespace

Attempt<std::optional<Enrollment>> read_enrollment(const StateFolder& folder) {
  LK_TRY(content, folder.read(kFile));
  if (!content) return std::optional<Enrollment>();
  auto parsed = parse_json<Enrollment>(content->expose_text());
  bool good = parsed && parsed->version == 1 && parsed->device_seed.size() == 32 && parsed->secret_key.size() == 16 &&
              (!parsed->unlock || parsed->unlock->size() == 32);
  if (!good) {
    return trouble(Kind::corrupt, (folder.path() / kFile).string() + ": damaged or of a newer version; sign in again");
  }
  return std::optional(std::move(*parsed));
}

Outcome write_enrollment(const StateFolder& folder, const Enrollment& enrollment) {
  std::string text = to_json(enrollment);
  auto written = folder.write(kFile, as_bytes(text));
  wipe(text);
  return written;
}

Outcome forget_enrollment(const StateFolder& folder) {
  LK_TRY_DONE(folder.remove(kFile));
  return Pins::forget(folder);
}

Bytes seal_token(const seal::SealingKey& unlock, const seal::MemberPlace& at, const SecretBytes& token,
                 Random& random) {
  return seal::seal(unlock, token_context(at), token.expose(), random).bytes();
}

Result<SecretBytes> open_token(const seal::SealingKey& unlock, const seal::MemberPlace& at, BytesView sealed) {
  return open::open_seal(unlock, token_context(at), sealed);
}

}  // namespace latchkey::client

#include "cli/client/session.h"

#include <fmt/format.h>

#include "cli/client/kernel_keyring.h"

namespace latchkey::client {
namespace {

constexpr std::chrono::hours kUnlocked{12};

KernelKeyring keyring_of(const seal::MemberPlace& at) {
  return KernelKeyring(fmt::format("latchkey:{}.{}", at.workspace, at.member));
}

open::PublicIdentity published(const Enrollment& enrollment) {
  return {
      .sign_public = *enrollment.sign_public, .box_public = *enrollment.box_public, .statement = *enrollment.statement};
}

Result<open::Identity> open_identity(const Enrollment& enrollment, const seal::SealingKey& unlock) {
  return open::Identity::open(unlock, enrollment.place(), seal::SealedBytes(enrollment.sealed_identity),
                              published(enrollment));
}

Attempt<open::MemberKeys> keys_from(const Enrollment& enrollment, const SecretBytes& password) {
  auto secret_key = open::SecretKey::from(enrollment.secret_key.expose());
  LK_CHECK(secret_key);
  auto keys = open::member_keys(password.expose_text(), *secret_key, enrollment.place());
  if (!keys) return trouble(keys.error());
  return std::move(*keys);
}

Attempt<Enrollment> need_enrollment(const StateFolder& folder) {
  LK_TRY(enrollment, read_enrollment(folder));
  if (!enrollment) return trouble(Kind::denied, "nobody is signed in here: run latchkey login", Cure::sign_in);
  return std::move(*enrollment);
}

}  // namespace

Attempt<Enrollment> enroll(const Surroundings& surroundings, const Credentials& credentials) {
  const auto& [at, secret_key, password, device_name, keep] = credentials;
  const seal::MemberPlace place{.workspace = at.workspace.text(), .member = at.member.text()};
  LK_TRY(before, read_enrollment(surroundings.folder));
  bool again = before && *before->workspace == at.workspace && *before->member == at.member;
  if (before && !again) {
    return trouble(Kind::conflict, fmt::format("{} is signed in to {} here: run latchkey logout first",
                                               printable(before->name), printable(before->workspace_name)));
  }
  auto keys = open::member_keys(password.expose_text(), secret_key, place);
  if (!keys) return trouble(keys.error());

  Device device{again ? *before->device : DeviceId::generate(surroundings.random),
                again ? open::SigningKey(before->device_seed) : open::SigningKey::generate(surroundings.random),
                device_name, again};
  auto transport = surroundings.connect(at.origin);
  Api api(*transport, at.origin.text(), surroundings.pause);
  LK_TRY(signed_in, sign_in(api, at, *keys, device, surroundings.folder, surroundings.random));

  Enrollment now;
  now.server = at.origin.text();
  now.workspace = at.workspace;
  now.workspace_name = signed_in.answer.workspace_name;
  now.member = at.member;
  now.name = signed_in.answer.name;
  now.email = signed_in.answer.email;
  now.device = device.id;
  now.device_seed = SecretBytes(device.key.expose_seed());
  now.secret_key = SecretBytes(secret_key.expose());
  now.sealed_identity = signed_in.answer.sealed_identity;
  now.sign_public = signed_in.answer.sign_public;
  now.box_public = signed_in.answer.box_public;
  now.statement = signed_in.answer.statement;
  now.sealed_token = seal_token(keys->unlock, place, signed_in.token, surroundings.random);
  now.keep = keep;
  const SecretBytes unlock(keys->unlock.expose());
  if (keep == Keep::file) now.unlock = unlock.clone();
  if (keep == Keep::keyring && !keyring_of(place).keep(unlock, kUnlocked)) now.keep = Keep::nowhere;
  if (keep != Keep::keyring) keyring_of(place).forget();
  LK_TRY_DONE(write_enrollment(surroundings.folder, now));
  return now;
}

Outcome lock(const Surroundings& surroundings) {
  LK_TRY(enrollment, read_enrollment(surroundings.folder));
  if (!enrollment) return finished();
  keyring_of(enrollment->place()).forget();
  if (enrollment->keep != Keep::file) return finished();
  enrollment->keep = Keep::nowhere;
  enrollment->unlock.reset();
  return write_enrollment(surroundings.folder, *enrollment);
}

Outcome sign_out(const Surroundings& surroundings, const AskPassword& ask, bool local) {
  LK_TRY(enrollment, read_enrollment(surroundings.folder));
  if (!enrollment) return finished();
  if (!local) {
    LK_TRY(session, Session::open(surroundings, ask));
    auto ended = session->desk().api.remove(session->desk().path("/sessions/current"));
    // A session the server no longer knows has ended, too.
    if (!ended && ended.error().cure != Cure::sign_in) return fail(ended.error());
  }
  keyring_of(enrollment->place()).forget();
  return forget_enrollment(surroundings.folder);
}

struct Session::Opened {
  open::Identity identity;
  seal::SealingKey unlock;
  std::optional<open::MemberKeys> keys;
};

Attempt<Session::Opened> Session::unlock(const Enrollment& enrollment, const AskPassword& ask) {
  KernelKeyring keyring = keyring_of(enrollment.place());
  std::optional<SecretBytes> kept;
  if (enrollment.keep == Keep::file && enrollment.unlock) kept = enrollment.unlock->clone();
  if (enrollment.keep == Keep::keyring) kept = keyring.read();
  if (kept && kept->size() == 32) {
    seal::SealingKey key(std::move(*kept));
    auto identity = open_identity(enrollment, key);
    // One that does not open is of a password before: ask for the present one.
    if (identity) return Opened{std::move(*identity), std::move(key), std::nullopt};
  }
  LK_TRY(password, ask());
  LK_TRY(keys, keys_from(enrollment, password));
  auto identity = open_identity(enrollment, keys.unlock);
  if (!identity) return trouble(Kind::denied, "this is not the password");
  if (enrollment.keep == Keep::keyring) keyring.keep(SecretBytes(keys.unlock.expose()), kUnlocked);
  seal::SealingKey key = keys.unlock.clone();
  return Opened{std::move(*identity), std::move(key), std::move(keys)};
}

Attempt<std::unique_ptr<Session>> Session::open(const Surroundings& surroundings, AskPassword ask) {
  LK_TRY(enrollment, need_enrollment(surroundings.folder));
  LK_TRY(origin, Origin::parse(enrollment.server));
  LK_TRY(opened, unlock(enrollment, ask));
  auto token = open_token(opened.unlock, enrollment.place(), enrollment.sealed_token);
  if (!token) return trouble(Kind::corrupt, "what is kept here does not open: run latchkey login again", Cure::sign_in);
  LK_TRY(pins, Pins::open(surroundings.folder, opened.identity, enrollment.place(), surroundings.random));
  std::unique_ptr<Session> session(new Session(surroundings, std::move(enrollment), std::move(origin), std::move(ask),
                                               std::move(opened), std::move(pins)));
  session->api_.authorize(std::move(*token));
  return session;
}

Session::Session(const Surroundings& surroundings, Enrollment enrollment, Origin origin, AskPassword ask, Opened opened,
                 Pins pins)
    : enrollment_(std::move(enrollment)),
      origin_(std::move(origin)),
      ask_(std::move(ask)),
      keys_(std::move(opened.keys)),
      transport_(surroundings.connect(origin_)),
      api_(*transport_, origin_.text(), surroundings.pause),
      pins_(std::move(pins)),
      desk_{.api = api_,
            .workspace = *enrollment_.workspace,
            .member = *enrollment_.member,
            .identity = std::move(opened.identity),
            .fingerprint = seal::fingerprint(enrollment_.place(), *enrollment_.sign_public, *enrollment_.box_public),
            .pins = pins_,
            .time = ServerTime(surroundings.clock),
            .random = surroundings.random} {}

Outcome Session::elevate() {
  if (!keys_) {
    LK_TRY(password, ask_());
    LK_TRY(keys, keys_from(enrollment_, password));
    keys_ = std::move(keys);
  }
  auto elevated = client::elevate(api_, desk_.workspace, *keys_);
  if (!elevated) keys_.reset();
  return elevated;
}

}  // namespace latchkey::client

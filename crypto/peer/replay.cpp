#include "crypto/peer/replay.h"

#include "crypto/open/account_key.h"
#include "crypto/open/code_window.h"
#include "crypto/open/identity.h"
#include "crypto/open/invitation.h"
#include "crypto/open/member_keys.h"
#include "crypto/peer/case.h"
#include "crypto/peer/recorded_random.h"
#include "crypto/seal/statement.h"

namespace latchkey::peer {
namespace {

using Problem = std::optional<std::string>;

// Collects the first difference. A case's own form (sizes of keys) is checked the same way: it came from outside.
class Check {
 public:
  void same(std::string_view what, BytesView expected, BytesView actual) {
    if (!std::ranges::equal(expected, actual)) note(std::string(what) + ": " + hex(actual));
  }
  void same(std::string_view what, std::string_view expected, std::string_view actual) {
    if (expected != actual) note(std::string(what) + ": " + std::string(actual));
  }
  void that(std::string_view what, bool holds) {
    if (!holds) note(std::string(what));
  }
  // The end of an opening: `where` is empty where it opened.
  void refusal(const Refused& expected, std::string_view where) {
    if (!expected) {
      if (!where.empty()) note("refused: " + std::string(where));
    } else if (where.empty()) {
      note("not refused");
    } else if (!where.ends_with(*expected)) {
      note("refused by another check: " + std::string(where));
    }
  }
  template <typename T>
  void refusal(const Refused& expected, const Result<T>& result) {
    refusal(expected, result ? std::string_view() : result.error().where);
  }
  void note(std::string text) {
    if (!problem_) problem_ = std::move(text);
  }
  bool good() const { return !problem_; }
  Problem problem() && { return std::move(problem_); }

 private:
  Problem problem_;
};

std::vector<seal::Field> fields_of(const std::vector<FieldValue>& values) {
  std::vector<seal::Field> fields;
  for (const FieldValue& value : values) {
    std::visit(
        [&](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Hex>) {
            fields.emplace_back(BytesView(held));
          } else {
            fields.emplace_back(held);
          }
        },
        value.value);
  }
  return fields;
}

seal::Context context_of(const ContextValue& value) { return seal::Context(value.name, fields_of(value.fields)); }

template <typename T>
T fixed(const Hex& bytes) {
  return *T::from(bytes);
}
bool all_of_size(std::size_t size, std::initializer_list<const Hex*> values) {
  return std::ranges::all_of(values, [&](const Hex* value) { return value->bytes.size() == size; });
}

open::SigningKey signing_key(const Hex& seed) { return open::SigningKey(SecretBytes(BytesView(seed))); }

open::AccountKey account_key(const std::string& workspace, const std::string& account, seal::Tier tier,
                             std::uint64_t epoch, const Hex& key) {
  return open::AccountKey({.workspace = workspace, .account = account, .tier = tier, .epoch = epoch},
                          fixed<seal::SealingKey>(key));
}

void run(const EncodeCase& of, Check& check) { check.same("out", of.out, seal::encode(fields_of(of.fields)).expose()); }

void run(const HashCase& of, Check& check) {
  check.same("out", of.out, seal::hash(of.label, fields_of(of.fields)).view());
}

void run(const DeriveCase& of, Check& check) {
  if (of.key.bytes.size() < 16 || of.key.bytes.size() > 64 || of.size < 16 || of.size > 64) return check.note("sizes");
  check.same("out", of.out, seal::derive(of.key, of.label, fields_of(of.fields), of.size).expose());
}

void run(const ContextCase& of, Check& check) { check.same("out", of.out, context_of(of.context).view()); }

void run(const PadCase& of, Check& check) { check.same("out", of.out, seal::pad(of.text).expose()); }

void run(const PaddedSizeCase& of, Check& check) { check.that("out", seal::padded_size(of.size) == of.out); }

void run(const SealCase& of, Check& check) {
  if (!all_of_size(32, {&of.key}) || !all_of_size(24, {&of.random})) return check.note("sizes");
  const auto key = fixed<seal::SealingKey>(of.key);
  const auto context = context_of(of.context);
  if (!of.refused) {
    RecordedRandom random(of.random);
    check.same("sealed", of.sealed, seal::seal(key, context, of.text, random).view());
  }
  auto opened = open::open_seal(key, context, of.sealed);
  check.refusal(of.refused, opened);
  if (opened) check.same("text", of.text, opened->expose());
}

void run(const BoxCase& of, Check& check) {
  if (!all_of_size(32, {&of.recipient_secret, &of.recipient_public}) || !all_of_size(56, {&of.random})) {
    return check.note("sizes");
  }
  const auto context = context_of(of.context);
  if (!of.refused || !of.sealed) {
    RecordedRandom random(of.random);
    auto sealed = seal::box(fixed<seal::BoxPublic>(of.recipient_public), context, of.text, random);
    check.refusal(of.refused, sealed);
    if (sealed && of.sealed) check.same("sealed", *of.sealed, sealed->view());
  }
  if (!of.sealed) return;
  const open::BoxSecret recipient{SecretBytes(BytesView(of.recipient_secret))};
  check.same("recipient_public", of.recipient_public, recipient.public_key().view());
  auto opened = open::open_box(recipient, context, *of.sealed);
  check.refusal(of.refused, opened);
  if (opened) check.same("text", of.text, opened->expose());
}

void run(const SecretKeyCase& of, Check& check) {
  auto key = open::SecretKey::parse(of.typed);
  constexpr std::string_view problems[] = {"letter", "length", "check"};
  check.refusal(of.refused, key ? std::string_view() : problems[static_cast<int>(key.error())]);
  if (!key) return;
  check.same("secret_key", of.secret_key, key->expose());
  check.same("written", of.written, key->text().expose_text());
}

void run(const MemberCase& of, Check& check) {
  if (!all_of_size(32, {&of.sign_seed, &of.box_secret, &of.sign_public, &of.box_public}) ||
      !all_of_size(64, {&of.statement}) || !all_of_size(24, {&of.random})) {
    return check.note("sizes");
  }
  const seal::MemberPlace at{.workspace = of.workspace, .member = of.member};
  auto secret_key = open::SecretKey::parse(of.secret_key);
  if (!secret_key) return check.note("secret_key");
  auto keys = open::member_keys(of.password, *secret_key, at);
  if (!keys) return check.note(std::string(keys.error().where));
  const open::PublicIdentity expected{.sign_public = fixed<seal::SignPublic>(of.sign_public),
                                      .box_public = fixed<seal::BoxPublic>(of.box_public),
                                      .statement = fixed<seal::Signature>(of.statement)};
  const seal::SealedBytes sealed(of.sealed_identity.bytes);
  if (!of.refused) {
    auto normalized = open::normalized_password(of.password);
    check.same("normalized", of.normalized, normalized->expose());
    SecretBytes salt = open::salt_of(*secret_key, of.member);
    check.same("salt", of.salt, salt.expose());
    auto stretched = open::stretch(*normalized, salt);
    if (!stretched) return check.note("stretched");
    check.same("stretched", of.stretched, stretched->expose());
    check.same("root", of.root, seal::derive(secret_key->expose(), "root", {stretched->expose()}).expose());
    check.same("auth", of.auth, keys->auth.expose());
    check.same("auth_hash", of.auth_hash, seal::auth_hash(at, keys->auth.expose()).view());
    check.same("unlock", of.unlock, keys->unlock.expose());
    const open::Identity identity(signing_key(of.sign_seed), open::BoxSecret(SecretBytes(BytesView(of.box_secret))));
    check.same("sign_public", of.sign_public, identity.signing().public_key().view());
    check.same("box_public", of.box_public, identity.box().public_key().view());
    check.same("fingerprint", of.fingerprint, identity.fingerprint(at).view());
    check.same("statement", of.statement, identity.public_identity(at).statement.view());
    RecordedRandom random(of.random);
    check.same("sealed_identity", of.sealed_identity, identity.seal(keys->unlock, at, random).view());
  }
  auto opened = open::Identity::open(keys->unlock, at, sealed, expected);
  check.refusal(of.refused, opened);
  if (!opened) return;
  check.same("sign_seed", of.sign_seed, opened->signing().expose_seed());
  check.same("box_secret", of.box_secret, opened->box().expose());
}

void run(const DeviceCase& of, Check& check) {
  if (!all_of_size(32, {&of.device_seed, &of.device_public}) || !all_of_size(64, {&of.proof})) {
    return check.note("sizes");
  }
  const seal::SessionStatement session{.origin = of.origin,
                                       .workspace = of.workspace,
                                       .member = of.member,
                                       .device = of.device,
                                       .challenge = of.challenge};
  if (!of.refused) {
    const auto device_key = signing_key(of.device_seed);
    check.same("device_public", of.device_public, device_key.public_key().view());
    check.same("proof", of.proof, device_key.sign(session).view());
  }
  std::string_view where;
  const auto device_public = fixed<seal::SignPublic>(of.device_public);
  if (!seal::verify_session(session, device_public, fixed<seal::Signature>(of.proof))) where = "proof";
  check.refusal(of.refused, where);
}

void run(const InvitationCase& of, Check& check) {
  if (!all_of_size(16, {&of.secret}) || !all_of_size(32, {&of.fingerprint, &of.key_public}) ||
      !all_of_size(64, {&of.proof})) {
    return check.note("sizes");
  }
  const seal::InvitationPlace at{.workspace = of.workspace, .invitation = of.invitation};
  const SecretBytes secret{BytesView(of.secret)};
  SecretBytes token = open::invitation_token(secret, at);
  check.same("token", of.token, token.expose());
  check.same("token_hash", of.token_hash, seal::invitation_hash(at, token.expose()).view());
  const auto key = open::invitation_key(secret, at);
  check.same("key_public", of.key_public, key.public_key().view());
  const seal::JoinStatement said{.workspace = of.workspace,
                                 .invitation = of.invitation,
                                 .member = of.member,
                                 .fingerprint = fixed<seal::Fingerprint>(of.fingerprint)};
  if (!of.refused) check.same("proof", of.proof, key.sign(said).view());
  const bool holds = seal::verify_join(said, fixed<seal::SignPublic>(of.key_public), fixed<seal::Signature>(of.proof));
  check.refusal(of.refused, holds ? "" : "proof");
}

void run(const EpochCase& of, Check& check) {
  if (!all_of_size(32, {&of.use_key, &of.manage_key, &of.use_commitment, &of.manage_commitment, &of.use_inbox,
                        &of.manage_inbox})) {
    return check.note("sizes");
  }
  const seal::EpochPublic said{.use_commitment = fixed<seal::Commitment>(of.use_commitment),
                               .manage_commitment = fixed<seal::Commitment>(of.manage_commitment),
                               .use_inbox = fixed<seal::BoxPublic>(of.use_inbox),
                               .manage_inbox = fixed<seal::BoxPublic>(of.manage_inbox)};
  const auto use = account_key(of.workspace, of.account, seal::Tier::use, of.epoch, of.use_key);
  const auto manage = account_key(of.workspace, of.account, seal::Tier::manage, of.epoch, of.manage_key);
  const auto derived = open::epoch_public(use, manage);
  if (!of.refused) {
    check.same("use_commitment", of.use_commitment, derived.use_commitment.view());
    check.same("manage_commitment", of.manage_commitment, derived.manage_commitment.view());
    check.same("use_inbox_secret", of.use_inbox_secret, use.inbox().expose());
    check.same("manage_inbox_secret", of.manage_inbox_secret, manage.inbox().expose());
    check.same("use_inbox", of.use_inbox, derived.use_inbox.view());
    check.same("manage_inbox", of.manage_inbox, derived.manage_inbox.view());
  }
  check.refusal(of.refused, derived == said ? "" : "epoch");
}

void run(const WrapCase& of, Check& check) {
  auto tier = seal::parse_tier(of.tier);
  if (!tier ||
      !all_of_size(32, {&of.granter_fingerprint, &of.recipient_fingerprint, &of.recipient_secret, &of.recipient_public,
                        &of.key, &of.commitment}) ||
      !all_of_size(56, {&of.random})) {
    return check.note("sizes");
  }
  const open::WrapParties parties{.granter = of.granter,
                                  .granter_fingerprint = fixed<seal::Fingerprint>(of.granter_fingerprint),
                                  .recipient = of.recipient,
                                  .recipient_fingerprint = fixed<seal::Fingerprint>(of.recipient_fingerprint)};
  const auto key = account_key(of.workspace, of.account, *tier, of.epoch, of.key);
  const open::BoxSecret recipient{SecretBytes(BytesView(of.recipient_secret))};
  if (!of.refused) {
    check.same("recipient_public", of.recipient_public, recipient.public_key().view());
    check.same("commitment", of.commitment, key.commitment().view());
    RecordedRandom random(of.random);
    auto made = key.wrap(parties, recipient.public_key(), random);
    if (!made) return check.note("wrap");
    check.same("sealed", of.sealed, made->view());
  }
  auto opened = open::AccountKey::open_wrap(key.at(), parties, recipient, seal::SealedBytes(of.sealed.bytes),
                                            fixed<seal::Commitment>(of.commitment));
  check.refusal(of.refused, opened);
  if (opened) check.same("key", of.key, opened->key().expose());
}

void run(const LoginCase& of, Check& check) {
  if (!all_of_size(32, {&of.member_seed, &of.member_public}) || !all_of_size(64, {&of.signature})) {
    return check.note("sizes");
  }
  const seal::LoginStatement said{.workspace = of.workspace,
                                  .account = of.account,
                                  .member = of.member,
                                  .request = of.request,
                                  .device = of.device,
                                  .opened_at = of.opened_at};
  if (!of.refused) {
    const auto member = signing_key(of.member_seed);
    check.same("member_public", of.member_public, member.public_key().view());
    check.same("signature", of.signature, member.sign(said).view());
  }
  const bool holds =
      seal::verify_login(said, fixed<seal::SignPublic>(of.member_public), fixed<seal::Signature>(of.signature));
  check.refusal(of.refused, holds ? "" : "signature");
}

void run(const FormerCase& of, Check& check) {
  auto tier = seal::parse_tier(of.tier);
  if (!tier || !all_of_size(32, {&of.key, &of.former_key}) || !all_of_size(24, {&of.random}) ||
      of.former_epoch >= of.epoch) {
    return check.note("sizes");
  }
  const auto key = account_key(of.workspace, of.account, *tier, of.epoch, of.key);
  if (!of.refused) {
    const auto former = account_key(of.workspace, of.account, *tier, of.former_epoch, of.former_key);
    RecordedRandom random(of.random);
    check.same("sealed", of.sealed, key.seal_former(former, random).view());
  }
  auto opened = key.open_former(of.former_epoch, seal::SealedBytes(of.sealed.bytes));
  check.refusal(of.refused, opened);
  if (opened) check.same("former_key", of.former_key, opened->key().expose());
}

void run(const RecordCase& of, Check& check) {
  auto kind = seal::parse_record_kind(of.kind);
  auto tier = seal::parse_tier(of.tier);
  if (!kind || !tier || !all_of_size(32, {&of.key}) || !all_of_size(24, {&of.random})) return check.note("sizes");
  const auto key = account_key(of.workspace, of.account, *tier, of.epoch, of.key);
  if (!of.refused) {
    check.that("tier", seal::tier_of(*kind) == *tier);
    if (!check.good()) return;
    RecordedRandom random(of.random);
    check.same("sealed", of.sealed, key.seal_record(*kind, of.id, of.revision, as_bytes(of.text), random).view());
  }
  auto opened = key.open_record(*kind, of.id, of.revision, seal::SealedBytes(of.sealed.bytes));
  check.refusal(of.refused, opened);
  if (opened) check.same("text", of.text, opened->expose_text());
}

void run(const MessageCase& of, Check& check) {
  auto half = seal::parse_message_half(of.half);
  auto tier = seal::parse_tier(of.tier);
  if (!half || !tier || seal::tier_of(*half) != *tier ||
      !all_of_size(32, {&of.key, &of.inbox_secret, &of.inbox_public}) || !all_of_size(56, {&of.random})) {
    return check.note("sizes");
  }
  const auto key = account_key(of.workspace, of.account, *tier, of.epoch, of.key);
  if (!of.refused) {
    const auto inbox = key.inbox();
    check.same("inbox_secret", of.inbox_secret, inbox.expose());
    check.same("inbox_public", of.inbox_public, inbox.public_key().view());
    RecordedRandom random(of.random);
    auto made = seal::box(fixed<seal::BoxPublic>(of.inbox_public),
                          seal::message_context({.workspace = of.workspace,
                                                 .account = of.account,
                                                 .epoch = of.epoch,
                                                 .message = of.message,
                                                 .half = *half,
                                                 .arrived_at = of.arrived_at}),
                          as_bytes(of.text), random);
    if (!made) return check.note("box");
    check.same("sealed", of.sealed, made->view());
  }
  auto opened = key.open_message(of.message, of.arrived_at, seal::SealedBytes(of.sealed.bytes));
  check.refusal(of.refused, opened);
  if (opened) check.same("text", of.text, opened->expose_text());
}

void run(const ChunkCase& of, Check& check) {
  if (!all_of_size(32, {&of.key, &of.owner_seed, &of.owner_public}) || !all_of_size(64, {&of.signature}) ||
      !all_of_size(24, {&of.random})) {
    return check.note("sizes");
  }
  const auto key = account_key(of.workspace, of.account, seal::Tier::use, of.epoch, of.key);
  const open::WindowPlace window{.seed_revision = of.seed_revision,
                                 .day = of.day,
                                 .first_step = of.first_step,
                                 .period = of.period,
                                 .count = of.count};
  const seal::SealedBytes sealed(of.sealed.bytes);
  const seal::ChunkStatement said{.at = key.chunk_place(window), .sealed = seal::sealed_hash(sealed)};
  if (!of.refused) {
    if (of.alphabet < 5 || of.alphabet > 8) return check.note("alphabet");
    auto packed = open::CodeWindow::pack(static_cast<open::CodeAlphabet>(of.alphabet), of.codes);
    if (!packed) return check.note(std::string(packed.error().where));
    check.same("packed", of.packed, packed->expose());
    RecordedRandom random(of.random);
    check.same("sealed", of.sealed, key.seal_chunk(window, *packed, random).view());
    const auto owner = signing_key(of.owner_seed);
    check.same("owner_public", of.owner_public, owner.public_key().view());
    check.same("sealed_hash", of.sealed_hash, said.sealed.view());
    check.same("signature", of.signature, owner.sign(said).view());
  }
  if (!seal::verify_chunk(said, fixed<seal::SignPublic>(of.owner_public), fixed<seal::Signature>(of.signature))) {
    return check.refusal(of.refused, std::string_view("signature"));
  }
  auto opened = key.open_chunk(window, sealed);
  if (!opened) return check.refusal(of.refused, opened);
  auto codes = open::CodeWindow::parse(window, std::move(*opened));
  check.refusal(of.refused, codes);
  if (!codes) return;
  check.that("count", of.codes.size() == of.count);
  for (std::size_t i = 0; check.good() && i < of.codes.size(); ++i) {
    check.same("codes", of.codes[i], codes->code_at(of.first_step + i).value_or("none"));
  }
}

template <typename Case>
bool run_if(std::string_view name, const boost::json::value& value, Check& check) {
  if (name != Case::kCase) return false;
  auto of = from_json<Case>(value);
  if (of) {
    run(*of, check);
  } else {
    check.note(of.error().pointer + " " + std::string(of.error().reason));
  }
  return true;
}

template <typename... Cases>
bool run_one(CaseList<Cases...>, std::string_view name, const boost::json::value& value, Check& check) {
  return (run_if<Cases>(name, value, check) || ...);
}

}  // namespace

std::optional<std::string> replay(const boost::json::value& of) {
  const auto* name = of.is_object() ? of.get_object().if_contains("case") : nullptr;
  if (!name || !name->is_string()) return "not a case";
  std::string_view text(name->get_string());
  Check check;
  if (!run_one(SealCases(), text, of, check) && !run_one(MemberCases(), text, of, check) &&
      !run_one(AccountCases(), text, of, check)) {
    return "unknown case";
  }
  return std::move(check).problem();
}

}  // namespace latchkey::peer

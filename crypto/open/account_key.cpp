#include "crypto/open/account_key.h"

namespace latchkey::open {
namespace {

seal::Context wrap_context(const KeyPlace& at, const WrapParties& parties) {
  return seal::wrap_context({.workspace = at.workspace,
                             .account = at.account,
                             .tier = at.tier,
                             .epoch = at.epoch,
                             .granter = parties.granter,
                             .recipient = parties.recipient,
                             .granter_fingerprint = parties.granter_fingerprint,
                             .recipient_fingerprint = parties.recipient_fingerprint});
}

seal::Context former_context(const KeyPlace& at, std::uint64_t former_epoch) {
  return seal::former_context({.workspace = at.workspace,
                               .account = at.account,
                               .tier = at.tier,
                               .new_epoch = at.epoch,
                               .former_epoch = former_epoch});
}

seal::Context record_context(const KeyPlace& at, seal::RecordKind kind, std::string_view id, std::uint64_t revision) {
  return seal::record_context({.workspace = at.workspace,
                               .account = at.account,
                               .epoch = at.epoch,
                               .kind = kind,
                               .id = id,
                               .revision = revision});
}

seal::Context reason_context(const KeyPlace& at, std::string_view member) {
  return seal::reason_context({.workspace = at.workspace, .account = at.account, .epoch = at.epoch, .member = member});
}

}  // namespace

AccountKey AccountKey::generate(KeyPlace at, Random& random) {
  return AccountKey(std::move(at), seal::SealingKey::generate(random));
}

seal::Commitment AccountKey::commitment() const {
  return *seal::Commitment::from(
      seal::derive(key_.expose(), "commit", {at_.workspace, at_.account, at_.tier, at_.epoch}).expose());
}

BoxSecret AccountKey::inbox() const {
  return BoxSecret(seal::derive(key_.expose(), "inbox", {at_.workspace, at_.account, at_.tier, at_.epoch}));
}

Result<seal::SealedBytes> AccountKey::wrap(const WrapParties& parties, const seal::BoxPublic& recipient,
                                           Random& random) const {
  return seal::box(recipient, wrap_context(at_, parties), key_.expose(), random);
}

Result<AccountKey> AccountKey::open_wrap(KeyPlace at, const WrapParties& parties, const BoxSecret& recipient,
                                         const seal::SealedBytes& wrap, const seal::Commitment& expected) {
  LK_TRY(text, open_box(recipient, wrap_context(at, parties), wrap.view()));
  if (text.size() != 32) return fail(Kind::corrupt, "wrap: length");
  AccountKey key(std::move(at), seal::SealingKey(std::move(text)));
  if (key.commitment() != expected) return fail(Kind::corrupt, "wrap: commitment");
  return key;
}

seal::SealedBytes AccountKey::seal_former(const AccountKey& former, Random& random) const {
  LK_CHECK(former.at_.workspace == at_.workspace && former.at_.account == at_.account && former.at_.tier == at_.tier &&
           former.at_.epoch < at_.epoch);
  return seal::seal(key_, former_context(at_, former.at_.epoch), former.key_.expose(), random);
}

Result<AccountKey> AccountKey::open_former(std::uint64_t former_epoch, const seal::SealedBytes& sealed) const {
  LK_TRY(text, open_seal(key_, former_context(at_, former_epoch), sealed.view()));
  if (text.size() != 32 || former_epoch >= at_.epoch) return fail(Kind::corrupt, "former: length");
  KeyPlace at = at_;
  at.epoch = former_epoch;
  return AccountKey(std::move(at), seal::SealingKey(std::move(text)));
}

seal::SealedBytes AccountKey::seal_record(seal::RecordKind kind, std::string_view id, std::uint64_t revision,
                                          BytesView text, Random& random) const {
  LK_CHECK(seal::tier_of(kind) == at_.tier);
  return seal::seal(key_, record_context(at_, kind, id, revision), text, random);
}

Result<SecretBytes> AccountKey::open_record(seal::RecordKind kind, std::string_view id, std::uint64_t revision,
                                            const seal::SealedBytes& sealed) const {
  if (seal::tier_of(kind) != at_.tier) return fail(Kind::denied, "record: tier");
  return open_seal(key_, record_context(at_, kind, id, revision), sealed.view());
}

Result<SecretBytes> AccountKey::open_message(std::string_view message, TimePoint arrived_at,
                                             const seal::SealedBytes& boxed) const {
  const auto half = at_.tier == seal::Tier::use ? seal::MessageHalf::card : seal::MessageHalf::whole;
  return open_box(inbox(),
                  seal::message_context({.workspace = at_.workspace,
                                         .account = at_.account,
                                         .epoch = at_.epoch,
                                         .message = message,
                                         .half = half,
                                         .arrived_at = arrived_at}),
                  boxed.view());
}

seal::SealedBytes AccountKey::seal_reason(std::string_view member, std::string_view reason, Random& random) const {
  LK_CHECK(at_.tier == seal::Tier::use);
  return seal::seal(key_, reason_context(at_, member), as_bytes(reason), random);
}

Result<SecretBytes> AccountKey::open_reason(std::string_view member, const seal::SealedBytes& sealed) const {
  if (at_.tier != seal::Tier::use) return fail(Kind::denied, "reason: tier");
  return open_seal(key_, reason_context(at_, member), sealed.view());
}

seal::ChunkPlace AccountKey::chunk_place(const WindowPlace& window) const {
  return {.workspace = at_.workspace,
          .account = at_.account,
          .epoch = at_.epoch,
          .seed_revision = window.seed_revision,
          .day = window.day,
          .first_step = window.first_step,
          .period = window.period,
          .count = window.count};
}

seal::SealedBytes AccountKey::seal_chunk(const WindowPlace& window, const SecretBytes& packed, Random& random) const {
  LK_CHECK(at_.tier == seal::Tier::use);
  return seal::seal(key_, seal::chunk_context(chunk_place(window)), packed.expose(), random);
}

Result<SecretBytes> AccountKey::open_chunk(const WindowPlace& window, const seal::SealedBytes& sealed) const {
  if (at_.tier != seal::Tier::use) return fail(Kind::denied, "chunk: tier");
  return open_seal(key_, seal::chunk_context(chunk_place(window)), sealed.view());
}

seal::EpochPublic epoch_public(const AccountKey& use, const AccountKey& manage) {
  LK_CHECK(use.at().tier == seal::Tier::use && manage.at().tier == seal::Tier::manage);
  LK_CHECK(use.at().account == manage.at().account && use.at().epoch == manage.at().epoch);
  return {.use_commitment = use.commitment(),
          .manage_commitment = manage.commitment(),
          .use_inbox = use.inbox().public_key(),
          .manage_inbox = manage.inbox().public_key()};
}

}  // namespace latchkey::open

#include "server/accounts/checks.h"

#include "crypto/seal/member.h"
#include "server/members/statements.h"

namespace latchkey::accounts {
namespace {

using seal::SealedBytes;

// protocol/seals.md: a wrap is a box of 32 bytes, a former key a seal of 32, anything else at least a seal of nothing.
constexpr std::size_t kWrap = seal::kBoxOverhead + 64;
constexpr std::size_t kSealedKey = seal::kSealOverhead + 64;
constexpr std::size_t kLeastSealed = seal::kSealOverhead + 64;
constexpr std::size_t kMostRecord = 65'536;
constexpr std::size_t kMostChunk = 32'768;
constexpr std::size_t kMostReason = 200;
constexpr std::int64_t kMostEpochs = 2'147'483'647;

std::uint64_t as_unsigned(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}  // namespace

Result<Epoch> checked(const Author& author, const EpochBody& body) {
  auto use_commitment = seal::Commitment::from(body.use_commitment);
  auto manage_commitment = seal::Commitment::from(body.manage_commitment);
  auto use_inbox = seal::BoxPublic::from(body.use_inbox);
  auto manage_inbox = seal::BoxPublic::from(body.manage_inbox);
  auto signature = seal::Signature::from(body.signature);
  if (body.epoch < 1 || body.epoch > kMostEpochs || !use_commitment || !manage_commitment || !use_inbox ||
      !manage_inbox || !signature)
    return fail(Kind::invalid, "epoch: keys");
  seal::EpochStatement said{author.workspace.text(),
                            author.account.text(),
                            as_unsigned(body.epoch),
                            *use_commitment,
                            *manage_commitment,
                            *use_inbox,
                            *manage_inbox};
  if (!seal::verify_epoch(said, author.sign_public, *signature)) return fail(Kind::invalid, "epoch: signature");
  return Epoch{body.epoch,        body.use_commitment, body.manage_commitment, body.use_inbox,
               body.manage_inbox, author.member,       body.signature};
}

Result<Grant> checked(const Author& author, const members::Member& recipient, const GrantBody& body) {
  bool is_owner = body.role == AccountRole::owner;
  if (body.use_wrap.size() != kWrap || body.manage_wrap.has_value() != is_owner ||
      (is_owner && body.manage_wrap->size() != kWrap))
    return fail(Kind::invalid, "grant: wraps");
  if (body.reason && (body.reason->size() > kMostReason || !is_utf8(*body.reason)))
    return fail(Kind::invalid, "grant: reason");
  auto signature = seal::Signature::from(body.signature);
  if (!signature) return fail(Kind::invalid, "grant: signature");
  auto wraps = seal::wraps_hash(SealedBytes(body.use_wrap), SealedBytes(body.manage_wrap.value_or(Bytes{})));
  seal::GrantStatement said{author.workspace.text(),
                            author.account.text(),
                            as_unsigned(body.epoch),
                            body.member.text(),
                            members::fingerprint_of(author.workspace, recipient),
                            as_signed(body.role),
                            body.ends_at,
                            wraps};
  if (!seal::verify_grant(said, author.sign_public, *signature)) return fail(Kind::invalid, "grant: signature");
  return Grant{body.member,   body.role,      body.ends_at,  author.member,    body.epoch,
               wraps.bytes(), body.signature, body.use_wrap, body.manage_wrap, body.reason};
}

Result<Chunk> checked(const Author& author, const ChunkBody& body) {
  bool in_range = body.day >= 0 && body.first_step >= 0 && body.period >= 15 && body.period <= 86'400 &&
                  body.count >= 1 && body.count <= 5'760 && body.seed_revision >= 1 && body.epoch >= 1;
  if (!in_range || body.sealed.size() < kLeastSealed || body.sealed.size() > kMostChunk)
    return fail(Kind::invalid, "code window: range");
  auto signature = seal::Signature::from(body.signature);
  if (!signature) return fail(Kind::invalid, "code window: signature");
  seal::ChunkStatement said{
      {author.workspace.text(), author.account.text(), as_unsigned(body.epoch), as_unsigned(body.seed_revision),
       as_unsigned(body.day), as_unsigned(body.first_step), as_unsigned(body.period), as_unsigned(body.count)},
      seal::sealed_hash(SealedBytes(body.sealed))};
  if (!seal::verify_chunk(said, author.sign_public, *signature)) return fail(Kind::invalid, "code window: signature");
  return Chunk{body.day,   body.first_step, body.period,    body.count,   body.seed_revision,
               body.epoch, body.sealed,     body.signature, author.member};
}

Done check(const RecordBody& body) {
  if (body.epoch < 1 || body.revision < 1) return fail(Kind::invalid, "record: epoch and revision");
  if (body.sealed.size() < kLeastSealed || body.sealed.size() > kMostRecord) return fail(Kind::invalid, "record: size");
  return done();
}

Done check(const FormerBody& body) {
  if (body.sealed.size() != kSealedKey) return fail(Kind::invalid, "former key: size");
  return done();
}

}  // namespace latchkey::accounts

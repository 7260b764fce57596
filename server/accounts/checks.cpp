#include "server/accounts/checks.h"

#include "crypto/seal/statement.h"

namespace latchkey::accounts {
namespace {

using seal::SealedBytes;

// protocol/seals.md: a wrap is a box of 32 bytes, a former key a seal of 32, anything else at least a seal of nothing.
constexpr std::size_t kWrap = seal::kBoxOverhead + 64;
constexpr std::size_t kSealedKey = seal::kSealOverhead + 64;
constexpr std::size_t kLeastSealed = seal::kSealOverhead + 64;
constexpr std::size_t kMostRecord = 65'536;
constexpr std::size_t kMostChunk = 32'768;

std::uint64_t as_unsigned(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}  // namespace

Result<Manifest> checked(const Author& author, const ManifestBody& body, std::uint64_t next_counter,
                         const roster::Head& chain, const std::vector<Record>& records) {
  auto signature = seal::Signature::from(body.signature);
  if (!signature || body.chain_hash.size() != seal::Hash::kSize) return fail(Kind::invalid, "manifest: malformed");
  if (body.counter != next_counter) return fail(Kind::conflict, "manifest: counter");
  if (body.chain_number != chain.number || body.chain_hash != chain.hash)
    return fail(Kind::conflict, "manifest: chain");
  std::vector<seal::RecordLine> use;
  std::vector<seal::RecordLine> manage;
  for (const auto& record : records) {
    auto& lines = tier_of(record.kind) == Tier::use ? use : manage;
    lines.push_back(
        {as_signed(record.kind), as_unsigned(record.revision), seal::sealed_hash(SealedBytes(record.sealed))});
  }
  auto use_records = seal::records_hash(std::move(use));
  auto manage_records = seal::records_hash(std::move(manage));
  seal::ManifestStatement said{author.workspace.text(), author.account.text(), body.counter, body.chain_number,
                               body.chain_hash,         author.member.text(),  use_records,  manage_records};
  if (!seal::verify_manifest(said, author.sign_public, *signature)) return fail(Kind::invalid, "manifest: signature");
  return Manifest{body.counter,  body.chain_number, body.chain_hash,
                  author.member, body.signature,    manage_records.bytes()};
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

Done check(const Wraps& wraps, AccountRole role) {
  bool is_owner = role == AccountRole::owner;
  if (wraps.use.size() != kWrap || wraps.manage.has_value() != is_owner || (is_owner && wraps.manage->size() != kWrap))
    return fail(Kind::invalid, "grant: wraps");
  return done();
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

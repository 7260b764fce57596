#include "crypto/seal/statement.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/seal/sodium.h"

namespace latchkey::seal {
namespace {

SecretBytes statement(std::string_view label, std::initializer_list<Field> fields) {
  return transcript("sign", label, Fields(fields.begin(), fields.size()));
}

}  // namespace

bool verify_transcript(BytesView transcript, const SignPublic& signer, const Signature& signature) {
  ready();
  return crypto_sign_ed25519_verify_detached(signature.view().data(), transcript.data(), transcript.size(),
                                             signer.view().data()) == 0;
}

Hash sealed_hash(const SealedBytes& sealed) { return hash("sealed", {sealed.view()}); }

Hash records_hash(std::vector<RecordLine> records) {
  std::sort(records.begin(), records.end(),
            [](const RecordLine& a, const RecordLine& b) { return a.kind < b.kind; });  // the table's order
  std::vector<Field> fields;
  for (const auto& record : records) {
    fields.emplace_back(text_of(record.kind));
    fields.emplace_back(record.revision);
    fields.emplace_back(record.sealed);
  }
  return hash("records", fields);
}

SecretBytes to_sign(const IdentityStatement& said) {
  return statement("identity", {said.workspace, said.member, said.sign_public, said.box_public});
}

SecretBytes to_sign(const SessionStatement& said) {
  return statement("session", {said.origin, said.workspace, said.member, said.device, said.challenge});
}

SecretBytes to_sign(const ChunkStatement& said) {
  const ChunkPlace& at = said.at;
  return statement("chunk", {at.workspace, at.account, at.epoch, at.seed_revision, at.day, at.first_step, at.period,
                             at.count, said.sealed});
}

SecretBytes to_sign(const LoginStatement& said) {
  return statement("login", {said.workspace, said.account, said.member, said.request, said.device, said.opened_at});
}

SecretBytes to_sign(const LogStatement& said) {
  return statement("log", {said.workspace, said.number, said.previous, said.at, said.author, said.kind, said.body});
}

SecretBytes to_sign(const AccountLogStatement& said) {
  return statement("account-log", {said.workspace, said.account, said.number, said.previous, said.at, said.author,
                                   said.log_number, said.log_hash, said.kind, said.body});
}

SecretBytes to_sign(const ManifestStatement& said) {
  return statement("manifest", {said.workspace, said.account, said.counter, said.chain_number, said.chain_hash,
                                said.author, said.use_records, said.manage_records});
}

SecretBytes to_sign(const JoinStatement& said) {
  return statement("join", {said.workspace, said.invitation, said.member, said.fingerprint});
}

bool verify_identity(const IdentityStatement& said, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), said.sign_public, signature);
}

bool verify_session(const SessionStatement& said, const SignPublic& device, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), device, signature);
}

bool verify_chunk(const ChunkStatement& said, const SignPublic& owner, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), owner, signature);
}

bool verify_login(const LoginStatement& said, const SignPublic& member, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), member, signature);
}

bool verify_log(const LogStatement& said, const SignPublic& author, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), author, signature);
}

bool verify_account_log(const AccountLogStatement& said, const SignPublic& author, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), author, signature);
}

bool verify_manifest(const ManifestStatement& said, const SignPublic& owner, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), owner, signature);
}

bool verify_join(const JoinStatement& said, const SignPublic& invitation, const Signature& signature) {
  return verify_transcript(to_sign(said).expose(), invitation, signature);
}

}  // namespace latchkey::seal

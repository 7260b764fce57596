// protocol/seals.md, the signed statements: what was said, and whether this key said it. Making a signature takes a
// secret key and is in crypto/open. Like the places of context.h, a statement borrows its texts for one call.
#pragma once
#include <vector>

#include "crypto/seal/seal.h"

namespace latchkey::seal {

// "These two keys are this member's." Signed by the first of them.
struct IdentityStatement {
  std::string_view workspace;
  std::string_view member;
  SignPublic sign_public;
  BoxPublic box_public;
};

// "I am signing in, here, now." Signed by the device.
struct SessionStatement {
  std::string_view origin;  // as the client sees it: scheme, host, port
  std::string_view workspace;
  std::string_view member;
  std::string_view device;
  BytesView challenge;
};

// "I computed these codes." Signed by an Owner, over a chunk as it is sealed.
struct ChunkStatement {
  ChunkPlace at;
  Hash sealed;  // sealed_hash()
};
Hash sealed_hash(const SealedBytes& sealed);

// "I am logging in to this account, from here on." Signed by the member.
struct LoginStatement {
  std::string_view workspace;
  std::string_view account;
  std::string_view member;
  std::string_view request;
  std::string_view device;
  TimePoint opened_at;
};

// "This is the workspace log's next entry." Signed by its author (section 12).
struct LogStatement {
  std::string_view workspace;
  std::uint64_t number;
  BytesView previous;
  TimePoint at;
  std::string_view author;
  std::string_view kind;
  BytesView body;
};

// "This is the account's chain's next entry." Signed by its author (section 13).
struct AccountLogStatement {
  std::string_view workspace;
  std::string_view account;
  std::uint64_t number;
  BytesView previous;
  TimePoint at;
  std::string_view author;
  std::uint64_t log_number;
  BytesView log_hash;
  std::string_view kind;
  BytesView body;
};

// "These are the account's records." Signed by an Owner (section 13).
struct ManifestStatement {
  std::string_view workspace;
  std::string_view account;
  std::uint64_t counter;
  std::uint64_t chain_number;
  BytesView chain_hash;
  std::string_view author;
  Hash use_records;  // records_hash() of each tier
  Hash manage_records;
};
struct RecordLine {
  RecordKind kind;
  std::uint64_t revision;
  Hash sealed;  // sealed_hash()
};
Hash records_hash(std::vector<RecordLine> records);  // in any order, a kind once

// "Who had the link is this member." Signed by the pair that the invitation's secret makes.
struct JoinStatement {
  std::string_view workspace;
  std::string_view invitation;
  std::string_view member;
  Fingerprint fingerprint;
};

[[nodiscard]] bool verify_identity(const IdentityStatement& said, const Signature& signature);
[[nodiscard]] bool verify_session(const SessionStatement& said, const SignPublic& device, const Signature& signature);
[[nodiscard]] bool verify_chunk(const ChunkStatement& said, const SignPublic& owner, const Signature& signature);
[[nodiscard]] bool verify_login(const LoginStatement& said, const SignPublic& member, const Signature& signature);
[[nodiscard]] bool verify_log(const LogStatement& said, const SignPublic& author, const Signature& signature);
[[nodiscard]] bool verify_account_log(const AccountLogStatement& said, const SignPublic& author,
                                      const Signature& signature);
[[nodiscard]] bool verify_manifest(const ManifestStatement& said, const SignPublic& owner, const Signature& signature);
[[nodiscard]] bool verify_join(const JoinStatement& said, const SignPublic& invitation, const Signature& signature);

// The bytes under a signature, for who signs.
SecretBytes to_sign(const IdentityStatement& said);
SecretBytes to_sign(const SessionStatement& said);
SecretBytes to_sign(const ChunkStatement& said);
SecretBytes to_sign(const LoginStatement& said);
SecretBytes to_sign(const LogStatement& said);
SecretBytes to_sign(const AccountLogStatement& said);
SecretBytes to_sign(const ManifestStatement& said);
SecretBytes to_sign(const JoinStatement& said);

// Over bytes that are already a transcript. Refuses keys of small order and second spellings of a signature.
[[nodiscard]] bool verify_transcript(BytesView transcript, const SignPublic& signer, const Signature& signature);

}  // namespace latchkey::seal

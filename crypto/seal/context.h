// protocol/seals.md, the contexts: what a seal is for. One function each, with every part named at the call, because an
// opener builds the context from what it asked for and two parts that changed places would open nothing.
#pragma once
#include <string_view>

#include "crypto/seal/transcript.h"

namespace latchkey::seal {

class Context {
 public:
  Context(std::string_view name, Fields fields);
  Context(std::string_view name, std::initializer_list<Field> fields)
      : Context(name, Fields(fields.begin(), fields.size())) {}
  BytesView view() const { return bytes_; }

 private:
  Bytes bytes_;
};

// Ids are their 26-letter text. The places borrow it: they live no longer than the call they are written in.
struct MemberPlace {
  std::string_view workspace;
  std::string_view member;
};
Context identity_context(const MemberPlace& at);

// Section 7. The kind decides the tier, so that a seed cannot be sealed where a Collaborator reads.
enum class RecordKind { profile, password, totp, recovery, private_note };
Tier tier_of(RecordKind kind);
std::string_view text_of(RecordKind kind);
std::optional<RecordKind> parse_record_kind(std::string_view text);

struct RecordPlace {
  std::string_view workspace;
  std::string_view account;
  std::uint64_t epoch;
  RecordKind kind;
  std::string_view id;
  std::uint64_t revision;
};
Context record_context(const RecordPlace& at);

struct WrapPlace {
  std::string_view workspace;
  std::string_view account;
  Tier tier;
  std::uint64_t epoch;
  std::string_view granter;
  std::string_view recipient;
  Fingerprint granter_fingerprint;
  Fingerprint recipient_fingerprint;
};
Context wrap_context(const WrapPlace& at);

enum class MessageHalf { card, whole };  // the card is sealed to `use`, the whole to `manage`
Tier tier_of(MessageHalf half);
std::string_view text_of(MessageHalf half);
std::optional<MessageHalf> parse_message_half(std::string_view text);

struct MessagePlace {
  std::string_view workspace;
  std::string_view account;
  std::uint64_t epoch;
  std::string_view message;
  MessageHalf half;
  TimePoint arrived_at;
};
Context message_context(const MessagePlace& at);

struct ChunkPlace {
  std::string_view workspace;
  std::string_view account;
  std::uint64_t epoch;
  std::uint64_t seed_revision;
  std::uint64_t day;  // since 1970-01-01 UTC
  std::uint64_t first_step;
  std::uint64_t period;  // seconds
  std::uint64_t count;
};
Context chunk_context(const ChunkPlace& at);

// Why somebody was granted access, as it stands on the account's chain.
struct ReasonPlace {
  std::string_view workspace;
  std::string_view account;
  std::uint64_t epoch;
  std::string_view member;
};
Context reason_context(const ReasonPlace& at);

struct FormerPlace {
  std::string_view workspace;
  std::string_view account;
  Tier tier;
  std::uint64_t new_epoch;
  std::uint64_t former_epoch;
};
Context former_context(const FormerPlace& at);

}  // namespace latchkey::seal

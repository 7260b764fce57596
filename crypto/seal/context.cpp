#include "crypto/seal/context.h"

namespace latchkey::seal {

Context::Context(std::string_view name, Fields fields) {
  SecretBytes bytes = transcript("context", name, fields);
  bytes_.assign(bytes.expose().begin(), bytes.expose().end());
}

Context identity_context(const MemberPlace& at) { return Context("identity", {at.workspace, at.member}); }

Tier tier_of(RecordKind kind) {
  return kind == RecordKind::profile || kind == RecordKind::password ? Tier::use : Tier::manage;
}

std::string_view text_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::profile: return "profile";
    case RecordKind::password: return "password";
    case RecordKind::totp: return "totp";
    case RecordKind::recovery: return "recovery";
    case RecordKind::private_note: return "private-note";
  }
  LK_CHECK(false);
}

std::optional<RecordKind> parse_record_kind(std::string_view text) {
  for (RecordKind kind :
       {RecordKind::profile, RecordKind::password, RecordKind::totp, RecordKind::recovery, RecordKind::private_note}) {
    if (text_of(kind) == text) return kind;
  }
  return std::nullopt;
}

Context record_context(const RecordPlace& at) {
  return Context("record",
                 {at.workspace, at.account, tier_of(at.kind), at.epoch, text_of(at.kind), at.id, at.revision});
}

Context wrap_context(const WrapPlace& at) {
  return Context("wrap", {at.workspace, at.account, at.tier, at.epoch, at.granter, at.recipient, at.granter_fingerprint,
                          at.recipient_fingerprint});
}

Tier tier_of(MessageHalf half) { return half == MessageHalf::card ? Tier::use : Tier::manage; }

std::string_view text_of(MessageHalf half) { return half == MessageHalf::card ? "card" : "whole"; }

std::optional<MessageHalf> parse_message_half(std::string_view text) {
  if (text == "card") return MessageHalf::card;
  if (text == "whole") return MessageHalf::whole;
  return std::nullopt;
}

Context message_context(const MessagePlace& at) {
  return Context("message",
                 {at.workspace, at.account, tier_of(at.half), at.epoch, at.message, text_of(at.half), at.arrived_at});
}

Context chunk_context(const ChunkPlace& at) {
  return Context("chunk",
                 {at.workspace, at.account, at.epoch, at.seed_revision, at.day, at.first_step, at.period, at.count});
}

Context reason_context(const ReasonPlace& at) {
  return Context("reason", {at.workspace, at.account, at.epoch, at.member});
}

Context former_context(const FormerPlace& at) {
  return Context("former", {at.workspace, at.account, at.tier, at.new_epoch, at.former_epoch});
}

}  // namespace latchkey::seal

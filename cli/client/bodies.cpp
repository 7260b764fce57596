#include "cli/client/bodies.h"

#include <fmt/format.h>

#include "crypto/open/code_window.h"
#include "otp/totp.h"

namespace latchkey::client {
namespace {

constexpr std::size_t kLongestRecord = 65536;  // sealed, as protocol/openapi.yaml has it
constexpr std::uint64_t kDay = 86400;
constexpr std::int64_t kShortestPeriod = 15;  // below it a day is too many codes

std::uint64_t steps_begun_before(std::uint64_t seconds, std::uint64_t period) {
  return (seconds + period - 1) / period;
}

open::CodeAlphabet alphabet_of(const otp::OtpUri& otp) {
  if (otp.type() == otp::OtpType::steam) return open::CodeAlphabet::steam;
  return static_cast<open::CodeAlphabet>(otp.digits());
}

boost::json::object chunk_body(Desk& desk, const open::AccountKey& use, std::uint32_t seed_revision,
                               const otp::OtpUri& otp, std::uint64_t day) {
  auto period = static_cast<std::uint64_t>(otp.period().count());
  std::uint64_t first = steps_begun_before(day * kDay, period);
  const open::WindowPlace at{.seed_revision = seed_revision,
                             .day = day,
                             .first_step = first,
                             .period = period,
                             .count = steps_begun_before((day + 1) * kDay, period) - first};
  std::vector<std::string> codes;
  codes.reserve(at.count);
  for (std::uint64_t step = first; step < first + at.count; ++step) {
    codes.emplace_back(otp::code_for_step(otp, step).expose());
  }
  auto packed = open::CodeWindow::pack(alphabet_of(otp), codes);
  for (auto& code : codes) wipe(code);
  LK_CHECK(packed);  // every OtpUri's codes are of its alphabet
  auto sealed = use.seal_chunk(at, *packed, desk.random);
  const seal::ChunkStatement said{.at = use.chunk_place(at), .sealed = seal::sealed_hash(sealed)};
  return {{"day", day},
          {"first_step", at.first_step},
          {"period", at.period},
          {"count", at.count},
          {"seed_revision", seed_revision},
          {"epoch", use.at().epoch},
          {"sealed", base64url(sealed.view())},
          {"signature", base64url(desk.identity.signing().sign(said).view())}};
}

}  // namespace

boost::json::object epoch_body(const Desk& desk, const KeyPair& keys) {
  auto said = open::epoch_statement(keys.use, keys.manage);
  return {{"epoch", said.epoch},
          {"use_commitment", base64url(said.use_commitment.view())},
          {"manage_commitment", base64url(said.manage_commitment.view())},
          {"use_inbox", base64url(said.use_inbox.view())},
          {"manage_inbox", base64url(said.manage_inbox.view())},
          {"signature", base64url(desk.identity.signing().sign(said).view())}};
}

Attempt<boost::json::object> grant_body(Desk& desk, const KeyPair& keys, const GrantWish& wish) {
  const auto& [recipient, role, ends_at, reason] = wish;
  const open::WrapParties parties{.granter = desk.member.text(),
                                  .granter_fingerprint = desk.fingerprint,
                                  .recipient = recipient.id.text(),
                                  .recipient_fingerprint = recipient.fingerprint};
  auto use_wrap = keys.use.wrap(parties, recipient.box_public, desk.random);
  if (!use_wrap) return trouble(use_wrap.error());
  seal::SealedBytes manage_wrap{Bytes()};
  if (role == seal::AccountRole::owner) {
    auto wrapped = keys.manage.wrap(parties, recipient.box_public, desk.random);
    if (!wrapped) return trouble(wrapped.error());
    manage_wrap = std::move(*wrapped);
  }
  const seal::GrantStatement said{.workspace = keys.use.at().workspace,
                                  .account = keys.use.at().account,
                                  .epoch = keys.use.at().epoch,
                                  .recipient = recipient.id.text(),
                                  .recipient_fingerprint = recipient.fingerprint,
                                  .role = role,
                                  .ends_at = ends_at,
                                  .wraps = seal::wraps_hash(*use_wrap, manage_wrap)};
  boost::json::object body;
  body["member"] = recipient.id.text();
  body["role"] = seal::text_of(role);
  body["ends_at"] = to_json_value(ends_at);
  body["epoch"] = said.epoch;
  body["use_wrap"] = base64url(use_wrap->view());
  body["manage_wrap"] = nullptr;
  if (!manage_wrap.empty()) body["manage_wrap"] = base64url(manage_wrap.view());
  body["signature"] = base64url(desk.identity.signing().sign(said).view());
  body["reason"] = to_json_value(reason);
  return body;
}

Attempt<boost::json::object> record_body(Desk& desk, const KeyPair& keys, seal::RecordKind kind, std::uint32_t revision,
                                         const SecretBytes& text) {
  const auto& key = keys.of(seal::tier_of(kind));
  auto sealed = key.seal_record(kind, key.at().account, revision, text.expose(), desk.random);
  if (sealed.view().size() > kLongestRecord) {
    return trouble(Kind::limited, fmt::format("the {} is longer than 64 kB", seal::text_of(kind)));
  }
  return boost::json::object{{"kind", seal::text_of(kind)},
                             {"epoch", key.at().epoch},
                             {"revision", revision},
                             {"sealed", base64url(sealed.view())}};
}

bool can_be_dealt(const otp::OtpUri& otp) {
  auto period = otp.period().count();
  return otp.type() != otp::OtpType::hotp && period >= kShortestPeriod && period <= static_cast<std::int64_t>(kDay);
}

boost::json::array chunk_bodies(Desk& desk, const open::AccountKey& use, std::uint32_t seed_revision,
                                const otp::OtpUri& otp, std::span<const std::uint64_t> days) {
  boost::json::array bodies;
  for (std::uint64_t day : days) bodies.push_back(chunk_body(desk, use, seed_revision, otp, day));
  return bodies;
}

}  // namespace latchkey::client

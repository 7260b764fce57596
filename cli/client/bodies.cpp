#include "cli/client/bodies.h"

#include <fmt/format.h>

#include <algorithm>

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

roster::AccountEntry chain_entry(const Desk& desk, const roster::Head& log, const ChainPosition& after,
                                 const roster::AccountAct& act) {
  roster::AccountEntry entry{.number = after.head.number + 1,
                             .previous = after.head.hash,
                             // The chain's author before may have had a clock a little ahead.
                             .at = std::max(desk.time.now(), after.last_at),
                             .author = desk.member.text(),
                             .log_number = log.number,
                             .log_hash = log.hash,
                             .kind = std::string(roster::kind_of(act)),
                             .body = roster::write_body(act),
                             .signature = {}};
  auto said = roster::statement_of({desk.workspace.text(), after.account}, entry);
  entry.signature = desk.identity.signing().sign(said).bytes();
  return entry;
}

Attempt<boost::json::object> wraps_body(Desk& desk, const KeyPair& keys, const TrustedMember& recipient,
                                        seal::AccountRole role) {
  const open::WrapParties parties{.granter = desk.member.text(),
                                  .granter_fingerprint = desk.fingerprint,
                                  .recipient = recipient.id.text(),
                                  .recipient_fingerprint = recipient.fingerprint};
  auto use = keys.use.wrap(parties, recipient.box_public, desk.random);
  if (!use) return trouble(use.error());
  boost::json::object body{{"use", base64url(use->view())}, {"manage", nullptr}};
  if (role == seal::AccountRole::owner) {
    auto manage = keys.manage.wrap(parties, recipient.box_public, desk.random);
    if (!manage) return trouble(manage.error());
    body["manage"] = base64url(manage->view());
  }
  return body;
}

boost::json::object manifest_body(const Desk& desk, std::string_view account, std::uint64_t counter,
                                  const roster::Head& chain, const std::vector<seal::RecordLine>& records) {
  std::vector<seal::RecordLine> use;
  std::vector<seal::RecordLine> manage;
  for (const auto& line : records) (seal::tier_of(line.kind) == seal::Tier::use ? use : manage).push_back(line);
  const seal::ManifestStatement said{.workspace = desk.workspace.text(),
                                     .account = account,
                                     .counter = counter,
                                     .chain_number = chain.number,
                                     .chain_hash = chain.hash,
                                     .author = desk.member.text(),
                                     .use_records = seal::records_hash(std::move(use)),
                                     .manage_records = seal::records_hash(std::move(manage))};
  return {{"counter", counter},
          {"chain_number", chain.number},
          {"chain_hash", base64url(chain.hash)},
          {"signature", base64url(desk.identity.signing().sign(said).view())}};
}

Attempt<SealedRecord> seal_record(Desk& desk, const KeyPair& keys, seal::RecordKind kind, std::uint32_t revision,
                                  const SecretBytes& text) {
  const auto& key = keys.of(seal::tier_of(kind));
  auto sealed = key.seal_record(kind, key.at().account, revision, text.expose(), desk.random);
  if (sealed.view().size() > kLongestRecord) {
    return trouble(Kind::limited, fmt::format("the {} is longer than 64 kB", seal::text_of(kind)));
  }
  return SealedRecord{{kind, revision, seal::sealed_hash(sealed)},
                      {{"kind", seal::text_of(kind)},
                       {"epoch", key.at().epoch},
                       {"revision", revision},
                       {"sealed", base64url(sealed.view())}}};
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

#include "cli/client/testing/world.h"

#include "base/temporary_folder.h"
#include "crypto/open/code_window.h"

namespace latchkey::client {
namespace {

constexpr std::string_view kUri = "otpauth://totp/Photogram:team?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8";

constexpr TimePoint kThen = TimePoint(std::chrono::seconds(1));
const Bytes kSalt(16, 3);

std::string email_of(const Person& person) { return person.name + "@team.example"; }

seal::Hash profile_of(const WorkspaceId& workspace, const Person& person) {
  return roster::profile_hash(workspace.text(), person.id.text(), kSalt, person.name, email_of(person));
}

open::Identity clone(const open::Identity& identity) {
  return {open::SigningKey(SecretBytes(identity.signing().expose_seed())), identity.box().clone()};
}

StateFolder folder_in(const TemporaryFolder& home) {
  auto folder = StateFolder::open(home.path() / "latchkey");
  LK_CHECK(folder);
  return std::move(*folder);
}

Pins pins_of(const StateFolder& folder, const open::Identity& identity, const seal::MemberPlace& at, Random& random) {
  auto pins = Pins::open(folder, identity, at, random);
  LK_CHECK(pins);
  return std::move(*pins);
}

}  // namespace

Attempt<HttpAnswer> FakeTransport::send(const HttpRequest& request) {
  asked.push_back(request);
  if (unreachable > 0) {
    --unreachable;
    return trouble(Kind::unavailable, "no answer");
  }
  std::string_view path = request.path;
  constexpr std::string_view kPrefix = "/api/v1/workspaces/";
  if (path.starts_with(kPrefix)) path.remove_prefix(kPrefix.size() + 26);
  std::string ask = request.method + " " + std::string(path);
  if (auto refusal = refusals.find(ask); refusal != refusals.end()) return refusal->second;
  auto found = answers.find(ask);
  if (found == answers.end()) return HttpAnswer{404, std::nullopt, "{}"};
  return HttpAnswer{200, std::nullopt, boost::json::serialize(found->second)};
}

World::World(Random& random)
    : workspace(WorkspaceId::generate(random)),
      mira{"Mira", MemberId::generate(random), open::Identity::generate(random)},
      jo{"Jo", MemberId::generate(random), open::Identity::generate(random)},
      roster(workspace.text()),
      random_(random) {
  say(mira, roster::Founding{mira.identity.signing().public_key(), mira.identity.box().public_key(),
                             profile_of(workspace, mira), false});
  let_in(jo);
}

Person World::make_person(std::string name) {
  Person person{std::move(name), MemberId::generate(random_), open::Identity::generate(random_)};
  let_in(person);
  return person;
}

void World::let_in(const Person& person) {
  const std::string invitation = generate_id_text(random_);
  const auto key = open::SigningKey::generate(random_);
  say(mira, roster::Invite{invitation, roster::Role::user, key.public_key(), kThen + std::chrono::hours(1)});
  const seal::JoinStatement said{workspace.text(), invitation, person.id.text(),
                                 person.identity.fingerprint(place(person))};
  say(person, roster::Join{invitation, person.identity.signing().public_key(), person.identity.box().public_key(),
                           profile_of(workspace, person), key.sign(said)});
}

roster::Entry World::entry(const Person& author, const roster::Act& act) const {
  const auto head = roster.head();
  roster::Entry entry{head.number + 1,         head.hash, kThen, author.id.text(), std::string(roster::kind_of(act)),
                      roster::write_body(act), {}};
  entry.signature = author.identity.signing().sign(roster::statement_of(workspace.text(), entry)).bytes();
  return entry;
}

void World::say(const Person& author, const roster::Act& act) {
  log.push_back(entry(author, act));
  LK_CHECK(roster.take(log.back()));
}

void World::tell_log(FakeTransport& transport) const {
  for (std::size_t after = 0; after <= log.size(); ++after) {
    boost::json::array entries;
    for (std::size_t i = after; i < log.size(); ++i) entries.push_back(to_json_value(log[i]));
    transport.answer("GET /log?after=" + std::to_string(after), {{"entries", std::move(entries)}, {"more", false}});
  }
}

boost::json::object World::member(const Person& person) const {
  auto keys = person.identity.public_identity(place(person));
  return {{"id", person.id.text()},
          {"name", person.name},
          {"email", email_of(person)},
          {"role", person.id == mira.id ? "owner" : "user"},
          {"state", "active"},
          {"sign_public", base64url(keys.sign_public.view())},
          {"box_public", base64url(keys.box_public.view())},
          {"statement", base64url(keys.statement.view())},
          {"profile_salt", base64url(kSalt)}};
}

World::Account World::make_account() {
  auto id = AccountId::generate(random_);
  open::KeyPlace at{.workspace = workspace.text(), .account = id.text(), .tier = seal::Tier::use, .epoch = 1};
  auto use = open::AccountKey::generate(at, random_);
  at.tier = seal::Tier::manage;
  auto manage = open::AccountKey::generate(at, random_);
  const auto keys = open::epoch_public(use, manage);
  roster::AccountChain chain(workspace.text(), id.text());
  Account account{std::move(id), std::move(use), std::move(manage), {}, std::move(chain)};
  say(account, mira, roster::CreateAccount{keys});
  say(account, mira, grant(jo, seal::AccountRole::collaborator));
  list(account);
  return account;
}

void World::list(Account& account) const {
  account.listed = records(account);
  account.manifest = manifest(account, mira, account.counter, account.listed);
}

roster::AccountEntry World::entry(const Account& account, const Person& author, const roster::AccountAct& act) const {
  const auto& head = account.chain.head();
  roster::AccountEntry entry{head.number + 1,
                             head.hash,
                             kThen,
                             author.id.text(),
                             roster.head().number,
                             roster.head().hash,
                             std::string(roster::kind_of(act)),
                             roster::write_body(act),
                             {}};
  auto said = roster::statement_of({workspace.text(), account.id.text()}, entry);
  entry.signature = author.identity.signing().sign(said).bytes();
  return entry;
}

void World::say(Account& account, const Person& author, const roster::AccountAct& act) const {
  account.entries.push_back(entry(account, author, act));
  auto taken = account.chain.take(roster, account.entries.back());
  LK_CHECK(taken);
}

roster::GrantAccess World::grant(const Person& to, seal::AccountRole role) const {
  return {to.id.text(), to.identity.fingerprint(place(to)), role, std::nullopt, {}};
}

World::Account World::rotated(const Account& account) const {
  auto at = account.use.at();
  at.epoch += 1;
  auto use = open::AccountKey::generate(at, random_);
  at.tier = seal::Tier::manage;
  Account next{account.id, std::move(use), open::AccountKey::generate(at, random_), account.entries, account.chain};
  say(next, mira, roster::ChangeKeys{at.epoch, open::epoch_public(next.use, next.manage)});
  next.counter = account.counter + 1;
  list(next);
  return next;
}

boost::json::object World::chain(const Account& account) {
  boost::json::array entries;
  const std::size_t from = account.entries.size() > 32 ? account.entries.size() - 32 : 0;
  for (std::size_t i = from; i < account.entries.size(); ++i) entries.push_back(to_json_value(account.entries[i]));
  return {{"number", account.entries.size()}, {"entries", std::move(entries)}};
}

boost::json::object World::wraps(const Account& account, const Person& granter, const Person& recipient,
                                 bool manage) const {
  const open::WrapParties parties{.granter = granter.id.text(),
                                  .granter_fingerprint = granter.identity.fingerprint(place(granter)),
                                  .recipient = recipient.id.text(),
                                  .recipient_fingerprint = recipient.identity.fingerprint(place(recipient))};
  auto wrap = [&](const open::AccountKey& key) {
    auto wrapped = key.wrap(parties, recipient.identity.box().public_key(), random_);
    LK_CHECK(wrapped);
    return base64url(wrapped->view());
  };
  boost::json::object wraps{{"granter", granter.id.text()},
                            {"epoch", account.use.at().epoch},
                            {"use", wrap(account.use)},
                            {"manage", nullptr}};
  if (manage) wraps["manage"] = wrap(account.manage);
  return wraps;
}

boost::json::object World::manifest(const Account& account, const Person& author, std::uint64_t counter,
                                    const boost::json::array& listed) const {
  std::vector<seal::RecordLine> use;
  std::vector<seal::RecordLine> manage;
  for (const auto& value : listed) {
    const auto& record = value.as_object();
    auto kind = seal::parse_record_kind(std::string_view(record.at("kind").as_string()));
    auto sealed = parse_base64url(std::string_view(record.at("sealed").as_string()));
    LK_CHECK(kind && sealed);
    (seal::tier_of(*kind) == seal::Tier::use ? use : manage)
        .push_back({*kind, record.at("revision").to_number<std::uint64_t>(),
                    seal::sealed_hash(seal::SealedBytes(std::move(*sealed)))});
  }
  const auto& head = account.chain.head();
  const seal::ManifestStatement said{.workspace = workspace.text(),
                                     .account = account.id.text(),
                                     .counter = counter,
                                     .chain_number = head.number,
                                     .chain_hash = head.hash,
                                     .author = author.id.text(),
                                     .use_records = seal::records_hash(use),
                                     .manage_records = seal::records_hash(manage)};
  return {{"counter", counter},
          {"chain_number", head.number},
          {"chain_hash", base64url(head.hash)},
          {"author", author.id.text()},
          {"signature", base64url(author.identity.signing().sign(said).view())},
          {"manage_records", base64url(said.manage_records.view())}};
}

boost::json::array World::records(const Account& account, std::uint64_t revision) const {
  boost::json::object totp{{"uri", kUri}, {"state", "active"}, {"former", nullptr}};
  return {
      record(account, seal::RecordKind::profile, revision, R"({"label":"Photogram","service":"photogram.example"})"),
      record(account, seal::RecordKind::totp, revision, boost::json::serialize(totp))};
}

boost::json::object World::record(const Account& account, seal::RecordKind kind, std::uint64_t revision,
                                  std::string_view text) const {
  const auto& key = seal::tier_of(kind) == seal::Tier::use ? account.use : account.manage;
  auto sealed = key.seal_record(kind, account.id.text(), revision, as_bytes(text), random_);
  return {{"kind", seal::text_of(kind)},
          {"epoch", key.at().epoch},
          {"revision", revision},
          {"sealed", base64url(sealed.view())}};
}

boost::json::object World::account(const Account& account, const Person& reader) const {
  bool owner = reader.id == mira.id;
  auto listed = account.listed;
  if (!owner) listed.pop_back();  // of the manage tier
  return {{"id", account.id.text()},
          {"state", "active"},
          {"role", owner ? "owner" : "collaborator"},
          {"rotation_owed", false},
          {"chain", chain(account)},
          {"wraps", wraps(account, mira, reader, owner)},
          {"manifest", account.manifest},
          {"records", std::move(listed)},
          {"former", boost::json::array()},
          {"number", nullptr},
          {"address", nullptr},
          {"recovery", nullptr},
          {"window", {{"until_day", 30000}, {"seed_revision", 1}}}};
}

boost::json::object World::chunk(const Account& account, const Person& author, std::uint64_t day,
                                 const std::vector<std::string>& codes, std::uint64_t period) const {
  const open::WindowPlace at{
      .seed_revision = 1, .day = day, .first_step = day * 86400 / period, .period = period, .count = codes.size()};
  auto packed = open::CodeWindow::pack(open::CodeAlphabet::eight_digits, codes);
  LK_CHECK(packed);
  auto sealed = account.use.seal_chunk(at, *packed, random_);
  const seal::ChunkStatement said{.at = account.use.chunk_place(at), .sealed = seal::sealed_hash(sealed)};
  return {{"day", day},
          {"first_step", at.first_step},
          {"period", period},
          {"count", at.count},
          {"seed_revision", 1},
          {"epoch", account.use.at().epoch},
          {"sealed", base64url(sealed.view())},
          {"signature", base64url(author.identity.signing().sign(said).view())},
          {"author", author.id.text()}};
}

TestDesk::TestDesk(const World& world, const Person& person, Random& random, const Clock& clock)
    : folder_(folder_in(home_)),
      random_(random),
      api_(transport, "https://latchkey.example", [](std::chrono::milliseconds) {}),
      pins_(pins_of(folder_, person.identity, world.place(person), random)),
      desk_{.api = api_,
            .workspace = world.workspace,
            .member = person.id,
            .identity = clone(person.identity),
            .fingerprint = person.identity.fingerprint(world.place(person)),
            .pins = pins_,
            .time = ServerTime(clock),
            .random = random} {}

Pins TestDesk::stored_pins() { return pins_of(folder_, desk_.identity, desk_.place(), random_); }

}  // namespace latchkey::client

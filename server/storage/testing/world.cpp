#include "server/storage/testing/world.h"

#include "crypto/seal/member.h"

namespace latchkey::storage::testing {

using namespace accounts;
using members::Actor;
using members::Role;

namespace {

SecretBytes draw_secret(Random& random) {
  SecretBytes bytes(32);
  random.fill(bytes.expose_writable());
  return bytes;
}

const Bytes kSalt(16, 3);

roster::Entry signed_by(const SigningPair& key, const WorkspaceId& workspace, const MemberId& author,
                        const roster::Head& head, TimePoint at, const roster::Act& act) {
  roster::Entry entry{head.number + 1,         head.hash, at, author.text(), std::string(roster::kind_of(act)),
                      roster::write_body(act), {}};
  entry.signature = key.sign(seal::to_sign(roster::statement_of(workspace.text(), entry)));
  return entry;
}

roster::Head log_head_of(members::MemberStore& members, const WorkspaceId& workspace) {
  auto last = members.last_log_entry(workspace);
  if (!last) return {};
  return {last->number, roster::hash_of(workspace.text(), *last)};
}

std::uint64_t as_unsigned(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}  // namespace

Person::Person(WorkspaceId workspace_id, std::string called, Random& random)
    : workspace(std::move(workspace_id)),
      id(MemberId::generate(random)),
      name(std::move(called)),
      signing(random),
      box_public(generate_box_public(random)),
      auth(draw_secret(random)),
      device_id(DeviceId::generate(random)),
      device(random) {}

members::NewMember Person::as_new_member() const {
  seal::IdentityStatement said{workspace.text(), id.text(), signing.public_key(), *seal::BoxPublic::from(box_public)};
  return {id,
          name,
          name + "@example.com",
          kSalt,
          signing.public_key().bytes(),
          box_public,
          signing.sign(seal::to_sign(said)),
          seal::auth_hash({workspace.text(), id.text()}, auth.expose()).bytes(),
          Bytes(144, 7)};
}

roster::Entry Person::says(const roster::Head& after, TimePoint at, const roster::Act& act) const {
  return signed_by(signing, workspace, id, after, at, act);
}

roster::Entry Person::founding(TimePoint at) const {
  auto profile = roster::profile_hash(workspace.text(), id.text(), kSalt, name, name + "@example.com");
  return says({}, at, roster::Founding{signing.public_key(), *seal::BoxPublic::from(box_public), profile, false});
}

roster::Device Person::as_device() const {
  auto [called, salt] = device_name();
  return {device_id.text(), device.public_key(),
          roster::device_name_hash(workspace.text(), id.text(), device_id.text(), salt, called)};
}

members::DeviceName Person::device_name() const { return {name + "'s phone", kSalt}; }

std::optional<members::Enrolment> Person::enrolment(members::MemberStore& members, TimePoint at) const {
  if (members.device(workspace, device_id)) return std::nullopt;
  auto last = members.last_log_entry(workspace);
  LK_CHECK(last);
  return members::Enrolment{says({last->number, roster::hash_of(workspace.text(), *last)}, at, as_device()),
                            device_name()};
}

seal::Fingerprint Person::fingerprint() const {
  return seal::fingerprint({workspace.text(), id.text()}, signing.public_key(), *seal::BoxPublic::from(box_public));
}

Bytes Person::session_proof(const Bytes& challenge, std::string_view origin) const {
  seal::SessionStatement said{origin, workspace.text(), id.text(), device_id.text(), challenge};
  return device.sign(seal::to_sign(said));
}

Bytes AccountMaker::sealed(std::size_t size) {
  Bytes bytes(size);
  random_.fill(bytes);
  return bytes;
}

Wraps AccountMaker::wraps(AccountRole role) {
  Wraps wraps{sealed(168), std::nullopt};
  if (role == AccountRole::owner) wraps.manage = sealed(168);
  return wraps;
}

seal::EpochPublic AccountMaker::keys(Random& random) {
  return {seal::Commitment(random.bytes<32>()), seal::Commitment(random.bytes<32>()),
          *seal::BoxPublic::from(generate_box_public(random)), *seal::BoxPublic::from(generate_box_public(random))};
}

roster::GrantAccess AccountMaker::grant(const Person& to, AccountRole role, std::optional<TimePoint> ends_at) {
  return {to.id.text(), to.fingerprint(), as_signed(role), ends_at, {}};
}

roster::AccountEntry AccountMaker::entry(const Person& author, const AccountId& account,
                                         const roster::AccountAct& act) {
  roster::Head head;
  read_([&](Books& books) {
    if (auto row = books.accounts.find(author.workspace, account)) head = {row->chain_number, row->chain_hash};
  });
  return entry(author, account, head, act);
}

roster::AccountEntry AccountMaker::entry(const Person& author, const AccountId& account, const roster::Head& after,
                                         const roster::AccountAct& act) {
  roster::Head log;
  read_([&](Books& books) { log = log_head_of(books.members, author.workspace); });
  roster::AccountEntry entry{after.number + 1,
                             after.hash,
                             clock_.now(),
                             author.id.text(),
                             log.number,
                             log.hash,
                             std::string(roster::kind_of(act)),
                             roster::write_body(act),
                             {}};
  entry.signature =
      author.signing.sign(seal::to_sign(roster::statement_of({author.workspace.text(), account.text()}, entry)));
  return entry;
}

roster::Head AccountMaker::head_of(const WorkspaceId& workspace, const Account& seen) {
  return {seen.chain.number, roster::hash_of({workspace.text(), seen.id.text()}, seen.chain.entries.back())};
}

ManifestBody AccountMaker::manifest(const Person& author, const AccountId& account, std::uint64_t counter,
                                    const roster::Head& chain, const std::vector<RecordBody>& records) {
  std::vector<seal::RecordLine> use;
  std::vector<seal::RecordLine> manage;
  for (const auto& record : records) {
    (tier_of(record.kind) == Tier::use ? use : manage)
        .push_back({as_signed(record.kind), as_unsigned(record.revision),
                    seal::sealed_hash(seal::SealedBytes(record.sealed))});
  }
  seal::ManifestStatement said{author.workspace.text(),
                               account.text(),
                               counter,
                               chain.number,
                               chain.hash,
                               author.id.text(),
                               seal::records_hash(use),
                               seal::records_hash(manage)};
  return {counter, chain.number, chain.hash, author.signing.sign(seal::to_sign(said))};
}

RecordBody AccountMaker::record(RecordKind kind, std::int64_t epoch, std::int64_t revision) {
  return {kind, epoch, revision, sealed(200)};
}

NewAccount AccountMaker::account(const Person& creator, std::vector<RecordKind> kinds) {
  auto id = AccountId::generate(random_);
  NewAccount account{
      id, entry(creator, id, {}, roster::CreateAccount{keys(random_)}), wraps(AccountRole::owner), {}, {}};
  for (auto kind : kinds) account.records.push_back(record(kind, 1, 1));
  roster::Head head{1, roster::hash_of({creator.workspace.text(), id.text()}, account.entry)};
  account.manifest = manifest(creator, id, 1, head, account.records);
  return account;
}

RecordChange AccountMaker::change(const Person& author, const AccountId& account, RecordKind kind, bool remove) {
  RecordChange change{kind, 0, 1, std::nullopt, {}};
  if (!remove) change.sealed = sealed(200);
  read_([&](Books& books) {
    auto row = books.accounts.find(author.workspace, account);
    auto former = books.accounts.manifest(author.workspace, account);
    LK_CHECK(row && former);
    change.epoch = row->epoch;
    std::vector<RecordBody> records;
    for (const auto& kept : books.accounts.records(author.workspace, account)) {
      if (kept.kind == kind) {
        change.revision = kept.revision + 1;
      } else {
        records.push_back({kept.kind, kept.epoch, kept.revision, kept.sealed});
      }
    }
    if (!remove) records.push_back({kind, row->epoch, change.revision, *change.sealed});
    change.manifest = manifest(author, account, former->counter + 1, {row->chain_number, row->chain_hash}, records);
  });
  return change;
}

ChunkBody AccountMaker::chunk(const Person& author, const AccountId& account, std::int64_t epoch, std::int64_t day,
                              std::int64_t seed_revision) {
  ChunkBody body{day, day * 2880, 30, 2880, seed_revision, epoch, sealed(12'000), {}};
  seal::ChunkStatement said{
      {author.workspace.text(), account.text(), as_unsigned(epoch), as_unsigned(seed_revision), as_unsigned(day),
       as_unsigned(body.first_step), as_unsigned(body.period), as_unsigned(body.count)},
      seal::sealed_hash(seal::SealedBytes(body.sealed))};
  body.signature = author.signing.sign(seal::to_sign(said));
  return body;
}

Rotation AccountMaker::rotation(const Person& author, const Account& seen,
                                const std::vector<std::pair<const Person*, AccountRole>>& remaining,
                                const std::vector<MemberId>& removed) {
  const std::int64_t epoch = seen.wraps.epoch;
  Rotation rotation;
  auto head = head_of(author.workspace, seen);
  auto say = [&](const roster::AccountAct& act) {
    rotation.entries.push_back(entry(author, seen.id, head, act));
    head = {head.number + 1, roster::hash_of({author.workspace.text(), seen.id.text()}, rotation.entries.back())};
  };
  for (const auto& member : removed) say(roster::EndAccess{member.text()});
  say(roster::ChangeKeys{as_unsigned(epoch) + 1, keys(random_)});
  for (const auto& [person, role] : remaining) rotation.wraps.push_back({person->id, wraps(role)});
  for (const auto& known : seen.records) rotation.records.push_back(record(known.kind, epoch + 1, known.revision + 1));
  if (seen.recovery) rotation.records.push_back(record(RecordKind::recovery, epoch + 1, seen.recovery->revision + 1));
  rotation.former = {{Tier::use, epoch, sealed(136)}, {Tier::manage, epoch, sealed(136)}};
  rotation.manifest = manifest(author, seen.id, seen.manifest.counter + 1, head, rotation.records);
  return rotation;
}

World::Services::Services(Storage& storage, const Clock& clock, Random& random)
    : founding(storage.members, clock, random, false),
      sign_in(storage.members, clock, random, {std::string(kOrigin)}),
      devices(storage.members, clock),
      sessions(storage.members, clock),
      approvals(storage.members, clock, random),
      members(storage.members, clock),
      accounts(storage.accounts, clock),
      numbers(storage.numbers, clock),
      addresses(storage.numbers, clock, random),
      pool(storage.numbers, clock, random),
      inbox(storage.inbox, clock, random),
      shared_inbox(storage.inbox, clock),
      logins(storage.inbox, clock),
      activity(storage.activity, clock),
      feed(storage.activity, clock) {}

World::World() { reopen(); }
World::~World() = default;

void World::reopen() {
  services.reset();
  storage.reset();
  database.reset();
  auto opened = Database::open({.directory = scratch.path() / "data", .post = loop.post(), .readers = 2});
  LK_CHECK(opened);
  database = std::move(*opened);
  storage = std::make_unique<Storage>(*database, hub);
  services = std::make_unique<Services>(*storage, clock, random);
}

void World::read(const std::function<void(Books&)>& look) {
  LK_CHECK(run(storage->accounts.read([&](Books& books) -> Done {
    look(books);
    return done();
  })));
}

roster::Head World::log_head() {
  roster::Head head;
  read([&](Books& books) { head = log_head_of(books.members, workspace); });
  return head;
}

roster::Entry World::entry(const MemberId& author, const roster::Act& act) {
  return signed_by(signing.at(author), workspace, author, log_head(), clock.now(), act);
}

Done World::give(const Actor& actor, const Person& author, const AccountId& account, const Person& to, AccountRole role,
                 std::optional<TimePoint> ends_at) {
  return run(services->accounts.append(actor, account, make.entry(author, account, make.grant(to, role, ends_at)),
                                       make.wraps(role)));
}

Done World::take_away(const Actor& actor, const Person& author, const AccountId& account, const MemberId& from) {
  return run(services->accounts.append(actor, account, make.entry(author, account, roster::EndAccess{from.text()}),
                                       std::nullopt));
}

Done World::say(const Actor& actor, const roster::Act& act, members::Named named) {
  return run(services->members.append(actor, entry(actor.member, act), std::move(named)));
}

World::Invited World::invitation(const MemberId& inviter, Role role, std::chrono::hours life) {
  auto id = InvitationId::generate(random);
  Bytes token = make.sealed(32);
  SigningPair key(random);
  auto asked = entry(inviter, roster::Invite{id.text(), role, key.public_key(), clock.now() + life});
  auto hash = seal::invitation_hash({workspace.text(), id.text()}, token).bytes();
  return {id, token, key, {std::move(asked), std::nullopt, std::nullopt, std::move(hash)}};
}

roster::Entry World::joining(const Person& person, const Invited& invited) {
  signing.emplace(person.id, person.signing);
  seal::JoinStatement said{workspace.text(), invited.id.text(), person.id.text(), person.fingerprint()};
  auto profile =
      roster::profile_hash(workspace.text(), person.id.text(), kSalt, person.name, person.name + "@example.com");
  return entry(person.id,
               roster::Join{invited.id.text(), person.signing.public_key(), *seal::BoxPublic::from(person.box_public),
                            profile, *seal::Signature::from(invited.key.sign(seal::to_sign(said)))});
}

Actor World::found(const Person& person) {
  auto token = run(services->founding.issue_token());
  LK_CHECK(token);
  signing.emplace(person.id, person.signing);
  auto founded = run(services->founding.found(*token, {workspace, "Team"}, person.as_new_member(),
                                              person.founding(clock.now()), "192.0.2.1"));
  LK_CHECK(founded);
  return sign_in(person);
}

Actor World::join(const Actor& inviter, const Person& person, Role role) {
  auto invited = invitation(inviter.member, role);
  LK_CHECK(run(services->members.invite(inviter, invited.asked)));
  auto joined =
      run(services->members.join(workspace, invited.id, invited.token, person.as_new_member(), joining(person, invited),
                                 "192.0.2." + std::to_string(random.bytes<1>()[0])));
  LK_CHECK(joined);
  return sign_in(person);
}

Result<members::Opened> World::open_session(const Person& person, std::string address) {
  LK_TRY(greeting, run(services->sign_in.sign_in(workspace, person.id, person.auth.clone(), address)));
  LK_TRY(enrolment, run(storage->members.read([&](members::Books& books) -> Result<std::optional<members::Enrolment>> {
           return person.enrolment(books.members, clock.now());
         })));
  return run(services->sign_in.open_session(workspace, person.id, greeting.challenge, std::string(kOrigin),
                                            person.device_id, std::move(enrolment),
                                            person.session_proof(greeting.challenge, kOrigin), address));
}

Actor World::sign_in(const Person& person, std::string address) {
  auto opened = open_session(person, address);
  LK_CHECK(opened);
  auto actor = run(services->sessions.authenticate(workspace, opened->token, address));
  LK_CHECK(actor);
  return *actor;
}

void World::elevate(const Actor& actor, const Person& person) {
  LK_CHECK(run(services->sessions.elevate(actor, person.auth.clone())));
}

SourceId World::add_source(const Actor& admin, const std::vector<std::string>& numbers) {
  auto source =
      run(services->pool.add_source(admin, {"Carrier", latchkey::numbers::SourceKind::signed_hook, std::nullopt}));
  LK_CHECK(source);
  for (const auto& number : numbers)
    LK_CHECK(run(services->pool.add_number(admin, {number, NumberKind::mobile, source->source.id})));
  return source->source.id;
}

inbox::IncomingSms World::sms(const SourceId& source, std::string to, std::string text, std::string provider_id) {
  return {workspace, source, std::move(to), "Photogram", std::move(text), std::move(provider_id)};
}

}  // namespace latchkey::storage::testing

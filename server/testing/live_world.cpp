#include "server/testing/live_world.h"

namespace latchkey::server_testing {

LiveWorld::LiveWorld() {
  auto opened = storage::Database::open(
      {.directory = scratch.path(), .post = [this](std::function<void()> work) { loop.post(std::move(work)); }});
  LK_CHECK(opened);
  database = std::move(*opened);
  stores = std::make_unique<storage::Storage>(*database, hub);
  services = std::make_unique<storage::testing::World::Services>(*stores, clock, random);
}

LiveWorld::~LiveWorld() { database->stop(); }

void LiveWorld::found() {
  auto token = run(services->founding.issue_token());
  LK_CHECK(token);
  members::NewWorkspace fresh{workspace, "Lake House"};
  LK_CHECK(run(services->founding.found(*token, fresh, mira.as_new_member(), mira.founding(clock.now()), "192.0.2.1")));
}

std::string LiveWorld::sign_in(const Person& person) {
  auto greeting = run(services->sign_in.sign_in(workspace, person.id, person.auth.clone(), "192.0.2.1"));
  LK_CHECK(greeting);
  auto proof = person.session_proof(greeting->challenge, storage::testing::kOrigin);
  auto enrolment = run(stores->members.read([&](members::Books& books) -> Result<std::optional<members::Enrolment>> {
    return person.enrolment(books.members, clock.now());
  }));
  LK_CHECK(enrolment);
  auto opened = run(services->sign_in.open_session(workspace, person.id, greeting->challenge,
                                                   std::string(storage::testing::kOrigin), person.device_id,
                                                   std::move(*enrolment), proof, "192.0.2.1"));
  LK_CHECK(opened);
  return opened->token;
}

members::Actor LiveWorld::actor_of(const std::string& token) {
  auto actor = run(services->sessions.authenticate(workspace, token, "192.0.2.1"));
  LK_CHECK(actor);
  return *actor;
}

AccountId LiveWorld::create_account(const members::Actor& actor) {
  auto account = make.account(mira);
  LK_CHECK(run(services->accounts.create(actor, account)));
  return account.id;
}

LiveWorld::Source LiveWorld::add_source(const members::Actor& admin, numbers::SourceKind kind,
                                        std::optional<std::string> secret, const std::vector<std::string>& numbers) {
  numbers::NewSource asked{"a source", kind, std::move(secret)};
  auto added = run(services->pool.add_source(admin, asked));
  LK_CHECK(added);
  for (const auto& number : numbers) {
    numbers::NewNumber fresh{number, numbers::NumberKind::voip, added->source.id};
    LK_CHECK(run(services->pool.add_number(admin, fresh)));
  }
  return {added->source.id, std::string(added->secret.expose_text())};
}

std::vector<events::Message> LiveWorld::messages(const members::Actor& actor) {
  auto page = run(services->shared_inbox.list(actor, std::nullopt, std::nullopt, 100));
  LK_CHECK(page);
  return page->messages;
}

}  // namespace latchkey::server_testing

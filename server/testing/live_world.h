// A server's domains on a real store and a real loop, for tests of the edges in front of them; and a workspace with an
// account, its number, and somebody signed in.
#pragma once
#include "base/temporary_folder.h"
#include "server/net/loop.h"
#include "server/storage/testing/world.h"

namespace latchkey::server_testing {

using storage::testing::Person;

class LiveWorld {
 public:
  LiveWorld();
  ~LiveWorld();

  template <typename T>
  T run(Task<T> task) {
    std::optional<T> out;
    LK_CHECK(loop.run(keep(std::move(task), &out)));
    return std::move(*out);
  }

  // Founds the workspace with Mira as its owner.
  void found();
  std::string sign_in(const Person& person);  // the token
  members::Actor actor_of(const std::string& token);
  AccountId create_account(const members::Actor& actor);
  struct Source {
    SourceId id;
    std::string secret;
  };
  Source add_source(const members::Actor& admin, numbers::SourceKind kind, std::optional<std::string> secret,
                    const std::vector<std::string>& numbers);
  std::vector<events::Message> messages(const members::Actor& actor);

  TemporaryFolder scratch;
  net::Loop loop;
  ManualClock clock{from_unix_ms(1'790'000'000'000)};
  SystemRandom random;
  events::Hub hub;
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<storage::Storage> stores;
  std::unique_ptr<storage::testing::World::Services> services;
  WorkspaceId workspace = WorkspaceId::generate(random);
  storage::testing::AccountMaker make{random, clock, [this](const std::function<void(accounts::Books&)>& look) {
                                        LK_CHECK(run(stores->accounts.read([&](accounts::Books& books) -> Done {
                                          look(books);
                                          return done();
                                        })));
                                      }};
  Person mira{workspace, "Mira", random};

 private:
  template <typename T>
  Task<Done> keep(Task<T> task, std::optional<T>* out) {
    out->emplace(co_await std::move(task));
    co_return done();
  }
};

}  // namespace latchkey::server_testing

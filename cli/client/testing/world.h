// For tests: a workspace of people with real keys, and a server in memory that answers for it. What it says is JSON
// that a test may change before it is asked, which is how a server lies.
#pragma once
#include <filesystem>
#include <map>

#include "base/temporary_folder.h"
#include "cli/client/desk.h"
#include "cli/client/enrollment.h"
#include "crypto/open/account_key.h"
#include "roster/account_chain.h"

namespace latchkey::client {

// Answers by method and path ("GET /members", without the workspace's part); what is not there is 404.
class FakeTransport final : public Transport {
 public:
  Attempt<HttpAnswer> send(const HttpRequest& request) override;

  void answer(const std::string& ask, boost::json::value body) { answers[ask] = std::move(body); }
  std::map<std::string, boost::json::value> answers;
  std::map<std::string, HttpAnswer> refusals;  // before answers
  std::vector<HttpRequest> asked;
  int unreachable = 0;  // that many requests find nobody
};

struct Person {
  std::string name;
  MemberId id;
  open::Identity identity;
};

class World {
 public:
  explicit World(Random& random);

  const WorkspaceId workspace;
  Person mira;  // Owner
  Person jo;    // Collaborator

  seal::MemberPlace place(const Person& person) const {
    return {.workspace = workspace.text(), .member = person.id.text()};
  }
  Person make_person(std::string name);  // whom Mira let in
  boost::json::object member(const Person& person) const;

  // The workspace log: what `author` says next on it, and what the server tells of it, from wherever it is asked.
  roster::Entry entry(const Person& author, const roster::Act& act) const;
  void say(const Person& author, const roster::Act& act);
  std::vector<roster::Entry> log;
  roster::Roster roster;
  void tell_log(FakeTransport& transport) const;

  // An account of Mira's shared with Jo, as the server tells `reader` of it. Its TOTP key is RFC 6238's.
  struct Account {
    Account(AccountId account, open::AccountKey use_key, open::AccountKey manage_key,
            std::vector<roster::AccountEntry> said, roster::AccountChain told)
        : id(std::move(account)),
          use(std::move(use_key)),
          manage(std::move(manage_key)),
          entries(std::move(said)),
          chain(std::move(told)) {}
    Account clone() const {
      Account copy(id, use.clone(), manage.clone(), entries, chain);
      copy.counter = counter;
      copy.listed = listed;
      copy.manifest = manifest;
      return copy;
    }

    AccountId id;
    open::AccountKey use;
    open::AccountKey manage;
    std::vector<roster::AccountEntry> entries;
    roster::AccountChain chain;
    std::uint64_t counter = 1;
    boost::json::array listed;  // all records, as their Owner has them
    boost::json::object manifest;
  };
  Account make_account();
  void list(Account& account) const;  // its records, sealed anew, and their manifest
  // On the account's chain: what `author` would say next, and said. A lie is put on it without being checked.
  roster::AccountEntry entry(const Account& account, const Person& author, const roster::AccountAct& act) const;
  void say(Account& account, const Person& author, const roster::AccountAct& act) const;
  roster::GrantAccess grant(const Person& to, seal::AccountRole role) const;
  Account rotated(const Account& account) const;  // by Mira, under new keys
  boost::json::object account(const Account& account, const Person& reader) const;
  // What the server hands out beside the account's records.
  static boost::json::object chain(const Account& account);
  boost::json::object wraps(const Account& account, const Person& granter, const Person& recipient, bool manage) const;
  boost::json::object manifest(const Account& account, const Person& author, std::uint64_t counter,
                               const boost::json::array& listed) const;
  boost::json::array records(const Account& account, std::uint64_t revision = 1) const;
  boost::json::object record(const Account& account, seal::RecordKind kind, std::uint64_t revision,
                             std::string_view text) const;
  // All codes of a day, dealt by `author`.
  boost::json::object chunk(const Account& account, const Person& author, std::uint64_t day,
                            const std::vector<std::string>& codes, std::uint64_t period) const;

 private:
  void let_in(const Person& person);
  Random& random_;
};

// A desk of `person` on a fake server.
class TestDesk {
 public:
  TestDesk(const World& world, const Person& person, Random& random, const Clock& clock);
  Desk& operator*() { return desk_; }
  Desk* operator->() { return &desk_; }
  FakeTransport transport;
  Pins stored_pins();  // what the next call of the program would know

 private:
  TemporaryFolder home_;
  StateFolder folder_;
  Random& random_;
  Api api_;
  Pins pins_;
  Desk desk_;
};

}  // namespace latchkey::client

// A server without edges, and people who use it: real store, real rules, a clock that stands still until told.
#pragma once
#include "base/temporary_folder.h"
#include "server/accounts/accounts.h"
#include "server/activity/activity.h"
#include "server/activity/feed.h"
#include "server/inbox/inbox.h"
#include "server/inbox/login_requests.h"
#include "server/inbox/shared_inbox.h"
#include "server/members/approvals.h"
#include "server/members/devices.h"
#include "server/members/founding.h"
#include "server/members/members.h"
#include "server/members/sessions.h"
#include "server/members/sign_in.h"
#include "server/numbers/numbers.h"
#include "server/numbers/pool.h"
#include "server/storage/storage.h"
#include "server/storage/testing/keys.h"
#include "server/storage/testing/loop.h"

namespace latchkey::storage::testing {

inline constexpr std::string_view kOrigin = "http://localhost:8700";

// Somebody with keys of their own. What they hold is what a client of theirs would send.
struct Person {
  Person(WorkspaceId workspace_id, std::string called, Random& random);

  WorkspaceId workspace;
  MemberId id;
  std::string name;
  SigningPair signing;
  Bytes box_public;
  SecretBytes auth;
  DeviceId device_id;
  SigningPair device;

  members::NewMember as_new_member() const;
  roster::Entry says(const roster::Head& after, TimePoint at, const roster::Act& act) const;  // on the workspace log
  roster::Entry founding(TimePoint at) const;                                                 // as its first
  roster::Device as_device() const;                                                           // on the workspace log
  members::DeviceName device_name() const;
  // What signing in brings along where the device does not stand on the log yet.
  std::optional<members::Enrolment> enrolment(members::MemberStore& members, TimePoint at) const;
  seal::Fingerprint fingerprint() const;
  Bytes session_proof(const Bytes& challenge, std::string_view origin) const;
};

// What a client makes up for an account. Sealed parts are random: the server cannot tell. What is signed follows what
// the server has now, unless a caller says what it saw.
class AccountMaker {
 public:
  // Runs what it is given inside a transaction.
  using Read = std::function<void(const std::function<void(accounts::Books&)>&)>;
  AccountMaker(Random& random, const Clock& clock, Read read)
      : random_(random), clock_(clock), read_(std::move(read)) {}

  Bytes sealed(std::size_t size = 136);
  accounts::Wraps wraps(accounts::AccountRole role);
  static seal::EpochPublic keys(Random& random);
  static roster::GrantAccess grant(const Person& to, accounts::AccountRole role,
                                   std::optional<TimePoint> ends_at = std::nullopt);
  roster::AccountEntry entry(const Person& author, const AccountId& account, const roster::AccountAct& act);
  roster::AccountEntry entry(const Person& author, const AccountId& account, const roster::Head& after,
                             const roster::AccountAct& act);
  static roster::Head head_of(const WorkspaceId& workspace, const accounts::Account& seen);
  accounts::ManifestBody manifest(const Person& author, const AccountId& account, std::uint64_t counter,
                                  const roster::Head& chain, const std::vector<accounts::RecordBody>& records);

  accounts::RecordBody record(accounts::RecordKind kind, std::int64_t epoch, std::int64_t revision);
  accounts::NewAccount account(const Person& creator,
                               std::vector<accounts::RecordKind> kinds = {accounts::RecordKind::profile,
                                                                          accounts::RecordKind::password});
  // The record as it is next, or, if `remove`, gone.
  accounts::RecordChange change(const Person& author, const AccountId& account, accounts::RecordKind kind,
                                bool remove = false);
  accounts::ChunkBody chunk(const Person& author, const AccountId& account, std::int64_t epoch, std::int64_t day,
                            std::int64_t seed_revision = 1);
  // New keys for those who remain, and every record anew.
  accounts::Rotation rotation(const Person& author, const accounts::Account& seen_by_author,
                              const std::vector<std::pair<const Person*, accounts::AccountRole>>& remaining,
                              const std::vector<MemberId>& removed);

 private:
  Random& random_;
  const Clock& clock_;
  Read read_;
};

class World {
 public:
  World();
  ~World();

  template <typename T>
  T run(Task<T> task) {
    return loop.run(std::move(task));
  }

  // What this member would sign as the log's next entry, and the same sent to the server.
  roster::Head log_head();
  roster::Entry entry(const MemberId& author, const roster::Act& act);
  Done say(const members::Actor& actor, const roster::Act& act, members::Named named = {});

  // Said by `author` on the account's chain, and sent by it.
  Done give(const members::Actor& actor, const Person& author, const AccountId& account, const Person& to,
            accounts::AccountRole role, std::optional<TimePoint> ends_at = std::nullopt);
  Done take_away(const members::Actor& actor, const Person& author, const AccountId& account, const MemberId& from);

  // An invitation as a client makes it, and what whoever has its link answers with.
  struct Invited {
    InvitationId id;
    Bytes token;
    SigningPair key;
    members::NewInvitation asked;
  };
  Invited invitation(const MemberId& inviter, members::Role role, std::chrono::hours life = std::chrono::days(7));
  roster::Entry joining(const Person& person, const Invited& invited);

  // Founds the workspace with this person as its owner and signs them in.
  members::Actor found(const Person& person);
  // Invites and joins; the inviter is elevated as far as needed.
  members::Actor join(const members::Actor& inviter, const Person& person, members::Role role);
  members::Actor sign_in(const Person& person, std::string address = "192.0.2.1");
  // With the device's entry, where it does not stand on the log yet.
  Result<members::Opened> open_session(const Person& person, std::string address = "192.0.2.1");
  void elevate(const members::Actor& actor, const Person& person);
  void reopen();  // the database, as after a restart

  // A source with its numbers in the pool.
  SourceId add_source(const members::Actor& admin, const std::vector<std::string>& numbers);
  inbox::IncomingSms sms(const SourceId& source, std::string to, std::string text, std::string provider_id);

  TemporaryFolder scratch;
  Loop loop;
  ManualClock clock{from_unix_ms(1'790'000'000'000)};
  SystemRandom random;
  events::Hub hub;
  std::unique_ptr<Database> database;
  std::unique_ptr<Storage> storage;
  WorkspaceId workspace = WorkspaceId::generate(random);
  AccountMaker make{random, clock, [this](const std::function<void(accounts::Books&)>& look) { read(look); }};

  struct Services;
  std::unique_ptr<Services> services;
  std::map<MemberId, SigningPair> signing;  // of everybody who came in
  Services* operator->() { return services.get(); }

 private:
  void read(const std::function<void(accounts::Books&)>& look);
};

struct World::Services {
  Services(Storage& storage, const Clock& clock, Random& random);
  members::Founding founding;
  members::SignIn sign_in;
  members::Devices devices;
  members::Sessions sessions;
  members::Approvals approvals;
  members::Members members;
  accounts::Accounts accounts;
  numbers::Numbers numbers;
  numbers::Addresses addresses;
  numbers::Pool pool;
  inbox::Inbox inbox;
  inbox::SharedInbox shared_inbox;
  inbox::LoginRequests logins;
  activity::Activity activity;
  activity::Feed feed;
};

}  // namespace latchkey::storage::testing

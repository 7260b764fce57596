// protocol/seals.md, section 12: the rules of the workspace log. check() says whether an entry may follow; Roster is
// who is in a workspace after the entries it took. A server asks check() of its tables, a client replays into a Roster.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/seal/keys.h"
#include "roster/entry.h"
#include "roster/log_view.h"

namespace latchkey::roster {

// Why an entry does not follow. The words are those of the vectors.
BOOST_DEFINE_ENUM_CLASS(Refusal, malformed, not_next, back_in_time, unknown_author, author_ended, signature,
                        not_allowed, known_already, no_such_member, no_such_invitation, no_such_device,
                        invitation_not_open, proof, fingerprint, last_owner, owner_without_end)
std::string_view text_of(Refusal refusal);

struct Standing {
  Role role;
  seal::SignPublic sign_public;
  seal::BoxPublic box_public;
  std::optional<TimePoint> ends_at;
  bool ended = false;

  bool is_member_at(TimePoint at) const { return !ended && (!ends_at || *ends_at > at); }
};

struct Invitation {
  Role role;
  seal::SignPublic key;
  TimePoint expires_at;
  std::string inviter;
  bool open = true;  // neither used nor withdrawn
};

struct StandingDevice {
  std::string member;
  seal::SignPublic key;
  bool ended = false;
};

// What check() asks of what came before.
class View {
 public:
  virtual ~View() = default;
  virtual Head head() const = 0;
  virtual TimePoint last_at() const = 0;  // of the last entry; the epoch where there is none
  virtual std::optional<Standing> member(const std::string& id) const = 0;
  virtual std::optional<Invitation> invitation(const std::string& id) const = 0;
  virtual std::optional<StandingDevice> device(const std::string& id) const = 0;
  virtual bool has_owner_beside(const std::string& member) const = 0;  // one that has not ended
};

// What the entry says, where every rule holds. Two signatures are verified at most.
Result<Act, Refusal> check(const View& before, std::string_view workspace, const Entry& entry);

class Roster final : public View, public LogView {
 public:
  struct Member : Standing {
    seal::Hash profile;
    std::optional<std::string> invitation;   // none: the founder
    std::optional<std::string> admitted_by;  // the last who counter-signed
    TimePoint joined_at;
    std::uint64_t joined_with = 0;              // the entry's number
    std::optional<std::uint64_t> ended_with{};  // likewise
  };

  struct Device : StandingDevice {
    seal::Hash name;
    TimePoint added_at;
  };

  explicit Roster(std::string workspace) : workspace_(std::move(workspace)) {}

  // Checks, and takes the entry or leaves the roster as it was.
  Result<Nothing, Refusal> take(const Entry& entry);

  const std::string& workspace() const { return workspace_; }
  Head head() const override { return head_; }
  TimePoint last_at() const override { return last_at_; }
  std::optional<Standing> member(const std::string& id) const override;
  std::optional<Invitation> invitation(const std::string& id) const override;
  std::optional<StandingDevice> device(const std::string& id) const override;
  bool has_owner_beside(const std::string& member) const override;
  std::optional<Bytes> hash_at(std::uint64_t number) const override;
  std::optional<Party> member_after(std::uint64_t number, const std::string& id) const override;

  const std::map<std::string, Member>& members() const { return members_; }
  const std::map<std::string, Device>& devices() const { return devices_; }
  const Bytes& fingerprint() const { return fingerprint_; }  // hash of entry 1; empty before it
  bool is_demo() const { return demo_; }

 private:
  void apply(const Founding& act, const Entry& entry);
  void apply(const Invite& act, const Entry& entry);
  void apply(const Withdraw& act, const Entry& entry);
  void apply(const Join& act, const Entry& entry);
  void apply(const Admit& act, const Entry& entry);
  void apply(const ChangeRole& act, const Entry& entry);
  void apply(const End& act, const Entry& entry);
  void apply(const Profile& act, const Entry& entry);
  void apply(const roster::Device& act, const Entry& entry);
  void apply(const EndDevice& act, const Entry& entry);

  std::string workspace_;
  Head head_;
  TimePoint last_at_{};
  Bytes fingerprint_;
  std::vector<Bytes> hashes_;  // of the entries, in their order
  bool demo_ = false;
  std::map<std::string, Member> members_;
  std::map<std::string, Invitation> invitations_;
  std::map<std::string, Device> devices_;
};

}  // namespace latchkey::roster

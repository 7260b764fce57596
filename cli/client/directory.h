// Members as the workspace log has them; the server adds names and addresses, to which the log commits. Whoever wants a
// member's keys asks trusted(), and picked() for whom a person named.
#pragma once
#include <map>
#include <vector>

#include "cli/client/desk.h"
#include "cli/client/distrust.h"
#include "cli/client/wire.h"
#include "roster/roster.h"

namespace latchkey::client {

struct TrustedMember {
  MemberId id;
  seal::SignPublic sign_public;
  seal::BoxPublic box_public;
  seal::Fingerprint fingerprint;
};

class Directory {
 public:
  static Directory examine(const Desk& desk, const roster::Roster& roster, std::vector<wire::Member> members);
  static Attempt<Directory> read(Desk& desk);

  // By the log alone; nothing where there is no such member. What the server lists changes no keys.
  const TrustedMember* trusted(const MemberId& id) const;
  // Distrust for one whom the server lists otherwise than the log: the name that was picked may be another's.
  Result<const TrustedMember*, Distrust> picked(const MemberId& id) const;

  const roster::Roster& roster() const { return roster_; }
  const std::vector<wire::Member>& members() const { return members_; }
  std::string name_of(const std::optional<MemberId>& id) const;  // the id where there is no name, "" for none
  // By id, mail address or name, in either case; ambiguous, unknown and distrusted ones are Troubles that say so.
  // Active ones only.
  Attempt<const wire::Member*> find(std::string_view text) const;

 private:
  explicit Directory(roster::Roster roster) : roster_(std::move(roster)) {}
  roster::Roster roster_;
  std::vector<wire::Member> members_;
  std::map<MemberId, TrustedMember> trusted_;
  std::map<MemberId, Distrust> distrusted_;  // as listed
};

}  // namespace latchkey::client

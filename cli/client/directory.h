// Members as the server lists them, held against the workspace log. Whoever wants to use a member's keys asks
// trusted(), which gives those of the log, and none of whom the server lists otherwise.
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

  // Nothing where there is no such member.
  Result<const TrustedMember*, Distrust> trusted(const MemberId& id) const;

  const std::vector<wire::Member>& members() const { return members_; }
  std::string name_of(const std::optional<MemberId>& id) const;  // the id where there is no name, "" for none
  // By id, mail address or name, in either case; ambiguous and unknown ones are Troubles that say so. Active ones only.
  Attempt<const wire::Member*> find(std::string_view text) const;

 private:
  struct Known {
    TrustedMember member;
    std::optional<Distrust> distrust;
  };
  std::vector<wire::Member> members_;
  std::map<MemberId, Known> known_;
};

}  // namespace latchkey::client

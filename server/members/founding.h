// Founding a workspace: only with a one-time link that was printed on the server's terminal.
#pragma once
#include "base/clock.h"
#include "base/random.h"
#include "server/members/member_store.h"

namespace latchkey::members {

struct NewWorkspace {
  WorkspaceId id;
  std::string name;
};
struct Founded {
  Workspace workspace;
  Member member;
};

class Founding {
 public:
  Founding(Transactions& transactions, const Clock& clock, Random& random, bool demo)
      : transactions_(transactions), clock_(clock), random_(random), demo_(demo) {}

  Task<Result<bool>> is_empty();  // no workspace yet
  // For the link {public_url}/found#TOKEN; good once, for 24 hours. Only a hash of it is kept.
  Task<Result<std::string>> issue_token();
  // Kind::denied for a token that never was or is used up, expired for one too old; invalid where the member's
  // statement or the founding entry does not hold; conflict where the workspace exists.
  Task<Result<Founded>> found(std::string token, NewWorkspace workspace, NewMember member, roster::Entry entry,
                              std::string address);

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Random& random_;
  const bool demo_;
};

}  // namespace latchkey::members

// The Admins' side: where SMS come from, which numbers there are, and the mail domains.
#pragma once
#include "base/random.h"
#include "server/members/admission.h"
#include "server/numbers/number_store.h"

namespace latchkey::numbers {

using members::Actor;

struct NewSource {
  std::string name;
  SourceKind kind;
  std::optional<std::string> secret;  // Twilio's auth token; for the others one is made where none is given
};
struct AddedSource {
  Source source;
  SecretBytes secret;  // as text, shown once
};
struct NewNumber {
  std::string number;
  NumberKind kind;
  SourceId source;
};

// What an edge needs to check who sends, before it believes a word of it.
struct Carrier {
  WorkspaceId workspace;
  SourceId source;
  SourceKind kind;
  SecretBytes secret;                      // the text it was shown as
  std::optional<std::string> only_number;  // of a source that has just one
};

class Pool {
 public:
  Pool(Transactions& transactions, const Clock& clock, Random& random)
      : transactions_(transactions), clock_(clock), random_(random) {}

  Task<Result<std::vector<Source>>> sources(Actor actor);
  Task<Result<AddedSource>> add_source(Actor actor, NewSource source);
  Task<Done> remove_source(Actor actor, SourceId source);  // Kind::conflict while numbers come from it

  Task<Result<std::vector<PoolNumber>>> numbers(Actor actor);
  Task<Result<PoolNumber>> add_number(Actor actor, NewNumber number);  // Kind::conflict if it is in any pool
  Task<Done> remove_number(Actor actor, std::string number);           // Kind::conflict unless free or quarantined

  Task<Result<std::vector<MailDomain>>> domains(Actor actor);
  Task<Result<MailDomain>> add_domain(Actor actor, std::string domain);  // Kind::conflict if any workspace has it
  Task<Done> remove_domain(Actor actor, std::string domain);             // Kind::conflict while addresses live there

  // For the hooks: by source, or by the number a message is for.
  Task<Result<Carrier>> carrier(SourceId source);
  Task<Result<Carrier>> carrier_of(std::string number);

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace latchkey::numbers

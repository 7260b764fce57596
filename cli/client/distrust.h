// What does not hold although the server says so. Never a matter of the network: somebody changed keys or records, or a
// client is broken, and a person has to look. The names are those of web/client's TrustProblem.
#pragma once
#include <boost/describe/enum.hpp>
#include <string>

#include "cli/client/trouble.h"

namespace latchkey::client {

BOOST_DEFINE_ENUM_CLASS(DistrustKind,
                        log_forked,                    // the entry seen here is another one now
                        log_went_back,                 // shorter than it was seen
                        log_entry_refused,             // an entry its author could not sign there
                        own_identity_mismatch,         // the log knows other keys for us
                        member_not_on_log,             // listed by the server, and nobody let them in
                        member_differs_from_log,       // listed with another role, name or keys
                        chain_forked,                  // another entry in the place of one seen here
                        chain_went_back,               // shorter than it was seen
                        chain_incomplete,              // entries are kept from us
                        chain_entry_refused,           // an entry its author could not sign there
                        not_granted,                   // the chain does not give us what the server says we have
                        manifest_not_signed_by_owner,  // records that no Owner listed
                        manifest_went_back,            // an older list than was seen here
                        manifest_forked,               // another list in the place of the one seen here
                        key_not_committed,             // a wrap opened to a key the chain does not commit to
                        inbox_keys_foreign,  // the published inbox keys are not derived from the account's keys
                        wrap_unreadable,     //
                        record_unreadable,   //
                        chunk_not_signed_by_owner)

struct Distrust {
  DistrustKind kind;
  std::string subject{};  // whose keys or which record, where that is not clear from the kind
};

std::string id(const Distrust& distrust);  // "member-keys-changed"
std::string sentence(const Distrust& distrust);

[[nodiscard]] Failure<Trouble> trouble(const Distrust& distrust);

}  // namespace latchkey::client

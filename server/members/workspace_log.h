// protocol/seals.md, section 12, on the server's side: appending to the log, and reading it. The tables of members and
// invitations hold what the log comes to; the caller writes them in the same transaction.
#pragma once
#include "roster/roster.h"
#include "server/members/member_store.h"

namespace latchkey::members {

inline constexpr auto kMostClockDifference = std::chrono::minutes(5);
inline constexpr std::size_t kLogPage = 1000;  // entries

struct LogPage {
  std::vector<roster::Entry> entries;
  bool more;
};
BOOST_DESCRIBE_STRUCT(LogPage, (), (entries, more))

LogPage log_page(MemberStore& members, const WorkspaceId& workspace, std::uint64_t after);

// Kind::invalid where previous, author or signature cannot be one.
Done check_form(const roster::Entry& entry);

// Checks the entry against the log and the clock, stores it, and gives back what it says. Kind::conflict where the head
// has moved ("log: not-next"), where the workspace would lose its last Owner and where what it names is used up;
// denied, not_found and invalid as their names say.
Result<roster::Act> append(MemberStore& members, const WorkspaceId& workspace, const roster::Entry& entry,
                           TimePoint now);

// Whether an entry that brings somebody in says what the new member says of itself: id, keys, name and address.
bool is_of(const WorkspaceId& workspace, const roster::Entry& entry, const seal::SignPublic& sign_public,
           const seal::BoxPublic& box_public, const seal::Hash& profile, const NewMember& member);

}  // namespace latchkey::members

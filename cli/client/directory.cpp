#include "cli/client/directory.h"

#include <fmt/format.h>

#include "cli/client/names.h"
#include "cli/client/workspace_log.h"

namespace latchkey::client {
namespace {

// What the server says of a member against what the log says.
std::optional<Distrust> distrust_of(const WorkspaceId& workspace, const wire::Member& listed,
                                    const roster::Roster& roster) {
  auto found = roster.members().find(listed.id->text());
  const std::string who = printable(listed.name);
  if (found == roster.members().end()) return Distrust{DistrustKind::member_not_on_log, who};
  const auto& member = found->second;
  auto profile =
      roster::profile_hash(workspace.text(), listed.id->text(), listed.profile_salt, listed.name, listed.email);
  bool same = member.sign_public == *listed.sign_public && member.box_public == *listed.box_public &&
              roster::text_of(member.role) == listed.role && member.profile == profile;
  return same ? std::nullopt : std::optional(Distrust{DistrustKind::member_differs_from_log, who});
}

}  // namespace

Directory Directory::examine(const Desk& desk, const roster::Roster& roster, std::vector<wire::Member> members) {
  Directory directory(roster);
  // The keys are the log's, whatever is listed: a guest is told of few, and has signatures of others to check.
  for (const auto& [text, member] : roster.members()) {
    auto id = MemberId::parse(text);
    LK_CHECK(id);  // the log takes nothing else
    const seal::MemberPlace at{.workspace = desk.workspace.text(), .member = text};
    TrustedMember trusted{.id = *id,
                          .sign_public = member.sign_public,
                          .box_public = member.box_public,
                          .fingerprint = seal::fingerprint(at, member.sign_public, member.box_public)};
    directory.trusted_.emplace(*id, std::move(trusted));
  }
  for (auto& member : members) {
    if (auto distrust = distrust_of(desk.workspace, member, roster))
      directory.distrusted_.emplace(*member.id, std::move(*distrust));
    auto known = roster.members().find(member.id->text());
    bool active = known != roster.members().end() && known->second.is_member_at(desk.time.now());
    member.state = active ? "active" : "ended";
  }
  directory.members_ = std::move(members);
  return directory;
}

// Log and list are read one after the other, so that either may be the older one: what differs is asked for once more.
Attempt<Directory> Directory::read(Desk& desk) {
  for (bool again = false;; again = true) {
    LK_TRY(roster, read_roster(desk));
    LK_TRY(answer, desk.api.get<wire::Members>(desk.path("/members")));
    auto directory = examine(desk, roster, std::move(answer.members));
    if (directory.distrusted_.empty() || again) return directory;
  }
}

const TrustedMember* Directory::trusted(const MemberId& id) const {
  auto found = trusted_.find(id);
  return found == trusted_.end() ? nullptr : &found->second;
}

Result<const TrustedMember*, Distrust> Directory::picked(const MemberId& id) const {
  if (auto found = distrusted_.find(id); found != distrusted_.end()) return fail(found->second);
  return trusted(id);
}

std::string Directory::name_of(const std::optional<MemberId>& id) const {
  if (!id) return "";
  for (const auto& member : members_) {
    if (*member.id == *id) return printable(member.name);
  }
  return id->text();
}

Attempt<const wire::Member*> Directory::find(std::string_view text) const {
  auto as_listed = [this](const wire::Member& member) -> Attempt<const wire::Member*> {
    if (auto found = distrusted_.find(*member.id); found != distrusted_.end()) return trouble(found->second);
    return &member;
  };
  std::vector<const wire::Member*> matches;
  for (const auto& member : members_) {
    if (member.state != "active") continue;
    if (member.id->text() == text) return as_listed(member);
    if (same_in_any_case(member.email, text)) return as_listed(member);
    if (same_in_any_case(member.name, text)) matches.push_back(&member);
  }
  if (matches.size() == 1) return as_listed(*matches.front());
  if (matches.empty()) return trouble(Kind::not_found, "no such member");
  std::string list;
  for (const auto* member : matches) list += fmt::format("\n  {}  {}", member->id->text(), printable(member->email));
  return trouble(Kind::invalid, "more than one member has that name:" + list);
}

}  // namespace latchkey::client

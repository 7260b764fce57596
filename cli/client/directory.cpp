#include "cli/client/directory.h"

#include <fmt/format.h>

#include "cli/client/names.h"

namespace latchkey::client {
namespace {

std::optional<Distrust> examine_keys(Desk& desk, const wire::Member& member) {
  const seal::MemberPlace at{.workspace = desk.workspace.text(), .member = member.id->text()};
  std::string who = printable(member.name);
  const open::PublicIdentity shown{
      .sign_public = *member.sign_public, .box_public = *member.box_public, .statement = *member.statement};
  if (!open::check(shown, at)) return Distrust{DistrustKind::member_statement_invalid, who};
  if (*member.id == desk.member) {
    bool ours = desk.identity.signing().public_key() == shown.sign_public &&
                desk.identity.box().public_key() == shown.box_public;
    return ours ? std::nullopt : std::optional(Distrust{DistrustKind::own_identity_mismatch});
  }
  const MemberPin* pin = desk.pins.member(*member.id);
  if (!pin) {
    desk.pins.pin(MemberPin{*member.id, shown.sign_public, shown.box_public});
    return std::nullopt;
  }
  if (*pin->sign_public == shown.sign_public && *pin->box_public == shown.box_public) return std::nullopt;
  return Distrust{DistrustKind::member_keys_changed, who};
}

}  // namespace

Directory Directory::examine(Desk& desk, std::vector<wire::Member> members) {
  Directory directory;
  for (const auto& member : members) {
    const seal::MemberPlace at{.workspace = desk.workspace.text(), .member = member.id->text()};
    TrustedMember trusted{.id = *member.id,
                          .sign_public = *member.sign_public,
                          .box_public = *member.box_public,
                          .fingerprint = seal::fingerprint(at, *member.sign_public, *member.box_public)};
    directory.known_.insert_or_assign(*member.id, Known{std::move(trusted), examine_keys(desk, member)});
  }
  directory.members_ = std::move(members);
  return directory;
}

Attempt<Directory> Directory::read(Desk& desk) {
  LK_TRY(answer, desk.api.get<wire::Members>(desk.path("/members")));
  return examine(desk, std::move(answer.members));
}

Result<const TrustedMember*, Distrust> Directory::trusted(const MemberId& id) const {
  auto found = known_.find(id);
  if (found == known_.end()) return nullptr;
  if (found->second.distrust) return fail(*found->second.distrust);
  return &found->second.member;
}

std::string Directory::name_of(const std::optional<MemberId>& id) const {
  if (!id) return "";
  for (const auto& member : members_) {
    if (*member.id == *id) return printable(member.name);
  }
  return id->text();
}

Attempt<const wire::Member*> Directory::find(std::string_view text) const {
  std::vector<const wire::Member*> matches;
  for (const auto& member : members_) {
    if (member.state != "active") continue;
    if (member.id->text() == text) return &member;
    if (same_in_any_case(member.email, text)) return &member;
    if (same_in_any_case(member.name, text)) matches.push_back(&member);
  }
  if (matches.size() == 1) return matches.front();
  if (matches.empty()) return trouble(Kind::not_found, "no such member");
  std::string list;
  for (const auto* member : matches) list += fmt::format("\n  {}  {}", member->id->text(), printable(member->email));
  return trouble(Kind::invalid, "more than one member has that name:" + list);
}

}  // namespace latchkey::client

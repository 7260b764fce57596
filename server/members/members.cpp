#include "server/members/members.h"

#include <algorithm>

#include "crypto/seal/member.h"
#include "server/members/statements.h"

namespace latchkey::members {
namespace {

using events::EntryKind;
using events::What;

constexpr auto kInvitationLife = std::chrono::days(7);

events::Entry entry(const Admitted& who, TimePoint now, EntryKind kind, std::string subject) {
  return {who.workspace, now, who.member, kind, std::nullopt, std::move(subject), who.address};
}

bool is_last_owner(MemberStore& members, const WorkspaceId& workspace, const Member& member) {
  if (member.role != Role::owner) return false;
  auto all = members.list(workspace);
  return std::none_of(all.begin(), all.end(), [&member](const Member& other) {
    return other.id != member.id && other.state == State::active && other.role == Role::owner;
  });
}

// Sessions, grants and invitations of theirs end with the membership; every account they could open owes new keys.
void end_membership(Books& books, const WorkspaceId& workspace, const MemberId& member, TimePoint now) {
  books.members.mark_ended(workspace, member, now);
  for (const auto& session : books.members.sessions(workspace, member)) {
    books.members.remove_session(workspace, session.id);
  }
  for (const auto& invitation : books.members.invitations(workspace)) {
    if (invitation.created_by == member && invitation.state == InvitationState::open)
      books.members.change_invitation(workspace, invitation.id, InvitationState::withdrawn, std::nullopt);
  }
  for (const auto& account : books.members.remove_grants_of(workspace, member)) {
    books.journal.changed(workspace, What::accounts, account, now);
  }
  books.journal.changed(workspace, What::members, std::nullopt, now);
  books.journal.member_ended(workspace, member);
}

Invitation as_of(Invitation invitation, TimePoint now) {
  if (invitation.state == InvitationState::open && invitation.expires_at <= now)
    invitation.state = InvitationState::expired;
  return invitation;
}

// The invitation, for whoever shows its token. An unknown one and a wrong token are not told apart.
Result<Invitation> open_with(MemberStore& members, const WorkspaceId& workspace, const InvitationId& id,
                             const seal::Hash& shown, TimePoint now) {
  auto invitation = members.invitation(workspace, id);
  auto hash = members.invitation_token_hash(workspace, id);
  if (!invitation || !hash || !equal_in_constant_time(*hash, shown.view()))
    return fail(Kind::not_found, "invitation: none");
  // An inviter who could not invite so any more lends it nothing.
  auto inviter = members.find(workspace, invitation->created_by);
  bool backed = inviter && inviter->state == State::active && may_handle(inviter->role, invitation->role);
  if (!backed && invitation->state == InvitationState::open) invitation->state = InvitationState::withdrawn;
  return as_of(*invitation, now);
}

}  // namespace

Task<Result<std::vector<Member>>> Members::list(Actor actor) {
  return transactions_.read([actor = std::move(actor),
                             now = clock_.now()](Books& books) -> Result<std::vector<Member>> {
    LK_TRY(who, admit(books.members, actor, now));
    auto members = books.members.list(who.workspace);
    std::vector<InvitationId> own;  // invitations of the asker
    std::optional<MemberId> inviter;
    for (const auto& invitation : books.members.invitations(who.workspace)) {
      if (invitation.created_by == who.member) own.push_back(invitation.id);
      if (invitation.member == who.member) inviter = invitation.created_by;
    }
    if (!may(who.role, Act::see_members)) {
      auto shared = books.members.share_an_account(who.workspace, who.member, now);
      std::erase_if(members, [&](const Member& member) {
        return member.id != who.member && member.id != inviter &&
               std::find(shared.begin(), shared.end(), member.id) == shared.end();
      });
    }
    for (auto& member : members) {
      bool invited_by_asker = member.invitation && std::find(own.begin(), own.end(), *member.invitation) != own.end();
      if (!invited_by_asker && !may_invite(who.role)) member.join_proof.reset();
    }
    return members;
  });
}

Task<Result<Member>> Members::change(Actor actor, MemberId member, MemberChange change) {
  if (change.name && !is_name(*change.name)) co_return fail(Kind::invalid, "member: name");
  auto work = [actor = std::move(actor), member = std::move(member), change = std::move(change),
               now = clock_.now()](Books& books) -> Result<Member> {
    LK_TRY(who, admit(books.members, actor, now));
    if (member != who.member && !may(who.role, Act::see_members)) return fail(Kind::denied, "member: role");
    auto found = books.members.find(who.workspace, member);
    if (!found) return fail(Kind::not_found, "member: none");
    if (found->state != State::active) return fail(Kind::conflict, "member: ended");
    const Member before = *found;

    if (change.name) {
      if (member != who.member) return fail(Kind::denied, "member: a name is its member's own");
      found->name = *change.name;
    }
    if (change.role && *change.role != found->role) {
      if (!may_handle(who.role, found->role) || !may_handle(who.role, *change.role))
        return fail(Kind::denied, "member: role");
      LK_TRY_DONE(require_elevation(who));
      if (is_last_owner(books.members, who.workspace, *found)) return fail(Kind::conflict, "member: last owner");
      if (*change.role == Role::guest && books.members.owns_accounts(who.workspace, member, now))
        return fail(Kind::conflict, "member: owns accounts");
      found->role = *change.role;
    }
    if (change.changes_ends_at) {
      if (!may_handle(who.role, found->role)) return fail(Kind::denied, "member: role");
      if (change.ends_at && *change.ends_at <= now) return fail(Kind::invalid, "member: end in the past");
      found->ends_at = change.ends_at;
    }
    // An end by itself could leave the workspace without an Owner, at night and with nobody to refuse it.
    if (found->role == Role::owner && found->ends_at) return fail(Kind::conflict, "member: an owner has no end time");
    // What changes nothing is no act of anybody's: the activity names who did what, and not everybody was asked above.
    if (found->name == before.name && found->role == before.role && found->ends_at == before.ends_at) return before;

    books.members.change(who.workspace, member, found->name, found->role, found->ends_at);
    books.journal.record(entry(who, now, EntryKind::member_changed, member.text()));
    books.journal.changed(who.workspace, What::members, std::nullopt, now);
    return *found;
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Members::end(Actor actor, MemberId member) {
  return transactions_.write(
      [actor = std::move(actor), member = std::move(member), now = clock_.now()](Books& books) -> Done {
        LK_TRY(who, admit(books.members, actor, now, Act::see_members));
        auto found = books.members.find(who.workspace, member);
        if (!found || found->state != State::active) return fail(Kind::not_found, "member: none");
        if (!may_handle(who.role, found->role)) return fail(Kind::denied, "member: role");
        if (is_last_owner(books.members, who.workspace, *found)) return fail(Kind::conflict, "member: last owner");
        if (!books.members.only_owner_of(who.workspace, member, now).empty())
          return fail(Kind::conflict, "member: only owner of an account");
        // Written first: the entry is the ender's, who may be the one that ends.
        books.journal.record(entry(who, now, EntryKind::member_ended, member.text()));
        end_membership(books, who.workspace, member, now);
        return done();
      });
}

Task<Result<std::vector<AccountId>>> Members::sole_owned(Actor actor, MemberId member) {
  return transactions_.read([actor = std::move(actor), member = std::move(member),
                             now = clock_.now()](Books& books) -> Result<std::vector<AccountId>> {
    LK_TRY(who, admit(books.members, actor, now, Act::see_members));
    auto found = books.members.find(who.workspace, member);
    if (!found) return fail(Kind::not_found, "member: none");
    if (!may_handle(who.role, found->role)) return fail(Kind::denied, "member: role");
    return books.members.only_owner_of(who.workspace, member, now);
  });
}

Task<Result<Workspace>> Members::rename_workspace(Actor actor, std::string name) {
  if (!is_name(name)) co_return fail(Kind::invalid, "workspace: name");
  auto work = [actor = std::move(actor), name = std::move(name),
               now = clock_.now()](Books& books) -> Result<Workspace> {
    LK_TRY(who, admit(books.members, actor, now, Act::rename_workspace));
    books.members.rename_workspace(who.workspace, name);
    books.journal.record(entry(who, now, EntryKind::workspace_renamed, name));
    books.journal.changed(who.workspace, What::members, std::nullopt, now);
    auto workspace = books.members.workspace(who.workspace);
    if (!workspace) return fail(Kind::unavailable, "workspace: storage");
    return *workspace;
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Result<std::vector<Invitation>>> Members::invitations(Actor actor) {
  return transactions_.read(
      [actor = std::move(actor), now = clock_.now()](Books& books) -> Result<std::vector<Invitation>> {
        LK_TRY(who, admit(books.members, actor, now));
        if (!may_invite(who.role)) return fail(Kind::denied, "member: role");
        auto invitations = books.members.invitations(who.workspace);
        for (auto& invitation : invitations) invitation = as_of(std::move(invitation), now);
        return invitations;
      });
}

Task<Result<Invitation>> Members::invite(Actor actor, NewInvitation asked) {
  if (asked.token_hash.size() != 32) co_return fail(Kind::invalid, "invitation: token hash");
  if (asked.email && !is_email(*asked.email)) co_return fail(Kind::invalid, "invitation: email");
  if (asked.name && !is_name(*asked.name)) co_return fail(Kind::invalid, "invitation: name");
  auto work = [actor = std::move(actor), asked = std::move(asked),
               now = clock_.now()](Books& books) -> Result<Invitation> {
    LK_TRY(who, admit(books.members, actor, now));
    if (!may_invite(who.role) || !may_handle(who.role, asked.role)) return fail(Kind::denied, "member: role");
    if (asked.expires_at <= now || asked.expires_at > now + kInvitationLife)
      return fail(Kind::invalid, "invitation: good for seven days at most");
    if (books.members.invitation(who.workspace, asked.id)) return fail(Kind::conflict, "invitation: the id is taken");
    Invitation invitation{asked.id,         asked.role, asked.email,           asked.name,  now,
                          asked.expires_at, who.member, InvitationState::open, std::nullopt};
    books.members.add_invitation(who.workspace, invitation, asked.token_hash);
    books.journal.record(entry(who, now, EntryKind::member_invited, asked.id.text()));
    books.journal.changed(who.workspace, What::members, std::nullopt, now);
    return invitation;
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Members::withdraw(Actor actor, InvitationId id) {
  return transactions_.write([actor = std::move(actor), id = std::move(id), now = clock_.now()](Books& books) -> Done {
    LK_TRY(who, admit(books.members, actor, now));
    if (!may_invite(who.role)) return fail(Kind::denied, "member: role");
    auto invitation = books.members.invitation(who.workspace, id);
    if (!invitation) return fail(Kind::not_found, "invitation: none");
    if (!may_handle(who.role, invitation->role)) return fail(Kind::denied, "member: role");
    if (invitation->state != InvitationState::open) return fail(Kind::conflict, "invitation: not open");
    books.members.change_invitation(who.workspace, id, InvitationState::withdrawn, std::nullopt);
    books.journal.record(entry(who, now, EntryKind::invitation_withdrawn, id.text()));
    books.journal.changed(who.workspace, What::members, std::nullopt, now);
    return done();
  });
}

Task<Result<InvitationPreview>> Members::preview(WorkspaceId workspace, InvitationId id, Bytes token,
                                                 std::string address) {
  LK_CO_TRY_DONE(tries_.spend(address));
  auto shown = seal::invitation_hash({workspace.text(), id.text()}, token);
  auto work = [workspace = std::move(workspace), id = std::move(id), shown,
               now = clock_.now()](Books& books) -> Result<InvitationPreview> {
    LK_TRY(invitation, open_with(books.members, workspace, id, shown, now));
    if (invitation.state != InvitationState::open) return fail(Kind::expired, "invitation: not open");
    auto place = books.members.workspace(workspace);
    auto inviter = books.members.find(workspace, invitation.created_by);
    if (!place || !inviter) return fail(Kind::unavailable, "invitation: storage");
    return InvitationPreview{place->name, inviter->name, invitation.role, invitation.expires_at};
  };
  co_return co_await transactions_.read(std::move(work));
}

Task<Result<Joined>> Members::join(WorkspaceId workspace, InvitationId id, Bytes token, NewMember member,
                                   Bytes join_proof, std::string address) {
  LK_CO_TRY_DONE(tries_.spend(address));
  LK_CO_TRY_DONE(check(workspace, member));
  if (join_proof.size() != 32) co_return fail(Kind::invalid, "invitation: join proof");
  auto shown = seal::invitation_hash({workspace.text(), id.text()}, token);
  auto work = [workspace = std::move(workspace), id = std::move(id), shown, member = std::move(member),
               join_proof = std::move(join_proof), address = std::move(address),
               now = clock_.now()](Books& books) -> Result<Joined> {
    LK_TRY(invitation, open_with(books.members, workspace, id, shown, now));
    auto place = books.members.workspace(workspace);
    if (!place) return fail(Kind::unavailable, "invitation: storage");
    auto taken = books.members.find(workspace, member.id);
    if (invitation.state == InvitationState::accepted) {
      // The same request once more, after an answer that got lost.
      if (taken && invitation.member == member.id && taken->sign_public == member.sign_public)
        return Joined{*place, *taken};
      return fail(Kind::conflict, "invitation: used");
    }
    if (invitation.state != InvitationState::open) return fail(Kind::expired, "invitation: not open");
    if (taken) return fail(Kind::conflict, "member: the id is taken");

    books.members.add(workspace, member, invitation.role, now, id, join_proof);
    books.members.change_invitation(workspace, id, InvitationState::accepted, member.id);
    books.journal.record(
        {workspace, now, member.id, EntryKind::member_joined, std::nullopt, member.id.text(), address});
    books.journal.changed(workspace, What::members, std::nullopt, now);
    auto stored = books.members.find(workspace, member.id);
    if (!stored) return fail(Kind::unavailable, "member: storage");
    return Joined{*place, *stored};
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Members::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    for (const auto& [workspace, member] : books.members.due_to_end(now)) {
      books.journal.record({workspace, now, std::nullopt, EntryKind::member_ended, std::nullopt, member.text()});
      end_membership(books, workspace, member, now);
    }
    return done();
  });
}

}  // namespace latchkey::members

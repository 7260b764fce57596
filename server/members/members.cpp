#include "server/members/members.h"

#include <algorithm>

#include "crypto/seal/member.h"
#include "server/members/devices.h"
#include "server/members/statements.h"

namespace latchkey::members {
namespace {

using events::EntryKind;
using events::What;

constexpr auto kInvitationLife = std::chrono::days(7);

events::Entry entry(const Admitted& who, TimePoint now, EntryKind kind, std::string subject) {
  return {who.workspace, now, who.member, kind, std::nullopt, std::move(subject), who.address};
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
  return transactions_.read(
      [actor = std::move(actor), now = clock_.now()](Books& books) -> Result<std::vector<Member>> {
        LK_TRY(who, admit(books.members, actor, now));
        auto members = books.members.list(who.workspace);
        std::optional<MemberId> inviter;
        for (const auto& invitation : books.members.invitations(who.workspace)) {
          if (invitation.member == who.member) inviter = invitation.created_by;
        }
        if (!may(who.role, Act::see_members)) {
          auto shared = books.members.share_an_account(who.workspace, who.member, now);
          std::erase_if(members, [&](const Member& member) {
            return member.id != who.member && member.id != inviter &&
                   std::find(shared.begin(), shared.end(), member.id) == shared.end();
          });
        }
        return members;
      });
}

Task<Result<LogPage>> Members::log(Actor actor, std::uint64_t after) {
  return transactions_.read([actor = std::move(actor), after, now = clock_.now()](Books& books) -> Result<LogPage> {
    LK_TRY(who, admit(books.members, actor, now));
    return log_page(books.members, who.workspace, after);
  });
}

namespace {

// What an appended entry does beside standing on the log. The log's rules hold when these are asked, and its entry is
// undone with the transaction where one refuses.
class Effects {
 public:
  Effects(Books& books, const Admitted& who, const Named& named, TimePoint now)
      : books_(books), who_(who), named_(named), now_(now) {}

  Done operator()(const roster::Admit& act) const {
    note(EntryKind::member_admitted, act.member);
    return done();
  }

  Done operator()(const roster::ChangeRole& act) const {
    auto member = *MemberId::parse(act.member);
    auto before = books_.members.find(who_.workspace, member);
    if (!before) return fail(Kind::not_found, "member: none");
    if (act.ends_at && *act.ends_at <= now_) return fail(Kind::invalid, "member: end in the past");
    if (act.role != before->role) {
      LK_TRY_DONE(require_elevation(who_));
      if (act.role == Role::guest && books_.members.owns_accounts(who_.workspace, member, now_))
        return fail(Kind::conflict, "member: owns accounts");
    }
    books_.members.change_role(who_.workspace, member, act.role, act.ends_at);
    note(EntryKind::member_changed, act.member);
    return done();
  }

  Done operator()(const roster::End& act) const {
    auto member = *MemberId::parse(act.member);
    if (!books_.members.only_owner_of(who_.workspace, member, now_).empty())
      return fail(Kind::conflict, "member: only owner of an account");
    // Written first: the entry is the ender's, who may be the one that ends.
    note(EntryKind::member_ended, act.member);
    end_membership(books_, who_.workspace, member, now_);
    return done();
  }

  Done operator()(const roster::Withdraw& act) const {
    auto invitation = *InvitationId::parse(act.invitation);
    books_.members.change_invitation(who_.workspace, invitation, InvitationState::withdrawn, std::nullopt);
    note(EntryKind::invitation_withdrawn, act.invitation);
    return done();
  }

  Done operator()(const roster::Profile& act) const {
    const auto& profile = named_.profile;
    if (!profile) return fail(Kind::invalid, "log: profile");
    if (!(act.profile == roster::profile_hash(who_.workspace.text(), who_.member.text(), profile->salt, profile->name,
                                              profile->email)))
      return fail(Kind::invalid, "log: profile");
    books_.members.change_profile(who_.workspace, who_.member, *profile);
    note(EntryKind::member_changed, who_.member.text());
    return done();
  }

  Done operator()(const roster::Device& act) const {
    if (!named_.device_name) return fail(Kind::invalid, "device: name");
    LK_TRY_DONE(take_device(books_.members, who_.workspace, who_.member, act, *named_.device_name, now_));
    books_.journal.changed_for(who_.workspace, What::sessions, who_.member, now_);
    books_.journal.changed(who_.workspace, What::members, std::nullopt, now_);
    return done();
  }

  Done operator()(const roster::EndDevice& act) const {
    auto device = *DeviceId::parse(act.device);
    auto before = books_.members.device(who_.workspace, device);
    if (!before) return fail(Kind::not_found, "device: none");
    // Written first: it may be the one that asks.
    note(EntryKind::device_ended, before->name);
    return end_device(books_, who_.workspace, device, now_);
  }

  Done operator()(const roster::Founding&) const { return elsewhere(); }
  Done operator()(const roster::Invite&) const { return elsewhere(); }
  Done operator()(const roster::Join&) const { return elsewhere(); }

 private:
  static Done elsewhere() { return fail(Kind::invalid, "log: kind"); }
  void note(EntryKind kind, std::string subject) const {
    books_.journal.record(entry(who_, now_, kind, std::move(subject)));
    books_.journal.changed(who_.workspace, What::members, std::nullopt, now_);
  }

  Books& books_;
  const Admitted& who_;
  const Named& named_;
  TimePoint now_;
};

}  // namespace

Task<Done> Members::append(Actor actor, roster::Entry entry, Named named) {
  if (named.profile.has_value() != (entry.kind == "profile")) co_return fail(Kind::invalid, "log: profile");
  if (named.profile) LK_CO_TRY_DONE(check(*named.profile));
  if (named.device_name.has_value() != (entry.kind == "device")) co_return fail(Kind::invalid, "device: name");
  LK_CO_TRY_DONE(check_form(entry));
  auto work = [actor = std::move(actor), entry = std::move(entry), named = std::move(named),
               now = clock_.now()](Books& books) -> Done {
    LK_TRY(who, admit(books.members, actor, now));
    if (entry.author != who.member.text()) return fail(Kind::denied, "log: author");
    LK_TRY(act, members::append(books.members, who.workspace, entry, now));
    return std::visit(Effects(books, who, named, now), act);
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Result<std::vector<AccountId>>> Members::sole_owned(Actor actor, roster::Entry entry) {
  return transactions_.read([actor = std::move(actor), entry = std::move(entry),
                             now = clock_.now()](Books& books) -> Result<std::vector<AccountId>> {
    LK_TRY(who, admit(books.members, actor, now, Act::see_members));
    auto act = roster::read_act(entry.kind, entry.body);
    const auto* end = act ? std::get_if<roster::End>(&*act) : nullptr;
    auto member = end ? MemberId::parse(end->member) : std::nullopt;
    auto found = member ? books.members.find(who.workspace, *member) : std::nullopt;
    if (!found) return fail(Kind::not_found, "member: none");
    if (!may_handle(who.role, found->role)) return fail(Kind::denied, "member: role");
    return books.members.only_owner_of(who.workspace, *member, now);
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
  LK_CO_TRY_DONE(check_form(asked.entry));
  if (asked.token_hash.size() != 32) co_return fail(Kind::invalid, "invitation: token hash");
  if (asked.email && !is_email(*asked.email)) co_return fail(Kind::invalid, "invitation: email");
  if (asked.name && !is_name(*asked.name)) co_return fail(Kind::invalid, "invitation: name");
  auto work = [actor = std::move(actor), asked = std::move(asked),
               now = clock_.now()](Books& books) -> Result<Invitation> {
    LK_TRY(who, admit(books.members, actor, now));
    if (!may_invite(who.role)) return fail(Kind::denied, "member: role");
    if (asked.entry.author != who.member.text()) return fail(Kind::denied, "log: author");
    LK_TRY(act, members::append(books.members, who.workspace, asked.entry, now));
    const auto* invite = std::get_if<roster::Invite>(&act);
    if (!invite) return fail(Kind::invalid, "log: kind");
    if (invite->expires_at <= now || invite->expires_at > now + kInvitationLife)
      return fail(Kind::invalid, "invitation: good for seven days at most");
    Invitation invitation{*InvitationId::parse(invite->invitation),
                          invite->role,
                          asked.email,
                          asked.name,
                          now,
                          invite->expires_at,
                          who.member,
                          InvitationState::open,
                          std::nullopt};
    books.members.add_invitation(who.workspace, invitation, asked.token_hash, invite->key.bytes());
    books.journal.record(entry(who, now, EntryKind::member_invited, invite->invitation));
    books.journal.changed(who.workspace, What::members, std::nullopt, now);
    return invitation;
  };
  co_return co_await transactions_.write(std::move(work));
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

Task<Result<LogPage>> Members::log_invited(WorkspaceId workspace, InvitationId id, Bytes token, std::uint64_t after,
                                           std::string address) {
  LK_CO_TRY_DONE(tries_.spend(address));
  auto shown = seal::invitation_hash({workspace.text(), id.text()}, token);
  auto work = [workspace = std::move(workspace), id = std::move(id), shown, after,
               now = clock_.now()](Books& books) -> Result<LogPage> {
    LK_TRY(invitation, open_with(books.members, workspace, id, shown, now));
    if (invitation.state != InvitationState::open) return fail(Kind::expired, "invitation: not open");
    return log_page(books.members, workspace, after);
  };
  co_return co_await transactions_.read(std::move(work));
}

Task<Result<Joined>> Members::join(WorkspaceId workspace, InvitationId id, Bytes token, NewMember member,
                                   roster::Entry entry, std::string address) {
  LK_CO_TRY_DONE(tries_.spend(address));
  LK_CO_TRY_DONE(check(workspace, member));
  auto shown = seal::invitation_hash({workspace.text(), id.text()}, token);
  auto work = [workspace = std::move(workspace), id = std::move(id), shown, member = std::move(member),
               entry = std::move(entry), address = std::move(address),
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

    LK_TRY(act, members::append(books.members, workspace, entry, now));
    const auto* join = std::get_if<roster::Join>(&act);
    if (!join || join->invitation != id.text() ||
        !is_of(workspace, entry, join->sign_public, join->box_public, join->profile, member))
      return fail(Kind::invalid, "log: another member");
    books.members.add(workspace, member, invitation.role, now, id);
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

#include "server/members/workspace_log.h"

#include <algorithm>

namespace latchkey::members {
namespace {

using roster::Refusal;

// What stands in the tables, as the rules of the log ask for it.
class Stored final : public roster::View {
 public:
  Stored(MemberStore& members, const WorkspaceId& workspace) : members_(members), workspace_(workspace) {
    if (auto last = members_.last_log_entry(workspace_)) {
      head_ = {last->number, roster::hash_of(workspace_.text(), *last)};
      last_at_ = last->at;
    }
  }

  roster::Head head() const override { return head_; }
  TimePoint last_at() const override { return last_at_; }

  std::optional<roster::Standing> member(const std::string& id) const override {
    auto member_id = MemberId::parse(id);
    auto found = member_id ? members_.find(workspace_, *member_id) : std::nullopt;
    if (!found) return std::nullopt;
    auto sign_public = seal::SignPublic::from(found->sign_public);
    auto box_public = seal::BoxPublic::from(found->box_public);
    LK_CHECK(sign_public && box_public);  // nobody is stored without
    return roster::Standing{found->role, *sign_public, *box_public, found->ends_at, found->state == State::ended};
  }

  std::optional<roster::Invitation> invitation(const std::string& id) const override {
    auto invitation_id = InvitationId::parse(id);
    if (!invitation_id) return std::nullopt;
    auto found = members_.invitation(workspace_, *invitation_id);
    auto stored_key = members_.invitation_key(workspace_, *invitation_id);
    auto key = stored_key ? seal::SignPublic::from(*stored_key) : std::nullopt;
    if (!found || !key) return std::nullopt;
    return roster::Invitation{found->role, *key, found->expires_at, found->created_by.text(),
                              found->state == InvitationState::open};
  }

  std::optional<roster::StandingDevice> device(const std::string& id) const override {
    auto device_id = DeviceId::parse(id);
    auto found = device_id ? members_.device(workspace_, *device_id) : std::nullopt;
    if (!found) return std::nullopt;
    auto key = seal::SignPublic::from(found->public_key);
    LK_CHECK(key);  // none is stored without
    return roster::StandingDevice{found->member.text(), *key, found->ended_at.has_value()};
  }

  bool has_owner_beside(const std::string& member) const override {
    auto all = members_.list(workspace_);
    return std::any_of(all.begin(), all.end(), [&member](const Member& other) {
      return other.id.text() != member && other.state == State::active && other.role == Role::owner;
    });
  }

 private:
  MemberStore& members_;
  const WorkspaceId& workspace_;
  roster::Head head_;
  TimePoint last_at_{};
};

Error error_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::malformed: return {Kind::invalid, "log: malformed entry"};
    case Refusal::not_next: return {Kind::conflict, "log: not the next entry"};
    case Refusal::back_in_time: return {Kind::conflict, "log: before the last entry"};
    case Refusal::unknown_author:
    case Refusal::author_ended: return {Kind::denied, "log: author"};
    case Refusal::signature: return {Kind::invalid, "log: signature"};
    case Refusal::not_allowed: return {Kind::denied, "member: role"};
    case Refusal::known_already: return {Kind::conflict, "log: the id is taken"};
    case Refusal::no_such_member: return {Kind::not_found, "member: none"};
    case Refusal::no_such_invitation: return {Kind::not_found, "invitation: none"};
    case Refusal::no_such_device: return {Kind::not_found, "device: none"};
    case Refusal::invitation_not_open: return {Kind::conflict, "invitation: not open"};
    case Refusal::proof: return {Kind::invalid, "invitation: proof"};
    case Refusal::fingerprint: return {Kind::invalid, "member: fingerprint"};
    case Refusal::last_owner: return {Kind::conflict, "member: last owner"};
    case Refusal::owner_without_end: return {Kind::conflict, "member: an owner has no end time"};
  }
  return {Kind::invalid, "log: malformed entry"};
}

}  // namespace

LogPage log_page(MemberStore& members, const WorkspaceId& workspace, std::uint64_t after) {
  LogPage page{members.log_entries(workspace, after, kLogPage + 1), false};
  if (page.entries.size() > kLogPage) {
    page.entries.pop_back();
    page.more = true;
  }
  return page;
}

Done check_form(const roster::Entry& entry) {
  if (entry.previous.size() != seal::Hash::kSize || entry.signature.size() != seal::Signature::kSize ||
      entry.body.size() > roster::kMostBody || !is_id_text(entry.author))
    return fail(Kind::invalid, "log: malformed entry");
  return done();
}

Result<roster::Act> append(MemberStore& members, const WorkspaceId& workspace, const roster::Entry& entry,
                           TimePoint now) {
  if (entry.at < now - kMostClockDifference || entry.at > now + kMostClockDifference)
    return fail(Kind::invalid, "log: time");
  auto act = roster::check(Stored(members, workspace), workspace.text(), entry);
  if (!act) return fail(error_of(act.error()));
  members.add_log_entry(workspace, entry);
  return std::move(*act);
}

bool is_of(const WorkspaceId& workspace, const roster::Entry& entry, const seal::SignPublic& sign_public,
           const seal::BoxPublic& box_public, const seal::Hash& profile, const NewMember& member) {
  return entry.author == member.id.text() && sign_public.bytes() == member.sign_public &&
         box_public.bytes() == member.box_public &&
         profile ==
             roster::profile_hash(workspace.text(), member.id.text(), member.profile_salt, member.name, member.email);
}

}  // namespace latchkey::members

#include "roster/roster.h"

#include <algorithm>

#include "base/id.h"
#include "crypto/seal/member.h"

namespace latchkey::roster {
namespace {

using Verdict = std::optional<Refusal>;  // none: the rule holds

// The rules of each kind, asked last: the author is who it says, and a member where it has to be one.
class Rules {
 public:
  Rules(const View& before, std::string_view workspace, const Entry& entry, const std::optional<Standing>& author)
      : before_(before), workspace_(workspace), entry_(entry), author_(author) {}

  Verdict operator()(const Founding&) const { return std::nullopt; }

  Verdict operator()(const Invite& act) const {
    if (!handles(act.role)) return Refusal::not_allowed;
    if (before_.invitation(act.invitation)) return Refusal::known_already;
    return std::nullopt;
  }

  Verdict operator()(const Withdraw& act) const {
    auto invitation = before_.invitation(act.invitation);
    if (!invitation) return Refusal::no_such_invitation;
    if (!handles(invitation->role)) return Refusal::not_allowed;
    if (!invitation->open) return Refusal::invitation_not_open;
    return std::nullopt;
  }

  Verdict operator()(const Join& act) const {
    auto invitation = before_.invitation(act.invitation);
    if (!invitation) return Refusal::no_such_invitation;
    auto inviter = before_.member(invitation->inviter);
    bool backed = inviter && inviter->is_member_at(entry_.at) && may_handle(inviter->role, invitation->role);
    if (!invitation->open || !backed || invitation->expires_at <= entry_.at) return Refusal::invitation_not_open;
    auto fingerprint = seal::fingerprint({workspace_, entry_.author}, act.sign_public, act.box_public);
    if (!seal::verify_join({workspace_, act.invitation, entry_.author, fingerprint}, invitation->key, act.proof))
      return Refusal::proof;
    return std::nullopt;
  }

  Verdict operator()(const Admit& act) const {
    auto member = present(act.member);
    if (!member) return Refusal::no_such_member;
    if (act.member == entry_.author || !handles(member->role)) return Refusal::not_allowed;
    if (!(seal::fingerprint({workspace_, act.member}, member->sign_public, member->box_public) == act.fingerprint))
      return Refusal::fingerprint;
    return std::nullopt;
  }

  Verdict operator()(const ChangeRole& act) const {
    auto member = present(act.member);
    if (!member) return Refusal::no_such_member;
    if (!handles(member->role) || !handles(act.role)) return Refusal::not_allowed;
    if (act.role == Role::owner && act.ends_at) return Refusal::owner_without_end;
    if (act.role != Role::owner && is_last_owner(act.member, *member)) return Refusal::last_owner;
    return std::nullopt;
  }

  Verdict operator()(const End& act) const {
    auto member = present(act.member);
    if (!member) return Refusal::no_such_member;
    if (!handles(member->role)) return Refusal::not_allowed;
    if (is_last_owner(act.member, *member)) return Refusal::last_owner;
    return std::nullopt;
  }

  Verdict operator()(const Profile&) const { return std::nullopt; }

  Verdict operator()(const Device& act) const {
    auto known = before_.device(act.device);
    // Named anew. A key is never changed, and one that ended never comes back.
    bool free = !known || (known->member == entry_.author && !known->ended && known->key == act.key);
    return free ? Verdict() : Refusal::known_already;
  }

  Verdict operator()(const EndDevice& act) const {
    auto device = before_.device(act.device);
    auto member = device ? present(device->member) : std::nullopt;
    if (!member || device->ended) return Refusal::no_such_device;
    if (device->member != entry_.author && !handles(member->role)) return Refusal::not_allowed;
    return std::nullopt;
  }

 private:
  bool handles(Role role) const { return author_ && may_handle(author_->role, role); }
  std::optional<Standing> present(const std::string& id) const {
    auto member = before_.member(id);
    if (member && !member->is_member_at(entry_.at)) member.reset();
    return member;
  }
  bool is_last_owner(const std::string& id, const Standing& member) const {
    return member.role == Role::owner && !before_.has_owner_beside(id);
  }

  const View& before_;
  std::string_view workspace_;
  const Entry& entry_;
  std::optional<Standing> author_;
};

// The key in the entry's own body, for the two kinds that bring somebody in.
const seal::SignPublic* own_key(const Act& act) {
  if (const auto* founding = std::get_if<Founding>(&act)) return &founding->sign_public;
  if (const auto* join = std::get_if<Join>(&act)) return &join->sign_public;
  return nullptr;
}

}  // namespace

std::string_view text_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::malformed: return "malformed";
    case Refusal::not_next: return "not-next";
    case Refusal::back_in_time: return "back-in-time";
    case Refusal::unknown_author: return "unknown-author";
    case Refusal::author_ended: return "author-ended";
    case Refusal::signature: return "signature";
    case Refusal::not_allowed: return "not-allowed";
    case Refusal::known_already: return "known-already";
    case Refusal::no_such_member: return "no-such-member";
    case Refusal::no_such_invitation: return "no-such-invitation";
    case Refusal::no_such_device: return "no-such-device";
    case Refusal::invitation_not_open: return "invitation-not-open";
    case Refusal::proof: return "proof";
    case Refusal::fingerprint: return "fingerprint";
    case Refusal::last_owner: return "last-owner";
    case Refusal::owner_without_end: return "owner-without-end";
  }
  return "malformed";
}

Result<Act, Refusal> check(const View& before, std::string_view workspace, const Entry& entry) {
  auto head = before.head();
  if (entry.number != head.number + 1 || entry.previous != head.hash) return fail(Refusal::not_next);
  if (entry.at < before.last_at()) return fail(Refusal::back_in_time);
  auto act = read_act(entry.kind, entry.body);
  auto signature = seal::Signature::from(entry.signature);
  if (!act || !signature || !is_id_text(entry.author)) return fail(Refusal::malformed);
  if (std::holds_alternative<Founding>(*act) && head.number != 0) return fail(Refusal::known_already);

  auto author = before.member(entry.author);
  const auto* key = own_key(*act);
  if (key && author) return fail(Refusal::known_already);
  if (!key && !author) return fail(Refusal::unknown_author);
  if (author && !author->is_member_at(entry.at)) return fail(Refusal::author_ended);
  if (!seal::verify_log(statement_of(workspace, entry), key ? *key : author->sign_public, *signature))
    return fail(Refusal::signature);
  if (auto refusal = std::visit(Rules(before, workspace, entry, author), *act)) return fail(*refusal);
  return std::move(*act);
}

Result<Nothing, Refusal> Roster::take(const Entry& entry) {
  LK_TRY(act, check(*this, workspace_, entry));
  std::visit([&](const auto& said) { apply(said, entry); }, act);
  head_ = {entry.number, hash_of(workspace_, entry)};
  hashes_.push_back(head_.hash);
  last_at_ = entry.at;
  if (entry.number == 1) fingerprint_ = head_.hash;
  return Nothing{};
}

std::optional<Standing> Roster::member(const std::string& id) const {
  auto found = members_.find(id);
  return found == members_.end() ? std::nullopt : std::optional<Standing>(found->second);
}

std::optional<Invitation> Roster::invitation(const std::string& id) const {
  auto found = invitations_.find(id);
  return found == invitations_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<StandingDevice> Roster::device(const std::string& id) const {
  auto found = devices_.find(id);
  return found == devices_.end() ? std::nullopt : std::optional<StandingDevice>(found->second);
}

bool Roster::has_owner_beside(const std::string& member) const {
  return std::any_of(members_.begin(), members_.end(), [&](const auto& other) {
    return other.first != member && other.second.role == Role::owner && !other.second.ended;
  });
}

std::optional<Bytes> Roster::hash_at(std::uint64_t number) const {
  if (number < 1 || number > hashes_.size()) return std::nullopt;
  return hashes_[number - 1];
}

std::optional<Party> Roster::member_after(std::uint64_t number, const std::string& id) const {
  auto found = members_.find(id);
  if (found == members_.end()) return std::nullopt;
  const auto& member = found->second;
  if (number < member.joined_with || (member.ended_with && number >= *member.ended_with)) return std::nullopt;
  return Party{member.sign_public, seal::fingerprint({workspace_, id}, member.sign_public, member.box_public)};
}

void Roster::apply(const Founding& act, const Entry& entry) {
  demo_ = act.demo;
  Member founder{
      {Role::owner, act.sign_public, act.box_public, std::nullopt}, act.profile, {}, {}, entry.at, entry.number};
  members_.emplace(entry.author, std::move(founder));
}

void Roster::apply(const Invite& act, const Entry& entry) {
  invitations_.emplace(act.invitation, Invitation{act.role, act.key, act.expires_at, entry.author});
}

void Roster::apply(const Withdraw& act, const Entry&) { invitations_.at(act.invitation).open = false; }

void Roster::apply(const Join& act, const Entry& entry) {
  auto& invitation = invitations_.at(act.invitation);
  invitation.open = false;
  Member joined{{invitation.role, act.sign_public, act.box_public, std::nullopt},
                act.profile,
                act.invitation,
                {},
                entry.at,
                entry.number};
  members_.emplace(entry.author, std::move(joined));
}

void Roster::apply(const Admit& act, const Entry& entry) { members_.at(act.member).admitted_by = entry.author; }

void Roster::apply(const ChangeRole& act, const Entry&) {
  auto& member = members_.at(act.member);
  member.role = act.role;
  member.ends_at = act.ends_at;
}

void Roster::apply(const End& act, const Entry& entry) {
  auto& member = members_.at(act.member);
  member.ended = true;
  member.ended_with = entry.number;
}

void Roster::apply(const Profile& act, const Entry& entry) { members_.at(entry.author).profile = act.profile; }

void Roster::apply(const roster::Device& act, const Entry& entry) {
  auto [place, added] = devices_.emplace(act.device, Device{{entry.author, act.key}, act.name, entry.at});
  if (!added) place->second.name = act.name;
}

void Roster::apply(const EndDevice& act, const Entry&) { devices_.at(act.device).ended = true; }

}  // namespace latchkey::roster

#include "roster/account_chain.h"

#include <algorithm>

#include "crypto/seal/member.h"

namespace latchkey::roster {
namespace {

using Verdict = std::optional<AccountRefusal>;  // none: the rule holds
using Holders = std::map<std::string, Holder>;

bool has_lasting_owner(const Holders& holders) {
  return std::any_of(holders.begin(), holders.end(),
                     [](const auto& holder) { return holder.second.is_owner() && !holder.second.ends_at; });
}

// What an act leaves of the holders, where its rules allow it. The author is a member and signed the entry.
class Rules {
 public:
  Rules(const AccountStanding& before, const LogView& log, const AccountEntry& entry, const Party& author)
      : before_(before), log_(log), entry_(entry), author_(author), holders_(before.holders) {}

  Verdict operator()(const CreateAccount&) {
    holders_.emplace(entry_.author, Holder{author_.fingerprint, seal::AccountRole::owner, std::nullopt});
    return std::nullopt;
  }

  Verdict operator()(const GrantAccess& act) {
    if (!is_by_owner()) return AccountRefusal::not_allowed;
    auto member = log_.member_after(entry_.log_number, act.member);
    if (!member) return AccountRefusal::no_such_member;
    if (!(member->fingerprint == act.fingerprint)) return AccountRefusal::fingerprint;
    holders_.insert_or_assign(act.member, Holder{act.fingerprint, act.role, act.ends_at});
    return keeps_an_owner();
  }

  Verdict operator()(const EndAccess& act) {
    if (act.member != entry_.author && !is_by_owner()) return AccountRefusal::not_allowed;
    auto holder = holders_.find(act.member);
    if (holder == holders_.end() || holder->second.is_over_at(entry_.at)) return AccountRefusal::no_such_holder;
    holders_.erase(holder);
    return keeps_an_owner();
  }

  Verdict operator()(const ChangeKeys& act) {
    if (!is_by_owner()) return AccountRefusal::not_allowed;
    if (act.epoch != before_.epoch + 1) return AccountRefusal::epoch_not_next;
    // The new keys are for who may open the account; the others would have to be granted it anew.
    std::erase_if(holders_, [this](const auto& holder) {
      auto member = log_.member_after(entry_.log_number, holder.first);
      return holder.second.is_over_at(entry_.at) || !member || !(member->fingerprint == holder.second.fingerprint);
    });
    return keeps_an_owner();
  }

  Holders& left() { return holders_; }

 private:
  bool is_by_owner() const {
    auto holder = before_.holders.find(entry_.author);
    return holder != before_.holders.end() && holder->second.is_owner() && !holder->second.is_over_at(entry_.at) &&
           holder->second.fingerprint == author_.fingerprint;
  }
  Verdict keeps_an_owner() const { return has_lasting_owner(holders_) ? Verdict() : AccountRefusal::last_owner; }

  const AccountStanding& before_;
  const LogView& log_;
  const AccountEntry& entry_;
  const Party& author_;
  Holders holders_;
};

}  // namespace

std::string_view text_of(AccountRefusal refusal) {
  switch (refusal) {
    case AccountRefusal::malformed: return "malformed";
    case AccountRefusal::not_next: return "not-next";
    case AccountRefusal::back_in_time: return "back-in-time";
    case AccountRefusal::log_unknown: return "log-unknown";
    case AccountRefusal::log_back: return "log-back";
    case AccountRefusal::unknown_author: return "unknown-author";
    case AccountRefusal::signature: return "signature";
    case AccountRefusal::not_allowed: return "not-allowed";
    case AccountRefusal::known_already: return "known-already";
    case AccountRefusal::no_such_member: return "no-such-member";
    case AccountRefusal::no_such_holder: return "no-such-holder";
    case AccountRefusal::fingerprint: return "fingerprint";
    case AccountRefusal::last_owner: return "last-owner";
    case AccountRefusal::epoch_not_next: return "epoch-not-next";
  }
  return "malformed";
}

Result<AccountAct, AccountRefusal> AccountStanding::take(const LogView& log, const AccountPlace& at,
                                                         const AccountEntry& entry) {
  if (entry.number != head.number + 1 || entry.previous != head.hash) return fail(AccountRefusal::not_next);
  if (entry.at < last_at) return fail(AccountRefusal::back_in_time);
  auto act = read_account_act(entry.kind, entry.body);
  auto signature = seal::Signature::from(entry.signature);
  if (!act || !signature || !is_id_text(entry.author)) return fail(AccountRefusal::malformed);
  bool creates = std::holds_alternative<CreateAccount>(*act);
  if (creates && head.number != 0) return fail(AccountRefusal::known_already);
  if (!creates && head.number == 0) return fail(AccountRefusal::not_allowed);
  if (entry.log_number < log_number) return fail(AccountRefusal::log_back);
  if (log.hash_at(entry.log_number) != entry.log_hash) return fail(AccountRefusal::log_unknown);

  auto author = log.member_after(entry.log_number, entry.author);
  if (!author) return fail(AccountRefusal::unknown_author);
  if (!seal::verify_account_log(statement_of(at, entry), author->sign_public, *signature))
    return fail(AccountRefusal::signature);
  Rules rules(*this, log, entry, *author);
  if (auto refusal = std::visit(rules, *act)) return fail(*refusal);

  head = {entry.number, hash_of(at, entry)};
  last_at = entry.at;
  log_number = entry.log_number;
  holders = std::move(rules.left());
  if (creates) epoch = 1;
  if (const auto* changed = std::get_if<ChangeKeys>(&*act)) epoch = changed->epoch;
  return std::move(*act);
}

Result<Nothing, AccountRefusal> AccountChain::take(const LogView& log, const AccountEntry& entry) {
  // Before the entry: whether an Owner was lowered shows in who it was.
  const auto before = standing_.holders;
  LK_TRY(act, standing_.take(log, {workspace_, account_}, entry));
  hashes_.push_back(standing_.head.hash);
  if (const auto* grant = std::get_if<GrantAccess>(&act)) {
    auto former = before.find(grant->member);
    taken_away_ =
        taken_away_ || (former != before.end() && former->second.is_owner() && grant->role != seal::AccountRole::owner);
  }
  std::visit([&](const auto& said) { apply(said, entry); }, act);
  return Nothing{};
}

const seal::EpochPublic& AccountChain::keys() const {
  LK_CHECK(keys_);
  return *keys_;
}

const Holder* AccountChain::holder(const std::string& member) const {
  auto found = standing_.holders.find(member);
  return found == standing_.holders.end() ? nullptr : &found->second;
}

const AccountChain::Grant& AccountChain::grant_of(const std::string& member) const { return grants_.at(member); }

bool AccountChain::may_open(const Roster& roster, const std::string& member, TimePoint now) const {
  const Holder* held = holder(member);
  auto standing = roster.member(member);
  return held && standing && standing->is_member_at(now) && !held->is_over_at(now) &&
         seal::fingerprint({workspace_, member}, standing->sign_public, standing->box_public) == held->fingerprint;
}

bool AccountChain::owes_rotation(const Roster& roster, TimePoint now) const {
  return taken_away_ || std::any_of(standing_.holders.begin(), standing_.holders.end(),
                                    [&](const auto& held) { return !may_open(roster, held.first, now); });
}

bool AccountChain::was_owner(const std::string& member, const seal::Fingerprint& fingerprint) const {
  auto [first, last] = owners_since_.equal_range(member);
  return std::any_of(first, last, [&](const auto& owner) { return owner.second == fingerprint; });
}

bool AccountChain::has_since_keys(std::uint64_t number, BytesView hash) const {
  auto known = hash_at(number);
  return number >= keys_since_ && known && std::ranges::equal(*known, hash);
}

std::optional<Bytes> AccountChain::hash_at(std::uint64_t number) const {
  if (number < 1 || number > hashes_.size()) return std::nullopt;
  return hashes_[number - 1];
}

void AccountChain::apply(const CreateAccount& act, const AccountEntry& entry) {
  grants_.emplace(entry.author, Grant{entry.author, 1, {}});
  begin_epoch(act.keys, entry);
}

void AccountChain::apply(const GrantAccess& act, const AccountEntry& entry) {
  grants_.insert_or_assign(act.member, Grant{entry.author, standing_.epoch, act.reason});
  if (act.role == seal::AccountRole::owner) owners_since_.emplace(act.member, act.fingerprint);
}

void AccountChain::apply(const EndAccess& act, const AccountEntry&) {
  grants_.erase(act.member);
  taken_away_ = true;
}

void AccountChain::apply(const ChangeKeys& act, const AccountEntry& entry) {
  std::erase_if(grants_, [this](const auto& grant) { return !standing_.holders.contains(grant.first); });
  begin_epoch(act.keys, entry);
}

void AccountChain::begin_epoch(const seal::EpochPublic& keys, const AccountEntry& entry) {
  keys_ = keys;
  keys_since_ = entry.number;
  taken_away_ = false;
  owners_since_.clear();
  for (const auto& [member, holder] : standing_.holders) {
    if (holder.is_owner()) owners_since_.emplace(member, holder.fingerprint);
  }
}

}  // namespace latchkey::roster

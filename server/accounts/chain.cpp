#include "server/accounts/chain.h"

#include "server/members/statements.h"
#include "server/members/workspace_log.h"

namespace latchkey::accounts {
namespace {

using roster::AccountRefusal;

// The workspace log as the chains of accounts ask for it, from the tables.
class StoredLog final : public roster::LogView {
 public:
  StoredLog(members::MemberStore& members, const WorkspaceId& workspace) : members_(members), workspace_(workspace) {}

  std::optional<Bytes> hash_at(std::uint64_t number) const override {
    if (number < 1 || number > roster::kLargestNumber) return std::nullopt;
    auto found = members_.log_entries(workspace_, number - 1, 1);
    if (found.empty() || found.front().number != number) return std::nullopt;
    return roster::hash_of(workspace_.text(), found.front());
  }

  std::optional<roster::Party> member_after(std::uint64_t number, const std::string& id) const override {
    auto member = MemberId::parse(id);
    auto found = member ? members_.find(workspace_, *member) : std::nullopt;
    auto joined = found ? members_.joined_with(workspace_, *member) : std::nullopt;
    if (!joined || number < *joined) return std::nullopt;
    auto ended = members_.ended_with(workspace_, *member);
    if (ended && number >= *ended) return std::nullopt;
    return roster::Party{members::keys_of(*found).sign_public, members::fingerprint_of(workspace_, *found)};
  }

 private:
  members::MemberStore& members_;
  const WorkspaceId& workspace_;
};

Error error_of(AccountRefusal refusal) {
  switch (refusal) {
    case AccountRefusal::malformed: return {Kind::invalid, "chain: malformed entry"};
    case AccountRefusal::not_next: return {Kind::conflict, "chain: not the next entry"};
    case AccountRefusal::back_in_time: return {Kind::conflict, "chain: before the last entry"};
    case AccountRefusal::log_unknown: return {Kind::conflict, "chain: not an entry of the workspace log"};
    case AccountRefusal::log_back: return {Kind::conflict, "chain: an older workspace log"};
    case AccountRefusal::unknown_author: return {Kind::denied, "chain: author"};
    case AccountRefusal::signature: return {Kind::invalid, "chain: signature"};
    case AccountRefusal::not_allowed: return {Kind::denied, "account: role"};
    case AccountRefusal::known_already: return {Kind::conflict, "account: the id is taken"};
    case AccountRefusal::no_such_member: return {Kind::not_found, "grant: no such member"};
    case AccountRefusal::no_such_holder: return {Kind::not_found, "grant: none"};
    case AccountRefusal::fingerprint: return {Kind::invalid, "grant: fingerprint"};
    case AccountRefusal::last_owner: return {Kind::conflict, "grant: last owner"};
    case AccountRefusal::epoch_not_next: return {Kind::conflict, "rotation: epoch"};
  }
  return {Kind::invalid, "chain: malformed entry"};
}

Holder stored(const std::string& member, const roster::Holder& holder) {
  return {*MemberId::parse(member), holder.fingerprint.bytes(), of_signed(holder.role), holder.ends_at};
}

}  // namespace

Chain::Chain(Books& books, const members::Admitted& who, AccountId account, const std::optional<AccountRow>& row)
    : books_(books), who_(who), account_(std::move(account)) {
  if (!row || row->chain_number == 0) return;
  auto last = books_.accounts.entries(who_.workspace, account_, row->chain_number - 1, 1);
  if (last.empty()) return;  // storage failed, and so does the transaction
  standing_.head = {row->chain_number, row->chain_hash};
  standing_.last_at = last.front().at;
  standing_.log_number = last.front().log_number;
  standing_.epoch = static_cast<std::uint64_t>(row->epoch);
  for (const auto& holder : books_.accounts.holders(who_.workspace, account_)) {
    auto fingerprint = seal::Fingerprint::from(holder.fingerprint);
    LK_CHECK(fingerprint);  // nobody is stored without
    standing_.holders.emplace(holder.member.text(),
                              roster::Holder{*fingerprint, as_signed(holder.role), holder.ends_at});
  }
}

Result<roster::AccountAct> Chain::append(const roster::AccountEntry& entry, TimePoint now) {
  if (!MemberId::parse(entry.author)) return fail(Kind::invalid, "chain: malformed entry");
  if (entry.author != who_.member.text()) return fail(Kind::denied, "chain: author");
  if (entry.at < now - members::kMostClockDifference || entry.at > now + members::kMostClockDifference)
    return fail(Kind::invalid, "chain: time");
  StoredLog log(books_.members, who_.workspace);
  auto act = standing_.take(log, {who_.workspace.text(), account_.text()}, entry);
  if (!act) return fail(error_of(act.error()));
  books_.accounts.add_entry(who_.workspace, account_, entry, standing_.head.hash);
  std::vector<Holder> holders;
  holders.reserve(standing_.holders.size());
  for (const auto& [member, holder] : standing_.holders) holders.push_back(stored(member, holder));
  books_.accounts.put_holders(who_.workspace, account_, holders);
  return std::move(*act);
}

bool Chain::is_owner(const std::string& member) const {
  auto holder = standing_.holders.find(member);
  return holder != standing_.holders.end() && holder->second.is_owner();
}

std::vector<Holder> Chain::openers(TimePoint now) const {
  std::vector<Holder> openers;
  for (const auto& [id, holder] : standing_.holders) {
    auto member = books_.members.find(who_.workspace, *MemberId::parse(id));
    bool is_member = member && member->state == members::State::active && !(member->ends_at && *member->ends_at <= now);
    if (is_member && !holder.is_over_at(now) && members::fingerprint_of(who_.workspace, *member) == holder.fingerprint)
      openers.push_back(stored(id, holder));
  }
  return openers;
}

ChainPage chain_page(AccountStore& accounts, const WorkspaceId& workspace, const AccountId& account,
                     std::uint64_t after) {
  ChainPage page{accounts.entries(workspace, account, after, members::kLogPage + 1), false};
  if (page.entries.size() > members::kLogPage) {
    page.entries.pop_back();
    page.more = true;
  }
  return page;
}

}  // namespace latchkey::accounts

#include "server/accounts/access.h"

namespace latchkey::accounts {
namespace {

struct Rule {
  Act act;
  bool collaborator;
  bool owner;
};
constexpr Rule kRules[] = {
    {Act::use, true, true},    {Act::read_whole, false, true}, {Act::edit, false, true},
    {Act::share, false, true}, {Act::remove, false, true},     {Act::see_activity, false, true},
};

}  // namespace

bool may(AccountRole role, Act act) {
  for (const auto& rule : kRules) {
    if (rule.act == act) return role == AccountRole::owner ? rule.owner : rule.collaborator;
  }
  check_failed("an act without a rule", __FILE__, __LINE__);
}

Result<Access> access(AccountStore& accounts, members::MemberStore& members, const members::Actor& actor,
                      const AccountId& account, Act act, TimePoint now, Trash trash) {
  LK_TRY(who, members::admit(members, actor, now));
  auto row = accounts.find(who.workspace, account);
  auto grant = accounts.grant(who.workspace, account, who.member, now);
  if (!row || !grant) return fail(Kind::not_found, "account: none");
  bool in_trash = row->state == State::deleted;
  if (in_trash && (trash == Trash::refused || grant->role != AccountRole::owner))
    return fail(Kind::not_found, "account: none");
  if (!may(grant->role, act)) return fail(Kind::denied, "account: role");
  return Access{std::move(who), *row, std::move(*grant)};
}

}  // namespace latchkey::accounts

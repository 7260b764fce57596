#include "server/numbers/alias.h"
#include "server/numbers/held.h"
#include "server/numbers/numbers.h"

namespace latchkey::numbers {
namespace {

using accounts::access;
using accounts::Act;
using events::EntryKind;
using events::What;

constexpr std::size_t kAliases = 8;

void note(Books& books, const members::Admitted& who, const AccountId& account, EntryKind kind, TimePoint now,
          const std::string& address) {
  books.journal.record({who.workspace, now, who.member, kind, account, address, who.address});
  books.journal.changed(who.workspace, What::numbers, account, now);
}

}  // namespace

Task<Result<Reserved<Address>>> Addresses::reserve(Actor actor, AccountId account) {
  // Drawn before, since work may run again; several, since one may have been issued already.
  std::vector<std::string> aliases;
  aliases.reserve(kAliases);
  for (std::size_t i = 0; i < kAliases; ++i) aliases.push_back(generate_alias(random_));
  return transactions_.write([actor = std::move(actor), account = std::move(account), aliases = std::move(aliases),
                              now = clock_.now()](Books& books) -> Result<Reserved<Address>> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    const auto& workspace = allowed.who.workspace;
    if (auto held = books.numbers.address_of(workspace, account)) return Reserved<Address>{as_held(*held), true};
    auto domains = books.numbers.domains(workspace);
    if (domains.empty()) return fail(Kind::conflict, "addresses: the workspace has no mail domain");
    for (const auto& alias : aliases) {
      std::string address = alias + "@" + domains.front().domain;
      if (books.numbers.address_anywhere(address)) continue;
      AddressRow row{address, account, AddressState::reserved, now, now + kUnconfirmed, std::nullopt};
      books.numbers.add_address(workspace, row);
      note(books, allowed.who, account, EntryKind::address_reserved, now, address);
      return Reserved<Address>{as_held(row), false};
    }
    return fail(Kind::unavailable, "addresses: no new alias");
  });
}

Task<Result<Address>> Addresses::confirm(Actor actor, AccountId account) {
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), now = clock_.now()](Books& books) -> Result<Address> {
        LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
        auto address = books.numbers.address_of(allowed.who.workspace, account);
        if (!address) return fail(Kind::not_found, "addresses: none reserved");
        if (address->expires_at && *address->expires_at <= now) return fail(Kind::expired, "addresses: reservation");
        if (address->state == AddressState::active) return as_held(*address);
        address->state = AddressState::active;
        address->expires_at.reset();
        books.numbers.change_address(allowed.who.workspace, *address);
        note(books, allowed.who, account, EntryKind::address_confirmed, now, address->address);
        return as_held(*address);
      });
}

Task<Done> Addresses::release(Actor actor, AccountId account, bool no_longer_used) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), no_longer_used,
                              now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    auto address = books.numbers.address_of(allowed.who.workspace, account);
    if (!address) return fail(Kind::not_found, "addresses: none reserved");
    if (address->state == AddressState::active && !no_longer_used) return fail(Kind::conflict, "addresses: in use");
    address->state = AddressState::released;
    address->expires_at.reset();
    books.numbers.change_address(allowed.who.workspace, *address);
    note(books, allowed.who, account, EntryKind::address_released, now, address->address);
    return done();
  });
}

Task<Done> Addresses::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    for (auto& [workspace, address] : books.numbers.addresses_due(now)) {
      address.state = AddressState::released;
      address.expires_at.reset();
      books.numbers.change_address(workspace, address);
      bool there = books.accounts.find(workspace, address.account).has_value();
      books.journal.record({workspace, now, std::nullopt, EntryKind::address_expired,
                            there ? std::optional(address.account) : std::nullopt, address.address});
      books.journal.changed(workspace, What::numbers, address.account, now);
    }
    return done();
  });
}

}  // namespace latchkey::numbers

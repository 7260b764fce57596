#include "server/numbers/numbers.h"

#include "server/numbers/country.h"
#include "server/numbers/held.h"

namespace latchkey::numbers {
namespace {

using accounts::access;
using accounts::Act;
using events::EntryKind;
using events::What;

void note(Books& books, const members::Admitted& who, const AccountId& account, EntryKind kind, TimePoint now,
          const std::string& number) {
  books.journal.record({who.workspace, now, who.member, kind, account, number, who.address});
  books.journal.changed(who.workspace, What::numbers, account, now);
}

}  // namespace

Task<Result<Reserved<Number>>> Numbers::reserve(Actor actor, AccountId account, std::optional<std::string> country) {
  if (country && !is_country(*country)) co_return fail(Kind::invalid, "numbers: country");
  auto work = [actor = std::move(actor), account = std::move(account), country = std::move(country),
               now = clock_.now()](Books& books) -> Result<Reserved<Number>> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    const auto& workspace = allowed.who.workspace;
    if (auto held = books.numbers.number_of(workspace, account)) return Reserved<Number>{as_held(*held), true};
    auto number = books.numbers.free_number(workspace, country);
    if (!number) return fail(Kind::conflict, "numbers: the pool has none free");
    // Found and taken in one transaction; there is one writer, so nobody finds it in between.
    number->state = PoolState::reserved;
    number->account = account;
    number->reserved_at = now;
    number->expires_at = now + kUnconfirmed;
    number->quarantined_until.reset();
    number->last_message_at.reset();
    books.numbers.change_number(workspace, *number);
    note(books, allowed.who, account, EntryKind::number_reserved, now, number->number);
    return Reserved<Number>{as_held(*number), false};
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Result<Number>> Numbers::confirm(Actor actor, AccountId account) {
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), now = clock_.now()](Books& books) -> Result<Number> {
        LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
        auto number = books.numbers.number_of(allowed.who.workspace, account);
        if (!number) return fail(Kind::not_found, "numbers: none reserved");
        if (number->expires_at && *number->expires_at <= now) return fail(Kind::expired, "numbers: reservation");
        if (number->state == PoolState::active) return as_held(*number);
        number->state = PoolState::active;
        number->expires_at.reset();
        books.numbers.change_number(allowed.who.workspace, *number);
        note(books, allowed.who, account, EntryKind::number_confirmed, now, number->number);
        return as_held(*number);
      });
}

Task<Done> Numbers::release(Actor actor, AccountId account, bool no_longer_used) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), no_longer_used,
                              now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    auto number = books.numbers.number_of(allowed.who.workspace, account);
    if (!number) return fail(Kind::not_found, "numbers: none reserved");
    if (number->state == PoolState::active && !no_longer_used) return fail(Kind::conflict, "numbers: in use");
    books.numbers.change_number(allowed.who.workspace, quarantined(*number, now));
    note(books, allowed.who, account, EntryKind::number_released, now, number->number);
    return done();
  });
}

Task<Done> Numbers::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    for (auto& [workspace, number] : books.numbers.numbers_due(now)) {
      auto account = number.account;
      if (number.state == PoolState::quarantined) {
        number.state = PoolState::free;
        number.quarantined_until.reset();
        books.numbers.change_number(workspace, number);
      } else {
        // A reservation was shown to somebody, who may have typed it in somewhere.
        books.numbers.change_number(workspace, quarantined(number, now));
        bool there = account && books.accounts.find(workspace, *account);
        books.journal.record(
            {workspace, now, std::nullopt, EntryKind::number_expired, there ? account : std::nullopt, number.number});
      }
      books.journal.changed(workspace, What::numbers, account, now);
    }
    return done();
  });
}

}  // namespace latchkey::numbers

#include "server/inbox/shared_inbox.h"

#include <algorithm>

#include "server/inbox/login_requests.h"

namespace latchkey::inbox {
namespace {

using accounts::access;
using accounts::Act;
using events::EntryKind;
using events::What;

void note(Books& books, const members::Admitted& who, const AccountId& account, EntryKind kind, TimePoint now,
          const MessageId& message) {
  books.journal.record({who.workspace, now, who.member, kind, account, message.text(), who.address});
}

}  // namespace

Task<Result<Page>> SharedInbox::list(Actor actor, std::optional<AccountId> account, std::optional<std::int64_t> before,
                                     std::int64_t limit) {
  limit = std::clamp<std::int64_t>(limit, 1, kMostMessages);
  return transactions_.read([actor = std::move(actor), account = std::move(account), before, limit,
                             now = clock_.now()](Books& books) -> Result<Page> {
    LK_TRY(who, members::admit(books.members, actor, now));
    if (account) LK_TRY_DONE(access(books.accounts, books.members, actor, *account, Act::use, now));
    // One more than asked for tells whether there is a next page.
    Page page{books.messages.list(who.workspace, who.member, account, before, limit + 1, now), std::nullopt};
    if (static_cast<std::int64_t>(page.messages.size()) > limit) {
      page.messages.pop_back();
      page.next = page.messages.back().cursor;
    }
    return page;
  });
}

Task<Result<Whole>> SharedInbox::whole(Actor actor, AccountId account, MessageId message) {
  // A write, because that somebody looked is part of the answer.
  return transactions_.write([actor = std::move(actor), account = std::move(account), message = std::move(message),
                              now = clock_.now()](Books& books) -> Result<Whole> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::read_whole, now));
    auto whole = books.messages.whole(allowed.who.workspace, account, message);
    if (!whole) return fail(Kind::not_found, "message: none");
    note(books, allowed.who, account, EntryKind::whole_viewed, now, message);
    return *whole;
  });
}

Task<Done> SharedInbox::mark_used(Actor actor, AccountId account, MessageId id, std::optional<LoginRequestId> login) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), id = std::move(id),
                              login = std::move(login), now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::use, now));
    auto message = books.messages.find(allowed.who.workspace, account, id);
    // A message without a card is none that a Collaborator knows of.
    if (!message || !events::as_seen(*message, allowed.grant.role == accounts::AccountRole::owner))
      return fail(Kind::not_found, "message: none");
    if (login) {
      LK_TRY_DONE(own_open_request(books, allowed.who, account, *login, now));
      if (message->used_at && message->login_request != login) return fail(Kind::conflict, "message: used already");
    }
    if (message->used_at) return done();
    books.messages.mark_used(allowed.who.workspace, id, allowed.who.member, login, now);
    note(books, allowed.who, account, EntryKind::code_used, now, id);
    books.journal.changed(allowed.who.workspace, What::messages, account, now);
    return done();
  });
}

Task<Done> SharedInbox::remove(Actor actor, AccountId account, MessageId message) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), message = std::move(message),
                              now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    if (!books.messages.find(allowed.who.workspace, account, message)) return fail(Kind::not_found, "message: none");
    books.messages.remove(allowed.who.workspace, message);
    note(books, allowed.who, account, EntryKind::message_deleted, now, message);
    books.journal.changed(allowed.who.workspace, What::messages, account, now);
    return done();
  });
}

}  // namespace latchkey::inbox

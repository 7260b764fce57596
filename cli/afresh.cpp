#include "cli/afresh.h"

namespace latchkey::cli {
namespace {

constexpr int kTries = 3;

}  // namespace

Outcome afresh(SignedIn& signed_in, const client::AccountBook& book, const client::AccountId& account,
               const ActOnAccount& act) {
  const client::OpenAccount* open = book.get(account);
  LK_CHECK(open);
  auto outcome = act(book, *open);
  for (int attempt = 2; !outcome && outcome.error().kind == Kind::conflict && attempt <= kTries; ++attempt) {
    LK_TRY(present, client::AccountBook::read(signed_in.desk()));
    open = present.get(account);
    if (!open) return trouble(Kind::not_found, "the account is not there any more");
    outcome = act(present, *open);
  }
  return outcome;
}

}  // namespace latchkey::cli

// An act on an account, done once more with what is there then where somebody else's came in between: an entry of a
// chain and a manifest follow the one before.
#pragma once
#include <functional>

#include "cli/client/account_book.h"
#include "cli/session.h"

namespace latchkey::cli {

using ActOnAccount = std::function<client::Outcome(const client::AccountBook&, const client::OpenAccount&)>;

// Begins with the book that was read already.
client::Outcome afresh(SignedIn& signed_in, const client::AccountBook& book, const client::AccountId& account,
                       const ActOnAccount& act);

}  // namespace latchkey::cli

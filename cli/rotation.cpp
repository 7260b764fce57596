#include "cli/rotation.h"

namespace latchkey::cli {
namespace {

constexpr int kTries = 3;  // somebody else's write in between is answered by reading again and sealing anew

}  // namespace

Outcome rotate(SignedIn& signed_in, const client::AccountId& id, const std::optional<client::RotationWish>& changed) {
  auto& desk = signed_in.desk();
  bool elevated = false;
  for (int attempt = 1;; ++attempt) {
    LK_TRY(book, client::AccountBook::read(desk));
    const client::OpenAccount* account = book.get(id);
    if (!account) return trouble(Kind::not_found, "the account is not there any more");
    auto rotated = client::rotate(desk, book, *account, changed);
    if (rotated || attempt == kTries) return rotated;
    if (rotated.error().cure == client::Cure::elevate && !elevated) {
      LK_TRY_DONE(signed_in.session().elevate());
      elevated = true;
    } else if (rotated.error().kind != Kind::conflict) {
      return rotated;
    }
  }
}

}  // namespace latchkey::cli

// All accounts this member may see, opened, and how one of them is found by what a person types.
#pragma once
#include "cli/client/open_account.h"

namespace latchkey::client {

struct Unreadable {
  AccountId id;
  Distrust distrust;
};

class AccountBook {
 public:
  // Members first, then accounts; saves what was seen for the first time. Desk outlives the book.
  static Attempt<AccountBook> read(Desk& desk);

  std::uint64_t cursor() const { return cursor_; }  // where the workspace stood
  const Directory& directory() const { return directory_; }
  const std::vector<OpenAccount>& accounts() const { return accounts_; }  // active ones, by label
  const std::vector<Unreadable>& unreadable() const { return unreadable_; }

  const OpenAccount* get(const AccountId& id) const;
  // By id, by whole label or service in any case, or by the beginning of one. Several matches are Kind::invalid and
  // listed; an account that does not hold is found by its id alone and refused.
  Attempt<const OpenAccount*> find(std::string_view text) const;
  Attempt<const OpenAccount*> find_owned(std::string_view text) const;  // Kind::denied for a Collaborator

 private:
  explicit AccountBook(Directory directory) : directory_(std::move(directory)) {}
  std::uint64_t cursor_ = 0;
  Directory directory_;
  std::vector<OpenAccount> accounts_;
  std::vector<Unreadable> unreadable_;
};

}  // namespace latchkey::client

// What an Owner does with an account: creates it, shares it, ends access, changes its keys, deals its codes.
#pragma once
#include "cli/client/account_book.h"
#include "cli/client/session.h"

namespace latchkey::client {

struct NewAccount {
  Profile profile{};
  SecretBytes password{};                // empty: none
  std::optional<SecretBytes> otpauth{};  // one that the service already accepted
  std::vector<RecoveryCode> recovery{};
  SecretBytes private_note{};  // empty: none
};
// One request: all of it or nothing.
Attempt<AccountId> create_account(Desk& desk, const Directory& directory, const NewAccount& account);

// Replaces a record; Kind::conflict where somebody else did in between.
Outcome write_record(Desk& desk, const OpenAccount& account, seal::RecordKind kind, const SecretBytes& text);

struct ShareWish {
  seal::AccountRole role;
  std::optional<TimePoint> ends_at;
};
// Making an Owner a Collaborator changes the account's keys at once. `Cure::elevate` as for rotate().
Outcome share(Desk& desk, const AccountBook& book, const OpenAccount& account, const MemberId& member,
              const ShareWish& wish);

// The server refuses the member from here on; new keys are owed until rotate().
Outcome end_access(Desk& desk, const AccountBook& book, const OpenAccount& account, const MemberId& member);

// New keys in one transaction: wraps for those who remain, every record sealed anew, the former keys sealed under the
// new ones, two days of codes dealt. The account is of a book read after access ended. Recovery codes never come with
// sync: to seal them anew they are read, which takes an elevated session (Cure::elevate). Kind::conflict where
// something moved.
struct RotationWish {
  MemberId member;
  ShareWish now;
};
Outcome rotate(Desk& desk, const AccountBook& book, const OpenAccount& account,
               const std::optional<RotationWish>& changed = std::nullopt);

// Deals what is owed to Collaborators: thirty days, or what is missing of them. Nothing is for a counter, a period too
// short, or a seed so short that codes would give it away (unless an Owner agreed elsewhere: a window says so).
Outcome deal(Desk& desk, const OpenAccount& account);
bool owes_codes(const Desk& desk, const OpenAccount& account);

}  // namespace latchkey::client

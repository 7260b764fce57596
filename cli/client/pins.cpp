#include "cli/client/pins.h"

#include "crypto/open/unseal.h"

namespace latchkey::client {
namespace {

const std::string kFile = "pins";

struct Book {
  std::vector<roster::Entry> log;
  std::vector<AccountPin> accounts;
};
BOOST_DESCRIBE_STRUCT(Book, (), (log, accounts))

// The further of two: heads and counters only go on, each by itself.
AccountPin further(AccountPin a, const AccountPin& b) {
  if (b.number > a.number) {
    a.number = b.number;
    a.hash = b.hash;
  }
  if (b.counter > a.counter) {
    a.counter = b.counter;
    a.manifest = b.manifest;
  }
  return a;
}

bool same(const AccountPin& a, const AccountPin& b) {
  return a.number == b.number && a.hash == b.hash && a.counter == b.counter && *a.manifest == *b.manifest;
}

}  // namespace

Attempt<Pins> Pins::open(const StateFolder& folder, const open::Identity& identity, const seal::MemberPlace& at,
                         Random& random) {
  seal::SealingKey key(seal::derive(identity.box().expose(), "local-pins", {at.workspace, at.member}));
  Pins pins(folder, std::move(key), seal::Context("local-pins", {at.workspace, at.member}), random);
  LK_TRY_DONE(pins.merge_stored());
  return pins;
}

Outcome Pins::forget(const StateFolder& folder) { return folder.remove(kFile); }

Outcome Pins::merge_stored() {
  LK_TRY(content, folder_.read(kFile));
  if (!content) return finished();
  auto text = open::open_seal(key_, context_, content->expose());
  if (!text) return finished();
  auto book = parse_json<Book>(text->expose_text());
  if (!book) return finished();
  if (book->log.size() > log_.size()) log_ = std::move(book->log);
  for (auto& pin : book->accounts) {
    auto found = accounts_.find(*pin.id);
    if (found == accounts_.end()) {
      const AccountId id = *pin.id;
      accounts_.emplace(id, std::move(pin));
    } else {
      found->second = further(std::move(found->second), pin);
    }
  }
  return finished();
}

void Pins::keep_log(std::vector<roster::Entry> log) {
  log_ = std::move(log);
  changed_ = true;
}

const AccountPin* Pins::account(const AccountId& id) const {
  auto found = accounts_.find(id);
  return found == accounts_.end() ? nullptr : &found->second;
}

void Pins::pin(AccountPin pin) {
  const AccountPin* before = account(*pin.id);
  if (before && same(*before, pin)) return;
  const AccountId id = *pin.id;
  accounts_.insert_or_assign(id, std::move(pin));
  changed_ = true;
}

Outcome Pins::save() {
  if (!changed_) return finished();
  LK_TRY(lock, folder_.lock());
  LK_TRY_DONE(merge_stored());
  Book book{log_, {}};
  for (const auto& [id, pin] : accounts_) book.accounts.push_back(pin);
  const std::string text = to_json(book);
  LK_TRY_DONE(folder_.write(kFile, seal::seal(key_, context_, as_bytes(text), random_).view()));
  changed_ = false;
  return finished();
}

}  // namespace latchkey::client

#include "cli/inbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <iostream>
#include <set>

#include "cli/client/account_book.h"
#include "cli/client/code_card.h"
#include "cli/client/live_events.h"
#include "cli/moment.h"
#include "cli/session.h"

namespace latchkey::cli {
namespace {

using client::AccountBook;
using client::OpenAccount;
using client::printable;
namespace wire = client::wire;

struct InboxOptions : SessionOptions {
  std::string account;
  int limit = 20;
  bool follow = false;
};

std::string_view state_of(const wire::Message& message, const std::optional<client::CodeCard>& card) {
  if (card) return "open";
  return message.card ? "unreadable" : "none";
}

boost::json::object message_json(const wire::Message& message, const OpenAccount* account,
                                 const std::optional<client::CodeCard>& card) {
  client::CodeCard shown = card.value_or(client::CodeCard{});
  boost::json::object object;
  object["id"] = message.id->text();
  object["account"] = message.account->text();
  object["label"] = account ? boost::json::value(boost::json::string(account->profile.label)) : nullptr;
  object["channel"] = message.channel;
  object["arrived_at"] = to_json_value(message.arrived_at);
  object["card"] = state_of(message, card);
  object["code"] = to_json_value(shown.code);
  object["service"] = to_json_value(shown.service);
  object["from"] = to_json_value(shown.from);
  object["bound_domain"] = to_json_value(shown.bound_domain);
  object["purpose"] = to_json_value(shown.purpose);
  object["used_at"] = to_json_value(message.used_at);
  object["used_by"] = to_json_value(message.used_by);
  return object;
}

std::string message_line(const wire::Message& message, const OpenAccount* account,
                         const std::optional<client::CodeCard>& card, const client::Directory& directory) {
  std::string line = moment(message.arrived_at);
  line += fmt::format("  {}", account ? printable(account->profile.label) : message.account->text());
  if (card && card->code) {
    line += fmt::format("  {}", printable(*card->code));
  } else {
    line += message.card ? "  (does not open)" : "  (no sign-in code)";
  }
  if (card && card->service) line += fmt::format("  {}", printable(*card->service));
  line += fmt::format("  {}", printable(message.channel));
  if (card && card->from) line += fmt::format(" from {}", printable(*card->from));
  if (message.used_at) line += fmt::format("  used by {}", directory.name_of(message.used_by));
  return line;
}

// Prints each message once, in the order they arrived.
class Printer {
 public:
  Printer(client::Desk& desk, const InboxOptions& options) : desk_(desk), options_(options) {}

  Outcome begin() {
    LK_TRY_DONE(read_accounts());
    if (!options_.account.empty()) {
      LK_TRY(account, book_->find(options_.account));
      only_ = account->id();
    }
    return print_page();
  }

  std::uint64_t cursor() const { return book_->cursor(); }

  Outcome take(const client::Event& event) {
    if (const auto* arrived = std::get_if<client::MessageArrived>(&event)) return print(arrived->message);
    if (const auto* changed = std::get_if<client::Changed>(&event)) {
      stale_ = stale_ || changed->what == "accounts" || changed->what == "members";
      return finished();
    }
    if (std::holds_alternative<client::Resync>(event)) {
      stale_ = true;
      return print_page();
    }
    return finished();
  }

 private:
  Outcome read_accounts() {
    LK_TRY(book, AccountBook::read(desk_));
    book_.emplace(std::move(book));
    stale_ = false;
    return finished();
  }

  Outcome print_page() {
    std::string path = fmt::format("/messages?limit={}", options_.limit);
    if (only_) path += "&account=" + only_->text();
    LK_TRY(page, desk_.api.get<wire::Messages>(desk_.path(path)));
    std::reverse(page.messages.begin(), page.messages.end());
    for (const auto& message : page.messages) LK_TRY_DONE(print(message));
    return finished();
  }

  Outcome print(const wire::Message& message) {
    if (only_ && !(*message.account == *only_)) return finished();
    if (printed_.contains(*message.id)) return finished();
    // Keys change when access ends, and accounts are shared while we watch.
    const OpenAccount* account = book_->get(*message.account);
    bool may_be_newer = !account || message.epoch > account->keys.epoch();
    if (stale_ && may_be_newer) {
      LK_TRY_DONE(read_accounts());
      account = book_->get(*message.account);
    }
    auto card = account ? client::open_card(*account, message) : std::nullopt;
    if (options_.json) {
      std::cout << boost::json::serialize(message_json(message, account, card)) << '\n';
    } else {
      std::cout << message_line(message, account, card, book_->directory()) << '\n';
    }
    std::cout.flush();
    printed_.insert(*message.id);
    return finished();
  }

  client::Desk& desk_;
  const InboxOptions& options_;
  std::optional<AccountBook> book_;
  std::optional<client::AccountId> only_;
  std::set<client::MessageId> printed_;
  bool stale_ = false;
};

Outcome show(const InboxOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  Printer printer(desk, options);
  LK_TRY_DONE(printer.begin());
  if (!options.follow) return finished();
  client::BeastSocketSource source(signed_in->session().origin());
  client::LiveEvents events(source, desk.random, signed_in->surroundings().pause);
  return events.follow(desk.workspace, desk.api.token(), printer.cursor(),
                       [&](const client::Event& event) -> client::Attempt<bool> {
                         LK_TRY_DONE(printer.take(event));
                         // Without a reader the loop would go on for nobody; Exit says what happened.
                         return std::cout.good();
                       });
}

}  // namespace

void add_inbox_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<InboxOptions>();
  CLI::App* verb = app.add_subcommand("inbox", "Show the Shared Inbox: sign-in codes that came by SMS and mail");
  verb->add_flag("--follow", options->follow, "Stay, and print what arrives as it arrives");
  verb->add_option("--account", options->account, "Only this account's");
  verb->add_option("--limit", options->limit, "How many of the past (default 20)")->check(CLI::Range(1, 100));
  add_session_options(*verb, *options, "One JSON object a line; what is missing is null");
  verb->footer("The newest stands last. Messages without a sign-in code are listed for Owners, without their text.");
  verb->callback([options, &exit] { exit.take(show(*options)); });
}

}  // namespace latchkey::cli

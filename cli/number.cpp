#include "cli/number.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/client/account_book.h"
#include "cli/moment.h"
#include "cli/session.h"

namespace latchkey::cli {
namespace {

namespace wire = client::wire;

struct ReceiverOptions : SessionOptions {
  std::string account;
  std::string country;
  bool reserve = false;
  bool confirm = false;
  bool release = false;
  bool no_longer_used = false;
};

// What a number and an address have in common, and the one thing they differ in: how they are called.
struct NumberKind {
  using Wire = wire::Number;
  static constexpr std::string_view kWord = "number";
  static const std::optional<Wire>& of(const client::OpenAccount& account) { return account.wire.number; }
  static const std::string& text(const Wire& number) { return number.number; }
};
struct AddressKind {
  using Wire = wire::Address;
  static constexpr std::string_view kWord = "address";
  static const std::optional<Wire>& of(const client::OpenAccount& account) { return account.wire.address; }
  static const std::string& text(const Wire& address) { return address.address; }
};

template <typename Receiver>
void print(const typename Receiver::Wire& receiver, bool json) {
  if (json) {
    std::cout << to_json(receiver) << '\n';
    return;
  }
  std::cout << client::printable(Receiver::text(receiver)) << '\n';
  if (receiver.state == "reserved" && receiver.expires_at) {
    std::cerr << fmt::format("latchkey: not confirmed; kept until {} unless a message comes\n",
                             moment(*receiver.expires_at));
  }
}

template <typename Receiver>
Outcome run(const ReceiverOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, client::AccountBook::read(desk));
  bool changes = options.reserve || options.confirm || options.release;
  LK_TRY(account, changes ? book.find_owned(options.account) : book.find(options.account));
  std::string path = desk.path(fmt::format("/accounts/{}/{}", account->id().text(), Receiver::kWord));
  if (options.release) {
    LK_TRY_DONE(desk.api.post(path + "/release", {{"no_longer_used", options.no_longer_used}}));
    return finished();
  }
  if (!changes) {
    const auto& receiver = Receiver::of(*account);
    if (!receiver) return trouble(Kind::not_found, fmt::format("the account has no {}", Receiver::kWord));
    print<Receiver>(*receiver, options.json);
    return finished();
  }
  boost::json::object wish;
  if (!options.country.empty()) wish["country"] = options.country;
  if (options.confirm) path += "/confirm";
  LK_TRY(receiver, desk.api.post<typename Receiver::Wire>(path, wish));
  print<Receiver>(receiver, options.json);
  return finished();
}

template <typename Receiver>
CLI::App* add_command(CLI::App& app, Exit& exit, const std::shared_ptr<ReceiverOptions>& options,
                      const std::string& what) {
  std::string word(Receiver::kWord);
  CLI::App* verb = app.add_subcommand(word, what);
  verb->add_option("ACCOUNT", options->account, "Id, or the beginning of label or service in any case")->required();
  auto* reserve = verb->add_flag("--reserve", options->reserve, "Take one, or show the one that was taken (Owners)");
  auto* confirm = verb->add_flag("--confirm", options->confirm, "The service accepted it (Owners)")->excludes(reserve);
  auto* release = verb->add_flag("--release", options->release, "Give it back (Owners)");
  release->excludes(reserve)->excludes(confirm);
  verb->add_flag("--no-longer-used", options->no_longer_used, "With --release: no service depends on it any more")
      ->needs(release);
  add_session_options(*verb, *options, "One JSON object");
  verb->callback([options, &exit] { exit.take(run<Receiver>(*options)); });
  return verb;
}

}  // namespace

void add_number_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<ReceiverOptions>();
  CLI::App* verb = add_command<NumberKind>(app, exit, options, "Show or change the phone number of an account");
  verb->add_option("--country", options->country, "With --reserve: of this country (ISO 3166, two letters)");
  verb->footer("A reserved number receives at once, and stays 24 hours unless it is confirmed or a message comes.");
}

void add_address_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<ReceiverOptions>();
  CLI::App* verb = add_command<AddressKind>(app, exit, options, "Show or change the mail address of an account");
  verb->footer(
      "A reserved address receives at once, and stays 24 hours unless it is confirmed or a message comes.\n"
      "An address is never issued twice.");
}

}  // namespace latchkey::cli

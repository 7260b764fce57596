#include "cli/code.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/client/account_book.h"
#include "cli/client/activity.h"
#include "cli/client/current_code.h"
#include "cli/client/sharing.h"
#include "cli/session.h"
#include "otp/otpauth_uri.h"

namespace latchkey::cli {
namespace {

struct CodeOptions : SessionOptions {
  std::string account;
  bool advance = false;
};

// The counter's next code is the next call's. Before the code is printed: one that cannot be moved on would come twice.
Outcome advance(client::Desk& desk, const client::OpenAccount& account) {
  if (!account.totp) return trouble(Kind::invalid, "--advance is for codes that count");
  auto otp = otp::parse_otpauth(account.totp->serving().expose_text());
  if (!otp || otp->type() != otp::OtpType::hotp) return trouble(Kind::invalid, "--advance is for codes that count");
  otp::OtpUri::Parts parts{.type = otp->type(),
                           .seed = otp->seed().clone(),
                           .issuer = otp->issuer(),
                           .name = otp->name(),
                           .algorithm = otp->algorithm(),
                           .digits = otp->digits(),
                           .period = std::nullopt,
                           .counter = otp->counter() + 1};
  auto next = otp::OtpUri::make(std::move(parts));
  if (!next) return trouble(Kind::invalid, "the counter is at its end");
  client::TotpRecord record;
  record.state = account.totp->state;
  if (account.totp->former && record.state == client::TotpState::pending) {
    record.uri = account.totp->uri.clone();
    record.former = otp::write_otpauth(*next);
  } else {
    record.uri = otp::write_otpauth(*next);
  }
  return client::write_record(desk, account, seal::RecordKind::totp, client::write_totp(record));
}

Outcome print_code(const CodeOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, client::AccountBook::read(desk));
  LK_TRY(account, book.find(options.account));
  LK_TRY(current, client::current_code(desk, book.directory(), *account));
  if (options.advance) LK_TRY_DONE(advance(desk, *account));
  client::report_activity(desk, account->id(), client::Act::totp_copied);
  if (desk.time.is_off()) {
    auto seconds = std::chrono::round<std::chrono::seconds>(desk.time.offset()).count();
    std::cerr << fmt::format("latchkey: this machine's clock is {} seconds {}; the code follows the server's\n",
                             std::abs(seconds), seconds > 0 ? "slow" : "fast");
  }
  if (!options.json) {
    std::cout << current.code << '\n';
    return finished();
  }
  boost::json::object object;
  object["account"] = account->id().text();
  object["label"] = account->profile.label;
  object["code"] = current.code;
  object["next"] = to_json_value(current.next);
  object["seconds_left"] = current.left ? boost::json::value(current.left->count()) : nullptr;
  object["counter"] = to_json_value(current.counter);
  std::cout << boost::json::serialize(object) << '\n';
  return finished();
}

}  // namespace

void add_code_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<CodeOptions>();
  CLI::App* verb = app.add_subcommand("code", "Print the current one-time code of an account");
  verb->add_option("ACCOUNT", options->account, "Id, or the beginning of label or service in any case")->required();
  verb->add_flag("--advance", options->advance, "For codes that count (HOTP): the next call gives the next one");
  add_session_options(*verb, *options, "One JSON object: account, label, code, next, seconds_left, counter");
  verb->footer("Others see in the account's activity that you took a code.");
  verb->callback([options, &exit] { exit.take(print_code(*options)); });
}

}  // namespace latchkey::cli

#include "cli/steward.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <iostream>
#include <map>

#include "cli/moment.h"
#include "cli/rotation.h"

namespace latchkey::cli {
namespace {

using client::AccountBook;
using client::OpenAccount;
namespace wire = client::wire;

constexpr std::chrono::seconds kPause{20};
constexpr std::chrono::seconds kLongestPause{300};

struct StewardOptions : SessionOptions {
  bool once = false;
};

enum class Duty { keys, codes };

class Steward {
 public:
  Steward(SignedIn& signed_in, const StewardOptions& options) : signed_in_(signed_in), options_(options) {}

  // Everything owed now. Fails with the first thing that has to wait; the others are done all the same.
  Outcome round() {
    first_trouble_.reset();
    LK_TRY(book, AccountBook::read(desk()));
    for (const auto& account : book.accounts()) {
      if (!account.is_owner() || !account.rotation_owed) continue;
      LK_TRY_DONE(note(account, Duty::keys, rotate(signed_in_, account.id())));
    }
    LK_TRY(present, AccountBook::read(desk()));
    for (const auto& account : present.accounts()) {
      if (!account.is_owner() || !client::owes_codes(desk(), account)) continue;
      LK_TRY_DONE(note(account, Duty::codes, client::deal(desk(), account)));
    }
    cursor_ = present.cursor();
    day_ = today();
    if (first_trouble_) return fail(*first_trouble_);
    return finished();
  }

  // Whether a round could find something: accounts changed, something waits, or a day began.
  client::Attempt<bool> is_wanted() {
    if (first_trouble_ || day_ != today()) return true;
    LK_TRY(sync, desk().api.get<wire::Sync>(desk().path(fmt::format("/sync?cursor={}", cursor_))));
    return sync.accounts.has_value();
  }

 private:
  client::Desk& desk() { return signed_in_.desk(); }
  std::chrono::days today() {
    return std::chrono::duration_cast<std::chrono::days>(desk().time.now().time_since_epoch());
  }

  // A line for what was done and for what has to wait, said once for as long as it is the same. Fails where nothing
  // else would go better: the session is over or the server is not to be reached.
  Outcome note(const OpenAccount& account, Duty duty, const Outcome& outcome) {
    auto& said = said_[{account.id(), duty}];
    if (outcome) {
      said.clear();
      say(account, duty, nullptr);
      return finished();
    }
    const Trouble& trouble = outcome.error();
    if (trouble.cure == client::Cure::sign_in || trouble.kind == Kind::unavailable) return fail(trouble);
    if (trouble.kind == Kind::conflict) return finished();  // somebody else was faster, or will be asked again
    if (!first_trouble_) first_trouble_ = trouble;
    if (said != trouble.sentence) say(account, duty, &trouble.sentence);
    said = trouble.sentence;
    return finished();
  }

  void say(const OpenAccount& account, Duty duty, const std::string* problem) {
    std::string_view what = duty == Duty::keys ? "keys" : "codes";
    if (options_.json) {
      boost::json::object object;
      object["at"] = to_json_value(desk().time.now());
      object["account"] = account.id().text();
      object["label"] = account.profile.label;
      object["what"] = what;
      object["problem"] = problem ? boost::json::value(boost::json::string(*problem)) : nullptr;
      std::cout << boost::json::serialize(object) << '\n';
    } else {
      std::string_view did = duty == Duty::keys ? "new keys" : "codes dealt for 30 days";
      std::cout << fmt::format("{}  {}  {}\n", moment(desk().time.now()), client::printable(account.profile.label),
                               problem ? fmt::format("{} wait: {}", what, *problem) : std::string(did));
    }
    std::cout.flush();
  }

  SignedIn& signed_in_;
  const StewardOptions& options_;
  std::map<std::pair<client::AccountId, Duty>, std::string> said_;
  std::optional<Trouble> first_trouble_;
  std::uint64_t cursor_ = 0;
  std::chrono::days day_{0};
};

Outcome serve(const StewardOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  Steward steward(*signed_in, options);
  if (options.once) return steward.round();
  std::chrono::seconds pause = kPause;
  bool unreachable = false;
  while (std::cout.good()) {
    auto wanted = steward.is_wanted();
    Outcome ended = wanted ? finished() : Outcome(fail(wanted.error()));
    if (wanted && *wanted) ended = steward.round();
    if (!ended && ended.error().cure == client::Cure::sign_in) return ended;
    bool gone = !ended && ended.error().kind == Kind::unavailable;
    if (gone && !unreachable) std::cerr << fmt::format("latchkey: {}; trying again\n", ended.error().sentence);
    unreachable = gone;
    // What has to wait is tried again with growing patience: a password that is asked for, a server that is down.
    pause = ended ? kPause : std::min(pause * 2, kLongestPause);
    signed_in->surroundings().pause(pause);
  }
  return finished();
}

}  // namespace

void add_steward_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<StewardOptions>();
  CLI::App* verb = app.add_subcommand("steward", "Deal codes and change keys of the accounts you own, unattended");
  verb->add_flag("--once", options->once, "Do what is owed now and leave");
  add_session_options(*verb, *options, "One JSON object a line: at, account, label, what (keys, codes), problem");
  verb->footer(
      "Collaborators' codes last 30 days from when an Account Owner's client last ran. A steward is a member of its "
      "own,\nan Owner of the accounts it serves, on a machine that is not the server's. Accounts with recovery codes "
      "get "
      "new keys\nonly where --password-file names the password.");
  verb->callback([options, &exit] { exit.take(serve(*options)); });
}

}  // namespace latchkey::cli

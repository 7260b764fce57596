#include "cli/login.h"

#include <fmt/format.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/session.h"
#include "cli/terminal.h"
#include "crypto/open/secret_key.h"

namespace latchkey::cli {
namespace {

using client::Keep;

struct LoginOptions {
  std::string link;
  std::string secret_key_file;
  std::string password_file;
  std::string device_name;
  bool remember = false;
  bool ask_always = false;
  bool json = false;
};

// Prompts for people, lines for programs: link, secret key and password in this order, as far as nothing else gave
// them.
Result<SecretBytes, Trouble> given(const std::string& file, std::string_view what, bool secret) {
  if (!file.empty()) return secret_from(file, what);
  if (!is_terminal_input()) return next_input_line(what);
  return secret ? ask_secretly(what) : ask(what);
}

Result<client::SignInLink, Trouble> link_of(const LoginOptions& options,
                                            const std::optional<client::Enrollment>& before) {
  if (!options.link.empty()) return client::parse_sign_in_link(options.link);
  if (before) {
    LK_TRY(origin, client::Origin::parse(before->server));
    return client::SignInLink{std::move(origin), *before->workspace, *before->member};
  }
  LK_TRY(line, given("", "sign-in link", false));
  return client::parse_sign_in_link(line.expose_text());
}

Result<open::SecretKey, Trouble> secret_key_of(const LoginOptions& options, const client::SignInLink& at,
                                               const std::optional<client::Enrollment>& before) {
  bool known = before && *before->member == at.member && *before->workspace == at.workspace;
  if (known && options.secret_key_file.empty()) {
    auto kept = open::SecretKey::from(before->secret_key.expose());
    LK_CHECK(kept);
    return std::move(*kept);
  }
  LK_TRY(text, given(options.secret_key_file, "Secret Key", true));
  auto key = open::SecretKey::parse(text.expose_text());
  if (key) return std::move(*key);
  switch (key.error()) {
    case open::SecretKeyProblem::letter: return trouble(Kind::invalid, "the Secret Key has letters A to Z and 2 to 7");
    case open::SecretKeyProblem::length:
      return trouble(Kind::invalid, "the Secret Key has 28 letters behind LK1-, in seven groups of four");
    case open::SecretKeyProblem::check: break;
  }
  return trouble(Kind::invalid, "the Secret Key has a wrong letter, or two that changed places");
}

std::string usual_device_name() {
  char host[65] = {};
  if (gethostname(host, sizeof host - 1) != 0 || host[0] == '\0') return "latchkey";
  return fmt::format("latchkey on {}", host);
}

std::string_view where(Keep keep) {
  switch (keep) {
    case Keep::keyring: return "It stays unlocked for 12 hours (latchkey lock ends that).";
    case Keep::file: return "It stays unlocked until latchkey lock: whoever reads the state file reads your codes.";
    case Keep::nowhere: break;
  }
  return "The password is asked for each time.";
}

Outcome login(const LoginOptions& options) {
  LK_TRY(machine, Machine::open());
  const auto& surroundings = machine->surroundings();
  LK_TRY(before, client::read_enrollment(surroundings.folder));
  LK_TRY(at, link_of(options, before));
  LK_TRY(secret_key, secret_key_of(options, at, before));
  LK_TRY(password, given(options.password_file, "Password", true));
  Keep keep = Keep::keyring;
  if (options.remember) keep = Keep::file;
  if (options.ask_always) keep = Keep::nowhere;
  const std::string name = options.device_name.empty() ? usual_device_name() : options.device_name;
  LK_TRY(now, client::enroll(surroundings, {std::move(at), std::move(secret_key), std::move(password), name, keep}));
  if (options.json) {
    boost::json::object object;
    object["server"] = now.server;
    object["workspace"] = now.workspace->text();
    object["workspace_name"] = now.workspace_name;
    object["member"] = now.member->text();
    object["name"] = now.name;
    object["email"] = now.email;
    object["device"] = now.device->text();
    object["unlocked"] = to_json_value(now.keep);
    std::cout << boost::json::serialize(object) << '\n';
  } else {
    std::cout << fmt::format("Signed in to {} as {}. {}\n", client::printable(now.workspace_name),
                             client::printable(now.name), where(now.keep));
  }
  return finished();
}

Outcome logout(const std::string& password_file, bool local) {
  LK_TRY(machine, Machine::open());
  return client::sign_out(machine->surroundings(), password_asker(password_file), local);
}

Outcome lock() {
  LK_TRY(machine, Machine::open());
  return client::lock(machine->surroundings());
}

}  // namespace

void add_login_commands(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<LoginOptions>();
  CLI::App* verb = app.add_subcommand("login", "Sign in on this machine with the Emergency Kit and the password");
  verb->add_option("LINK", options->link, "The kit's sign-in link; left out, the member who is signed in here");
  verb->add_option("--secret-key-file", options->secret_key_file, "Where the Secret Key stands; - reads a line");
  verb->add_option("--password-file", options->password_file, "Where the password stands; - reads a line");
  verb->add_option("--device-name", options->device_name, "What other devices see this one as");
  auto* remember = verb->add_flag("--remember", options->remember, "Stay unlocked until logout: see below");
  verb->add_flag("--ask-always", options->ask_always, "Ask for the password each time")->excludes(remember);
  verb->add_flag("--json", options->json, "One JSON object: who signed in where");
  verb->footer(
      "Link, Secret Key and password are asked for at the terminal. Where standard input is none, it holds them a "
      "line\n"
      "each, in this order, without those that are known or come from files.\n"
      "\n"
      "The session is kept in $XDG_STATE_HOME/latchkey (~/.local/state/latchkey), readable for you alone: the Secret "
      "Key\n"
      "and this device's key as they are, your identity and the session's token sealed. Whoever takes the file has to\n"
      "guess the password, a quarter of a second and 64 MiB a guess. The key that unlocks it waits in the kernel's "
      "user\n"
      "keyring for 12 hours, out of reach for other users, within reach for programs that run as you; where there is "
      "no\n"
      "such keyring, the password is asked for each time. With --remember it is written into the file, and whoever "
      "takes\n"
      "the file then reads what you can read.");
  verb->callback([options, &exit] { exit.take(login(*options)); });

  struct LogoutOptions {
    std::string password_file;
    bool local = false;
  };
  auto out = std::make_shared<LogoutOptions>();
  CLI::App* logout_verb = app.add_subcommand("logout", "End the session and forget what is kept on this machine");
  logout_verb->add_option("--password-file", out->password_file, "Where the password stands; - reads a line");
  logout_verb->add_flag("--local", out->local, "Without telling the server, which ends the session by itself later");
  logout_verb->callback([out, &exit] { exit.take(logout(out->password_file, out->local)); });

  CLI::App* lock_verb = app.add_subcommand("lock", "Ask for the password from the next verb on");
  lock_verb->callback([&exit] { exit.take(lock()); });
}

}  // namespace latchkey::cli

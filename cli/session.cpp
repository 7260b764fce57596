#include "cli/session.h"

#include <thread>

#include "cli/client/curl_transport.h"
#include "cli/terminal.h"

namespace latchkey::cli {

void add_session_options(CLI::App& verb, SessionOptions& options, const std::string& json_says) {
  verb.add_flag("--json", options.json, json_says);
  verb.add_option("--password-file", options.password_file,
                  "Where the password stands if it is asked for; - reads a line of standard input");
}

client::AskPassword password_asker(const std::string& password_file) {
  return [password_file]() -> Result<SecretBytes, Trouble> {
    if (!password_file.empty()) return secret_from(password_file, "password");
    return ask_secretly("Password");
  };
}

Machine::Machine(client::StateFolder folder)
    : folder_(std::move(folder)),
      surroundings_{.folder = folder_,
                    .clock = clock_,
                    .random = random_,
                    .pause = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); },
                    .connect = [](const client::Origin& origin) -> std::unique_ptr<client::Transport> {
                      return std::make_unique<client::CurlTransport>(origin);
                    }} {}

Result<std::unique_ptr<Machine>, Trouble> Machine::open() {
  LK_TRY(path, client::StateFolder::usual_path());
  LK_TRY(folder, client::StateFolder::open(std::move(path)));
  return std::unique_ptr<Machine>(new Machine(std::move(folder)));
}

Result<std::unique_ptr<SignedIn>, Trouble> SignedIn::open(const SessionOptions& options) {
  LK_TRY(machine, Machine::open());
  LK_TRY(session, client::Session::open(machine->surroundings(), password_asker(options.password_file)));
  return std::unique_ptr<SignedIn>(new SignedIn(std::move(machine), std::move(session)));
}

}  // namespace latchkey::cli

// What every verb with a server begins with: its common options, and the signed-in client.
#pragma once
#include <filesystem>

#include "cli/client/session.h"
#include "cli/exit.h"

namespace latchkey::cli {

struct SessionOptions {
  std::string password_file;
  bool json = false;
};
// --json and --password-file. The options outlive the parse.
void add_session_options(CLI::App& verb, SessionOptions& options, const std::string& json_says);

client::AskPassword password_asker(const std::string& password_file);

// The real world: system clock and randomness, the usual state folder, HTTPS.
class Machine {
 public:
  static Result<std::unique_ptr<Machine>, Trouble> open();
  const client::Surroundings& surroundings() const { return surroundings_; }

 private:
  explicit Machine(client::StateFolder folder);
  client::StateFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  client::Surroundings surroundings_;
};

// A machine and the session opened on it.
class SignedIn {
 public:
  static Result<std::unique_ptr<SignedIn>, Trouble> open(const SessionOptions& options);
  client::Session& session() { return *session_; }
  client::Desk& desk() { return session_->desk(); }
  const client::Surroundings& surroundings() const { return machine_->surroundings(); }

 private:
  SignedIn(std::unique_ptr<Machine> machine, std::unique_ptr<client::Session> session)
      : machine_(std::move(machine)), session_(std::move(session)) {}
  std::unique_ptr<Machine> machine_;
  std::unique_ptr<client::Session> session_;
};

}  // namespace latchkey::cli

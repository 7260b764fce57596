// Signing in on this machine, and the signed-in client that later calls open from what is kept here.
#pragma once
#include <functional>
#include <memory>

#include "cli/client/desk.h"
#include "cli/client/enrollment.h"
#include "cli/client/sign_in.h"

namespace latchkey::client {

// The world outside; all outlive what is made with them.
struct Surroundings {
  const StateFolder& folder;
  const Clock& clock;
  Random& random;
  Api::Pause pause;
  std::function<std::unique_ptr<Transport>(const Origin&)> connect;
};

using AskPassword = std::function<Attempt<SecretBytes>()>;

struct Credentials {
  SignInLink at;
  open::SecretKey secret_key;
  SecretBytes password;
  std::string device_name;
  Keep keep;
};

// What is kept afterwards. Kind::conflict where somebody else is signed in here; the same member keeps its device.
Attempt<Enrollment> enroll(const Surroundings& surroundings, const Credentials& credentials);

// Forgets all of it, and lets the server end the session first unless `local`. Good where nobody is signed in.
Outcome sign_out(const Surroundings& surroundings, const AskPassword& ask, bool local);

// Makes the next call ask for the password.
Outcome lock(const Surroundings& surroundings);

class Session {
 public:
  // Asks for the password only where nothing kept unlocks the identity.
  static Attempt<std::unique_ptr<Session>> open(const Surroundings& surroundings, AskPassword ask);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Desk& desk() { return desk_; }
  const Origin& origin() const { return origin_; }
  // For what the server guards most: shows the password again, asked for unless this call already had to.
  Outcome elevate();

 private:
  struct Opened;  // the identity, and what it took
  static Attempt<Opened> unlock(const Enrollment& enrollment, const AskPassword& ask);
  Session(const Surroundings& surroundings, Enrollment enrollment, Origin origin, AskPassword ask, Opened opened,
          Pins pins);

  Enrollment enrollment_;
  Origin origin_;
  AskPassword ask_;
  std::optional<open::MemberKeys> keys_;  // where the password was asked for
  std::unique_ptr<Transport> transport_;
  Api api_;
  Pins pins_;
  Desk desk_;
};

}  // namespace latchkey::client

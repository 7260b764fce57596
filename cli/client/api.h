// A thin client of the wire contract: paths, JSON and problem details, so that what comes back is a value or a
// sentence.
#pragma once
#include <boost/json/object.hpp>
#include <functional>

#include "base/clock.h"
#include "base/json.h"
#include "base/secret_bytes.h"
#include "cli/client/transport.h"

namespace latchkey::client {

struct NoContent {};

// Foreign text on a terminal, in one line: a control character could move the cursor and repaint what was said before.
std::string printable(std::string_view text);

class Api {
 public:
  using Pause = std::function<void(std::chrono::milliseconds)>;

  // All outlive the Api. `server` is what sentences call it.
  Api(Transport& transport, std::string server, Pause pause)
      : transport_(transport), server_(std::move(server)), pause_(std::move(pause)) {}

  void authorize(SecretBytes token) { token_ = std::move(token); }
  const SecretBytes& token() const { return token_; }
  const std::string& server() const { return server_; }

  // Reading is tried three times where the server is not to be reached; nothing else is, since most of it is
  // compare-and-set and the second try would meet the first.
  template <typename T>
  Attempt<T> get(const std::string& path) {
    LK_TRY(body, ask_repeatedly({"GET", path, {}, {}}));
    return decode<T>(body);
  }
  template <typename T = NoContent>
  Attempt<T> post(const std::string& path, const boost::json::object& json) {
    return ask_once<T>("POST", path, json);
  }
  template <typename T = NoContent>
  Attempt<T> put(const std::string& path, const boost::json::object& json) {
    return ask_once<T>("PUT", path, json);
  }
  Outcome remove(const std::string& path) {
    LK_TRY_DONE(ask({"DELETE", path, {}, {}}));
    return finished();
  }

 private:
  template <typename T>
  Attempt<T> ask_once(const char* method, const std::string& path, const boost::json::object& json) {
    LK_TRY(body, ask({method, path, {}, boost::json::serialize(json)}));
    return decode<T>(body);
  }
  template <typename T>
  Attempt<T> decode(std::string& body) {
    if constexpr (std::is_same_v<T, NoContent>) {
      return T{};
    } else {
      auto parsed = parse_json<T>(body);
      wipe(body);  // tokens and sealed keys; what they opened to is wiped by who opened it
      if (!parsed) return misunderstood(parsed.error());
      return std::move(*parsed);
    }
  }
  Attempt<std::string> ask(HttpRequest request);
  Attempt<std::string> ask_repeatedly(const HttpRequest& request);
  Failure<Trouble> refused(const HttpAnswer& answer) const;
  Failure<Trouble> misunderstood(const JsonProblem& problem) const;

  Transport& transport_;
  std::string server_;
  Pause pause_;
  SecretBytes token_;
};

}  // namespace latchkey::client

// A server of routes on a free port, and a client that says exactly the bytes it is told: for tests of what clients
// that are not browsers do.
#pragma once
#include <string>
#include <vector>

#include "server/http/server.h"

namespace latchkey::http_testing {

class TestServer {
 public:
  TestServer(http::Front::Parts parts, http::Server::Options options = {}, std::optional<net::TlsContext> tls = {});
  // On a loop of the caller's, where what the routes do runs, too.
  TestServer(net::Loop& loop, http::Front::Parts parts);

  // Sends the pieces one after the other (each after a turn of the loop), then reads until the server closes.
  std::string talk(std::vector<std::string> pieces);
  // Likewise, but ends its own side after the last piece.
  std::string talk_and_end(std::vector<std::string> pieces);

  // Runs a task while the server serves.
  Done run(Task<Done> task) { return loop_.run(std::move(task)); }
  // Stops the server; called by the destructor if by nobody else.
  void stop(std::chrono::milliseconds patience = std::chrono::seconds(1));

  net::Loop& loop() { return loop_; }
  net::Endpoint at() const { return at_; }
  http::Server& server() { return server_; }
  std::string host() const { return at_.text(); }

 private:
  Task<Done> converse(std::vector<std::string> pieces, bool end, std::string* heard);
  std::unique_ptr<net::Loop> own_loop_;
  net::Loop& loop_;
  http::Front front_;
  http::Server server_;
  net::Endpoint at_;
  bool stopped_ = false;
};

// The parts of one response text.
struct Parsed {
  int status = 0;
  std::string head;
  std::string body;
  std::string header(std::string_view name) const;  // "" where there is none
};
Parsed parse_response(std::string_view text);
std::vector<Parsed> parse_responses(std::string_view text);  // by Content-Length

}  // namespace latchkey::http_testing

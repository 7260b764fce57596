// One HTTP request and its answer, as the client needs them. Curl is the implementation; tests bring one in memory.
#pragma once
#include <optional>
#include <string>

#include "cli/client/trouble.h"

namespace latchkey::client {

struct HttpRequest {
  std::string method;
  std::string path;   // with its query, from the origin on
  std::string token;  // sent as a bearer token where there is one
  std::optional<std::string> json;
};

struct HttpAnswer {
  int status = 0;
  std::optional<long> retry_after;  // seconds
  std::string body;
};

class Transport {
 public:
  virtual ~Transport() = default;
  // Blocks until the whole answer is there or a deadline has passed. Any status is an answer; Kind::unavailable says
  // that none came, Kind::limited that it was larger than any of ours.
  virtual Attempt<HttpAnswer> send(const HttpRequest& request) = 0;
};

}  // namespace latchkey::client

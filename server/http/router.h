// Which handler a request is for, by method and path template: "/api/v1/workspaces/{workspace}/accounts/{account}".
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/http/answer.h"

namespace latchkey::http {

// Whose limits a request counts against (rate_limits.h).
enum class Audience {
  anybody,   // before a session: the tightest limits
  sessions,  // behind one
  carriers,  // hooks
  probes,    // health, static files: no limits
};

using Handler = std::function<Task<Answer>(Request)>;

struct Route {
  Method method;
  std::string path;
  Handler handler;
  Audience audience = Audience::sessions;
  std::size_t body_limit = std::size_t{1} << 20;
};

class Router {
 public:
  void add(Route route);

  struct Found {
    const Route* route;  // lives as long as the router
    std::vector<std::pair<std::string_view, std::string>> parameters;
  };
  struct WrongMethod {
    std::string allow;  // for the Allow header
  };
  struct Unknown {};
  using Match = std::variant<Found, WrongMethod, Unknown>;
  Match match(Method method, std::string_view path) const;  // HEAD finds what GET does

 private:
  struct Entry {
    Route route;
    std::vector<std::string> segments;
  };
  std::vector<std::unique_ptr<Entry>> entries_;
};

}  // namespace latchkey::http

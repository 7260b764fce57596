// What happens to every request before and after its handler: whose name it came under, who really asks, how often,
// which route it is for; and the headers every answer carries.
#pragma once
#include <variant>

#include "server/http/rate_limits.h"
#include "server/http/router.h"
#include "server/http/site.h"
#include "server/http/static_files.h"

namespace latchkey::http {

class Front {
 public:
  struct Parts {
    Router router;
    std::optional<Site> site;           // none: any Host is fine (the metrics listener)
    std::vector<net::IpRange> proxies;  // whose X-Forwarded-For and -Proto count
    std::optional<StaticFiles> files;
    RateLimits* limits = nullptr;  // none: no limits; else outlives the front
  };
  explicit Front(Parts parts) : parts_(std::move(parts)) {}

  // By the request's head alone, before its body is read. Fills in who asks and the path's parameters.
  struct Accepted {
    const Route* route;  // null: a static file
  };
  std::variant<Accepted, Response> admit(Request& head, const net::Endpoint& peer, bool tls);

  Task<Response> answer(const Route* route, Request request);

  bool is_proxy(const net::IpAddress& peer) const;

 private:
  void find_client(Request& head, const net::Endpoint& peer, bool tls) const;
  Parts parts_;
};

}  // namespace latchkey::http

#include "server/http/front.h"

#include <algorithm>

#include "server/http/problem.h"

namespace latchkey::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

// Paths of the program's own; everything else is the web app's.
bool is_programs(std::string_view path) {
  return path == "/api" || path.starts_with("/api/") || path == "/hooks" || path.starts_with("/hooks/");
}

}  // namespace

bool Front::is_proxy(const net::IpAddress& peer) const {
  return std::ranges::any_of(parts_.proxies, [&](const auto& range) { return range.contains(peer); });
}

void Front::find_client(Request& head, const net::Endpoint& peer, bool tls) const {
  head.client = peer.address;
  head.secure = tls;
  if (!is_proxy(peer.address)) return;
  if (auto scheme = head.headers.find("X-Forwarded-Proto"))
    head.secure = equals_ignoring_case(trimmed(*scheme), "https");
  // Each proxy appends whom it talked to, so the list is only as good as who wrote its end: read from there, past our
  // own proxies, to the first address that is not one of them. What stands before it is the client's own claim.
  std::vector<std::string_view> hops;
  for (const auto& [name, value] : head.headers.fields()) {
    if (!equals_ignoring_case(name, "X-Forwarded-For")) continue;
    for (std::string_view rest = value;;) {
      auto comma = rest.find(',');
      hops.push_back(trimmed(rest.substr(0, comma)));
      if (comma == rest.npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    auto address = net::IpAddress::parse(*hop);
    if (!address) return;
    head.client = *address;
    if (!is_proxy(*address)) return;
  }
}

std::variant<Front::Accepted, Response> Front::admit(Request& head, const net::Endpoint& peer, bool tls) {
  find_client(head, peer, tls);
  if (parts_.site && !parts_.site->is_host(*head.headers.find("Host")))
    return problem(421, "invalid", "host: not a name of this server (http.public_url, http.hosts)");

  auto match = parts_.router.match(head.method, head.path);
  if (auto found = std::get_if<Router::Found>(&match)) {
    head.parameters = std::move(found->parameters);
    if (parts_.limits)
      if (auto refusal = parts_.limits->refuse(found->route->audience, head.client)) return std::move(*refusal);
    return Accepted{found->route};
  }
  // Counted all the same: who walks through paths that do not exist is looking for something.
  if (parts_.limits && is_programs(head.path))
    if (auto refusal = parts_.limits->refuse(Audience::sessions, head.client)) return std::move(*refusal);
  if (auto wrong = std::get_if<Router::WrongMethod>(&match)) {
    auto response = problem(405, "invalid", "method: not for this path");
    response.headers.add("Allow", wrong->allow);
    return response;
  }
  if (!parts_.files || is_programs(head.path)) return problem(404, "not-found", "path: nothing here");
  if (head.method != Method::get && head.method != Method::head) {
    auto response = problem(405, "invalid", "method: not for this path");
    response.headers.add("Allow", "GET, HEAD");
    return response;
  }
  return Accepted{nullptr};
}

Task<Response> Front::answer(const Route* route, Request request) {
  if (!route) co_return parts_.files->serve(request);
  auto answer = co_await route->handler(std::move(request));
  co_return std::move(answer.response);
}

}  // namespace latchkey::http

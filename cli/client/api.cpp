#include "cli/client/api.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace latchkey::client {
namespace {

using namespace std::chrono_literals;

constexpr std::array kPauses{250ms, 1500ms};  // before the second and the third try
constexpr std::size_t kLongestDetail = 200;

struct ProblemDetails {
  std::optional<std::string> type;
  std::optional<std::string> detail;
};
BOOST_DESCRIBE_STRUCT(ProblemDetails, (), (type, detail))

constexpr std::string_view kUrn = "urn:latchkey:problem:";

// By status for answers that are no problem details of ours: a proxy in between, mostly.
std::string_view kind_of_status(int status) {
  switch (status) {
    case 401: return "unauthenticated";
    case 403: return "denied";
    case 404: return "not-found";
    case 409: return "conflict";
    case 410: return "expired";
    case 413: return "too-large";
    case 429: return "limited";
    default: return status >= 500 ? "unavailable" : "invalid";
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    bool second_set = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (second_set) ++i;
    out.push_back(c < 0x20 || c == 0x7F || second_set ? '?' : text[i]);
  }
  return out;
}

Attempt<std::string> Api::ask(HttpRequest request) {
  request.token = token_.expose_text();
  auto answer = transport_.send(request);
  wipe(request.token);
  if (request.json) wipe(*request.json);
  if (!answer) return fail(answer.error());
  if (answer->status >= 200 && answer->status < 300) return std::move(answer->body);
  return refused(*answer);
}

Attempt<std::string> Api::ask_repeatedly(const HttpRequest& request) {
  auto answer = ask(request);
  for (auto pause : kPauses) {
    if (answer || answer.error().kind != Kind::unavailable || answer.error().cure != Cure::none) break;
    pause_(pause);
    answer = ask(request);
  }
  return answer;
}

Failure<Trouble> Api::refused(const HttpAnswer& answer) const {
  auto problem = parse_json<ProblemDetails>(answer.body);
  ProblemDetails details = problem ? std::move(*problem) : ProblemDetails{};
  std::string_view type = kind_of_status(answer.status);
  if (details.type && details.type->starts_with(kUrn) && !(answer.status == 413 && type == "too-large")) {
    type = std::string_view(*details.type).substr(kUrn.size());
  }
  std::string detail = printable(details.detail.value_or(fmt::format("status {}", answer.status)));
  if (detail.size() > kLongestDetail) detail.resize(kLongestDetail);

  if (type == "unauthenticated") {
    if (token_.empty()) return trouble(Kind::denied, "the server knows no such member, secret key and password");
    return trouble(Kind::denied, "the server has ended this session: run latchkey login again", Cure::sign_in);
  }
  if (type == "elevation-required") {
    return trouble(Kind::denied, "the server asks for the password again", Cure::elevate);
  }
  if (type == "limited") {
    // Not Kind::limited, which says that something was too large: the same request succeeds later.
    std::string when = answer.retry_after ? fmt::format("in {} seconds", *answer.retry_after) : "later";
    return trouble(Kind::unavailable, fmt::format("{} has had too many requests; try again {}", server_, when),
                   Cure::wait);
  }
  if (type == "not-found") return trouble(Kind::not_found, fmt::format("not found ({})", detail));
  if (type == "denied") return trouble(Kind::denied, fmt::format("the server refuses ({})", detail));
  if (type == "expired") return trouble(Kind::expired, fmt::format("no longer valid ({})", detail));
  if (type == "conflict") return trouble(Kind::conflict, fmt::format("not as things stand ({})", detail));
  if (type == "too-large") return trouble(Kind::limited, fmt::format("more than the server takes ({})", detail));
  if (type == "unavailable")
    return trouble(Kind::unavailable, fmt::format("{} cannot do this now ({})", server_, detail));
  if (type == "corrupt") return trouble(Kind::corrupt, fmt::format("{} holds something damaged ({})", server_, detail));
  return trouble(Kind::invalid, fmt::format("the server refuses the request ({})", detail));
}

Failure<Trouble> Api::misunderstood(const JsonProblem& problem) const {
  return trouble(Kind::corrupt,
                 fmt::format("{} answered with something that is not Latchkey's (at {}: {})", server_,
                             problem.pointer.empty() ? "/" : printable(problem.pointer), problem.reason));
}

}  // namespace latchkey::client

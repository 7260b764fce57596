#include "server/http/problem.h"

#include "server/members/admission.h"

namespace latchkey::http {
namespace {

struct Form {
  int status;
  std::string_view type;
  std::string_view title;
};

Form form_of(Kind kind) {
  switch (kind) {
    case Kind::not_found: return {404, "not-found", "There is no such thing, or none you may know of"};
    case Kind::denied: return {403, "denied", "You may not do this"};
    case Kind::invalid: return {400, "invalid", "The request is malformed or out of range"};
    case Kind::expired: return {410, "expired", "This was valid once"};
    case Kind::conflict: return {409, "conflict", "Something else came first"};
    case Kind::limited: return {429, "limited", "Too much at once"};
    case Kind::unavailable: return {503, "unavailable", "This may work later"};
    case Kind::corrupt: return {500, "corrupt", "Something here fails its own check"};
  }
  return {500, "corrupt", "Something here fails its own check"};
}

std::string_view title_of(std::string_view type) {
  if (type == "unauthenticated") return "Sign in first";
  if (type == "elevation-required") return "Show your password again first";
  for (auto kind : {Kind::not_found, Kind::denied, Kind::invalid, Kind::expired, Kind::conflict, Kind::limited,
                    Kind::unavailable, Kind::corrupt})
    if (form_of(kind).type == type) return form_of(kind).title;
  return "The request cannot be served";
}

constexpr const char* kProblem = "application/problem+json";

boost::json::object body_of(int status, std::string_view type, std::string_view detail) {
  boost::json::object body;
  body["type"] = "urn:latchkey:problem:" + std::string(type);
  body["title"] = title_of(type);
  body["status"] = status;
  if (!detail.empty()) body["detail"] = detail;
  return body;
}

Response make(int status, std::string_view type, std::string_view detail) {
  return Response::with(status, kProblem, boost::json::serialize(body_of(status, type, detail)));
}

}  // namespace

Response problem(const Error& error) {
  if (members::is_unauthenticated(error)) {
    auto response = make(401, "unauthenticated", error.where);
    response.headers.add("WWW-Authenticate", "Bearer");
    return response;
  }
  if (members::is_elevation_required(error)) return make(403, "elevation-required", error.where);
  if (error.kind == Kind::limited) return too_many(std::chrono::seconds(10), error.where);
  auto form = form_of(error.kind);
  return make(form.status, form.type, error.where);
}

Response problem(const Error& error, std::string_view name, boost::json::value value) {
  auto form = form_of(error.kind);
  auto body = body_of(form.status, form.type, error.where);
  body[name] = std::move(value);
  return Response::with(form.status, kProblem, boost::json::serialize(body));
}

Response problem(const JsonProblem& problem) {
  auto body = body_of(400, "invalid", problem.reason);
  body["pointer"] = problem.pointer;
  return Response::with(400, kProblem, boost::json::serialize(body));
}

Response problem(int status, std::string_view type, std::string_view detail) { return make(status, type, detail); }

Response too_many(std::chrono::milliseconds retry_after, std::string_view detail) {
  auto response = make(429, "limited", detail);
  auto seconds = std::chrono::ceil<std::chrono::seconds>(retry_after).count();
  response.headers.add("Retry-After", std::to_string(seconds < 1 ? 1 : seconds));
  return response;
}

}  // namespace latchkey::http

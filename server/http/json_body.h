// Typed JSON bodies in both directions.
#pragma once
#include <variant>

#include "base/json.h"
#include "server/http/problem.h"

namespace latchkey::http {

// A member of a request that must be there and be an id. (Id has no empty state, which a described struct starts with.)
template <typename T>
struct Required {
  std::optional<T> value;
  const T& operator*() const { return *value; }
  operator const T&() const { return *value; }  // NOLINT(google-explicit-constructor): stands for the id once read
};

// Content-Type: application/json, nothing but a charset of UTF-8 behind it.
bool is_json(const Request& request);

// The body as T, or the answer that says why it is not one.
template <typename T>
Result<T, Response> read_body(const Request& request) {
  if (!is_json(request)) return fail(problem(415, "invalid", "body: application/json expected"));
  auto body = parse_json<T>(std::string_view(request.body));
  if (!body) return fail(problem(body.error()));
  return std::move(*body);
}

template <typename T>
Response json_response(int status, const T& value) {
  return Response::with(status, "application/json", to_json(value));
}

// {"name": [...]}: lists stand in an object, so that it can grow.
template <typename T>
Response json_list(std::string_view name, const std::vector<T>& items) {
  return Response::with(200, "application/json", "{\"" + std::string(name) + "\":" + to_json(items) + "}");
}

}  // namespace latchkey::http

template <typename T>
struct latchkey::JsonCodec<latchkey::http::Required<T>> {
  static bool read(const boost::json::value& value, http::Required<T>& out, json_detail::Path& path) {
    if (value.is_null()) return path.refuse("expected an id");
    return JsonCodec<std::optional<T>>::read(value, out.value, path);
  }
};

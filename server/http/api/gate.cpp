#include "server/http/api/gate.h"

#include <charconv>

#include "server/members/admission.h"

namespace latchkey::http {

std::optional<std::string> bearer_token(const Request& request) {
  auto header = request.headers.find("Authorization");
  if (!header || request.headers.count("Authorization") != 1) return std::nullopt;
  constexpr std::string_view kScheme = "Bearer ";
  if (header->size() <= kScheme.size() || !equals_ignoring_case(header->substr(0, kScheme.size()), kScheme))
    return std::nullopt;
  return std::string(header->substr(kScheme.size()));
}

Task<Answer> Gate::enter(Request request, Act act) {
  // Nobody has a session in what is no workspace: the same answer as for one there is not.
  auto workspace = request.id<WorkspaceId>("workspace");
  auto token = bearer_token(request);
  if (!workspace || !token) co_return fail(Kind::denied, members::kNoSession);
  LK_CO_TRY(actor, co_await sessions_.authenticate(std::move(*workspace), std::move(*token), request.address()));
  if (auto refusal = limits_.refuse(actor)) co_return std::move(*refusal);
  co_return co_await act(std::move(actor), std::move(request));
}

Result<std::optional<std::int64_t>> query_number(const Request& request, std::string_view name, std::int64_t least,
                                                 std::int64_t most) {
  auto text = request.query(name);
  if (!text) return std::optional<std::int64_t>();
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number < least || number > most)
    return fail(Kind::invalid, "query: number");
  return std::optional<std::int64_t>(number);
}

}  // namespace latchkey::http

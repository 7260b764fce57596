#include "server/http/api/pool_api.h"

namespace latchkey::http {
namespace {

using numbers::SourceKind;

// "signed" on the wire, a word of C++ here.
std::string_view name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::twilio: return "twilio";
    case SourceKind::android: return "android";
    case SourceKind::signed_hook: break;
  }
  return "signed";
}

std::optional<SourceKind> source_kind(std::string_view name) {
  for (auto kind : {SourceKind::twilio, SourceKind::android, SourceKind::signed_hook})
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

boost::json::object shown(const numbers::Source& source, const Site& site) {
  std::string hook =
      site.public_url() + "/hooks/sms/" + std::string(name_of(source.kind)) + "?source=" + source.id.text();
  return {{"id", source.id.text()},
          {"name", source.name},
          {"kind", name_of(source.kind)},
          {"hook_url", hook},
          {"created_at", to_unix_ms(source.created_at)},
          {"last_message_at", to_json_value(source.last_message_at)},
          {"unreserved_count", source.unreserved_count}};
}

struct NumberShown {
  std::string number;
  std::string country;
  numbers::NumberKind kind;
  SourceId source;
  numbers::PoolState state;
  std::optional<AccountId> account;
  std::optional<TimePoint> last_message_at;
  std::int64_t unreserved_count;
};
BOOST_DESCRIBE_STRUCT(NumberShown, (),
                      (number, country, kind, source, state, account, last_message_at, unreserved_count))

NumberShown shown(const numbers::PoolNumber& number) {
  return {number.number,          number.country,         number.kind, number.source, number.state, number.account,
          number.last_message_at, number.unreserved_count};
}

struct SourceBody {
  std::string name;
  std::string kind;
  std::optional<std::string> secret;
};
BOOST_DESCRIBE_STRUCT(SourceBody, (), (name, kind, secret))

struct NumberBody {
  std::string number;
  numbers::NumberKind kind;
  Required<SourceId> source;
};
BOOST_DESCRIBE_STRUCT(NumberBody, (), (number, kind, source))

struct DomainBody {
  std::string domain;
};
BOOST_DESCRIBE_STRUCT(DomainBody, (), (domain))

}  // namespace

void PoolApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/number-sources", this, &PoolApi::sources);
  gate.add(router, Method::post, "/number-sources", this, &PoolApi::add_source);
  gate.add(router, Method::del, "/number-sources/{source}", this, &PoolApi::remove_source);
  gate.add(router, Method::get, "/numbers", this, &PoolApi::numbers);
  gate.add(router, Method::post, "/numbers", this, &PoolApi::add_number);
  gate.add(router, Method::del, "/numbers/{number}", this, &PoolApi::remove_number);
  gate.add(router, Method::get, "/mail-domains", this, &PoolApi::domains);
  gate.add(router, Method::post, "/mail-domains", this, &PoolApi::add_domain);
  gate.add(router, Method::del, "/mail-domains/{domain}", this, &PoolApi::remove_domain);
}

Task<Answer> PoolApi::sources(Actor actor, Request) {
  LK_CO_TRY(list, co_await pool_.sources(std::move(actor)));
  boost::json::array sources;
  sources.reserve(list.size());
  for (const auto& source : list) sources.push_back(shown(source, site_));
  boost::json::object body;
  body["sources"] = std::move(sources);
  co_return Response::with(200, "application/json", boost::json::serialize(body));
}

Task<Answer> PoolApi::add_source(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<SourceBody>(request));
  auto kind = source_kind(body.kind);
  if (!kind) {
    JsonProblem unknown{"/kind", "not one of the known values"};
    co_return problem(unknown);
  }
  numbers::NewSource source{std::move(body.name), *kind, std::move(body.secret)};
  LK_CO_TRY(added, co_await pool_.add_source(std::move(actor), std::move(source)));
  auto answer = shown(added.source, site_);
  answer["secret"] = added.secret.expose_text();
  co_return Response::with(201, "application/json", boost::json::serialize(answer));
}

Task<Answer> PoolApi::remove_source(Actor actor, Request request) {
  LK_CO_TRY(source, request.id<SourceId>("source"));
  LK_CO_TRY_DONE(co_await pool_.remove_source(std::move(actor), std::move(source)));
  co_return Response::empty(204);
}

Task<Answer> PoolApi::numbers(Actor actor, Request) {
  LK_CO_TRY(list, co_await pool_.numbers(std::move(actor)));
  std::vector<NumberShown> numbers;
  numbers.reserve(list.size());
  for (const auto& number : list) numbers.push_back(shown(number));
  co_return json_list("numbers", numbers);
}

Task<Answer> PoolApi::add_number(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<NumberBody>(request));
  numbers::NewNumber number{std::move(body.number), body.kind, *body.source};
  LK_CO_TRY(added, co_await pool_.add_number(std::move(actor), std::move(number)));
  co_return json_response(201, shown(added));
}

Task<Answer> PoolApi::remove_number(Actor actor, Request request) {
  std::string number(request.parameter("number"));
  LK_CO_TRY_DONE(co_await pool_.remove_number(std::move(actor), std::move(number)));
  co_return Response::empty(204);
}

Task<Answer> PoolApi::domains(Actor actor, Request) {
  LK_CO_TRY(list, co_await pool_.domains(std::move(actor)));
  co_return json_list("domains", list);
}

Task<Answer> PoolApi::add_domain(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<DomainBody>(request));
  LK_CO_TRY(added, co_await pool_.add_domain(std::move(actor), std::move(body.domain)));
  co_return json_response(201, added);
}

Task<Answer> PoolApi::remove_domain(Actor actor, Request request) {
  std::string domain(request.parameter("domain"));
  LK_CO_TRY_DONE(co_await pool_.remove_domain(std::move(actor), std::move(domain)));
  co_return Response::empty(204);
}

}  // namespace latchkey::http

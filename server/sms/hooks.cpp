#include "server/sms/hooks.h"

#include "base/log.h"
#include "server/http/json_body.h"
#include "server/http/percent.h"
#include "server/numbers/country.h"
#include "server/sms/android.h"
#include "server/sms/signed.h"
#include "server/sms/twilio.h"

namespace latchkey::sms {
namespace {

using http::Answer;
using http::Request;
using http::Response;
using numbers::Carrier;
using numbers::SourceKind;

constexpr std::size_t kMostFields = 200;  // Twilio sends about thirty

std::string header(const Request& request, std::string_view name) {
  auto value = request.headers.find(name);
  return value && request.headers.count(name) == 1 ? std::string(*value) : "";
}

bool is_form(const Request& request) {
  auto type = request.headers.find("Content-Type");
  if (!type) return false;
  auto essence = type->substr(0, type->find(';'));
  while (essence.ends_with(' ')) essence.remove_suffix(1);
  return http::equals_ignoring_case(essence, "application/x-www-form-urlencoded");
}

}  // namespace

void Hooks::add_routes(http::Router& router) {
  auto add = [&](const std::string& path, Task<Answer> (Hooks::*act)(Request)) {
    router.add({http::Method::post, "/hooks/sms/" + path,
                [this, act](Request request) { return (this->*act)(std::move(request)); }, http::Audience::carriers,
                kMostBody});
  };
  add("twilio", &Hooks::twilio);
  add("android", &Hooks::android);
  add("signed", &Hooks::signed_hook);
}

Task<Result<Carrier>> Hooks::find_carrier(std::optional<std::string> source, std::optional<std::string> to,
                                          SourceKind kind) {
  Result<Carrier> found = fail(Kind::not_found, "hook: neither source nor number");
  if (source) {
    auto id = SourceId::parse(*source);
    if (id) found = co_await pool_.carrier(std::move(*id));
  } else if (to) {
    found = co_await pool_.carrier_of(std::move(*to));
  }
  if (found && found->kind != kind) found = fail(Kind::not_found, "hook: the source is of another kind");
  if (!found && found.error().kind == Kind::not_found) ++counters_.unknown;
  co_return found;
}

Task<Done> Hooks::deliver(Carrier carrier, Sms sms) {
  if (!sms.to) sms.to = carrier.only_number;
  if (!sms.to) {
    ++counters_.malformed;
    co_return fail(Kind::invalid, "hook: the number is not named, and the source has several");
  }
  inbox::IncomingSms incoming{carrier.workspace,   carrier.source,      std::move(*sms.to),
                              std::move(sms.from), std::move(sms.text), std::move(sms.provider_id)};
  auto receipt = co_await inbox_.accept(std::move(incoming));
  if (!receipt) {
    if (receipt.error().kind == Kind::not_found) ++counters_.unknown;
    co_return fail(receipt.error());
  }
  switch (receipt->fate) {
    case inbox::Fate::kept: ++counters_.kept; break;
    case inbox::Fate::repeat: ++counters_.repeats; break;
    // Counted where the Admin sees it. To the carrier it is delivered: sending it again would change nothing.
    case inbox::Fate::counted: ++counters_.unreserved; break;
  }
  co_return done();
}

Answer Hooks::refuse(Error malformed) {
  ++counters_.malformed;
  return fail(malformed);
}

Answer Hooks::refuse_signature(const Carrier& carrier) {
  ++counters_.unsigned_;
  log::warning("hook: a request for source {} does not carry its signature", carrier.source.text());
  return http::problem(401, "unauthenticated", "hook: signature or time");
}

Task<Answer> Hooks::twilio(Request request) {
  if (!is_form(request)) co_return http::problem(415, "invalid", "twilio: a form expected");
  auto form = http::parse_form(request.body, kMostFields);
  if (!form) co_return refuse({Kind::invalid, "twilio: form"});
  auto sms = read_twilio(*form);
  if (!sms) co_return refuse(sms.error());
  LK_CO_TRY(carrier, co_await find_carrier(request.query("source"), sms->to, SourceKind::twilio));
  bool good = is_twilio_signature(header(request, "X-Twilio-Signature"), site_.public_url() + request.target, *form,
                                  carrier.secret);
  for (auto& [name, value] : *form) wipe(value);
  if (!good) co_return refuse_signature(carrier);
  LK_CO_TRY_DONE(co_await deliver(std::move(carrier), std::move(*sms)));
  // TwiML that says: nothing to answer.
  co_return Response::with(200, "text/xml", "<Response/>");
}

Task<Answer> Hooks::android(Request request) {
  if (!http::is_json(request)) co_return http::problem(415, "invalid", "android: application/json expected");
  auto event = read_android(request.body);
  if (!event) co_return refuse(event.error());
  // Other events are none of ours. Answered without asking whose they are: a phone repeats what is refused.
  if (!*event) co_return Response::empty(204);
  Sms sms = std::move(**event);
  auto asked = request.query("to");
  if (!sms.to && asked) {
    if (!numbers::is_e164(*asked)) co_return refuse({Kind::invalid, "android: to"});
    sms.to = std::move(asked);
  }
  LK_CO_TRY(carrier, co_await find_carrier(request.query("source"), sms.to, SourceKind::android));
  auto timestamp = header(request, "X-Timestamp");
  if (!is_recent(timestamp, clock_.now()) ||
      !is_android_signature(header(request, "X-Signature"), timestamp, request.body, carrier.secret))
    co_return refuse_signature(carrier);
  LK_CO_TRY_DONE(co_await deliver(std::move(carrier), std::move(sms)));
  co_return Response::empty(204);
}

Task<Answer> Hooks::signed_hook(Request request) {
  if (!http::is_json(request)) co_return http::problem(415, "invalid", "signed: application/json expected");
  auto id = header(request, "webhook-id");
  auto timestamp = header(request, "webhook-timestamp");
  auto sms = read_signed(id, request.body);
  if (!sms) co_return refuse(sms.error());
  LK_CO_TRY(carrier, co_await find_carrier(request.query("source"), sms->to, SourceKind::signed_hook));
  if (!is_recent(timestamp, clock_.now()) ||
      !is_webhook_signature(header(request, "webhook-signature"), id, timestamp, request.body, carrier.secret))
    co_return refuse_signature(carrier);
  LK_CO_TRY_DONE(co_await deliver(std::move(carrier), std::move(*sms)));
  co_return Response::empty(204);
}

}  // namespace latchkey::sms

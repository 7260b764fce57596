#include "server/inbox/readable.h"

#include "codes/finder.h"
#include "server/inbox/authentication.h"
#include "server/inbox/json_text.h"

namespace latchkey::inbox {
namespace {

using codes::Channel;

std::string_view text_of(Channel channel) { return channel == Channel::sms ? "sms" : "email"; }

// As on the wire: the names of protocol/seals.md, section 8.
std::string_view text_of(codes::Purpose purpose) {
  switch (purpose) {
    case codes::Purpose::sign_in: return "sign-in";
    case codes::Purpose::sign_up: return "sign-up";
    case codes::Purpose::reset: return "reset";
    case codes::Purpose::payment: return "payment";
    case codes::Purpose::notice: return "notice";
  }
  return "notice";
}

std::string_view text_of(Unreadable why) {
  switch (why) {
    case Unreadable::crashed: return "crashed";
    case Unreadable::limits: return "limits";
    case Unreadable::malformed: return "malformed";
  }
  return "malformed";
}

void wipe_found(codes::Finding& found) {
  for (auto* text : {&found.code, &found.link}) {
    if (*text) latchkey::wipe(**text);
  }
  for (auto& candidate : found.candidates) latchkey::wipe(candidate.code);
}

SecretBytes card(Channel channel, const std::string& from, const codes::Finding& found, TimePoint arrived_at) {
  JsonText json;
  json.begin_object()
      .text("channel", text_of(channel))
      .text("from", from)
      .text("service", found.service)
      .text("code", found.code)
      .text("bound_domain", found.bound_domain)
      .text("purpose", text_of(found.purpose))
      .time("received_at", arrived_at)
      .end_object();
  return json.take();
}

// What a message says of itself; fields that its channel does not have are null.
struct Said {
  Channel channel;
  std::string from;
  std::string_view to;
  std::optional<std::string_view> subject;
  std::optional<std::string_view> text;
  std::optional<std::string_view> html;
  std::optional<TimePoint> date;
  const std::vector<mail::Attachment>* attachments = nullptr;
  std::optional<std::string_view> authentication = std::nullopt;
};

SecretBytes whole(const Said& said, const codes::Finding& found) {
  JsonText json;
  json.begin_object()
      .text("channel", text_of(said.channel))
      .text("from", said.from)
      .text("to", said.to)
      .text("subject", said.subject)
      .text("text", said.text)
      .text("html", said.html)
      .time("date", said.date)
      .text("code", found.code)
      .text("link", found.link)
      .text("service", found.service)
      .text("bound_domain", found.bound_domain)
      .text("purpose", text_of(found.purpose))
      .begin_array("candidates");
  for (const auto& candidate : found.candidates)
    json.begin_object().text("code", candidate.code).number("score", candidate.score).end_object();
  json.end_array().begin_array("attachments");
  if (said.attachments) {
    for (const auto& attachment : *said.attachments) {
      json.begin_object()
          .text("name", attachment.name)
          .text("type", attachment.type)
          .integer("size", static_cast<std::int64_t>(attachment.content.size()))
          .bytes("content", attachment.content)
          .end_object();
    }
  }
  json.end_array().text("authentication", said.authentication).text("problem", std::nullopt).end_object();
  return json.take();
}

Readable both(const Said& said, const codes::Message& message, TimePoint arrived_at) {
  codes::Finding found = codes::find_code(message);
  Readable texts{std::nullopt, whole(said, found)};
  if (codes::may_show_card(found)) texts.card = card(said.channel, said.from, found, arrived_at);
  wipe_found(found);
  return texts;
}

Readable unread(const std::string& recipient, const UnreadMail& mail) {
  JsonText json;
  json.begin_object().text("channel", text_of(Channel::email));
  json.text("from", std::nullopt).text("to", recipient);
  for (std::string_view name : {"subject", "text", "html", "date", "code", "link", "service", "bound_domain"})
    json.text(name, std::nullopt);
  json.text("purpose", text_of(codes::Purpose::notice)).begin_array("candidates").end_array();
  json.begin_array("attachments").end_array().text("authentication", std::nullopt);
  json.text("problem", text_of(mail.why)).bytes("raw", mail.raw->expose()).end_object();
  return {std::nullopt, json.take()};
}

}  // namespace

Readable readable(const IncomingSms& sms, TimePoint arrived_at) {
  codes::Message message;
  message.channel = Channel::sms;
  message.from = sms.from;
  message.text = sms.text;
  Said said{Channel::sms, sms.from, sms.to, std::nullopt, sms.text, std::nullopt, arrived_at};
  Readable texts = both(said, message, arrived_at);
  latchkey::wipe(message.text);
  return texts;
}

Readable readable(const IncomingMail& mail, TimePoint arrived_at) {
  if (const auto* raw = std::get_if<UnreadMail>(&mail.content)) return unread(mail.recipient, *raw);
  const auto& parsed = std::get<mail::ParsedMail>(mail.content);
  codes::Message message;
  message.channel = Channel::email;
  message.from = parsed.from ? mail::display(*parsed.from) : "";
  message.subject = parsed.subject;
  message.text = parsed.text.value_or("");
  message.html = parsed.html.value_or("");
  // Each header on its own: one that is vouched for lends the other nothing.
  std::string_view results = parsed.authentication_results ? *parsed.authentication_results : std::string_view();
  if (parsed.one_time_code_header && vouches_for_origin(results, *parsed.one_time_code_header))
    message.one_time_code_header = *parsed.one_time_code_header;
  if (parsed.otp_token_header && vouches_for_origin(results, *parsed.otp_token_header))
    message.otp_token_header = *parsed.otp_token_header;
  message.headers_aligned = !message.one_time_code_header.empty() || !message.otp_token_header.empty();

  Said said{Channel::email, message.from,        mail.recipient,
            parsed.subject, parsed.text,         parsed.html,
            parsed.date,    &parsed.attachments, parsed.authentication_results};
  Readable texts = both(said, message, arrived_at);
  for (auto* text :
       {&message.subject, &message.text, &message.html, &message.one_time_code_header, &message.otp_token_header})
    latchkey::wipe(*text);
  return texts;
}

void wipe(IncomingSms& sms) { latchkey::wipe(sms.text); }

void wipe(IncomingMail& mail) {
  if (auto* parsed = std::get_if<mail::ParsedMail>(&mail.content)) mail::wipe(*parsed);
}

}  // namespace latchkey::inbox

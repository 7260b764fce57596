#include "server/smtp/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/base32.h"
#include "base/check.h"
#include "server/smtp/path.h"
#include "server/smtp/trace.h"

namespace latchkey::smtp {
namespace {

// RFC 5321 allows 512; SIZE, SMTPUTF8 and long addresses add to it.
constexpr std::size_t kMaxLine = 2048;

constexpr Reply kOk{250, "2.0.0", "OK"};
constexpr Reply kTooManyErrors{421, "4.7.0", "Too many errors"};
constexpr Reply kBadSyntax{501, "5.5.4", "Syntax error in parameters"};
constexpr Reply kBadSequence{503, "5.5.1", "Bad sequence of commands"};
constexpr Reply kUnknownParameter{555, "5.5.4", "Unknown parameter"};

bool equal_folded(std::string_view a, std::string_view b) {
  auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return upper(x) == upper(y); });
}

// "FROM:<a@b>" for FROM: gives "<a@b>".
std::optional<std::string_view> after_keyword(std::string_view argument, std::string_view keyword) {
  if (!equal_folded(argument.substr(0, keyword.size()), keyword)) return std::nullopt;
  return argument.substr(keyword.size());
}

}  // namespace

Session::Session(SessionSettings settings, std::string peer, const Clock& clock, Random& random)
    : settings_(std::move(settings)), peer_(std::move(peer)), clock_(clock), random_(random) {
  out_ = fmt::format("220 {} {} Latchkey\r\n", settings_.host_name,
                     settings_.protocol == Protocol::lmtp ? "LMTP" : "ESMTP");
}

Session::~Session() { wipe(in_); }

Step Session::next() {
  for (;;) {
    if (!out_.empty()) return Send{std::exchange(out_, {})};
    if (pending_) {
      Step step = std::move(*pending_);
      pending_.reset();
      return step;
    }
    switch (phase_) {
      case Phase::closed: return Close{};
      case Phase::waiting: check_failed("next() before the answer to the last step", __FILE__, __LINE__);
      case Phase::data: {
        std::string_view rest(in_);
        bool ended = data_->read(rest);
        // What was the mail's is wiped where it lay.
        std::string left(rest);
        wipe(in_);
        in_ = std::move(left);
        if (!ended) return Receive{true};
        end_of_data();
        break;
      }
      case Phase::command: {
        std::size_t end = in_.find('\n', searched_);
        if (end != std::string::npos) {
          take_line();
          break;
        }
        searched_ = in_.size();
        if (searched_ > kMaxLine + 1) {  // the last may be the CR of a line just long enough
          skipping_line_ = true;
          in_.clear();
          searched_ = 0;
        }
        return Receive{false};
      }
    }
  }
}

void Session::receive(std::string_view bytes) {
  LK_CHECK(phase_ == Phase::command || phase_ == Phase::data);
  in_ += bytes;
}

void Session::take_line() {
  std::size_t end = in_.find('\n');
  std::string line = in_.substr(0, end);
  in_.erase(0, end + 1);
  searched_ = 0;
  bool ends_in_crlf = line.ends_with('\r');
  if (ends_in_crlf) line.pop_back();
  if (std::exchange(skipping_line_, false) || line.size() > kMaxLine) return fail({500, "5.5.2", "Line too long"});
  // A line that ends in a bare LF is answered, so that a hand at a terminal learns why, but never obeyed.
  bool clean = ends_in_crlf && std::all_of(line.begin(), line.end(),
                                           [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
  if (!clean) return fail({500, "5.5.2", "Lines end in CRLF and have no control characters"});
  command(line);
}

void Session::command(std::string_view line) {
  std::string_view verb = line.substr(0, line.find(' '));
  std::string_view argument = line.substr(verb.size());
  while (argument.starts_with(' ')) argument.remove_prefix(1);
  while (argument.ends_with(' ')) argument.remove_suffix(1);
  bool lmtp = settings_.protocol == Protocol::lmtp;
  auto is = [&](std::string_view name) { return equal_folded(verb, name); };

  if (is("MAIL")) return mail_from(argument);
  if (is("RCPT")) return rcpt_to(argument);
  if (is("DATA")) return argument.empty() ? data() : fail(kBadSyntax);
  if (lmtp ? is("LHLO") : is("EHLO") || is("HELO")) return greet(verb, argument);
  if (is("QUIT")) return close_with({221, "2.0.0", "Bye"});
  if (is("RSET")) {
    if (!argument.empty()) return fail(kBadSyntax);
    reset();
    return idle(kOk);
  }
  if (is("NOOP")) return idle(kOk);
  // RFC 5321, 7.3: whether an address exists is learnt by sending to it, which is counted.
  if (is("VRFY")) return idle({252, "2.0.0", "Not verified, but mail is tried"});
  if (is("HELP")) return idle({214, "2.0.0", "See RFC 5321"});
  if (is("STARTTLS") && settings_.offers_tls) return argument.empty() ? start_tls() : fail(kBadSyntax);
  if (is("EXPN") || is("AUTH") || is("TURN") || is("ETRN") || is("BDAT") || is("STARTTLS")) {
    return fail({502, "5.5.1", "Command not offered"});
  }
  fail({500, "5.5.1", "Unknown command"});
}

void Session::greet(std::string_view verb, std::string_view argument) {
  std::string_view name = argument.substr(0, argument.find(' '));
  bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii || !is_domain_or_literal(name))
    return fail({501, "5.5.2", "Say who you are: a domain or address literal"});
  reset();
  helo_ = name;
  if (equal_folded(verb, "HELO")) {
    greeted_ = Greeted::helo;
    out_ += fmt::format("250 {}\r\n", settings_.host_name);
    return;
  }
  greeted_ = Greeted::ehlo;
  out_ += fmt::format("250-{}\r\n250-PIPELINING\r\n250-SIZE {}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n",
                      settings_.host_name, settings_.max_size);
  if (settings_.offers_tls && !tls_) out_ += "250-STARTTLS\r\n";
  out_ += "250 ENHANCEDSTATUSCODES\r\n";
}

void Session::mail_from(std::string_view argument) {
  if (greeted_ == Greeted::no || mail_) return fail(kBadSequence);
  auto text = after_keyword(argument, "FROM:");
  if (!text) return fail(kBadSyntax);
  auto path = parse_path(*text);
  if (!path) return fail({501, "5.1.7", "Malformed sender address"});
  Mail mail;
  mail.reverse_path = path->address;
  for (const auto& [name, value] : path->parameters) {
    if (name == "SIZE") {
      std::uint64_t size = 0;
      auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
      if (error != std::errc() || end != value.data() + value.size()) return fail(kBadSyntax);
      if (size > settings_.max_size) return fail({552, "5.3.4", "Message too large"});
    } else if (name == "BODY") {
      if (!equal_folded(value, "7BIT") && !equal_folded(value, "8BITMIME")) return fail(kBadSyntax);
    } else if (name == "SMTPUTF8") {
      if (!value.empty()) return fail(kBadSyntax);
      mail.smtputf8 = true;
    } else {
      return fail(kUnknownParameter);
    }
  }
  if (!path->ascii && !mail.smtputf8) return fail({550, "5.6.7", "That address needs SMTPUTF8"});
  mail_ = std::move(mail);
  say({250, "2.1.0", "OK"});
}

void Session::rcpt_to(std::string_view argument) {
  if (!mail_) return fail(kBadSequence);
  auto text = after_keyword(argument, "TO:");
  if (!text) return fail(kBadSyntax);
  auto path = parse_path(*text);
  if (!path || path->address.empty()) return fail({501, "5.1.3", "Malformed recipient address"});
  if (!path->parameters.empty()) return fail(kUnknownParameter);
  if (!path->ascii && !mail_->smtputf8) return fail({553, "5.6.7", "That address needs SMTPUTF8"});
  if (mail_->accepted.size() >= settings_.max_recipients) return say({452, "4.5.3", "Too many recipients"});
  asked_for_ = path->address;
  phase_ = Phase::waiting;
  pending_ = Resolve{path->address};
}

void Session::resolved(Result<std::string> token) {
  LK_CHECK(phase_ == Phase::waiting && mail_);
  phase_ = Phase::command;
  if (!token) {
    Reply reply = reply_for(token.error(), Stage::recipient);
    say(reply);
    bool counts = is_permanent(reply) && settings_.protocol == Protocol::smtp;
    if (counts && ++unknown_ >= settings_.max_unknown) close_with(kTooManyErrors);
    return;
  }
  auto& recipients = mail_->recipients;
  auto known =
      std::find_if(recipients.begin(), recipients.end(), [&](const Recipient& r) { return r.token == *token; });
  mail_->accepted.push_back(static_cast<std::size_t>(known - recipients.begin()));
  if (known == recipients.end()) recipients.push_back(Recipient{std::move(asked_for_), std::move(*token)});
  say({250, "2.1.5", "OK"});
}

void Session::data() {
  if (!mail_) return fail(kBadSequence);
  if (mail_->accepted.empty()) {
    // RFC 2033, 4.2 wants 503 here; RFC 5321, 3.3 allows 554.
    return fail(settings_.protocol == Protocol::lmtp ? kBadSequence : Reply{554, "5.5.1", "No valid recipients"});
  }
  data_.emplace(settings_.max_size);
  no_room_ = false;
  phase_ = Phase::data;
  say({354, "", "End with <CRLF>.<CRLF>"});
}

void Session::give_up_mail() {
  if (!data_ || phase_ != Phase::data) return;
  no_room_ = true;
  data_->drop();
}

std::optional<Reply> Session::fault_of_data() {
  if (data_->has_bare_line_end()) return Reply{550, "5.6.0", "Bare CR or LF: lines end in CRLF"};
  if (data_->too_large()) return Reply{552, "5.3.4", "Message too large"};
  if (no_room_) return Reply{452, "4.3.1", "Too much mail at once, try again later"};
  return std::nullopt;
}

void Session::end_of_data() {
  phase_ = Phase::command;
  auto fault = fault_of_data();
  if (!fault) {
    Envelope envelope = this->envelope();
    std::string head = trace_headers(envelope, settings_.host_name, protocol_name());
    auto raw = std::make_shared<SecretBytes>(data_->take(head));
    // Our own counts as one.
    if (count_hops(raw->expose_text()) > kMaxHops + 1) {
      fault = Reply{554, "5.4.6", "Too many hops"};
    } else {
      phase_ = Phase::waiting;
      mail_id_ = envelope.id;
      pending_ = Deliver{mail_->recipients, std::move(envelope), std::move(raw)};
    }
  }
  data_.reset();
  if (!fault) return;
  // LMTP (RFC 2033, 4.2): a reply for each recipient that was accepted.
  std::size_t replies = settings_.protocol == Protocol::lmtp ? mail_->accepted.size() : 1;
  for (std::size_t i = 0; i < replies; ++i) say(*fault);
  reset();
  if (++errors_ >= settings_.max_errors) close_with(kTooManyErrors);
}

void Session::delivered(std::vector<Done> outcomes) {
  LK_CHECK(phase_ == Phase::waiting && mail_ && outcomes.size() == mail_->recipients.size());
  phase_ = Phase::command;
  idle_commands_ = 0;
  std::string accepted = "OK, kept as " + mail_id_;
  if (settings_.protocol == Protocol::lmtp) {
    for (std::size_t index : mail_->accepted) {
      const Done& outcome = outcomes[index];
      say(outcome ? Reply{250, "2.0.0", accepted} : reply_for(outcome.error(), Stage::mail));
    }
  } else {
    // One reply for all. A recipient that may work later makes the sender repeat the mail for everyone: the sink knows
    // a repeat, and a lost code is worse. One that never will counts only if no other has taken the mail.
    std::optional<Reply> refused;
    bool kept = false;
    for (const Done& outcome : outcomes) {
      if (outcome) {
        kept = true;
        continue;
      }
      Reply reply = reply_for(outcome.error(), Stage::mail);
      if (!refused || !is_permanent(reply)) refused = reply;
    }
    bool give_refusal = refused && (!kept || !is_permanent(*refused));
    say(give_refusal ? *refused : Reply{250, "2.0.0", accepted});
  }
  reset();
}

void Session::start_tls() {
  if (tls_) return fail({503, "5.5.1", "TLS is on"});
  // RFC 3207, 4.2; and what a man in the middle put behind the command in the clear is thrown away (CVE-2011-0411).
  reset();
  greeted_ = Greeted::no;
  helo_.clear();
  in_.clear();
  searched_ = 0;
  phase_ = Phase::waiting;
  say({220, "2.0.0", "Go ahead"});
  pending_ = StartTls{};
}

void Session::tls_started() {
  LK_CHECK(phase_ == Phase::waiting);
  phase_ = Phase::command;
  tls_ = true;
}

Envelope Session::envelope() {
  Envelope envelope;
  auto id = random_.bytes<10>();
  envelope.id = base32(id);
  std::transform(envelope.id.begin(), envelope.id.end(), envelope.id.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  envelope.reverse_path = mail_->reverse_path;
  envelope.helo = helo_;
  envelope.peer = peer_;
  envelope.tls = tls_;
  envelope.lmtp = settings_.protocol == Protocol::lmtp;
  envelope.received_at = clock_.now();
  return envelope;
}

// RFC 3848 and RFC 6531, 4.3.
std::string_view Session::protocol_name() const {
  bool utf8 = mail_->smtputf8;
  if (settings_.protocol == Protocol::lmtp) {
    if (utf8) return tls_ ? "UTF8LMTPS" : "UTF8LMTP";
    return tls_ ? "LMTPS" : "LMTP";
  }
  if (utf8) return tls_ ? "UTF8SMTPS" : "UTF8SMTP";
  if (greeted_ == Greeted::helo && !tls_) return "SMTP";
  return tls_ ? "ESMTPS" : "ESMTP";
}

void Session::say(const Reply& reply) { out_ += line(reply); }

void Session::fail(const Reply& reply) {
  say(reply);
  if (++errors_ >= settings_.max_errors) close_with(kTooManyErrors);
}

void Session::idle(const Reply& reply) {
  say(reply);
  if (++idle_commands_ >= settings_.max_idle_commands) close_with(kTooManyErrors);
}

void Session::close_with(const Reply& reply) {
  say(reply);
  phase_ = Phase::closed;
}

void Session::reset() {
  mail_.reset();
  asked_for_.clear();
}

}  // namespace latchkey::smtp

#include "server/smtp/receiver.h"

#include <algorithm>

#include "base/log.h"

namespace latchkey::smtp {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::size_t kReadSize = std::size_t{16} << 10;
// Replies to a burst of commands are gathered up to here; a client that sends and never reads is stopped by then.
constexpr std::size_t kMaxGathered = std::size_t{16} << 10;
constexpr std::size_t kMaxTurningAway = 32;
constexpr std::chrono::seconds kTurnAway{2};

std::chrono::milliseconds until(SteadyTime deadline) {
  auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return std::max(left, std::chrono::milliseconds(0));
}

}  // namespace

Result<std::unique_ptr<Receiver>> Receiver::open(net::Loop& loop, ReceiverSettings settings, MailSink& sink,
                                                 const Clock& clock, Random& random) {
  LK_TRY(listener, net::Listener::open(loop, settings.at));
  std::unique_ptr<Receiver> receiver(new Receiver(std::move(listener), std::move(settings), sink, clock, random));
  receiver->tasks_.spawn(receiver->accept_all());
  return receiver;
}

Receiver::Receiver(net::Listener listener, ReceiverSettings settings, MailSink& sink, const Clock& clock,
                   Random& random)
    : listener_(std::move(listener)), settings_(std::move(settings)), sink_(sink), clock_(clock), random_(random) {}

Task<Done> Receiver::stop() {
  stopping_ = true;
  listener_.close();
  for (auto& connection : connections_) {
    if (!connection.delivering) connection.stream.close();
  }
  LK_CO_TRY_DONE(co_await tasks_.ended());
  co_return done();
}

Task<Done> Receiver::accept_all() {
  for (;;) {
    LK_CO_TRY(stream, co_await listener_.accept());
    admit(std::move(stream));
  }
}

void Receiver::admit(net::Stream stream) {
  net::IpAddress subscriber = stream.peer().address.subscriber();
  if (connections_.size() >= settings_.max_connections || per_subscriber_[subscriber] >= settings_.max_per_address) {
    if (per_subscriber_[subscriber] == 0) per_subscriber_.erase(subscriber);
    // Politely as long as that is cheap; under a flood, an end without a word.
    if (turning_away_ < kMaxTurningAway) tasks_.spawn(turn_away(std::move(stream)));
    return;
  }
  ++per_subscriber_[subscriber];
  SessionSettings session = settings_.session;
  session.offers_tls = settings_.tls.has_value();
  connections_.emplace_back(std::move(stream), std::move(session), clock_, random_);
  tasks_.spawn(serve(std::prev(connections_.end())));
}

Task<Done> Receiver::turn_away(net::Stream stream) {
  ++turning_away_;
  std::string text = line({421, "4.7.0", "Too many connections, try again later"});
  Done written = co_await stream.write(text, kTurnAway);
  --turning_away_;
  co_return written;
}

Task<Done> Receiver::serve(Connections::iterator connection) {
  Done ended = co_await converse(connection);
  connection->stream.close();
  held_ -= connection->held;
  auto count = per_subscriber_.find(connection->subscriber);
  if (--count->second == 0) per_subscriber_.erase(count);
  connections_.erase(connection);
  co_return ended;
}

Task<Done> Receiver::converse(Connections::iterator connection) {
  const Deadlines& deadlines = settings_.deadlines;
  SteadyTime end_of_connection = std::chrono::steady_clock::now() + deadlines.connection;
  SteadyTime deadline;
  bool reading_mail = false;
  std::string out;
  for (;;) {
    Step step = connection->session.next();
    if (auto* send = std::get_if<Send>(&step)) {
      out += send->text;
      if (out.size() < kMaxGathered) continue;
      LK_CO_TRY_DONE(co_await connection->stream.write(out, deadlines.write));
      out.clear();
      continue;
    }
    if (auto* resolve = std::get_if<Resolve>(&step)) {
      auto token = co_await sink_.resolve(std::move(resolve->address));
      connection->session.resolved(std::move(token));
      continue;
    }
    if (auto* deliver = std::get_if<Deliver>(&step)) {
      connection->delivering = true;
      auto outcomes = co_await deliver_to_all(std::move(*deliver));
      connection->delivering = false;
      connection->session.delivered(std::move(outcomes));
      continue;
    }
    bool spoke = !out.empty();
    if (spoke) {
      LK_CO_TRY_DONE(co_await connection->stream.write(out, deadlines.write));
      out.clear();
    }
    if (std::holds_alternative<Close>(step)) co_return co_await connection->stream.end_writing(deadlines.write);
    if (stopping_) co_return done();
    if (std::holds_alternative<StartTls>(step)) {
      LK_CO_TRY_DONE(co_await connection->stream.start_tls(*settings_.tls, deadlines.handshake));
      connection->session.tls_started();
      continue;
    }
    // A deadline stands until the peer has made us say something: more bytes alone do not move it.
    bool mail = std::get<Receive>(step).mail;
    if (spoke || mail != reading_mail || deadline == SteadyTime()) {
      deadline = std::chrono::steady_clock::now() + (mail ? deadlines.mail : deadlines.command);
      if (!mail) deadline = std::min(deadline, end_of_connection);
      reading_mail = mail;
    }
    count_held(*connection);
    LK_CO_TRY_DONE(co_await read(connection, mail, deadline));
  }
}

Task<Done> Receiver::read(Connections::iterator connection, bool mail, SteadyTime deadline) {
  auto left = until(deadline);
  if (mail) left = std::min(left, settings_.deadlines.mail_piece);
  // A connection that waits for its next command holds no buffer meanwhile.
  if (!mail) LK_CO_TRY_DONE(co_await connection->stream.wait_readable(left));
  SecretBytes buffer(kReadSize);
  LK_CO_TRY(size, co_await connection->stream.read_some(buffer.expose_writable(), left));
  if (size == 0) co_return fail(Kind::unavailable, "smtp: the peer has gone");
  connection->session.receive(as_text(buffer.expose().first(size)));
  co_return done();
}

void Receiver::count_held(Connection& connection) {
  held_ += connection.session.held() - connection.held;
  connection.held = connection.session.held();
  if (held_ <= settings_.max_held) return;
  connection.session.give_up_mail();
  held_ -= connection.held;
  connection.held = 0;
}

Task<std::vector<Done>> Receiver::deliver_to_all(Deliver mail) {
  std::vector<Done> outcomes(mail.recipients.size(), fail(Kind::unavailable, "smtp: not delivered"));
  // Side by side, so that the store commits them together.
  TaskGroup deliveries;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    deliveries.spawn(deliver_to_one(mail.recipients[i], mail.envelope, mail.raw, &outcomes[i]));
  }
  Done ended = co_await deliveries.ended();
  static_cast<void>(ended);
  std::size_t kept = 0;
  for (const Done& outcome : outcomes) {
    if (outcome) {
      ++kept;
    } else {
      log::warning("smtp: {} not kept for a recipient: {}", mail.envelope.id, outcome.error().where);
    }
  }
  log::info("smtp: {} of {} bytes kept for {} of {} recipients", mail.envelope.id, mail.raw->size(), kept,
            outcomes.size());
  co_return outcomes;
}

Task<Done> Receiver::deliver_to_one(Recipient recipient, Envelope envelope, RawMail raw, Done* outcome) {
  *outcome = co_await sink_.deliver(std::move(recipient), std::move(envelope), std::move(raw));
  co_return done();
}

}  // namespace latchkey::smtp

// Listens for mail: sockets, deadlines and limits around Session, a task a connection. What a mail means is the sink's.
//
// Every wait ends. RFC 5321, 4.5.3.2 gives a patient server minutes where ours gives Deadlines: senders of codes answer
// at once, and a mail server in front of us tries again.
#pragma once
#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <optional>

#include "base/task_group.h"
#include "server/net/listener.h"
#include "server/smtp/session.h"

namespace latchkey::smtp {

struct Deadlines {
  std::chrono::milliseconds command = std::chrono::seconds(60);     // a whole line, not each byte (RFC: 5 minutes)
  std::chrono::milliseconds mail_piece = std::chrono::seconds(60);  // between two pieces of a mail (RFC: 3 minutes)
  std::chrono::milliseconds mail = std::chrono::minutes(10);       // a whole mail, so that a byte a minute is no way in
  std::chrono::milliseconds write = std::chrono::seconds(30);      // a reply taken by the peer
  std::chrono::milliseconds handshake = std::chrono::seconds(15);  // STARTTLS
  std::chrono::milliseconds connection = std::chrono::minutes(60);  // everything; checked between mails
};

struct ReceiverSettings {
  net::Endpoint at;  // port 0 takes a free one
  SessionSettings session;
  std::optional<net::TlsContext> tls;  // offers STARTTLS
  std::size_t max_connections = 200;
  // Of one IPv4 address or IPv6 /64. For LMTP, where one mail server opens all of them, give max_connections.
  std::size_t max_per_address = 20;
  std::size_t max_held = std::size_t{256} << 20;  // bytes of unfinished mail, all connections together
  Deadlines deadlines;
};

class Receiver {
 public:
  // All references outlive the receiver.
  static Result<std::unique_ptr<Receiver>> open(net::Loop& loop, ReceiverSettings settings, MailSink& sink,
                                                const Clock& clock, Random& random);

  const net::Endpoint& at() const { return listener_.at(); }
  std::size_t connections() const { return connections_.size(); }
  void use_certificate(net::TlsContext tls) { settings_.tls = std::move(tls); }  // for connections to come

  // Ends when every connection has. Mails whose delivery has begun are delivered and answered first: their senders
  // would repeat them otherwise.
  Task<Done> stop();

 private:
  struct Connection {
    Connection(net::Stream from, SessionSettings settings, const Clock& clock, Random& random)
        : stream(std::move(from)),
          session(std::move(settings), stream.peer().address.text(), clock, random),
          subscriber(stream.peer().address.subscriber()) {}
    net::Stream stream;
    Session session;
    net::IpAddress subscriber;
    bool delivering = false;
    std::size_t held = 0;  // as last counted in held_
  };
  // A list, so that the task of a connection may hold on to its place while others come and go; it alone erases it.
  using Connections = std::list<Connection>;

  Receiver(net::Listener listener, ReceiverSettings settings, MailSink& sink, const Clock& clock, Random& random);

  Task<Done> accept_all();
  void admit(net::Stream stream);
  Task<Done> turn_away(net::Stream stream);
  Task<Done> serve(Connections::iterator connection);
  Task<Done> converse(Connections::iterator connection);
  Task<Done> read(Connections::iterator connection, bool mail, std::chrono::steady_clock::time_point deadline);
  Task<std::vector<Done>> deliver_to_all(Deliver mail);
  Task<Done> deliver_to_one(Recipient recipient, Envelope envelope, RawMail raw, Done* outcome);
  void count_held(Connection& connection);

  net::Listener listener_;
  ReceiverSettings settings_;
  MailSink& sink_;
  const Clock& clock_;
  Random& random_;
  Connections connections_;
  std::map<net::IpAddress, std::size_t> per_subscriber_;
  std::size_t held_ = 0;
  std::size_t turning_away_ = 0;
  bool stopping_ = false;
  TaskGroup tasks_;
};

}  // namespace latchkey::smtp

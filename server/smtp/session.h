// One SMTP (RFC 5321) or LMTP (RFC 2033) conversation as a state machine without sockets or clocks: bytes go in, steps
// come out. Whoever drives it does what a step says and asks for the next:
//
//   for (;;) { auto step = session.next(); ... session.receive(bytes) / resolved(...) / delivered(...) / tls_started()
//   }
//
// Offered: SIZE, 8BITMIME, SMTPUTF8, PIPELINING, ENHANCEDSTATUSCODES, and STARTTLS where there is a certificate.
//
// Kept apart from senders' tricks: a line ends in CRLF only (bare ones are refused, see data_reader.h); what a client
// said before STARTTLS does not count after it; errors, unknown recipients and commands that lead nowhere are counted.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "server/smtp/data_reader.h"
#include "server/smtp/mail_sink.h"
#include "server/smtp/reply.h"

namespace latchkey::smtp {

enum class Protocol { smtp, lmtp };

struct SessionSettings {
  Protocol protocol = Protocol::smtp;
  std::string host_name = "localhost";  // how we greet, and what our Received headers say
  std::size_t max_size = std::size_t{25} << 20;
  std::size_t max_recipients = 100;  // the least RFC 5321, 4.5.3.1.8 allows to offer
  bool offers_tls = false;
  // Ends a conversation that goes nowhere. Unknown recipients are how a list of our addresses would be guessed; for
  // LMTP they do not count, because a mail server of ours passes on what strangers guess.
  std::size_t max_errors = 10;
  std::size_t max_unknown = 20;
  std::size_t max_idle_commands = 100;  // NOOP, RSET, VRFY and the like since the last mail
};

// What to do next.
struct Send {
  std::string text;  // may be gathered with what follows until Receive
};
struct Receive {
  bool mail;  // the text of a mail is under way, rather than a command awaited
};
struct Resolve {
  std::string address;
};
struct Deliver {
  std::vector<Recipient> recipients;  // each token once
  Envelope envelope;
  RawMail raw;
};
struct StartTls {};
struct Close {};
using Step = std::variant<Send, Receive, Resolve, Deliver, StartTls, Close>;

class Session {
 public:
  // `clock` and `random` outlive the session.
  Session(SessionSettings settings, std::string peer, const Clock& clock, Random& random);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Step next();

  void receive(std::string_view bytes);        // after Receive
  void resolved(Result<std::string> token);    // after Resolve
  void delivered(std::vector<Done> outcomes);  // after Deliver, one for each of its recipients, in order
  void tls_started();                          // after StartTls; a handshake that fails ends the connection instead

  // Bytes of a mail held in memory, for a limit over all sessions; give_up_mail() lets go of them and refuses the mail
  // with a reply that makes the sender try again.
  std::size_t held() const { return data_ ? data_->held() : 0; }
  void give_up_mail();

 private:
  enum class Phase { command, data, waiting, closed };
  enum class Greeted { no, helo, ehlo };
  struct Mail {
    std::string reverse_path;
    bool smtputf8 = false;
    std::vector<Recipient> recipients;  // unique by token
    std::vector<std::size_t> accepted;  // per accepted RCPT, an index into recipients
  };

  void take_line();
  void command(std::string_view line);
  void greet(std::string_view verb, std::string_view argument);
  void mail_from(std::string_view argument);
  void rcpt_to(std::string_view argument);
  void data();
  void start_tls();
  void end_of_data();
  std::optional<Reply> fault_of_data();
  Envelope envelope();
  std::string_view protocol_name() const;

  void say(const Reply& reply);
  void fail(const Reply& reply);  // counts as an error
  void idle(const Reply& reply);  // counts as a command that leads nowhere
  void close_with(const Reply& reply);
  void reset();

  SessionSettings settings_;
  std::string peer_;
  const Clock& clock_;
  Random& random_;

  std::string out_;
  std::string in_;
  std::size_t searched_ = 0;  // of in_, without a line end
  bool skipping_line_ = false;
  Phase phase_ = Phase::command;
  std::optional<Step> pending_;
  bool tls_ = false;
  Greeted greeted_ = Greeted::no;
  std::string helo_;
  std::optional<Mail> mail_;
  std::string asked_for_;  // the recipient being resolved
  std::optional<DataReader> data_;
  bool no_room_ = false;
  std::string mail_id_;
  std::size_t errors_ = 0;
  std::size_t unknown_ = 0;
  std::size_t idle_commands_ = 0;
};

}  // namespace latchkey::smtp

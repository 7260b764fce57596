// The server's end of latchkey-mime: starts the program, hands it one raw mail at a time and gets a ParsedMail back, or
// an Error within the deadline whatever the mail did to its reader. A child that crashes costs its own mail; a hung one
// is killed, and the program started again.
//
// Blocking and single-threaded: a thread that parses owns its own MimeHelper.
//
// The program forks a child for every mail, ahead of time. Each child has a socket of its own that carries one mail, so
// a child taken over by its mail has no way to the next one.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "mail/caps.h"
#include "mail/parsed_mail.h"

namespace latchkey::mail {

struct MimeHelperOptions {
  std::string program;                       // path of latchkey-mime
  std::chrono::milliseconds deadline{5000};  // for one mail, from call to answer; for the start of the program, too
  std::size_t max_size = kMaxWhole;          // a larger mail is refused unread; at most 256 MB
};

class MimeHelper {
 public:
  // Kind::unavailable if the program is missing or cannot build its sandbox: there is no parsing without one.
  static Result<MimeHelper> start(MimeHelperOptions options);

  MimeHelper(MimeHelper&& other) noexcept;
  MimeHelper& operator=(MimeHelper&& other) noexcept;
  ~MimeHelper();

  // `trusted_host` names the host (authserv-id, RFC 8601) whose Authentication-Results are believed; empty believes
  // none. Name one only for mail handed over by that host, for anyone can write such a header.
  //
  // limited: over the caps of mail/caps.h. invalid: no mail at all. corrupt: the child broke the protocol, so treat the
  // mail as hostile. unavailable: the child crashed, hung or could not be started. The raw mail is the caller's to
  // keep.
  Result<ParsedMail> parse(std::string_view raw, std::string_view trusted_host = {});

  pid_t program_pid() const { return program_; }  // for tests; -1 while it is down

 private:
  explicit MimeHelper(MimeHelperOptions options) : options_(std::move(options)) {}

  using Deadline = std::chrono::steady_clock::time_point;
  Done launch(Deadline deadline);
  Done prepare_child();
  Result<ParsedMail> ask(int channel, std::string_view raw, std::string_view trusted_host, Deadline deadline);
  void stop();

  MimeHelperOptions options_;
  pid_t program_ = -1;
  int control_ = -1;   // to the program, which only ever receives channels
  int prepared_ = -1;  // our end of the next child's channel
};

}  // namespace latchkey::mail

// Between the mail receivers and the Inbox: takes each mail apart in latchkey-mime, off the loop, and hands it over. A
// mail its reader does not survive is kept as it came.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "mail/mime_helper.h"
#include "server/inbox/inbox.h"
#include "server/net/loop.h"
#include "server/smtp/mail_sink.h"

namespace latchkey::intake {

struct Counters {
  std::uint64_t kept = 0;
  std::uint64_t unparsed = 0;  // of the kept ones
  std::uint64_t failed = 0;    // not kept: the sender tries again
  std::uint64_t unknown = 0;   // recipients asked for that are no addresses
};

class MailIntake final : public smtp::MailSink {
 public:
  struct Options {
    std::string helper;        // path of latchkey-mime
    std::size_t parsers = 2;   // threads, each with a helper of its own
    std::string trusted_host;  // whose Authentication-Results are believed in mail that came by LMTP
  };
  // Loop and inbox outlive it. Kind::unavailable where the helper is missing or cannot build its sandbox.
  static Result<std::unique_ptr<MailIntake>> start(net::Loop& loop, inbox::Inbox& inbox, Options options);
  ~MailIntake() override;  // nothing may be under way: the receivers have ended

  Task<Result<std::string>> resolve(std::string address) override;
  Task<Done> deliver(smtp::Recipient recipient, smtp::Envelope envelope, smtp::RawMail raw) override;

  const Counters& counters() const { return counters_; }

 private:
  struct Job;
  MailIntake(net::Loop& loop, inbox::Inbox& inbox, Options options);
  Task<Result<mail::ParsedMail>> parse(smtp::RawMail raw, std::string trusted_host);
  void work(mail::MimeHelper helper);

  net::Loop& loop_;
  inbox::Inbox& inbox_;
  const Options options_;
  Counters counters_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<std::shared_ptr<Job>> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace latchkey::intake

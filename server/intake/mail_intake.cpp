#include "server/intake/mail_intake.h"

namespace latchkey::intake {

// Shared by the waiting coroutine and the thread that parses; the later of the two lets go last.
struct MailIntake::Job {
  Job(smtp::RawMail mail, std::string host) : raw(std::move(mail)), trusted_host(std::move(host)) {}
  smtp::RawMail raw;
  const std::string trusted_host;
  std::optional<Result<mail::ParsedMail>> outcome;
  std::coroutine_handle<> waiter;
};

namespace {

inbox::Unreadable reason(Kind kind) {
  switch (kind) {
    case Kind::limited: return inbox::Unreadable::limits;
    case Kind::invalid: return inbox::Unreadable::malformed;
    default: return inbox::Unreadable::crashed;
  }
}

}  // namespace

MailIntake::MailIntake(net::Loop& loop, inbox::Inbox& inbox, Options options)
    : loop_(loop), inbox_(inbox), options_(std::move(options)) {}

Result<std::unique_ptr<MailIntake>> MailIntake::start(net::Loop& loop, inbox::Inbox& inbox, Options options) {
  std::unique_ptr<MailIntake> intake(new MailIntake(loop, inbox, std::move(options)));
  for (std::size_t i = 0; i < std::max<std::size_t>(intake->options_.parsers, 1); ++i) {
    mail::MimeHelperOptions helper_options;
    helper_options.program = intake->options_.helper;
    LK_TRY(helper, mail::MimeHelper::start(std::move(helper_options)));
    intake->threads_.emplace_back(&MailIntake::work, intake.get(), std::move(helper));
  }
  return intake;
}

MailIntake::~MailIntake() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_all();
  for (auto& thread : threads_) thread.join();
  LK_CHECK(jobs_.empty());
}

void MailIntake::work(mail::MimeHelper helper) {
  for (;;) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      wanted_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job->outcome.emplace(helper.parse(job->raw->expose_text(), job->trusted_host));
    // The loop, not this thread, lets go of what was read.
    loop_.post([job = std::move(job)] { std::exchange(job->waiter, nullptr).resume(); });
  }
}

Task<Result<mail::ParsedMail>> MailIntake::parse(smtp::RawMail raw, std::string trusted_host) {
  struct Wait {
    MailIntake& intake;
    std::shared_ptr<Job> job;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      job->waiter = waiter;
      {
        std::lock_guard lock(intake.mutex_);
        intake.jobs_.push_back(job);
      }
      intake.wanted_.notify_one();
    }
    void await_resume() const {}
  };
  auto job = std::make_shared<Job>(std::move(raw), std::move(trusted_host));
  Wait wait{*this, job};
  co_await wait;
  co_return std::move(*job->outcome);
}

Task<Result<std::string>> MailIntake::resolve(std::string address) {
  auto found = co_await inbox_.find_recipient(std::move(address));
  if (!found && found.error().kind == Kind::not_found) ++counters_.unknown;
  co_return found;
}

Task<Done> MailIntake::deliver(smtp::Recipient recipient, smtp::Envelope envelope, smtp::RawMail raw) {
  // Anybody can write such a header; only a mail server of ours hands mail over by LMTP.
  std::string trusted_host = envelope.lmtp ? options_.trusted_host : "";
  auto parsed = co_await parse(raw, std::move(trusted_host));
  bool readable = parsed.has_value();
  inbox::IncomingMail incoming{std::move(recipient.token), inbox::UnreadMail{inbox::Unreadable::crashed, nullptr}};
  if (readable) {
    incoming.content = std::move(*parsed);
  } else {
    incoming.content = inbox::UnreadMail{reason(parsed.error().kind), std::move(raw)};
  }
  auto receipt = co_await inbox_.accept(std::move(incoming));
  if (!receipt) {
    ++counters_.failed;
    co_return fail(receipt.error());
  }
  ++counters_.kept;
  if (!readable) ++counters_.unparsed;
  co_return done();
}

}  // namespace latchkey::intake

#include "server/serve.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>

#include "base/log.h"
#include "server/accounts/accounts.h"
#include "server/activity/activity.h"
#include "server/activity/feed.h"
#include "server/founding_link.h"
#include "server/http/api/account_api.h"
#include "server/http/api/activity_api.h"
#include "server/http/api/approval_api.h"
#include "server/http/api/founding_api.h"
#include "server/http/api/inbox_api.h"
#include "server/http/api/member_api.h"
#include "server/http/api/number_api.h"
#include "server/http/api/pool_api.h"
#include "server/http/api/server_api.h"
#include "server/http/api/session_api.h"
#include "server/http/events/event_sockets.h"
#include "server/http/server.h"
#include "server/inbox/inbox.h"
#include "server/inbox/shared_inbox.h"
#include "server/intake/mail_intake.h"
#include "server/members/founding.h"
#include "server/members/members.h"
#include "server/members/sessions.h"
#include "server/members/sign_in.h"
#include "server/metrics/page.h"
#include "server/numbers/numbers.h"
#include "server/numbers/pool.h"
#include "server/process.h"
#include "server/sms/hooks.h"
#include "server/smtp/receiver.h"
#include "server/storage/storage.h"

namespace latchkey {
namespace {

using settings::public_url_of;
using settings::Refusal;
using settings::Settings;
using std::chrono::seconds;

Result<std::optional<net::TlsContext>, Refusal> load_tls(const char* setting, const std::string& certificate,
                                                         const std::string& key) {
  if (certificate.empty()) return std::optional<net::TlsContext>();
  auto context = net::TlsContext::load(certificate, key);
  if (!context) return fail(std::string(setting) + ": " + context.error().sentence + ".");
  return std::optional<net::TlsContext>(*context);
}

// Where http.web is not set: what was installed with this program, or else built: build/web for build/release/bin.
std::optional<std::filesystem::path> web_folder(const Settings& settings) {
  if (!settings.http.web.empty()) return settings.http.web;
  std::error_code error;
  for (auto place : {"../share/latchkey/web", "../../web"}) {
    auto folder = program_folder() / place;
    if (std::filesystem::is_directory(folder, error)) return folder;
  }
  return std::nullopt;
}

Result<std::optional<http::StaticFiles>, Refusal> list_web(const Settings& settings) {
  auto folder = web_folder(settings);
  if (!folder) return std::optional<http::StaticFiles>();
  auto files = http::StaticFiles::list(*folder, settings.demo.enabled);
  if (!files) return fail("http.web: the folder " + folder->string() + " cannot be read.");
  return files;
}

Result<http::Site, Refusal> make_site(const Settings& settings, std::uint16_t port) {
  auto site = http::Site::make(public_url_of(settings), port, !settings.http.certificate.empty(), settings.http.hosts);
  if (!site)
    return fail(Refusal("http.public_url wants scheme, host and perhaps port, such as https://keys.example, no more."));
  return std::move(*site);
}

std::string helper_of(const Settings& settings) {
  return settings.mail.helper.empty() ? (program_folder() / "latchkey-mime").string() : settings.mail.helper;
}

// Files and folders that settings name, looked at without making any: a first start makes the data folder.
Result<Nothing, Refusal> check_files(const Settings& settings) {
  LK_TRY_DONE(load_tls("http.certificate", settings.http.certificate, settings.http.key));
  LK_TRY_DONE(load_tls("smtp.certificate", settings.smtp.certificate, settings.smtp.key));
  if (settings.smtp.listen || settings.lmtp.listen) {
    auto helper = helper_of(settings);
    if (::access(helper.c_str(), X_OK) != 0)
      return fail("mail.helper: " + helper + " is not a program that can be run.");
  }
  std::error_code error;
  auto folder = std::filesystem::absolute(settings.storage.folder, error);
  while (!error && folder.has_relative_path() && !std::filesystem::exists(folder, error)) folder = folder.parent_path();
  if (error || !std::filesystem::is_directory(folder, error))
    return fail("storage.folder: " + settings.storage.folder + ": there is something in its place that is no folder.");
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    return fail("storage.folder: " + folder.string() + " cannot be written to.");
  return Nothing{};
}

http::RateSettings rates_of(const Settings::Limits& limits) {
  auto rate = [](std::int64_t burst, std::int64_t per_second) {
    return http::Rate{static_cast<int>(burst), static_cast<int>(per_second)};
  };
  return {.anybody = rate(limits.anonymous_burst, limits.anonymous_per_second),
          .address = rate(limits.address_burst, limits.address_per_second),
          .member = rate(limits.member_burst, limits.member_per_second),
          .carriers = rate(limits.hook_burst, limits.hook_per_second)};
}

std::string cannot_listen(const char* setting, const net::Endpoint& at, const Error& error) {
  return std::string(setting) + ": cannot listen on " + at.text() +
         (error.kind == Kind::conflict ? ": the port is taken." : ".");
}

class Server {
 public:
  Server(Settings settings, std::string version, net::Loop& loop, storage::Database& database, http::Site site)
      : settings_(std::move(settings)),
        loop_(loop),
        site_(std::move(site)),
        version_(std::move(version)),
        stores_(database, hub_),
        founding_(stores_.members, clock_, random_, settings_.demo.enabled),
        sign_in_(stores_.members, clock_, random_, site_.origins()),
        devices_(stores_.members, clock_),
        sessions_(stores_.members, clock_),
        approvals_(stores_.members, clock_, random_),
        members_(stores_.members, clock_),
        accounts_(stores_.accounts, clock_),
        numbers_(stores_.numbers, clock_),
        addresses_(stores_.numbers, clock_, random_),
        pool_(stores_.numbers, clock_, random_),
        inbox_(stores_.inbox, clock_, random_),
        shared_inbox_(stores_.inbox, clock_),
        logins_(stores_.inbox, clock_),
        activity_(stores_.activity, clock_),
        feed_(stores_.activity, clock_),
        limits_(clock_, rates_of(settings_.limits)),
        gate_(sessions_, limits_),
        server_api_(founding_, clock_, version_, settings_.demo.enabled),
        founding_api_(founding_, members_, sign_in_, clock_),
        session_api_(sessions_),
        approval_api_(approvals_),
        member_api_(members_, devices_),
        account_api_(accounts_),
        number_api_(numbers_, addresses_),
        inbox_api_(shared_inbox_, logins_),
        activity_api_(activity_),
        pool_api_(pool_, site_),
        hooks_(pool_, inbox_, clock_, site_),
        event_sockets_(
            {.loop = loop, .clock = clock_, .site = site_, .sessions = sessions_, .feed = feed_, .hub = hub_},
            event_options()),
        sweep_timer_(loop) {}

  Result<Nothing, Refusal> listen(http::StaticFiles* files) {
    LK_TRY(tls, load_tls("http.certificate", settings_.http.certificate, settings_.http.key));
    http::Front::Parts parts;
    add_routes(parts.router);
    parts.site = site_;
    parts.proxies = settings_.http.proxies;
    if (files) parts.files = std::move(*files);
    parts.limits = &limits_;
    front_.emplace(std::move(parts));
    http::Server::Options options;
    options.most_connections = static_cast<std::size_t>(settings_.limits.connections);
    options.most_per_address = static_cast<std::size_t>(settings_.limits.connections_per_address);
    http_.emplace(loop_, *front_, options);
    auto at = http_->listen(settings_.http.listen, std::move(tls));
    if (!at) return fail(cannot_listen("http.listen", settings_.http.listen, at.error()));
    log::info("http: listening on {}", at->text());

    if (settings_.metrics.listen) {
      http::Front::Parts metrics;
      metrics.router.add({http::Method::get, "/metrics", [this](const http::Request&) { return metrics_page(); },
                          http::Audience::probes});
      metrics_front_.emplace(std::move(metrics));
      metrics_.emplace(loop_, *metrics_front_, http::Server::Options());
      auto metrics_at = metrics_->listen(*settings_.metrics.listen, std::nullopt);
      if (!metrics_at) return fail(cannot_listen("metrics.listen", *settings_.metrics.listen, metrics_at.error()));
      log::info("metrics: listening on {}", metrics_at->text());
    }
    return listen_for_mail();
  }

  Task<Done> run() {
    ServerMark mark(settings_.storage.folder);
    net::Signals signals(loop_, {SIGTERM, SIGINT, SIGUSR1});
    tasks_.spawn(sweep());
    if (auto empty = co_await founding_.is_empty(); empty && *empty) {
      if (auto link = co_await make_founding_link(&founding_, site_.public_url())) {
        std::printf("There is no workspace yet. This link founds one; it is good once and for 24 hours:\n\n  %s\n\n",
                    link->c_str());
        std::fflush(stdout);
      }
    }
    log::info("ready");
    for (;;) {
      int number = co_await signals.next();
      if (number != SIGUSR1) break;
      auto link = co_await make_founding_link(&founding_, site_.public_url());
      if (!link || !mark.leave_link(*link)) log::warning("founding link: could not be made");
    }
    log::info("stopping");
    co_return co_await stop();
  }

 private:
  void add_routes(http::Router& router) {
    server_api_.add_routes(router);
    founding_api_.add_routes(router);
    session_api_.add_routes(gate_, router);
    approval_api_.add_routes(gate_, router);
    member_api_.add_routes(gate_, router);
    account_api_.add_routes(gate_, router);
    number_api_.add_routes(gate_, router);
    inbox_api_.add_routes(gate_, router);
    activity_api_.add_routes(gate_, router);
    pool_api_.add_routes(gate_, router);
    hooks_.add_routes(router);
    event_sockets_.add_routes(router);
  }

  Result<Nothing, Refusal> listen_for_mail() {
    if (!settings_.smtp.listen && !settings_.lmtp.listen) return Nothing{};
    intake::MailIntake::Options options;
    options.helper = helper_of(settings_);
    options.parsers = static_cast<std::size_t>(settings_.mail.parsers);
    options.trusted_host = settings_.lmtp.trusted_host;
    auto intake = intake::MailIntake::start(loop_, inbox_, options);
    if (!intake)
      return fail("mail.helper: " + options.helper +
                  " cannot be started or cannot build its sandbox; with smtp.listen and lmtp.listen empty, mail is not "
                  "received and it is not needed.");
    intake_ = std::move(*intake);
    LK_TRY(tls, load_tls("smtp.certificate", settings_.smtp.certificate, settings_.smtp.key));
    auto host = settings_.smtp.hostname.empty() ? site_.host_name() : settings_.smtp.hostname;
    if (settings_.smtp.listen) {
      smtp::ReceiverSettings receiver;
      receiver.at = *settings_.smtp.listen;
      receiver.session.host_name = host;
      receiver.tls = tls;
      LK_TRY_DONE(open_receiver("smtp.listen", std::move(receiver), smtp_));
    }
    if (settings_.lmtp.listen) {
      smtp::ReceiverSettings receiver;
      receiver.at = *settings_.lmtp.listen;
      receiver.session.protocol = smtp::Protocol::lmtp;
      receiver.session.host_name = host;
      receiver.tls = tls;
      receiver.max_per_address = receiver.max_connections;  // one mail server opens all of them
      LK_TRY_DONE(open_receiver("lmtp.listen", std::move(receiver), lmtp_));
    }
    return Nothing{};
  }

  Result<Nothing, Refusal> open_receiver(const char* setting, smtp::ReceiverSettings settings,
                                         std::unique_ptr<smtp::Receiver>& out) {
    auto at = settings.at;
    auto receiver = smtp::Receiver::open(loop_, std::move(settings), *intake_, clock_, random_);
    if (!receiver) return fail(cannot_listen(setting, at, receiver.error()));
    out = std::move(*receiver);
    log::info("{}: listening on {}", std::string_view(setting).substr(0, 4), out->at().text());
    return Nothing{};
  }

  http::EventSockets::Options event_options() const {
    http::EventSockets::Options options;
    options.most_per_member = static_cast<std::size_t>(settings_.limits.sockets_per_member);
    return options;
  }

  // Edges before what they call.
  Task<Done> stop() {
    stopping_ = true;
    server_api_.stop();
    sweep_timer_.cancel();
    if (smtp_) LK_CO_TRY_DONE(co_await smtp_->stop());
    if (lmtp_) LK_CO_TRY_DONE(co_await lmtp_->stop());
    LK_CO_TRY_DONE(co_await event_sockets_.stop(seconds(2)));
    if (http_) LK_CO_TRY_DONE(co_await http_->stop(seconds(5)));
    if (metrics_) LK_CO_TRY_DONE(co_await metrics_->stop(seconds(1)));
    co_return co_await tasks_.ended();
  }

  // Deadlines that nobody asks about: each is also looked at when it matters, so a late sweep is no early access.
  Task<Done> sweep() {
    while (!stopping_) {
      report("sessions", co_await sessions_.sweep());
      report("members", co_await members_.sweep());
      report("accounts", co_await accounts_.sweep());
      report("numbers", co_await numbers_.sweep());
      report("addresses", co_await addresses_.sweep());
      report("inbox", co_await inbox_.sweep());
      report("login requests", co_await logins_.sweep());
      report("activity", co_await activity_.sweep());
      report("changes", co_await feed_.sweep());
      if (stopping_) break;
      static_cast<void>(co_await sweep_timer_.wait(std::chrono::minutes(1)));
    }
    co_return done();
  }
  static void report(std::string_view what, const Done& outcome) {
    if (!outcome) log::warning("sweep: {}: {}", what, outcome.error().where);
  }

  Task<http::Answer> metrics_page() {
    metrics::Page page;
    const auto& counters = http_->counters();
    for (std::size_t i = 1; i < counters.responses.size(); ++i)
      page.counter("latchkey_http_responses_total", "Answers by status.", static_cast<double>(counters.responses[i]),
                   {{"status", std::to_string(i) + "xx"}});
    page.histogram("latchkey_http_answer_seconds", "From the end of a request to its answer.", http::Counters::kBounds,
                   counters.durations, counters.durations_sum);
    page.counter("latchkey_http_connections_total", "Connections taken.",
                 static_cast<double>(counters.connections_accepted));
    page.counter("latchkey_http_connections_refused_total", "Connections turned away.",
                 static_cast<double>(counters.connections_refused));
    page.gauge("latchkey_http_connections", "Connections open now.", static_cast<double>(counters.connections_open));
    page.counter("latchkey_http_malformed_total", "Requests that were no HTTP we take.",
                 static_cast<double>(counters.requests_malformed));
    page.gauge("latchkey_event_sockets", "Event sockets open now.", static_cast<double>(event_sockets_.open()));
    page.counter("latchkey_events_sent_total", "Frames sent to event sockets.",
                 static_cast<double>(event_sockets_.events_sent()));
    page.counter("latchkey_event_slow_readers_total", "Event sockets closed because their reader was too slow.",
                 static_cast<double>(event_sockets_.slow_readers()));
    const auto& sms = hooks_.counters();
    const std::pair<const char*, std::uint64_t> fates[] = {
        {"kept", sms.kept},       {"repeat", sms.repeats},     {"unreserved", sms.unreserved},
        {"unknown", sms.unknown}, {"unsigned", sms.unsigned_}, {"malformed", sms.malformed}};
    for (const auto& [fate, count] : fates)
      page.counter("latchkey_sms_total", "SMS at the hooks, by what became of them.", static_cast<double>(count),
                   {{"fate", fate}});
    if (intake_) {
      const auto& mail = intake_->counters();
      const std::pair<const char*, std::uint64_t> mail_fates[] = {
          {"kept", mail.kept}, {"failed", mail.failed}, {"unknown-recipient", mail.unknown}};
      for (const auto& [fate, count] : mail_fates)
        page.counter("latchkey_mail_total", "Mail, by what became of it.", static_cast<double>(count),
                     {{"fate", fate}});
      page.counter("latchkey_mail_unparsed_total", "Mail kept as it came, because it could not be taken apart.",
                   static_cast<double>(mail.unparsed));
    }
    co_return http::Response::with(200, "text/plain; version=0.0.4; charset=utf-8", page.text());
  }

  const Settings settings_;
  net::Loop& loop_;
  const http::Site site_;
  const std::string version_;
  SystemClock clock_;
  SystemRandom random_;
  events::Hub hub_;
  storage::Storage stores_;

  members::Founding founding_;
  members::SignIn sign_in_;
  members::Devices devices_;
  members::Sessions sessions_;
  members::Approvals approvals_;
  members::Members members_;
  accounts::Accounts accounts_;
  numbers::Numbers numbers_;
  numbers::Addresses addresses_;
  numbers::Pool pool_;
  inbox::Inbox inbox_;
  inbox::SharedInbox shared_inbox_;
  inbox::LoginRequests logins_;
  activity::Activity activity_;
  activity::Feed feed_;

  http::RateLimits limits_;
  http::Gate gate_;
  http::ServerApi server_api_;
  http::FoundingApi founding_api_;
  http::SessionApi session_api_;
  http::ApprovalApi approval_api_;
  http::MemberApi member_api_;
  http::AccountApi account_api_;
  http::NumberApi number_api_;
  http::InboxApi inbox_api_;
  http::ActivityApi activity_api_;
  http::PoolApi pool_api_;
  sms::Hooks hooks_;
  http::EventSockets event_sockets_;
  std::optional<http::Front> front_;
  std::optional<http::Server> http_;
  std::optional<http::Front> metrics_front_;
  std::optional<http::Server> metrics_;
  std::unique_ptr<intake::MailIntake> intake_;
  std::unique_ptr<smtp::Receiver> smtp_;
  std::unique_ptr<smtp::Receiver> lmtp_;
  bool stopping_ = false;
  net::Timer sweep_timer_;
  TaskGroup tasks_;
};

}  // namespace

Result<Nothing, Refusal> check_settings(const Settings& settings) {
  LK_TRY_DONE(check_files(settings));
  LK_TRY_DONE(make_site(settings, settings.http.listen.port));
  LK_TRY_DONE(list_web(settings));
  return Nothing{};
}

Result<Nothing, Refusal> serve(Settings settings, std::string version) {
  LK_TRY_DONE(check_files(settings));
  LK_TRY(site, make_site(settings, settings.http.listen.port));
  LK_TRY(files, list_web(settings));
  net::Loop loop;
  auto database =
      storage::Database::open({.directory = settings.storage.folder,
                               .post = [&loop](std::function<void()> work) { loop.post(std::move(work)); }});
  if (!database) return fail("storage.folder: " + database.error());
  if ((*database)->started_on_backup()) log::warning("storage: this is a backup; every session has been ended");
  Server server(std::move(settings), std::move(version), loop, **database, std::move(site));
  LK_TRY_DONE(server.listen(files ? &*files : nullptr));
  auto outcome = loop.run(server.run());
  (*database)->stop();
  if (!outcome) return fail("The server stopped: " + std::string(outcome.error().where) + ".");
  log::info("stopped");
  return Nothing{};
}

}  // namespace latchkey

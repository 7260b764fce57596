// The receiver over real sockets, with senders that were not written here: swaks, openssl and Postfix; and a plain
// socket for what no decent sender does.
#include "server/smtp/receiver.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "base/temporary_folder.h"
#include "server/net/testing/certificate.h"
#include "server/net/wakeup.h"

namespace latchkey::smtp {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Kept {
  std::string recipient;
  Envelope envelope;
  std::string raw;
};

// Addresses that begin with "b" exist. Holds each mail back while told to.
class MemorySink final : public MailSink {
 public:
  explicit MemorySink(net::Loop& loop) : loop_(loop) {}

  Task<Result<std::string>> resolve(std::string address) override {
    if (address.starts_with("b")) co_return address;
    co_return fail(Kind::not_found, "test: address");
  }
  Task<Done> deliver(Recipient recipient, Envelope envelope, RawMail raw) override {
    {
      std::lock_guard lock(mutex_);
      ++begun_;
      changed_.notify_all();
    }
    while (held_back_) LK_CO_TRY_DONE(co_await loop_.sleep(milliseconds(5)));
    std::lock_guard lock(mutex_);
    if (recipient.address.starts_with("bfull")) co_return fail(Kind::limited, "test: full");
    mails_.push_back({recipient.address, envelope, std::string(raw->expose_text())});
    changed_.notify_all();
    co_return done();
  }

  // The first `count` mails, once there are as many.
  std::vector<Kept> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, seconds(60), [&] { return mails_.size() >= count; }));
    return mails_;
  }
  void wait_until_begun(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, seconds(60), [&] { return begun_ >= count; }));
  }
  void hold_back(bool hold) { held_back_ = hold; }

 private:
  net::Loop& loop_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Kept> mails_;
  std::size_t begun_ = 0;
  std::atomic<bool> held_back_ = false;
};

// A receiver on a free port and a thread of its own.
class Server {
 public:
  explicit Server(ReceiverSettings settings = {}) {
    settings.at = {*net::IpAddress::parse("127.0.0.1"), 0};
    settings.session.host_name = "mx.codes.example";
    auto receiver = Receiver::open(loop_, std::move(settings), sink, clock_, random_);
    LK_CHECK(receiver);
    receiver_ = std::move(*receiver);
    port = receiver_->at().port;
    thread_ = std::thread([this] { EXPECT_TRUE(loop_.run(run())); });
  }
  ~Server() { stop(); }
  void stop() {
    if (!thread_.joinable()) return;
    loop_.post([this] { stop_.notify(); });
    thread_.join();
  }

  std::uint16_t port = 0;

 private:
  Task<Done> run() {
    LK_CO_TRY_DONE(co_await stop_.wait());
    LK_CO_TRY_DONE(co_await receiver_->stop());
    co_return done();
  }

  net::Loop loop_;
  SystemClock clock_;
  SystemRandom random_;

 public:
  MemorySink sink{loop_};

 private:
  net::Wakeup stop_{loop_};
  std::unique_ptr<Receiver> receiver_;
  std::thread thread_;
};

// A blocking client that says what it is told to.
class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  }
  ~Client() { close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool say(std::string_view text) {
    while (!text.empty()) {
      ssize_t sent = send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // The code of the next whole reply; "closed" at the end of the connection.
  std::string reply() {
    for (;;) {
      std::size_t end = in_.find("\r\n");
      if (end == std::string::npos) {
        std::array<char, 4096> buffer{};
        pollfd entry{fd_, POLLIN, 0};
        if (poll(&entry, 1, 60000) != 1) return "silence";
        ssize_t got = recv(fd_, buffer.data(), buffer.size(), 0);
        if (got <= 0) return "closed";
        in_.append(buffer.data(), static_cast<std::size_t>(got));
        continue;
      }
      std::string code = in_.substr(0, 3);
      bool last = in_[3] != '-';
      in_.erase(0, end + 2);
      if (last) return code;
    }
  }
  std::string replies(std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += (i > 0 ? " " : "") + reply();
    return all;
  }

 private:
  int fd_;
  std::string in_;
};

struct Ran {
  int status;
  std::string output;
};
Ran run(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  LK_CHECK(pipe);
  Ran ran{};
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    ran.output.append(buffer.data(), got);
  ran.status = pclose(pipe);
  return ran;
}

constexpr std::string_view kHello = "EHLO client.example\r\n";
constexpr std::string_view kMail = "MAIL FROM:<a@photogram.example>\r\nRCPT TO:<b@codes.example>\r\nDATA\r\n";

TEST(Receiver, takes_a_mail_from_swaks) {
  Server server;
  auto ran =
      run(fmt::format("swaks --server 127.0.0.1:{} --from a@photogram.example --to b@codes.example "
                      "--header 'Subject: Your code' --body 'Your code is 482913'",
                      server.port));
  EXPECT_EQ(ran.status, 0) << ran.output;
  auto mails = server.sink.wait_for(1);
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_EQ(mails[0].recipient, "b@codes.example");
  EXPECT_EQ(mails[0].envelope.reverse_path, "a@photogram.example");
  EXPECT_EQ(mails[0].envelope.peer, "127.0.0.1");
  EXPECT_TRUE(mails[0].raw.starts_with("Return-Path: <a@photogram.example>\r\nReceived: from "));
  EXPECT_NE(mails[0].raw.find("\r\nSubject: Your code\r\n"), std::string::npos);
}

TEST(Receiver, tells_swaks_at_rcpt_that_an_address_is_unknown) {
  Server server;
  auto ran =
      run(fmt::format("swaks --server 127.0.0.1:{} --from a@photogram.example --to nobody@codes.example", server.port));
  EXPECT_EQ(WEXITSTATUS(ran.status), 24) << ran.output;  // swaks: no recipients accepted
  EXPECT_NE(ran.output.find("550 5.1.1 No such address"), std::string::npos) << ran.output;
}

class ReceiverTls : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  net_testing::Certificate certificate_ = net_testing::make_certificate(folder_.path(), "localhost");
};

TEST_F(ReceiverTls, takes_a_mail_over_starttls) {
  auto tls = net::TlsContext::load(certificate_.certificate, certificate_.key);
  ASSERT_TRUE(tls);
  ReceiverSettings settings;
  settings.tls = *tls;
  Server server(std::move(settings));
  auto ran = run(
      fmt::format("swaks --server 127.0.0.1:{} --tls --from a@photogram.example --to b@codes.example", server.port));
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("TLS started"), std::string::npos) << ran.output;
  auto mails = server.sink.wait_for(1);
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_TRUE(mails[0].envelope.tls);
  EXPECT_NE(mails[0].raw.find(" with ESMTPS id "), std::string::npos);
}

TEST_F(ReceiverTls, survives_nonsense_instead_of_a_handshake_and_drops_what_was_said_before) {
  auto tls = net::TlsContext::load(certificate_.certificate, certificate_.key);
  ASSERT_TRUE(tls);
  ReceiverSettings settings;
  settings.tls = *tls;
  settings.deadlines.handshake = milliseconds(300);
  Server server(std::move(settings));
  Client nonsense(server.port);
  nonsense.say(std::string(kHello) + "STARTTLS\r\n");
  EXPECT_EQ(nonsense.replies(3), "220 250 220");
  nonsense.say("EHLO in the clear\r\n");
  EXPECT_EQ(nonsense.reply(), "closed");
  // Commands pushed in with STARTTLS, in the clear, are never answered: not before and not inside TLS.
  Client injected(server.port);
  injected.say(std::string(kHello) + "STARTTLS\r\n" + std::string(kMail));
  EXPECT_EQ(injected.replies(4), "220 250 220 closed");
  auto ran = run(fmt::format(
      "printf 'EHLO x\\r\\nQUIT\\r\\n' | timeout 20 openssl s_client -quiet -starttls smtp -connect 127.0.0.1:{}",
      server.port));
  EXPECT_NE(ran.output.find("221 2.0.0 Bye"), std::string::npos) << ran.output;
  EXPECT_EQ(ran.output.find("250-STARTTLS"), std::string::npos) << ran.output;
}

TEST(Receiver, answers_a_burst_of_pipelined_mails_in_order) {
  Server server;
  Client client(server.port);
  std::string burst(kHello);
  for (int i = 0; i < 50; ++i) burst += std::string(kMail) + "mail " + std::to_string(i) + "\r\n.\r\n";
  ASSERT_TRUE(client.say(burst + "QUIT\r\n"));
  EXPECT_EQ(client.replies(2), "220 250");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.replies(4), "250 250 354 250");
  EXPECT_EQ(client.replies(2), "221 closed");
  auto mails = server.sink.wait_for(50);
  ASSERT_EQ(mails.size(), 50u);
  for (std::size_t i = 0; i < 50; ++i) EXPECT_TRUE(mails[i].raw.ends_with("\r\nmail " + std::to_string(i) + "\r\n"));
}

TEST(Receiver, refuses_smuggled_mail_and_stays_in_step) {
  Server server;
  Client client(server.port);
  client.say(std::string(kHello) + std::string(kMail) + "one\n.\n" + std::string(kMail) + "smuggled\r\n.\r\n" +
             std::string(kMail) + "two\r\n.\r\n");
  EXPECT_EQ(client.replies(10), "220 250 250 250 354 550 250 250 354 250");
  auto mails = server.sink.wait_for(1);
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_TRUE(mails[0].raw.ends_with("\r\ntwo\r\n"));
}

TEST(Receiver, ends_a_command_that_comes_a_byte_at_a_time) {
  ReceiverSettings settings;
  settings.deadlines.command = milliseconds(400);
  Server server(std::move(settings));
  Client client(server.port);
  EXPECT_EQ(client.reply(), "220");
  auto before = std::chrono::steady_clock::now();
  // Each byte is in time; the line as a whole is not.
  while (client.say("N") && std::chrono::steady_clock::now() - before < seconds(20)) usleep(50000);
  EXPECT_EQ(client.reply(), "closed");
  EXPECT_LT(std::chrono::steady_clock::now() - before, seconds(10));
}

TEST(Receiver, ends_a_mail_that_takes_too_long_and_a_peer_that_says_nothing) {
  ReceiverSettings settings;
  settings.deadlines.command = milliseconds(400);
  settings.deadlines.mail = milliseconds(600);
  settings.deadlines.mail_piece = milliseconds(300);
  Server server(std::move(settings));
  Client silent(server.port);
  Client slow(server.port);
  Client stalled(server.port);
  for (Client* client : {&slow, &stalled}) {
    client->say(std::string(kHello) + std::string(kMail));
    EXPECT_EQ(client->replies(5), "220 250 250 250 354");
  }
  while (slow.say("x")) usleep(50000);
  EXPECT_EQ(slow.reply(), "closed");
  EXPECT_EQ(stalled.reply(), "closed");
  EXPECT_EQ(silent.replies(2), "220 closed");
}

TEST(Receiver, refuses_a_mail_over_the_size_and_goes_on) {
  ReceiverSettings settings;
  settings.session.max_size = 100000;
  Server server(std::move(settings));
  Client client(server.port);
  std::string line = std::string(98, 'x') + "\r\n";
  std::string mail;
  for (int i = 0; i < 5000; ++i) mail += line;
  client.say(std::string(kHello) + std::string(kMail));
  EXPECT_EQ(client.replies(5), "220 250 250 250 354");
  client.say(mail + ".\r\n" + std::string(kMail) + "small\r\n.\r\n");
  EXPECT_EQ(client.replies(5), "552 250 250 354 250");
}

TEST(Receiver, holds_no_more_unfinished_mail_than_allowed) {
  ReceiverSettings settings;
  settings.max_held = 300000;
  Server server(std::move(settings));
  std::string half(200000, 'x');
  Client first(server.port);
  first.say(std::string(kHello) + std::string(kMail) + half);
  EXPECT_EQ(first.replies(5), "220 250 250 250 354");
  Client second(server.port);
  second.say(std::string(kHello) + std::string(kMail) + half + "\r\n.\r\n");
  std::string of_second = second.replies(6);
  first.say("\r\n.\r\n");
  std::string of_first = first.reply();
  // Whoever came over the limit is told to try again; the other goes through.
  EXPECT_TRUE((of_second == "220 250 250 250 354 452" && of_first == "250") ||
              (of_second == "220 250 250 250 354 250" && of_first == "452"))
      << of_second << " / " << of_first;
  second.say(std::string(kMail) + half + "\r\n.\r\n");
  EXPECT_EQ(second.replies(4), "250 250 354 250");
}

TEST(Receiver, limits_connections_in_all_and_from_one_address) {
  ReceiverSettings settings;
  settings.max_per_address = 2;
  Server server(std::move(settings));
  {
    Client first(server.port);
    Client second(server.port);
    EXPECT_EQ(first.reply(), "220");
    EXPECT_EQ(second.reply(), "220");
    Client third(server.port);
    EXPECT_EQ(third.replies(2), "421 closed");
    first.say("QUIT\r\n");
    EXPECT_EQ(first.replies(2), "221 closed");
    Client fourth(server.port);
    EXPECT_EQ(fourth.reply(), "220");
  }
  ReceiverSettings few;
  few.max_connections = 1;
  Server narrow(std::move(few));
  Client only(narrow.port);
  EXPECT_EQ(only.reply(), "220");
  Client other(narrow.port);
  EXPECT_EQ(other.replies(2), "421 closed");
}

TEST(Receiver, says_250_only_once_the_mail_is_kept_also_while_stopping) {
  Server server;
  server.sink.hold_back(true);
  Client sender(server.port);
  sender.say(std::string(kHello) + std::string(kMail));
  EXPECT_EQ(sender.replies(5), "220 250 250 250 354");
  sender.say("x\r\n.\r\n");
  server.sink.wait_until_begun(1);
  Client idle(server.port);
  EXPECT_EQ(idle.reply(), "220");
  std::thread stopping([&] { server.stop(); });
  EXPECT_EQ(idle.reply(), "closed");  // the stop has begun, and has not waited for the idle
  server.sink.hold_back(false);
  EXPECT_EQ(sender.replies(2), "250 closed");
  stopping.join();
  EXPECT_EQ(server.sink.wait_for(1).size(), 1u);
}

TEST(Receiver, a_client_that_leaves_in_the_middle_leaves_nothing_behind) {
  Server server;
  for (std::string_view part :
       {"", "EHLO x\r\nMAIL", "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@x.example>\r\nDATA\r\nhalf"}) {
    Client client(server.port);
    client.say(part);
  }
  Client client(server.port);
  client.say(std::string(kHello) + std::string(kMail) + "whole\r\n.\r\n");
  EXPECT_EQ(client.replies(6), "220 250 250 250 354 250");
  EXPECT_EQ(server.sink.wait_for(1).size(), 1u);
}

// Debian's Postfix as the mail server in front: it takes mail by SMTP and hands it over by LMTP.
class Postfix {
 public:
  Postfix(const std::filesystem::path& folder, std::uint16_t lmtp_port) : folder_(folder), port_(free_port()) {
    std::filesystem::create_directories(folder_ / "etc");
    std::filesystem::create_directories(folder_ / "queue");
    std::ofstream(folder_ / "etc/main.cf") << fmt::format(
        "compatibility_level = 3.6\nqueue_directory = {0}/queue\ndata_directory = {0}/data\n"
        "maillog_file_prefixes = {0}\nmaillog_file = {0}/log\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n"
        "myhostname = front.example\nmydestination =\nmynetworks = 127.0.0.0/8\nalias_maps =\nalias_database =\n"
        "virtual_mailbox_domains = codes.example\nvirtual_mailbox_maps = static:any\n"
        "virtual_transport = lmtp:inet:127.0.0.1:{1}\nsmtpd_relay_restrictions = permit_mynetworks, reject\n"
        "smtputf8_enable = yes\nminimal_backoff_time = 1s\n",
        folder_.string(), lmtp_port);
    std::ofstream(folder_ / "etc/master.cf") << fmt::format(
        "127.0.0.1:{} inet n - n - - smtpd\n"
        "cleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n"
        "bounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\ntrace unix - - n - 0 bounce\n"
        "proxymap unix - - n - - proxymap\nlmtp unix - - n - - lmtp\nerror unix - - n - - error\nretry unix - - n - - "
        "error\n"
        "discard unix - - n - - discard\nanvil unix - - n - 1 anvil\nscache unix - - n - 1 scache\n"
        "postlog unix-dgram n - n - 1 postlogd\n",
        port_);
    auto ran = command("start");
    EXPECT_EQ(ran.status, 0) << ran.output << log();
  }
  ~Postfix() { command("stop"); }
  Postfix(const Postfix&) = delete;
  Postfix& operator=(const Postfix&) = delete;

  std::uint16_t port() const { return port_; }
  std::string log() const {
    std::ifstream in(folder_ / "log");
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  // Until the log says so, or a while has passed.
  bool logs(const std::string& text) const {
    for (int i = 0; i < 600 && log().find(text) == std::string::npos; ++i) usleep(50000);
    return log().find(text) != std::string::npos;
  }

 private:
  static std::uint16_t free_port() {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    LK_CHECK(bind(fd, reinterpret_cast<sockaddr*>(&at), size) == 0);
    LK_CHECK(getsockname(fd, reinterpret_cast<sockaddr*>(&at), &size) == 0);
    close(fd);
    return ntohs(at.sin_port);
  }
  Ran command(const std::string& what) const {
    // Postfix's master changes to its own user and has to begin as root for that.
    return run(fmt::format("{}postfix -c {}/etc {}", geteuid() == 0 ? "" : "sudo -n ", folder_.string(), what));
  }

  std::filesystem::path folder_;
  std::uint16_t port_;
};

TEST(Receiver, takes_mail_from_postfix_over_lmtp) {
  ReceiverSettings settings;
  settings.session.protocol = Protocol::lmtp;
  settings.max_per_address = settings.max_connections;
  Server server(std::move(settings));
  TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));  // Postfix's user goes in here
  Postfix postfix(folder.path(), server.port);
  auto send = [&](const std::string& to, const std::string& more) {
    return run(
        fmt::format("swaks --server 127.0.0.1:{} --from a@photogram.example --to {} {}", postfix.port(), to, more));
  };
  auto ran = send("b1@codes.example,b2@codes.example", "--header 'Subject: Your code' --body 482913");
  ASSERT_EQ(ran.status, 0) << ran.output << postfix.log();
  auto mails = server.sink.wait_for(2);
  ASSERT_EQ(mails.size(), 2u) << postfix.log();
  EXPECT_TRUE(mails[0].envelope.lmtp);
  EXPECT_EQ(mails[0].envelope.helo, "front.example");
  EXPECT_NE(mails[0].raw.find("by front.example (Postfix)"), std::string::npos);
  EXPECT_NE(mails[0].raw.find("\r\n482913\r\n"), std::string::npos);

  // One recipient kept, one full, one unknown: each its own word, in one session.
  ran = send("b3@codes.example,bfull@codes.example,nobody@codes.example", "--body x");
  ASSERT_EQ(ran.status, 0) << ran.output;
  server.sink.wait_for(3);
  EXPECT_TRUE(postfix.logs("to=<nobody@codes.example>")) << postfix.log();
  EXPECT_TRUE(postfix.logs("status=bounced (host 127.0.0.1[127.0.0.1] said: 550 5.1.1 No such address"))
      << postfix.log();
  EXPECT_TRUE(postfix.logs("status=deferred (host 127.0.0.1[127.0.0.1] said: 452 4.2.2 Mailbox full")) << postfix.log();
  EXPECT_TRUE(postfix.logs("dsn=2.0.0, status=sent (250 2.0.0 OK, kept as ")) << postfix.log();
}

}  // namespace
}  // namespace latchkey::smtp

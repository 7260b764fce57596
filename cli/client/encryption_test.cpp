// That nothing is said to a server whose certificate is not to be trusted, over both of our ways to one. The server is
// OpenSSL's own, which writes down whatever it is told.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "base/temporary_folder.h"
#include "cli/client/curl_transport.h"
#include "cli/client/event_socket.h"
#include "cli/client/testing/world.h"

namespace latchkey::client {
namespace {

using namespace std::chrono_literals;

int free_port() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  LK_CHECK(bind(fd, any, size) == 0 && getsockname(fd, any, &size) == 0);
  close(fd);
  return ntohs(address.sin_port);
}

bool answers(int port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  bool good = connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  close(fd);
  return good;
}

// An authority of our own, and certificates it signed.
class Authority {
 public:
  Authority() {
    run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=Test -keyout ca.key -out "
        "ca.pem");
    setenv("SSL_CERT_FILE", path("ca.pem").c_str(), 1);
  }
  ~Authority() { unsetenv("SSL_CERT_FILE"); }
  void issue(const std::string& name, const std::string& host) {
    std::ofstream(path(name + ".ext")) << "subjectAltName=DNS:" << host << "\n";
    run("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x -keyout " + name + ".key -out " + name +
        ".csr");
    run("x509 -req -in " + name + ".csr -CA ca.pem -CAkey ca.key -days 2 -extfile " + name + ".ext -out " + name +
        ".pem");
  }
  void issue_by_itself(const std::string& name, const std::string& host) {
    run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=x -addext subjectAltName=DNS:" +
        host + " -keyout " + name + ".key -out " + name + ".pem");
  }
  std::string path(const std::string& file) const { return (folder_.path() / file).string(); }

 private:
  void run(const std::string& arguments) {
    std::string command = "cd " + folder_.path().string() + " && openssl " + arguments + " >/dev/null 2>&1";
    LK_CHECK(std::system(command.c_str()) == 0);  // NOLINT(cert-env33-c): words of our own
  }
  TemporaryFolder folder_;
};

class Server {
 public:
  Server(const Authority& authority, const std::string& certificate) : heard_(authority.path(certificate + ".heard")) {
    std::string port = std::to_string(port_);
    std::string cert = authority.path(certificate + ".pem");
    std::string key = authority.path(certificate + ".key");
    child_ = fork();
    if (child_ == 0) {
      if (!std::freopen(heard_.c_str(), "w", stdout) || !std::freopen("/dev/null", "w", stderr)) _exit(1);
      // It ends with its standard input, so that holds on to something that never ends.
      int ends[2];
      if (pipe(ends) != 0 || dup2(ends[0], STDIN_FILENO) < 0) _exit(1);
      execlp("openssl", "openssl", "s_server", "-quiet", "-accept", port.c_str(), "-cert", cert.c_str(), "-key",
             key.c_str(), nullptr);
      _exit(1);
    }
    for (int tries = 0; tries < 200 && !answers(port_); ++tries) std::this_thread::sleep_for(25ms);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { stop(); }

  void stop() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = 0;
  }
  Origin origin() const {
    auto origin = Origin::parse("https://localhost:" + std::to_string(port_));
    LK_CHECK(origin);
    return std::move(*origin);
  }
  std::string heard() const {
    std::ifstream file(heard_);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  // The request, as soon as it is there: it is never answered, so the server's end is what the client waits for.
  void stop_once_heard() {
    for (int tries = 0; tries < 400 && heard().find("\r\n\r\n") == std::string::npos; ++tries) {
      std::this_thread::sleep_for(25ms);
    }
    stop();
  }

 private:
  int port_ = free_port();
  std::string heard_;
  pid_t child_ = 0;
};

class Encryption : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    authority_ = std::make_unique<Authority>();
    authority_->issue("good", "localhost");
    authority_->issue("other", "elsewhere.example");
    authority_->issue_by_itself("unknown", "localhost");
  }
  static void TearDownTestSuite() { authority_.reset(); }
  static std::unique_ptr<Authority> authority_;
  const HttpRequest request_{"GET", "/api/v1/server", "token-of-a-session", std::nullopt};
};
std::unique_ptr<Authority> Encryption::authority_;

TEST_F(Encryption, reaches_a_server_whose_certificate_is_good) {
  Server server(*authority_, "good");
  std::thread ends([&] { server.stop_once_heard(); });
  CurlTransport transport(server.origin());
  auto answer = transport.send(request_);
  ends.join();
  EXPECT_FALSE(answer);
  EXPECT_NE(server.heard().find("GET /api/v1/server"), std::string::npos);
  EXPECT_NE(server.heard().find("Authorization: Bearer token-of-a-session"), std::string::npos);
}

TEST_F(Encryption, says_nothing_to_another_name_or_an_unknown_authority) {
  for (const char* certificate : {"other", "unknown"}) {
    Server server(*authority_, certificate);
    CurlTransport transport(server.origin());
    auto answer = transport.send(request_);
    ASSERT_FALSE(answer) << certificate;
    EXPECT_EQ(answer.error().kind, Kind::unavailable);
    EXPECT_NE(answer.error().sentence.find("certificate"), std::string::npos) << answer.error().sentence;
    EXPECT_EQ(server.heard(), "");
  }
}

TEST_F(Encryption, of_the_event_socket_reaches_a_server_whose_certificate_is_good) {
  Server server(*authority_, "good");
  std::thread ends([&] { server.stop_once_heard(); });
  BeastSocketSource source(server.origin());
  auto socket = source.connect();
  ends.join();
  EXPECT_FALSE(socket);
  EXPECT_NE(server.heard().find("GET /api/v1/events"), std::string::npos);
  EXPECT_NE(server.heard().find("Sec-WebSocket-Protocol: latchkey.v1"), std::string::npos);
}

TEST_F(Encryption, of_the_event_socket_says_nothing_to_another_name_or_an_unknown_authority) {
  for (const char* certificate : {"other", "unknown"}) {
    Server server(*authority_, certificate);
    BeastSocketSource source(server.origin());
    auto socket = source.connect();
    ASSERT_FALSE(socket) << certificate;
    EXPECT_EQ(socket.error().kind, Kind::unavailable);
    EXPECT_EQ(server.heard(), "");
  }
}

TEST(CurlTransport, names_what_is_wrong_where_nobody_answers) {
  auto origin = Origin::parse("http://127.0.0.1:" + std::to_string(free_port()));
  ASSERT_TRUE(origin);
  CurlTransport transport(*origin);
  auto answer = transport.send({"GET", "/", "", std::nullopt});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Kind::unavailable);
  EXPECT_NE(answer.error().sentence.find("nobody answers"), std::string::npos);
}

}  // namespace
}  // namespace latchkey::client

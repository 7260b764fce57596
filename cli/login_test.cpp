// Signing in at a terminal, as far as it goes without a server: what is asked, and that secrets are not shown.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "base/check.h"
#include "base/temporary_folder.h"
#include "cli/client/testing/world.h"
#include "cli/testing/run_program.h"
#include "crypto/open/secret_key.h"

namespace latchkey::cli {
namespace {

// Port 9 is discard's, where nobody listens.
const std::string kLink = "http://127.0.0.1:9/sign-in#aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbe";

// The program on a terminal of its own.
class OnTerminal {
 public:
  explicit OnTerminal(const std::vector<std::string>& arguments) {
    std::vector<std::string> words{LATCHKEY_BIN_DIR "/latchkey"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    child_ = forkpty(&fd_, nullptr, nullptr, nullptr);
    LK_CHECK(child_ >= 0);
    if (child_ == 0) {
      execv(argv[0], argv.data());
      _exit(127);
    }
  }
  OnTerminal(const OnTerminal&) = delete;
  OnTerminal& operator=(const OnTerminal&) = delete;
  ~OnTerminal() {
    close(fd_);
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
  }

  // Reads on until the text stands there; false if the program ended or was silent for long.
  bool shows(std::string_view text) {
    while (shown_.find(text) == std::string::npos) {
      if (!read_on()) return false;
    }
    return true;
  }
  void type(std::string_view keys) {
    LK_CHECK(write(fd_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
  }
  // 128 + the signal that ended it, as a shell tells it; a program that is silent for long is ended by SIGKILL.
  int exit_code() {
    while (read_on()) {
    }
    if (!ended_) kill(child_, SIGKILL);
    int status = 0;
    LK_CHECK(waitpid(child_, &status, 0) == child_);
    child_ = 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }
  bool echoes() const {
    termios now{};
    return tcgetattr(fd_, &now) == 0 && (now.c_lflag & ECHO) != 0;
  }
  const std::string& shown() const { return shown_; }

 private:
  bool read_on() {
    pollfd ready{fd_, POLLIN, 0};
    char buffer[512];
    if (poll(&ready, 1, 10'000) != 1) return false;
    ssize_t got = read(fd_, buffer, sizeof buffer);
    if (got > 0) shown_.append(buffer, static_cast<std::size_t>(got));
    ended_ = got <= 0;  // the terminal's other end closes as an error
    return !ended_;
  }

  int fd_ = -1;
  pid_t child_ = 0;
  bool ended_ = false;
  std::string shown_;
};

// Nothing a test does reaches what the person who runs it keeps.
class OwnState : public testing::Test {
 protected:
  OwnState() { setenv("XDG_STATE_HOME", home_.path().c_str(), 1); }
  ~OwnState() override { unsetenv("XDG_STATE_HOME"); }

 private:
  TemporaryFolder home_;
};
class Login : public OwnState {};
class Session : public OwnState {};

std::string secret_key() {
  SystemRandom random;
  return std::string(open::SecretKey::generate(random).text().expose_text());
}

TEST_F(Login, asks_for_link_secret_key_and_password_and_shows_neither_secret) {
  const std::string key = secret_key();
  OnTerminal terminal({"login"});
  ASSERT_TRUE(terminal.shows("sign-in link: "));
  terminal.type(kLink + "\n");
  ASSERT_TRUE(terminal.shows("Secret Key: "));
  terminal.type(key + "\n");
  ASSERT_TRUE(terminal.shows("Password: "));
  terminal.type("correct horse battery\n");
  EXPECT_EQ(terminal.exit_code(), 6);
  EXPECT_NE(terminal.shown().find("no answer from http://127.0.0.1:9"), std::string::npos) << terminal.shown();
  EXPECT_EQ(terminal.shown().find(key), std::string::npos);
  EXPECT_EQ(terminal.shown().find("correct"), std::string::npos);
}

TEST_F(Login, leaves_a_terminal_that_shows_what_is_typed_after_ctrl_c) {
  OnTerminal terminal({"login", kLink});
  ASSERT_TRUE(terminal.shows("Secret Key: "));
  for (int tries = 0; tries < 200 && terminal.echoes(); ++tries) usleep(5000);
  ASSERT_FALSE(terminal.echoes());
  terminal.type("LK1-AB\x03");
  EXPECT_EQ(terminal.exit_code(), 128 + SIGINT);
  EXPECT_TRUE(terminal.echoes());
}

TEST_F(Login, refuses_a_link_to_another_machine_in_the_clear) {
  auto ran =
      run_latchkey({"login", "http://latchkey.example/sign-in#aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbe"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("http://"), std::string::npos);
}

TEST_F(Login, does_not_repeat_a_secret_given_as_an_argument) {
  const std::string key = secret_key();
  auto ran = run_latchkey({"login", kLink, key});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ((ran.out + ran.err).find(key.substr(4)), std::string::npos);
}

TEST_F(Session, is_needed_by_the_verbs_of_a_server) {
  for (const auto& words : std::vector<std::vector<std::string>>{{"accounts"},
                                                                 {"code", "photogram"},
                                                                 {"inbox"},
                                                                 {"recovery", "photogram"},
                                                                 {"number", "photogram"},
                                                                 {"address", "photogram"},
                                                                 {"grant", "list", "photogram"},
                                                                 {"log"},
                                                                 {"export", "-"}}) {
    auto ran = run_latchkey(words);
    EXPECT_EQ(ran.exit_code, 4) << words[0];
    EXPECT_EQ(ran.out, "") << words[0];
    EXPECT_NE(ran.err.find("latchkey login"), std::string::npos) << words[0];
  }
  EXPECT_EQ(run_latchkey({"logout"}).exit_code, 0);
}

}  // namespace
}  // namespace latchkey::cli

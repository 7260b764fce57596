#include "cli/terminal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "cli/input.h"

namespace latchkey::cli {
namespace {

constexpr std::size_t kLongestLine = 4096;

volatile std::sig_atomic_t interrupted_by = 0;  // while a secret is asked for

// One byte at a time: what follows the line belongs to whoever reads standard input next. Only while it waits does it
// let through the signals that `while_waiting` does not hold back (null: as they are): one that came just before the
// wait ends it as well as one that comes during it.
std::optional<SecretBytes> read_line(int fd, const sigset_t* while_waiting = nullptr) {
  SecretBytes line(kLongestLine);
  std::size_t size = 0;
  while (size < kLongestLine) {
    std::uint8_t byte = 0;
    pollfd ready{fd, POLLIN, 0};
    ssize_t got = ppoll(&ready, 1, nullptr, while_waiting) < 0 ? -1 : read(fd, &byte, 1);
    if (got < 0 && (errno == EINTR || errno == EAGAIN) && interrupted_by == 0) continue;
    if (got <= 0 && size == 0) return std::nullopt;
    if (got <= 0 || byte == '\n') {
      if (size > 0 && line.expose()[size - 1] == '\r') --size;
      return SecretBytes(line.expose().first(size));
    }
    line.expose_writable()[size++] = byte;
  }
  return std::nullopt;
}

class Terminal {
 public:
  // Never waits in read: Ctrl-C also throws away the line that poll has just told of.
  Terminal() : fd_(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {}
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (fd_ >= 0) close(fd_);
  }
  int fd() const { return fd_; }
  void say(std::string_view text) const {
    while (!text.empty()) {
      ssize_t written = write(fd_, text.data(), text.size());
      if (written <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

 private:
  int fd_;
};

// Echo off until its end. A signal meanwhile ends the waiting of a read_line with `before()`; it takes its effect once
// the terminal shows again what is typed, so that Ctrl-C leaves nobody with one that does not.
class NoEcho {
 public:
  explicit NoEcho(int fd) : fd_(fd), good_(tcgetattr(fd, &before_) == 0) {
    interrupted_by = 0;
    struct sigaction note{};
    note.sa_handler = [](int signal) { interrupted_by = signal; };
    sigemptyset(&note.sa_mask);
    sigset_t held{};
    sigemptyset(&held);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      sigaction(kSignals[i], &note, &actions_before_[i]);
      sigaddset(&held, kSignals[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &held_before_);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (good_) tcsetattr(fd, TCSAFLUSH, &silent);
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;
  ~NoEcho() {
    if (good_) tcsetattr(fd_, TCSAFLUSH, &before_);
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &actions_before_[i], nullptr);
    sigprocmask(SIG_SETMASK, &held_before_, nullptr);
    if (int signal = interrupted_by; signal != 0) raise(signal);
  }
  const sigset_t& before() const { return held_before_; }

 private:
  static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
  int fd_;
  termios before_{};
  std::array<struct sigaction, kSignals.size()> actions_before_{};
  sigset_t held_before_{};
  bool good_;
};

Result<SecretBytes, Trouble> nothing_said(std::string_view question) {
  return trouble(Kind::invalid, fmt::format("nothing was given for \"{}\"", question));
}

}  // namespace

bool is_terminal_input() { return isatty(STDIN_FILENO) == 1; }

Result<SecretBytes, Trouble> next_input_line(std::string_view what) {
  auto line = read_line(STDIN_FILENO);
  if (!line || line->empty()) {
    return trouble(Kind::invalid, fmt::format("standard input ends before the line with the {}", what));
  }
  return std::move(*line);
}

Result<SecretBytes, Trouble> ask_secretly(std::string_view question) {
  const Terminal terminal;
  if (terminal.fd() < 0) {
    return trouble(Kind::denied, fmt::format("{} needed, and there is no terminal to ask at", question));
  }
  std::optional<SecretBytes> line;
  {
    // Before the question: what is typed in answer to it is neither shown nor thrown away.
    const NoEcho silent(terminal.fd());
    terminal.say(fmt::format("{}: ", question));
    line = read_line(terminal.fd(), &silent.before());
    terminal.say("\n");
  }
  if (!line || line->empty()) return nothing_said(question);
  return std::move(*line);
}

Result<SecretBytes, Trouble> ask(std::string_view question) {
  const Terminal terminal;
  if (terminal.fd() < 0) {
    return trouble(Kind::denied, fmt::format("{} needed, and there is no terminal to ask at", question));
  }
  terminal.say(fmt::format("{}: ", question));
  auto line = read_line(terminal.fd());
  if (!line || line->empty()) return nothing_said(question);
  return std::move(*line);
}

Result<SecretBytes, Trouble> secret_from(const std::string& path, std::string_view what) {
  if (path == "-") return next_input_line(what);
  LK_TRY(content, read_input(path, kLongestLine));
  std::string_view text = content.expose_text();
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  if (text.empty()) return trouble(Kind::invalid, fmt::format("{}: holds no {}", path, what));
  return SecretBytes(text);
}

}  // namespace latchkey::cli

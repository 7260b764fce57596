#include "mail/mime_helper.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/check.h"
#include "base/secret_bytes.h"
#include "mail/frame.h"

namespace latchkey::mail {
namespace {

constexpr std::size_t kHighestMaxSize = std::size_t{256} << 20;

void close_fd(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

// Waits until `fd` is ready for `events` or hung up; false once the deadline has passed.
bool wait_for(int fd, short events, std::chrono::steady_clock::time_point deadline) {
  for (;;) {
    auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) return false;
    pollfd entry{fd, events, 0};
    int ready = poll(&entry, 1, static_cast<int>(std::min<long long>(left, 60000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

enum class Io { complete, closed, late };

Io send_all(int fd, std::string_view bytes, std::chrono::steady_clock::time_point deadline) {
  while (!bytes.empty()) {
    ssize_t sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (sent < 0 && (errno == EAGAIN || errno == EINTR)) {
      if (!wait_for(fd, POLLOUT, deadline)) return Io::late;
    } else {
      return Io::closed;
    }
  }
  return Io::complete;
}

// Appends exactly `size` bytes to `out`.
Io receive_exactly(int fd, std::string& out, std::size_t size, std::chrono::steady_clock::time_point deadline) {
  constexpr std::size_t kStep = std::size_t{256} << 10;
  while (size > 0) {
    std::size_t had = out.size();
    out.resize(had + std::min(size, kStep));
    ssize_t got = recv(fd, out.data() + had, out.size() - had, MSG_DONTWAIT);
    int error = errno;
    out.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) {
      size -= static_cast<std::size_t>(got);
    } else if (got < 0 && (error == EAGAIN || error == EINTR)) {
      if (!wait_for(fd, POLLIN, deadline)) return Io::late;
    } else {
      return Io::closed;
    }
  }
  return Io::complete;
}

Error refusal_error(Refusal refusal) {
  switch (refusal) {
    case Refusal::too_large: return {Kind::limited, "mail: size"};
    case Refusal::header_line: return {Kind::limited, "mail: header line"};
    case Refusal::headers: return {Kind::limited, "mail: headers"};
    case Refusal::parts: return {Kind::limited, "mail: parts"};
    case Refusal::depth: return {Kind::limited, "mail: depth"};
    case Refusal::address_groups: return {Kind::limited, "mail: address groups"};
    case Refusal::unreadable: return {Kind::invalid, "mail: not a message"};
  }
  return {Kind::corrupt, "mail: refusal"};
}

// Wiped whatever way the function is left: it held a whole mail.
struct WipedText {
  std::string text;
  ~WipedText() { latchkey::wipe(text); }
};

}  // namespace

Result<MimeHelper> MimeHelper::start(MimeHelperOptions options) {
  LK_CHECK(options.max_size <= kHighestMaxSize);
  MimeHelper helper(std::move(options));
  LK_TRY_DONE(helper.launch(std::chrono::steady_clock::now() + helper.options_.deadline));
  return helper;
}

MimeHelper::MimeHelper(MimeHelper&& other) noexcept
    : options_(std::move(other.options_)),
      program_(std::exchange(other.program_, -1)),
      control_(std::exchange(other.control_, -1)),
      prepared_(std::exchange(other.prepared_, -1)) {}

MimeHelper& MimeHelper::operator=(MimeHelper&& other) noexcept {
  std::swap(options_, other.options_);
  std::swap(program_, other.program_);
  std::swap(control_, other.control_);
  std::swap(prepared_, other.prepared_);
  return *this;
}

MimeHelper::~MimeHelper() { stop(); }

Done MimeHelper::launch(Deadline deadline) {
  stop();
  std::array<int, 2> pair{-1, -1};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    return fail(Kind::unavailable, "mail helper: socket");
  }
  control_ = pair[0];

  // posix_spawn rather than fork: the server has threads and much memory, and this copies neither.
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  // Standard error goes nowhere, too: a library's complaint may quote the mail.
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, pair[1], 3);
  posix_spawn_file_actions_addclosefrom_np(&files, 4);
  // A process group of its own, so that the children go with the program when it is killed.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);

  std::string name = "latchkey-mime";
  std::array<char*, 2> arguments{name.data(), nullptr};
  // For mail/helper/forkable.h: every symbol found before the first fork, and one heap instead of GLib's pools,
  // which are spread over it, so that a child writes to fewer pages.
  std::string bind_now = "LD_BIND_NOW=1";
  std::string one_heap = "G_SLICE=always-malloc";
  std::array<char*, 3> environment{bind_now.data(), one_heap.data(), nullptr};
  int failed =
      posix_spawn(&program_, options_.program.c_str(), &files, &attributes, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  close(pair[1]);
  if (failed != 0) {
    program_ = -1;
    close_fd(control_);
    return fail(Kind::unavailable, "mail helper: cannot run latchkey-mime");
  }

  // One packet once the sandbox stands; an end of file if it could not be built.
  std::string ready;
  if (receive_exactly(control_, ready, 1, deadline) != Io::complete) {
    stop();
    return fail(Kind::unavailable, "mail helper: latchkey-mime did not start");
  }
  return prepare_child();
}

// Sends the far end of a fresh channel; the program forks a child around it, which then waits for our mail.
Done MimeHelper::prepare_child() {
  std::array<int, 2> pair{-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    return fail(Kind::unavailable, "mail helper: socket");
  }
  char byte = 'c';
  iovec part{&byte, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  cmsghdr* rights = CMSG_FIRSTHDR(&message);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(rights), &pair[1], sizeof(int));
  ssize_t sent = sendmsg(control_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  close(pair[1]);
  if (sent != 1) {
    close(pair[0]);
    return fail(Kind::unavailable, "mail helper: latchkey-mime is gone");
  }
  prepared_ = pair[0];
  return done();
}

Result<ParsedMail> MimeHelper::parse(std::string_view raw, std::string_view trusted_host) {
  if (raw.size() > options_.max_size) return fail(refusal_error(Refusal::too_large));
  if (trusted_host.size() > kMaxTrustedHost) return fail(Kind::invalid, "mail: trusted host");
  auto deadline = std::chrono::steady_clock::now() + options_.deadline;
  // The program itself reads no mail and should not die, but anyone may kill it: notice before the mail is handed over.
  if (program_ >= 0 && waitpid(program_, nullptr, WNOHANG) == program_) {
    program_ = -1;
    stop();
  }
  if (prepared_ < 0) LK_TRY_DONE(launch(deadline));
  int channel = std::exchange(prepared_, -1);
  auto result = ask(channel, raw, trusted_host, deadline);
  close(channel);
  // A failure here shows at the next call, which starts the program anew.
  if (program_ >= 0 && !prepare_child()) stop();
  return result;
}

Result<ParsedMail> MimeHelper::ask(int channel, std::string_view raw, std::string_view trusted_host,
                                   Deadline deadline) {
  auto broken = [this](Io io) {
    // A child that hangs may hold on for as long as its limits let it; everything of this program goes.
    if (io == Io::late) {
      stop();
      return fail(Kind::unavailable, "mail helper: deadline passed");
    }
    return fail(Kind::unavailable, "mail helper: the child died");
  };
  RequestHead head = encode_request_head(trusted_host.size(), raw.size());
  for (std::string_view piece : {as_text(head), trusted_host, raw}) {
    if (Io io = send_all(channel, piece, deadline); io != Io::complete) return broken(io);
  }
  // Texts grow by at most three in UTF-8 and are cut at kMaxBody; attachments only shrink.
  std::size_t most = raw.size() + 2 * kMaxBody + 4 * kMaxHeaders + (std::size_t{1} << 20);
  WipedText answer;
  if (Io io = receive_exactly(channel, answer.text, kAnswerHead, deadline); io != Io::complete) return broken(io);
  LK_TRY(size, decode_answer_head(answer.text, most));
  // At once, so that no growing leaves an unwiped copy behind; pages are only given for what arrives.
  answer.text.reserve(kAnswerHead + size);
  if (Io io = receive_exactly(channel, answer.text, size, deadline); io != Io::complete) return broken(io);
  LK_TRY(read, decode_answer(answer.text));
  if (const auto* refusal = std::get_if<Refusal>(&read)) return fail(refusal_error(*refusal));
  return std::get<ParsedMail>(std::move(read));
}

void MimeHelper::stop() {
  close_fd(prepared_);
  close_fd(control_);
  if (program_ >= 0) {
    kill(-program_, SIGKILL);
    while (waitpid(program_, nullptr, 0) < 0 && errno == EINTR) {
    }
    program_ = -1;
  }
}

}  // namespace latchkey::mail

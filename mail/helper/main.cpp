// latchkey-mime: takes mails apart where a mistake in a MIME library costs one mail. The server starts it with a socket
// on descriptor 3 and nothing else (mail/mime_helper.h). It starts the library, walls itself in, and from then on only
// receives channels; around each it forks a child that walls itself in further, reads one mail from its channel,
// answers there and ends. Neither this process nor any later child ever sees what that child saw.
#include <iconv.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "mail/frame.h"
#include "mail/helper/forkable.h"
#include "mail/helper/mime_reader.h"
#include "mail/helper/sandbox.h"

#if defined(__SANITIZE_ADDRESS__)
// Looking for leaks at the end takes ptrace, which the sandbox refuses; the fuzz target looks for them.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

// In front of glibc's for every library of this program. ICU decodes (charset.h); glibc would look on the disk for a
// converter, and on the way through each library, of which a child lacks some.
extern "C" {
iconv_t iconv_open(const char*, const char*) {
  errno = EINVAL;
  return reinterpret_cast<iconv_t>(-1);
}
std::size_t iconv(iconv_t, char**, std::size_t*, char**, std::size_t*) {
  errno = EBADF;
  return static_cast<std::size_t>(-1);
}
int iconv_close(iconv_t) { return 0; }
}

namespace {

using namespace latchkey;

constexpr int kControl = 3;
// Of processor time and of the clock. The server's own deadline is shorter by default; this one ends a child whose
// server forgot it.
constexpr unsigned kSeconds = 20;
constexpr std::size_t kHighestRaw = std::size_t{256} << 20;

bool read_exactly(int fd, void* to, std::size_t size) {
  auto* out = static_cast<char*>(to);
  while (size > 0) {
    ssize_t got = read(fd, out, size);
    if (got <= 0) {
      if (got < 0 && errno == EINTR) continue;
      return false;
    }
    out += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put <= 0) {
      if (put < 0 && errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

[[noreturn]] void serve_one_mail(int channel) {
  mail::RequestHead head{};
  // The lengths are the server's words; the first byte of the mail is read behind the second wall.
  if (!read_exactly(channel, head.data(), head.size())) _exit(0);
  auto lengths = mail::decode_request_head(head);
  if (lengths.trusted_host > mail::kMaxTrustedHost || lengths.raw > kHighestRaw) _exit(1);
  if (!mail::helper::enter_message_sandbox(kSeconds)) _exit(1);

  std::string trusted_host(lengths.trusted_host, '\0');
  std::string raw(lengths.raw, '\0');
  if (!read_exactly(channel, trusted_host.data(), trusted_host.size()) ||
      !read_exactly(channel, raw.data(), raw.size())) {
    _exit(1);
  }
  bool answered = write_all(channel, mail::encode_answer(mail::helper::read_mail(raw, trusted_host)));
  _exit(answered ? 0 : 1);
}

// The next channel, or -1 once the server has gone.
int receive_channel() {
  char byte = 0;
  iovec part{&byte, 1};
  alignas(cmsghdr) char space[CMSG_SPACE(sizeof(int))];
  for (;;) {
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = space;
    message.msg_controllen = sizeof space;
    ssize_t got = recvmsg(kControl, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return -1;
    cmsghdr* rights = CMSG_FIRSTHDR(&message);
    if (!rights || rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS ||
        rights->cmsg_len != CMSG_LEN(sizeof(int))) {
      continue;
    }
    int channel = -1;
    std::memcpy(&channel, CMSG_DATA(rights), sizeof channel);
    return channel;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--try-to-break-out") == 0) return mail::helper::try_to_break_out();
  sockaddr_storage peer{};
  socklen_t length = sizeof peer;
  if (argc != 1 || getpeername(kControl, reinterpret_cast<sockaddr*>(&peer), &length) != 0) {
    std::fputs("latchkey-mime is started by latchkeyd and latchkey, with a socket on descriptor 3\n", stderr);
    return 2;
  }
  // Children are reaped by the kernel: nobody asks how they ended, the channel says it.
  signal(SIGCHLD, SIG_IGN);
  mail::helper::start_mime();
  mail::helper::leave_unused_libraries_behind();
  if (!mail::helper::enter_program_sandbox()) return 1;
  mail::helper::fill_holes_in_heap();
  if (send(kControl, "r", 1, 0) != 1) return 1;
  for (;;) {
    int channel = receive_channel();
    if (channel < 0) _exit(0);
    pid_t child = fork();
    if (child == 0) {
      close(kControl);
      serve_one_mail(channel);
    }
    // If there was no child to be had, the server sees its channel end.
    close(channel);
  }
}

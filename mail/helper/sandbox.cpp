#include "mail/helper/sandbox.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <vector>

namespace latchkey::mail::helper {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

// Enough for a 25 MB mail, its decoded parts, the answer, and the libraries' own mappings.
constexpr rlim_t kMemory = rlim_t{1} << 30;
constexpr rlim_t kProgramFiles = 16;

// The message filter, built once by the program so that a child only has to install it.
std::vector<sock_filter> message_filter;

bool limit(__rlimit_resource resource, rlim_t most) {
  rlimit value{most, most};
  return setrlimit(resource, &value) == 0;
}

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {}
  ~Filter() {
    if (context_) seccomp_release(context_);
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void allow(std::initializer_list<int> calls) {
    for (int call : calls) add(SCMP_ACT_ALLOW, call, {});
  }
  void allow_if(int call, std::vector<scmp_arg_cmp> conditions) { add(SCMP_ACT_ALLOW, call, std::move(conditions)); }
  void refuse(std::initializer_list<int> calls) {
    for (int call : calls) add(SCMP_ACT_ERRNO(EACCES), call, {});
  }

  bool load() { return good_ && context_ && seccomp_load(context_) == 0; }

  // libseccomp writes a filter only to a file, so this uses one that exists in memory alone.
  bool export_to(std::vector<sock_filter>& out) {
    if (!good_ || !context_) return false;
    int file = memfd_create("filter", MFD_CLOEXEC);
    if (file < 0) return false;
    bool written = seccomp_export_bpf(context_, file) == 0;
    off_t size = lseek(file, 0, SEEK_END);
    if (written && size > 0) {
      out.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
      written = pread(file, out.data(), static_cast<std::size_t>(size), 0) == size;
    }
    close(file);
    return written && !out.empty();
  }

 private:
  void add(std::uint32_t action, int call, std::vector<scmp_arg_cmp> conditions) {
    if (!context_) return;
    if (seccomp_rule_add_array(context_, action, call, static_cast<unsigned>(conditions.size()), conditions.data()) !=
        0) {
      good_ = false;
    }
  }

  scmp_filter_ctx context_;
  bool good_ = true;
};

// What a child needs while it takes a mail apart: the channel it holds, memory, and an end.
void allow_reading_a_mail(Filter& filter) {
  filter.allow({SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(exit_group), SCMP_SYS(exit), SCMP_SYS(rt_sigreturn)});
  filter.allow({SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise)});
  // No memory is ever executable that was not so from the start.
  for (int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    filter.allow_if(call, {scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0}});
  filter.allow({SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid)});
  // Hash seeds; with flags it may not block.
  filter.allow({SCMP_SYS(getrandom)});
  // Libraries look for locales, converters and time zones, and go on without them.
  filter.refuse({SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat),
                 SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
                 SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(ioctl), SCMP_SYS(lseek), SCMP_SYS(fstat),
                 SCMP_SYS(uname)});
  if (kSanitized) {
    filter.allow({SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction),
                  SCMP_SYS(rt_sigprocmask)});
  }
}

bool drop_capabilities() {
  __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
  return syscall(SYS_capset, &head, none.data()) == 0;
}

}  // namespace

Done enter_program_sandbox() {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return fail(Kind::unavailable, "sandbox: no_new_privs");
  // No core file, and no other process of this user may look inside.
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return fail(Kind::unavailable, "sandbox: dumpable");
  if (!drop_capabilities()) return fail(Kind::unavailable, "sandbox: capabilities");
  // Before the limits: the filter passes through a memory file, and RLIMIT_FSIZE counts that as a file.
  Filter inner;
  allow_reading_a_mail(inner);
  if (!inner.export_to(message_filter)) return fail(Kind::unavailable, "sandbox: message filter");
  bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, kProgramFiles) &&
                 limit(RLIMIT_MEMLOCK, 0) && limit(RLIMIT_MSGQUEUE, 0) && (kSanitized || limit(RLIMIT_AS, kMemory));
  if (!limited) return fail(Kind::unavailable, "sandbox: limits");

  Filter outer;
  allow_reading_a_mail(outer);
  // The program takes channels from the server and forks; the child limits itself further. These end with the second
  // step.
  outer.allow({SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(close), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
               SCMP_SYS(rt_sigprocmask), SCMP_SYS(prlimit64), SCMP_SYS(setrlimit), SCMP_SYS(alarm),
               SCMP_SYS(setitimer)});
  // Of clone only what fork() asks for: a new process that shares nothing.
  constexpr std::uint64_t kForkFlags = CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD;
  outer.allow_if(SCMP_SYS(clone), {scmp_arg_cmp{0, SCMP_CMP_EQ, kForkFlags, 0}});
  outer.allow_if(SCMP_SYS(prctl), {scmp_arg_cmp{0, SCMP_CMP_EQ, PR_SET_SECCOMP, 0}});
  if (!outer.load()) return fail(Kind::unavailable, "sandbox: program filter");
  return done();
}

Done enter_message_sandbox(unsigned seconds) {
  if (!limit(RLIMIT_NOFILE, 0) || !limit(RLIMIT_NPROC, 0) || !limit(RLIMIT_CPU, seconds)) {
    return fail(Kind::unavailable, "sandbox: message limits");
  }
  alarm(seconds);
  sock_fprog program{static_cast<unsigned short>(message_filter.size()), message_filter.data()};
  if (message_filter.empty() || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
    return fail(Kind::unavailable, "sandbox: message filter");
  }
  return done();
}

namespace {

struct Attempt {
  const char* name;
  long (*run)();
};

long try_socket() { return socket(AF_INET, SOCK_STREAM, 0); }
long try_connect() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(25);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return connect(3, reinterpret_cast<sockaddr*>(&address), sizeof address);
}
long try_execve() {
  std::array<char*, 1> none{nullptr};
  return execve("/bin/true", none.data(), none.data());
}
long try_executable_memory() {
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? -1 : 0;
}

constexpr std::array kAttempts{
    Attempt{"open", [] { return long{open("/etc/passwd", O_RDONLY)}; }},
    Attempt{"create", [] { return long{open("/tmp/latchkey-mime-was-here", O_WRONLY | O_CREAT, 0600)}; }},
    Attempt{"stat", [] { return syscall(SYS_newfstatat, AT_FDCWD, "/etc", nullptr, 0); }},
    Attempt{"socket", try_socket},
    Attempt{"connect", try_connect},
    Attempt{"execve", try_execve},
    Attempt{"fork", [] { return syscall(SYS_clone, SIGCHLD | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID, 0, 0, 0, 0); }},
    Attempt{"thread", [] { return syscall(SYS_clone, CLONE_VM | CLONE_FS | CLONE_FILES | SIGCHLD, 0, 0, 0, 0); }},
    Attempt{"clone3", [] { return syscall(SYS_clone3, nullptr, 0); }},
    Attempt{"ptrace", [] { return ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr); }},
    Attempt{"kill_parent", [] { return syscall(SYS_kill, getppid(), 0); }},
    Attempt{"read_other_memory", [] { return syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0); }},
    Attempt{"pidfd_open", [] { return syscall(SYS_pidfd_open, 1, 0); }},
    Attempt{"recvmsg", [] { return syscall(SYS_recvmsg, 3, nullptr, 0); }},
    Attempt{"sendto", [] { return syscall(SYS_sendto, 3, "x", 1, 0, nullptr, 0); }},
    Attempt{"dup", [] { return syscall(SYS_dup, 1); }},
    Attempt{"executable_memory", try_executable_memory},
    Attempt{"raise_limit", [] { return syscall(SYS_prlimit64, 0, RLIMIT_NOFILE, nullptr, nullptr); }},
    Attempt{"stop_alarm", [] { return syscall(SYS_setitimer, ITIMER_REAL, nullptr, nullptr); }},
    Attempt{"prctl", [] { return syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0); }},
    Attempt{"unshare", [] { return syscall(SYS_unshare, CLONE_NEWUSER); }},
    Attempt{"mount", [] { return syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, nullptr); }},
    Attempt{"io_uring", [] { return syscall(SYS_io_uring_setup, 8, nullptr); }},
    Attempt{"bpf", [] { return syscall(SYS_bpf, 0, nullptr, 0); }},
    Attempt{"wait_forever", [] { return syscall(SYS_ppoll, nullptr, 0, nullptr, nullptr, 0); }},
    Attempt{"sleep", [] { return syscall(SYS_nanosleep, nullptr, nullptr); }},
};

constexpr int kSucceeded = 200;
constexpr int kNoSandbox = 201;

}  // namespace

int try_to_break_out() {
  bool held = true;
  for (const auto& attempt : kAttempts) {
    std::fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
      if (!enter_program_sandbox() || !enter_message_sandbox(5)) _exit(kNoSandbox);
      // prctl may also answer 0 without effect; only a negative answer is a refusal.
      _exit(attempt.run() < 0 ? errno : kSucceeded);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) return 1;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) {
      std::printf("%s: SIGSYS\n", attempt.name);
    } else if (WIFEXITED(status) && WEXITSTATUS(status) == EACCES) {
      std::printf("%s: EACCES\n", attempt.name);
    } else {
      // Any other outcome counts as a hole: a refusal by accident (ENOENT, say) is not the sandbox's.
      std::printf("%s: NOT REFUSED (status %d)\n", attempt.name, status);
      held = false;
    }
  }
  return held ? 0 : 1;
}

}  // namespace latchkey::mail::helper

#include "cli/testing/run_program.h"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"

extern char** environ;

namespace latchkey::cli {
namespace {

// Files in memory instead of pipes: neither side can block on the other, however much is said.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content) : fd_(memfd_create("run_program", MFD_CLOEXEC)) {
    LK_CHECK(fd_ >= 0);
    while (!content.empty()) {
      ssize_t written = write(fd_, content.data(), content.size());
      LK_CHECK(written > 0);
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    LK_CHECK(lseek(fd_, 0, SEEK_SET) == 0);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(fd_); }

  int fd() const { return fd_; }
  std::string content() const {
    std::string all(static_cast<std::size_t>(lseek(fd_, 0, SEEK_END)), '\0');
    LK_CHECK(pread(fd_, all.data(), all.size(), 0) == static_cast<ssize_t>(all.size()));
    return all;
  }

 private:
  int fd_;
};

}  // namespace

Ran run_program(const std::string& program, const std::vector<std::string>& arguments, std::string_view in) {
  MemoryFile input(in);
  MemoryFile output("");
  MemoryFile errors("");

  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  LK_CHECK(posix_spawn_file_actions_init(&actions) == 0);
  posix_spawn_file_actions_adddup2(&actions, input.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.fd(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.fd(), STDERR_FILENO);
  // In a session of its own: what asks at a terminal finds none, instead of the one the tests were started from.
  posix_spawnattr_t attributes;
  LK_CHECK(posix_spawnattr_init(&attributes) == 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t child = 0;
  int failed = posix_spawnp(&child, program.c_str(), &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return {};

  int status = 0;
  LK_CHECK(waitpid(child, &status, 0) == child);
  return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), output.content(), errors.content()};
}

}  // namespace latchkey::cli

#include "cli/client/state_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace latchkey::client {
namespace {

constexpr std::size_t kLargestFile = 16 << 20;

Failure<Trouble> cannot(const std::filesystem::path& path, std::string_view what) {
  return trouble(Kind::denied, fmt::format("{}: cannot be {}", path.string(), what));
}

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

// Root may own what root reads; anybody else's file is a trap.
bool is_ours_alone(const struct stat& status) { return status.st_uid == geteuid() && (status.st_mode & 077) == 0; }

bool write_all(int fd, BytesView bytes) {
  while (!bytes.empty()) {
    ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Attempt<std::filesystem::path> StateFolder::usual_path() {
  // XDG Base Directory Specification: a path that is not absolute is to be ignored.
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && state[0] == '/') {
    return std::filesystem::path(state) / "latchkey";
  }
  const char* home = std::getenv("HOME");
  if (!home || home[0] != '/') {
    const passwd* user = getpwuid(geteuid());
    home = user ? user->pw_dir : nullptr;
  }
  if (!home || home[0] != '/') return trouble(Kind::invalid, "neither XDG_STATE_HOME nor HOME names a folder");
  return std::filesystem::path(home) / ".local" / "state" / "latchkey";
}

Attempt<StateFolder> StateFolder::open(std::filesystem::path path) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return cannot(path, "made");
  struct stat status{};
  if (lstat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return cannot(path, "used as a folder");
  if (!is_ours_alone(status)) {
    return trouble(Kind::denied, fmt::format("{}: must be yours and closed to others (chmod 700)", path.string()));
  }
  return StateFolder(std::move(path));
}

Attempt<std::optional<SecretBytes>> StateFolder::read(const std::string& name) const {
  auto path = path_ / name;
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.fd() < 0 && errno == ENOENT) return std::optional<SecretBytes>();
  struct stat status{};
  if (file.fd() < 0 || fstat(file.fd(), &status) != 0 || !S_ISREG(status.st_mode)) return cannot(path, "read");
  if (!is_ours_alone(status)) {
    return trouble(Kind::denied, fmt::format("{}: must be yours and closed to others (chmod 600)", path.string()));
  }
  auto size = static_cast<std::size_t>(status.st_size);
  if (size > kLargestFile) return cannot(path, "read");
  SecretBytes content(size);
  std::size_t filled = 0;
  while (filled < size) {
    auto rest = content.expose_writable().subspan(filled);
    ssize_t got = ::read(file.fd(), rest.data(), rest.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return cannot(path, "read");
    filled += static_cast<std::size_t>(got);
  }
  return std::optional(std::move(content));
}

Outcome StateFolder::write(const std::string& name, BytesView content) const {
  auto path = path_ / name;
  auto fresh = path_ / fmt::format("{}.{}.new", name, getpid());
  {
    const File file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.fd() < 0) return cannot(fresh, "written");
    if (!write_all(file.fd(), content) || fsync(file.fd()) != 0) {
      unlink(fresh.c_str());
      return cannot(fresh, "written");
    }
  }
  if (rename(fresh.c_str(), path.c_str()) != 0) return cannot(path, "replaced");
  return finished();
}

Outcome StateFolder::remove(const std::string& name) const {
  auto path = path_ / name;
  if (unlink(path.c_str()) != 0 && errno != ENOENT) return cannot(path, "removed");
  return finished();
}

Attempt<StateFolder::Lock> StateFolder::lock() const {
  auto path = path_ / "lock";
  int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return cannot(path, "opened");
  Lock held(fd);
  while (flock(fd, LOCK_EX) != 0) {
    if (errno != EINTR) return cannot(path, "locked");
  }
  return held;
}

StateFolder::Lock::~Lock() {
  if (fd_ >= 0) close(fd_);  // and lets go of it
}

}  // namespace latchkey::client

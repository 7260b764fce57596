#include "cli/input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace latchkey::cli {
namespace {

class File {
 public:
  explicit File(const std::string& path)
      : fd_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ > STDIN_FILENO) close(fd_);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

Result<SecretBytes, Trouble> read_input(const std::string& path, std::size_t limit) {
  std::string name = path == "-" ? "standard input" : path;
  File file(path);
  if (file.fd() < 0) {
    if (errno == ENOENT) return trouble(Kind::not_found, fmt::format("{}: no such file", name));
    return trouble(Kind::denied, fmt::format("{}: cannot be opened", name));
  }
  // Grown by hand: a vector that grows leaves its old bytes unwiped.
  SecretBytes content(std::min<std::size_t>(limit + 1, 1 << 16));
  std::size_t filled = 0;
  while (true) {
    if (filled == content.size()) {
      if (filled > limit) return trouble(Kind::limited, fmt::format("{}: larger than {} MiB", name, limit >> 20));
      SecretBytes larger(std::min(limit + 1, content.size() * 2));
      std::copy_n(content.expose().begin(), filled, larger.expose_writable().begin());
      content = std::move(larger);
    }
    auto free = content.expose_writable().subspan(filled);
    ssize_t got = read(file.fd(), free.data(), free.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return trouble(Kind::unavailable, fmt::format("{}: cannot be read", name));
    if (got == 0) return SecretBytes(content.expose().first(filled));
    filled += static_cast<std::size_t>(got);
  }
}

}  // namespace latchkey::cli

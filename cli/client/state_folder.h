// The folder in which this program keeps what it must remember between two calls: 0700, its files 0600 and replaced as
// a whole, so that a crash leaves the former one.
#pragma once
#include <filesystem>
#include <optional>

#include "base/secret_bytes.h"
#include "cli/client/trouble.h"

namespace latchkey::client {

class StateFolder {
 public:
  // $XDG_STATE_HOME/latchkey, or ~/.local/state/latchkey where that is not set or not absolute.
  static Attempt<std::filesystem::path> usual_path();
  // Makes it where it is missing. Kind::denied where others may read it or it is somebody else's.
  static Attempt<StateFolder> open(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }

  // Nothing where there is no such file. Kind::denied for one that others may read.
  Attempt<std::optional<SecretBytes>> read(const std::string& name) const;
  Outcome write(const std::string& name, BytesView content) const;
  Outcome remove(const std::string& name) const;  // good if there was none

  // Held by one process at a time, until its end: for reading, changing and writing back.
  class Lock {
   public:
    Lock(Lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Lock& operator=(Lock&&) = delete;
    ~Lock();

   private:
    friend class StateFolder;
    explicit Lock(int fd) : fd_(fd) {}
    int fd_;
  };
  Attempt<Lock> lock() const;

 private:
  explicit StateFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace latchkey::client

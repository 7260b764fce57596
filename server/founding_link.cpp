#include "server/founding_link.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace latchkey {
namespace fs = std::filesystem;
namespace {

constexpr const char* kMark = "latchkeyd.pid";
constexpr const char* kLink = "founding-link";

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path);
  if (!in) return std::nullopt;
  std::string text;
  std::getline(in, text);
  return text;
}

// Written beside and moved into place, so that a reader sees all of it or nothing.
bool write_file(const fs::path& path, const std::string& text) {
  fs::path draft = path.string() + ".new";
  int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return false;
  bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(file);
  std::error_code error;
  if (written) fs::rename(draft, path, error);
  return written && !error;
}

std::optional<pid_t> server_of(const fs::path& folder) {
  auto text = read_file(folder / kMark);
  if (!text) return std::nullopt;
  pid_t pid = 0;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), pid);
  if (error != std::errc() || pid <= 1) return std::nullopt;
  // The number may have gone to somebody else after a crash.
  auto name = read_file("/proc/" + std::to_string(pid) + "/comm");
  if (name != "latchkeyd") return std::nullopt;
  return pid;
}

}  // namespace

Task<Result<std::string>> make_founding_link(members::Founding* founding, std::string public_url) {
  LK_CO_TRY(token, co_await founding->issue_token());
  co_return public_url + "/found#" + token;
}

ServerMark::ServerMark(fs::path folder) : folder_(std::move(folder)) {
  write_file(folder_ / kMark, std::to_string(::getpid()) + "\n");
}

ServerMark::~ServerMark() {
  std::error_code ignored;
  fs::remove(folder_ / kMark, ignored);
  fs::remove(folder_ / kLink, ignored);
}

Done ServerMark::leave_link(const std::string& link) {
  if (!write_file(folder_ / kLink, link + "\n")) return fail(Kind::unavailable, "founding link: storage folder");
  return done();
}

Result<std::string> ask_server_for_link(const fs::path& folder) {
  auto server = server_of(folder);
  if (!server) return fail(Kind::not_found, "founding link: no server");
  std::error_code ignored;
  fs::remove(folder / kLink, ignored);
  if (::kill(*server, SIGUSR1) != 0) return fail(Kind::unavailable, "founding link: signal");
  for (int i = 0; i < 100; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    auto link = read_file(folder / kLink);
    if (!link) continue;
    fs::remove(folder / kLink, ignored);
    return *link;
  }
  return fail(Kind::unavailable, "founding link: no answer");
}

}  // namespace latchkey

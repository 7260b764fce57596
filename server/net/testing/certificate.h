// A self-signed certificate for tests that speak TLS, and a folder to keep it in.
#pragma once
#include <filesystem>
#include <string>

namespace latchkey::net_testing {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Certificate {
  std::string certificate;  // PEM files
  std::string key;
};
Certificate make_certificate(const std::filesystem::path& folder, const std::string& name);

}  // namespace latchkey::net_testing

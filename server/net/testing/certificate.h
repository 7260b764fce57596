// A self-signed certificate for tests that speak TLS, and a folder to keep it in.
#pragma once
#include <filesystem>
#include <string>

namespace latchkey::net_testing {

struct Certificate {
  std::string certificate;  // PEM files
  std::string key;
};
Certificate make_certificate(const std::filesystem::path& folder, const std::string& name);

}  // namespace latchkey::net_testing

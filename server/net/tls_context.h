// Certificate and key, loaded once and shared by every connection of a listener. OpenSSL stays behind it.
#pragma once
#include <memory>
#include <string>

#include "base/result.h"

namespace latchkey::net {

// What is wrong with certificate or key, in words for the operator who named the files.
struct TlsProblem {
  std::string sentence;
};

class TlsContext {
 public:
  // PEM files: the certificate with its chain, the key without a passphrase. TLS 1.2 and up.
  static Result<TlsContext, TlsProblem> load(const std::string& certificate, const std::string& key);

  // For tests and our own clients: trusts what `authority` (a PEM file) signed and wants the peer to have that name.
  static Result<TlsContext, TlsProblem> for_client(const std::string& authority);

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit TlsContext(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  // Shared with each connection's TLS state; the last connection lets go, so a context may be replaced while they live.
  std::shared_ptr<Impl> impl_;
};

}  // namespace latchkey::net

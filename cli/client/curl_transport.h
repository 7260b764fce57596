// HTTP over libcurl: certificates and host names checked, no redirects, a deadline and a size limit on every answer.
// The one file that includes the library. SSL_CERT_FILE names other authorities than the system's, as for most
// programs.
#pragma once
#include <memory>

#include "cli/client/origin.h"
#include "cli/client/transport.h"

namespace latchkey::client {

class CurlTransport final : public Transport {
 public:
  explicit CurlTransport(const Origin& origin);
  ~CurlTransport() override;
  CurlTransport(const CurlTransport&) = delete;
  CurlTransport& operator=(const CurlTransport&) = delete;

  Attempt<HttpAnswer> send(const HttpRequest& request) override;

 private:
  struct Handle;
  Origin origin_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace latchkey::client

// The OpenSSL side of TlsContext, for stream.cpp.
#pragma once
#include <openssl/ssl.h>

#include <memory>

#include "server/net/tls_context.h"

namespace latchkey::net {

struct FreeSslContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSsl {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};

struct TlsContext::Impl {
  std::unique_ptr<SSL_CTX, FreeSslContext> context;
  bool client = false;
};

}  // namespace latchkey::net

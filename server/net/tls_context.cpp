#include "server/net/tls_context.h"

#include <openssl/err.h>

#include "server/net/tls_context_impl.h"

namespace latchkey::net {
namespace {

// OpenSSL's texts name a reason ("no start line", "key values mismatch"), never contents of the files.
std::string last_reason() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  return reason ? reason : "unreadable";
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned offered_size, void*) {
  static constexpr unsigned char kHttp11[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  // A client that insists on something else (a mail client offers none) goes on without ALPN.
  if (SSL_select_next_proto(&found, size, kHttp11, sizeof kHttp11 - 1, offered, offered_size) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_NOACK;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

void apply_modes(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                   SSL_OP_CLEANSE_PLAINTEXT);
  // Buffers are given back between records: most of what an idle connection would otherwise keep.
  SSL_CTX_set_mode(context,
                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // Tickets resume without anything kept here.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

}  // namespace

Result<TlsContext, TlsProblem> TlsContext::load(const std::string& certificate, const std::string& key) {
  auto impl = std::make_shared<Impl>();
  impl->context.reset(SSL_CTX_new(TLS_server_method()));
  LK_CHECK(impl->context);
  SSL_CTX* context = impl->context.get();
  apply_modes(context);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
    return fail(TlsProblem{"the certificate " + certificate + " cannot be used: " + last_reason()});
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1)
    return fail(TlsProblem{"the key " + key + " cannot be used: " + last_reason()});
  if (SSL_CTX_check_private_key(context) != 1)
    return fail(TlsProblem{"the key " + key + " does not belong to the certificate " + certificate});
  return TlsContext(std::move(impl));
}

Result<TlsContext, TlsProblem> TlsContext::for_client(const std::string& authority) {
  auto impl = std::make_shared<Impl>();
  impl->client = true;
  impl->context.reset(SSL_CTX_new(TLS_client_method()));
  LK_CHECK(impl->context);
  apply_modes(impl->context.get());
  ERR_clear_error();
  if (SSL_CTX_load_verify_locations(impl->context.get(), authority.c_str(), nullptr) != 1)
    return fail(TlsProblem{"the authority " + authority + " cannot be used: " + last_reason()});
  SSL_CTX_set_verify(impl->context.get(), SSL_VERIFY_PEER, nullptr);
  return TlsContext(std::move(impl));
}

}  // namespace latchkey::net

#include "server/http/security_headers.h"

namespace latchkey::http {
namespace {

// 'wasm-unsafe-eval' is what libsodium's WebAssembly needs; it does not allow eval(). The service worker and the crypto
// worker are 'self'. blob: in frames is the sandboxed frame a mail is shown in; in images, QR codes and attachments.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

constexpr std::pair<std::string_view, std::string_view> kAlways[] = {
    {"Content-Security-Policy", kPagePolicy},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    // The camera is for QR codes.
    {"Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"},
};

}  // namespace

void add_security_headers(Response& response, bool secure) {
  for (auto [name, value] : kAlways)
    if (!response.headers.find(name)) response.headers.add(std::string(name), std::string(value));
  if (secure) response.headers.add("Strict-Transport-Security", "max-age=31536000");
  // Answers are about secrets unless something (a static file) says otherwise.
  if (!response.headers.find("Cache-Control")) response.headers.add("Cache-Control", "no-store");
}

}  // namespace latchkey::http

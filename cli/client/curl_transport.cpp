#include "cli/client/curl_transport.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <cstdlib>
#include <limits>

#include "base/secret_bytes.h"

namespace latchkey::client {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kAnswerSeconds = 30;
constexpr std::size_t kLargestAnswer = 64 << 20;

struct Received {
  std::string body;
  bool too_large = false;
};

// Called by the library: nothing may be thrown through it.
std::size_t receive(char* data, std::size_t, std::size_t size, void* into) noexcept try {
  auto& received = *static_cast<Received*>(into);
  if (received.body.size() + size > kLargestAnswer) {
    received.too_large = true;
    return 0;
  }
  received.body.append(data, size);
  return size;
} catch (...) {
  return 0;
}

class Headers {
 public:
  Headers() = default;
  Headers(const Headers&) = delete;
  Headers& operator=(const Headers&) = delete;
  ~Headers() { curl_slist_free_all(list_); }
  void add(const std::string& line) {
    curl_slist* longer = curl_slist_append(list_, line.c_str());
    LK_CHECK(longer);
    list_ = longer;
  }
  curl_slist* list() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

// The library's own text may quote what was sent; ours does not.
std::string_view why(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return "its name is not known";
    case CURLE_COULDNT_RESOLVE_PROXY: return "the proxy's name is not known";
    case CURLE_COULDNT_CONNECT: return "nobody answers there";
    case CURLE_OPERATION_TIMEDOUT: return "it takes too long to answer";
    case CURLE_PEER_FAILED_VERIFICATION: return "its certificate is not to be trusted";
    case CURLE_SSL_CONNECT_ERROR: return "no encrypted connection came about";
    default: return "the connection broke";
  }
}

}  // namespace

struct CurlTransport::Handle {
  CURL* curl = curl_easy_init();
  ~Handle() { curl_easy_cleanup(curl); }
};

CurlTransport::CurlTransport(const Origin& origin) : origin_(origin) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  LK_CHECK(started == CURLE_OK);
  handle_ = std::make_unique<Handle>();
  LK_CHECK(handle_->curl);
}
CurlTransport::~CurlTransport() = default;

Attempt<HttpAnswer> CurlTransport::send(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);  // keeps the connection
  std::string url = origin_.text() + request.path;
  Received received;
  Headers headers;
  headers.add("Accept: application/json, application/problem+json");
  if (request.json) headers.add("Content-Type: application/json");
  headers.add("Expect:");  // no round trip for permission to send a megabyte

  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, origin_.is_encrypted() ? "https" : "http");
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.list());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "latchkey");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kAnswerSeconds);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
  if (const char* authorities = std::getenv("SSL_CERT_FILE")) curl_easy_setopt(curl, CURLOPT_CAINFO, authorities);
  // What is said to this machine goes to no proxy.
  if (origin_.is_this_machine()) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  if (!request.token.empty()) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<unsigned long>(CURLAUTH_BEARER));
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, request.token.c_str());
  }
  if (request.json) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.json->size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.json->c_str());
  } else if (request.method == "POST" || request.method == "PUT") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{0});
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, "");
  }

  CURLcode code = curl_easy_perform(curl);
  if (received.too_large) return trouble(Kind::limited, origin_.text() + " answered with more than 64 MiB");
  if (code != CURLE_OK)
    return trouble(Kind::unavailable, fmt::format("no answer from {}: {}", origin_.text(), why(code)));
  HttpAnswer answer;
  long status = 0;
  curl_off_t retry_after = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after);
  answer.status = static_cast<int>(status);
  if (retry_after > 0 && retry_after < std::numeric_limits<int>::max()) answer.retry_after = retry_after;
  answer.body = std::move(received.body);
  return answer;
}

}  // namespace latchkey::client

#include "server/http/message.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "server/http/percent.h"

namespace latchkey::http {
namespace {
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
    case Method::other: break;
  }
  return "";
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(fields_, [&](const auto& field) { return equals_ignoring_case(field.first, name); });
  add(std::string(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& [field, value] : fields_)
    if (equals_ignoring_case(field, name)) return value;
  return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(fields_, [&](const auto& field) { return equals_ignoring_case(field.first, name); }));
}

std::string_view Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters)
    if (key == name) return value;
  check_failed("the path's template has this parameter", __FILE__, __LINE__);
}

std::string_view Request::query_text() const {
  auto mark = target.find('?');
  return mark == target.npos ? std::string_view() : std::string_view(target).substr(mark + 1);
}

std::optional<std::string> Request::query(std::string_view name) const {
  for (std::string_view rest = query_text(); !rest.empty();) {
    auto end = rest.find('&');
    auto pair = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    auto equals = pair.find('=');
    if (pair.substr(0, equals) != name) continue;
    return percent_decode(equals == pair.npos ? std::string_view() : pair.substr(equals + 1), PlusSign::itself);
  }
  return std::nullopt;
}

FileBody::Descriptor::~Descriptor() { ::close(number); }

std::optional<FileBody> FileBody::open(const std::string& path) {
  int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (number < 0) return std::nullopt;
  FileBody body;
  body.descriptor_ = std::make_shared<Descriptor>(number);
  struct stat status{};
  if (::fstat(number, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  body.size_ = static_cast<std::size_t>(status.st_size);
  return body;
}

std::size_t FileBody::read(std::size_t at, std::span<char> into) const {
  std::size_t total = 0;
  while (total < into.size()) {
    auto got = ::pread(descriptor_->number, into.data() + total, into.size() - total, static_cast<off_t>(at + total));
    if (got <= 0) break;
    total += static_cast<std::size_t>(got);
  }
  return total;
}

Response Response::with(int status, std::string content_type, std::string body) {
  Response response;
  response.status = status;
  if (!content_type.empty()) response.headers.add("Content-Type", std::move(content_type));
  response.body = std::move(body);
  return response;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 100: return "Continue";
    case 101: return "Switching Protocols";
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
  }
}

}  // namespace latchkey::http

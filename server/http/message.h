// Requests and responses as handlers see them: no sockets, no parser.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "server/net/ip_address.h"
#include "server/net/stream.h"

namespace latchkey::http {

enum class Method { get, head, post, put, patch, del, other };
std::string_view name_of(Method method);

class Headers {
 public:
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);                 // replaces all of that name
  std::optional<std::string_view> find(std::string_view name) const;  // the first, whatever its case
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII

struct Request {
  Method method = Method::other;
  std::string target;  // as sent: path and query
  std::string path;    // as sent, without the query
  Headers headers;
  std::string body;
  net::IpAddress client;  // who asks: the peer, or whom a trusted proxy names
  bool secure = false;    // arrived over TLS, here or at a trusted proxy
  // What the path template named, percent-decoded; names are the template's own text.
  std::vector<std::pair<std::string_view, std::string>> parameters;

  std::string_view parameter(std::string_view name) const;        // one the template has
  std::optional<std::string> query(std::string_view name) const;  // percent-decoded; the first of that name
  std::string_view query_text() const;                            // what stands after '?'
  std::string address() const { return client.text(); }

  // A typed id of the path. What is not an id names nothing: not_found.
  template <typename Id>
  Result<Id> id(std::string_view name) const {
    if (auto parsed = Id::parse(parameter(name))) return *parsed;
    return fail(Kind::not_found, "path: id");
  }
};

// Bytes of a file, sent as they are read.
class FileBody {
 public:
  // The file is opened anew each time; nothing where it is gone.
  static std::optional<FileBody> open(const std::string& path);
  std::size_t size() const { return size_; }
  // Up to into.size() bytes from `at`; fewer only where the file became shorter since.
  std::size_t read(std::size_t at, std::span<char> into) const;

 private:
  struct Descriptor {
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number;
  };
  // Shared by copies of the response; the last one closes.
  std::shared_ptr<Descriptor> descriptor_;
  std::size_t size_ = 0;
};

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::optional<FileBody> file;  // instead of body
  // For 101: takes the connection over. Nothing else of the response is sent.
  std::function<Task<Done>(net::Stream)> take_over;

  static Response empty(int status) { return with(status, "", ""); }
  static Response with(int status, std::string content_type, std::string body);
};

std::string_view reason_of(int status);

}  // namespace latchkey::http

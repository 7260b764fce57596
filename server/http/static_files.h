// The web app, from a folder. What there is to serve is listed once at start: a request chooses from the list and never
// names a path of the file system.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/http/message.h"

namespace latchkey::http {

class StaticFiles {
 public:
  // Files `name.br` and `name.gz` beside `name` are its compressed forms. Nothing where the folder cannot be read.
  static std::optional<StaticFiles> list(const std::filesystem::path& folder, bool with_demo_page);

  // For GET and HEAD. A path without a file is the app's own (its router shows it) where a browser navigates to it; any
  // other is 404.
  Response serve(const Request& request) const;

  std::size_t size() const { return files_.size(); }

 private:
  struct Form {
    std::string path;
    std::string etag;
  };
  struct File {
    Form plain;
    std::optional<Form> br;
    std::optional<Form> gz;
    std::string type;
    bool immutable = false;
  };
  Response serve(const Request& request, const File& file) const;
  std::unordered_map<std::string, File> files_;  // by URL path
};

}  // namespace latchkey::http

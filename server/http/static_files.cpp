#include "server/http/static_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/http/percent.h"
#include "server/http/problem.h"

namespace latchkey::http {
namespace fs = std::filesystem;
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".zip", "application/zip"},
};

std::string type_of(const fs::path& path) {
  auto extension = path.extension().string();
  for (auto [known, type] : kTypes)
    if (extension == known) return std::string(type);
  return "application/octet-stream";
}

// The page a mail is shown in: foreign HTML, so a policy of its own. It may carry styles inline, may be framed by us
// alone, and can neither run a script nor load or send anything.
constexpr std::string_view kMailFramePolicy =
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data: blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

// What bundlers write: name-3fA9_x2k.js. Content under such a name never changes.
bool has_content_hash(const fs::path& path) {
  std::string stem = path.stem().string();
  auto dash = stem.find_last_of("-.");
  if (dash == stem.npos || stem.size() - dash - 1 < 8) return false;
  auto hash = std::string_view(stem).substr(dash + 1);
  bool digit_or_capital = false;
  for (char c : hash) {
    bool letter = (c >= 'a' && c <= 'z') || c == '_';
    bool other = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    if (!letter && !other) return false;
    digit_or_capital |= other;
  }
  return digit_or_capital;  // "service-worker" and the like are words
}

std::string etag_of(const fs::path& path) {
  std::error_code error;
  auto written = fs::last_write_time(path, error).time_since_epoch().count();
  return fmt::format("\"{:x}-{:x}\"", written, fs::file_size(path, error));
}

// RFC 9110, 12.5.3, as far as a choice between three forms needs it: named and not with q=0.
bool accepts(const Request& request, std::string_view coding) {
  auto accepted = request.headers.find("Accept-Encoding");
  if (!accepted) return false;
  for (std::string_view rest = *accepted; !rest.empty();) {
    auto comma = rest.find(',');
    auto part = rest.substr(0, comma);
    rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
    while (part.starts_with(' ')) part.remove_prefix(1);
    auto end = part.find_first_of("; ");
    if (!equals_ignoring_case(part.substr(0, end), coding)) continue;
    auto quality = part.find("q=");
    return quality == part.npos || part.substr(quality + 2).find_first_of("123456789") != part.npos;
  }
  return false;
}

bool is_navigation(const Request& request) {
  auto mode = request.headers.find("Sec-Fetch-Mode");
  if (mode) return *mode == "navigate";
  auto accept = request.headers.find("Accept");
  return accept && accept->find("text/html") != accept->npos;
}

bool etag_matches(const Request& request, std::string_view etag) {
  auto known = request.headers.find("If-None-Match");
  return known && (known->find(etag) != known->npos || *known == "*");
}

}  // namespace

std::optional<StaticFiles> StaticFiles::list(const fs::path& folder, bool with_demo_page) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  if (error) return std::nullopt;
  StaticFiles files;
  for (auto entry = fs::begin(entries); entry != fs::end(entries); entry.increment(error)) {
    if (error) return std::nullopt;
    // Links could lead out of the folder; hidden files are nobody's page.
    if (entry->path().filename().string().starts_with('.')) {
      if (entry->is_directory(error)) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_symlink(error) || !entry->is_regular_file(error)) continue;
    auto extension = entry->path().extension();
    if (extension == ".br" || extension == ".gz" || extension == ".map") continue;
    std::string url = "/" + entry->path().lexically_relative(folder).generic_string();
    if (url == "/demo.html" && !with_demo_page) continue;

    File file;
    file.plain = {entry->path().string(), etag_of(entry->path())};
    file.type = type_of(entry->path());
    file.immutable = has_content_hash(entry->path());
    for (auto [suffix, form] : {std::pair{".br", &file.br}, std::pair{".gz", &file.gz}}) {
      fs::path compressed = entry->path().string() + suffix;
      if (fs::is_regular_file(compressed, error)) *form = Form{compressed.string(), etag_of(compressed)};
    }
    files.files_.emplace(std::move(url), std::move(file));
  }
  return files;
}

Response StaticFiles::serve(const Request& request) const {
  auto path = percent_decode(request.path, PlusSign::itself);
  if (!path) return problem(400, "invalid", "path: malformed");
  auto found = files_.find(*path == "/" ? "/index.html" : *path);
  if (found == files_.end()) found = files_.find(*path + ".html");
  if (found == files_.end() && is_navigation(request) && *path != "/demo") found = files_.find("/index.html");
  if (found == files_.end()) return problem(404, "not-found", "path: nothing here");
  return serve(request, found->second);
}

Response StaticFiles::serve(const Request& request, const File& file) const {
  const Form* form = &file.plain;
  std::string_view coding;
  if (file.br && accepts(request, "br")) {
    form = &*file.br;
    coding = "br";
  } else if (file.gz && accepts(request, "gzip")) {
    form = &*file.gz;
    coding = "gzip";
  }

  Response response;
  response.headers.add("ETag", form->etag);
  response.headers.add("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.br || file.gz) response.headers.add("Vary", "Accept-Encoding");
  if (etag_matches(request, form->etag)) {
    response.status = 304;
    return response;
  }
  response.file = FileBody::open(form->path);
  if (!response.file) return problem(404, "not-found", "path: nothing here");
  response.headers.add("Content-Type", file.type);
  if (!coding.empty()) response.headers.add("Content-Encoding", std::string(coding));
  if (form->path.find("/mail-frame.html") != std::string::npos)
    response.headers.add("Content-Security-Policy", std::string(kMailFramePolicy));
  return response;
}

}  // namespace latchkey::http

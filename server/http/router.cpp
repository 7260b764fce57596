#include "server/http/router.h"

#include <algorithm>

#include "server/http/percent.h"

namespace latchkey::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(path.starts_with('/') ? 1 : 0);
  for (;;) {
    auto slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == path.npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](const std::string& expected, std::string_view segment) {
                      return is_parameter(expected) ? !segment.empty() : expected == segment;
                    });
}

}  // namespace

void Router::add(Route route) {
  auto entry = std::make_unique<Entry>();
  for (auto segment : split(route.path)) entry->segments.emplace_back(segment);
  entry->route = std::move(route);
  // Literal segments before parameters: /sessions/current/elevation is not the session "current".
  auto literal = [](const auto& candidate) {
    return std::ranges::count_if(candidate->segments, [](const auto& segment) { return !is_parameter(segment); });
  };
  auto place = std::ranges::find_if(entries_, [&](const auto& other) { return literal(other) < literal(entry); });
  entries_.insert(place, std::move(entry));
}

Router::Match Router::match(Method method, std::string_view path) const {
  auto segments = split(path);
  if (method == Method::head) method = Method::get;
  std::string allow;
  for (const auto& entry : entries_) {
    if (!matches(entry->segments, segments)) continue;
    if (entry->route.method != method) {
      if (!allow.empty()) allow += ", ";
      allow += name_of(entry->route.method);
      if (entry->route.method == Method::get) allow += ", HEAD";
      continue;
    }
    Found found{&entry->route, {}};
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const std::string& pattern = entry->segments[i];
      if (!is_parameter(pattern)) continue;
      auto decoded = percent_decode(segments[i], PlusSign::itself);
      if (!decoded) return Unknown{};
      found.parameters.emplace_back(std::string_view(pattern).substr(1, pattern.size() - 2), std::move(*decoded));
    }
    return found;
  }
  if (!allow.empty()) return WrongMethod{std::move(allow)};
  return Unknown{};
}

}  // namespace latchkey::http

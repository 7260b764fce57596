#include "server/http/site.h"

#include <algorithm>

namespace latchkey::http {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool is_host_text(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' || c == '[' || c == ']';
  });
}

// The port a scheme implies is not written, in Host and Origin alike.
std::string_view without_default_port(std::string_view host, std::string_view scheme) {
  std::string_view port = scheme == "https" ? ":443" : ":80";
  return host.ends_with(port) ? host.substr(0, host.size() - port.size()) : host;
}

}  // namespace

std::optional<Site> Site::make(const std::string& public_url, std::uint16_t port, bool tls,
                               const std::vector<std::string>& further_hosts) {
  std::string url = lower_case(public_url);
  std::string_view scheme = url.starts_with("https://") ? "https" : url.starts_with("http://") ? "http" : "";
  if (scheme.empty()) return std::nullopt;
  std::string_view rest = std::string_view(url).substr(scheme.size() + 3);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (!is_host_text(rest)) return std::nullopt;

  Site site;
  std::string host(without_default_port(rest, scheme));
  site.hosts_.push_back(host);
  site.origins_.push_back(std::string(scheme) + "://" + host);
  std::string_view own_scheme = tls ? "https" : "http";
  for (auto name : {"localhost", "127.0.0.1", "[::1]"}) {
    std::string with_port = std::string(name) + ":" + std::to_string(port);
    std::string local(without_default_port(with_port, own_scheme));
    site.origins_.push_back(std::string(own_scheme) + "://" + local);
    site.hosts_.push_back(std::move(local));
  }
  for (const auto& further : further_hosts) site.hosts_.push_back(lower_case(further));
  return site;
}

bool Site::is_host(std::string_view host) const {
  return std::ranges::any_of(hosts_, [&](const auto& known) { return equals_ignoring_case(known, host); });
}

bool Site::is_origin(std::string_view origin) const {
  return std::ranges::any_of(origins_, [&](const auto& known) { return equals_ignoring_case(known, origin); });
}

std::string Site::host_name() const {
  const std::string& host = hosts_.front();
  auto colon = host.rfind(':');
  bool has_port = colon != host.npos && host.find(']', colon) == host.npos;
  return has_port ? host.substr(0, colon) : host;
}

}  // namespace latchkey::http

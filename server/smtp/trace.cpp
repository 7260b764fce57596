#include "server/smtp/trace.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

namespace latchkey::smtp {

std::string trace_headers(const Envelope& envelope, std::string_view host_name, std::string_view protocol) {
  bool v6 = envelope.peer.find(':') != std::string::npos;
  // fmt's names of days and months are English unless asked otherwise.
  return fmt::format(
      "Return-Path: <{}>\r\nReceived: from {} ([{}{}])\r\n\tby {} with {} id {};\r\n\t{:%a, %d %b %Y %H:%M:%S} "
      "+0000\r\n",
      envelope.reverse_path, envelope.helo, v6 ? "IPv6:" : "", envelope.peer, host_name, protocol, envelope.id,
      std::chrono::floor<std::chrono::seconds>(envelope.received_at));
}

std::size_t count_hops(std::string_view raw) {
  constexpr std::string_view kName = "received:";
  std::size_t hops = 0;
  while (!raw.empty()) {
    std::string_view line = raw.substr(0, raw.find('\n'));
    raw.remove_prefix(std::min(line.size() + 1, raw.size()));
    if (line.empty() || line == "\r") break;
    bool received =
        line.size() >= kName.size() && std::equal(kName.begin(), kName.end(), line.begin(), [](char a, char b) {
          return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
        });
    if (received) ++hops;
  }
  return hops;
}

}  // namespace latchkey::smtp

#include "cli/client/origin.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>

namespace latchkey::client {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool names_this_machine(const boost::urls::url_view& url, const std::string& host) {
  switch (url.host_type()) {
    case boost::urls::host_type::ipv4: return url.host_ipv4_address().is_loopback();
    case boost::urls::host_type::ipv6: return url.host_ipv6_address().is_loopback();
    default: return host == "localhost" || host.ends_with(".localhost");
  }
}

}  // namespace

Attempt<Origin> Origin::parse(std::string_view url) {
  auto refuse = [] { return trouble(Kind::invalid, "this is not the address of a server"); };
  auto parsed = boost::urls::parse_uri(url);
  if (!parsed || parsed->has_userinfo() || parsed->host().empty()) return refuse();
  Origin origin;
  std::string scheme = lower(parsed->scheme());
  origin.encrypted_ = scheme == "https";
  if (!origin.encrypted_ && scheme != "http") return refuse();

  std::uint16_t usual = origin.encrypted_ ? 443 : 80;
  origin.port_ = usual;
  if (std::string port(parsed->port()); !port.empty()) {
    // parse_uri takes any number of digits, and its port_number() what is left of them in 16 bits.
    auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), origin.port_);
    if (error != std::errc() || end != port.data() + port.size() || origin.port_ == 0) return refuse();
  }

  origin.host_ = lower(parsed->host_address());
  origin.this_machine_ = names_this_machine(*parsed, origin.host_);
  if (!origin.encrypted_ && !origin.this_machine_) {
    return trouble(Kind::invalid, "the server's address begins with http://, which only this machine's may");
  }
  std::string shown = parsed->host_type() == boost::urls::host_type::ipv6 ? "[" + origin.host_ + "]" : origin.host_;
  origin.text_ = fmt::format("{}://{}", scheme, shown);
  if (origin.port_ != usual) origin.text_ += fmt::format(":{}", origin.port_);
  return origin;
}

Attempt<SignInLink> parse_sign_in_link(std::string_view text) {
  std::string_view link = trim(text);
  auto hash = link.find('#');
  auto refuse = [] {
    return trouble(Kind::invalid, "a sign-in link looks like https://SERVER/sign-in#WORKSPACE.MEMBER (Emergency Kit)");
  };
  if (hash == std::string_view::npos) return refuse();
  std::string_view fragment = link.substr(hash + 1);
  auto dot = fragment.find('.');
  if (dot == std::string_view::npos) return refuse();
  auto workspace = WorkspaceId::parse(fragment.substr(0, dot));
  auto member = MemberId::parse(fragment.substr(dot + 1));
  if (!workspace || !member) return refuse();
  LK_TRY(origin, Origin::parse(link.substr(0, hash)));
  return SignInLink{std::move(origin), std::move(*workspace), std::move(*member)};
}

}  // namespace latchkey::client

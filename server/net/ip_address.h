// IP addresses as values: what a peer is called in logs and sessions, counted by in rate limits, and compared with in
// lists of trusted proxies. Nothing here touches a socket.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey::net {

class IpAddress {
 public:
  IpAddress() = default;                                         // ::
  static std::optional<IpAddress> parse(std::string_view text);  // 127.0.0.1, ::1; no zone, no brackets, no port
  static IpAddress from_v4(std::array<std::uint8_t, 4> bytes);
  static IpAddress from_v6(std::array<std::uint8_t, 16> bytes);  // an IPv4-mapped one becomes the IPv4 address

  bool is_v4() const;
  bool is_loopback() const;
  std::string text() const;
  const std::array<std::uint8_t, 16>& bytes() const& { return bytes_; }  // IPv4 as ::ffff:a.b.c.d
  const std::array<std::uint8_t, 16>& bytes() && = delete;               // of an address that is gone at once

  // Whom a limit counts: an IPv4 address, or the /64 of an IPv6 one, because a /64 is what one customer is given.
  IpAddress subscriber() const;

  friend auto operator<=>(const IpAddress&, const IpAddress&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

// 10.0.0.0/8, fd00::/8, or a single address.
class IpRange {
 public:
  static std::optional<IpRange> parse(std::string_view text);
  bool contains(const IpAddress& address) const;

 private:
  IpAddress base_;
  unsigned bits_ = 128;
};

// Where to listen or whom one talks to.
struct Endpoint {
  IpAddress address;
  std::uint16_t port = 0;
  // 127.0.0.1:8700, [::1]:8700
  static std::optional<Endpoint> parse(std::string_view text);
  std::string text() const;
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

}  // namespace latchkey::net

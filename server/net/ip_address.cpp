#include "server/net/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace latchkey::net {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

template <typename T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  // inet_pton wants a terminated string; nothing longer than this is an address.
  if (text.empty() || text.size() >= INET6_ADDRSTRLEN || text.find('\0') != text.npos) return std::nullopt;
  std::string terminated(text);
  std::array<std::uint8_t, 4> v4;
  if (inet_pton(AF_INET, terminated.c_str(), v4.data()) == 1) return from_v4(v4);
  std::array<std::uint8_t, 16> v6;
  if (inet_pton(AF_INET6, terminated.c_str(), v6.data()) == 1) return from_v6(v6);
  return std::nullopt;
}

IpAddress IpAddress::from_v4(std::array<std::uint8_t, 4> bytes) {
  IpAddress address;
  std::ranges::copy(kMappedPrefix, address.bytes_.begin());
  std::ranges::copy(bytes, address.bytes_.begin() + 12);
  return address;
}

IpAddress IpAddress::from_v6(std::array<std::uint8_t, 16> bytes) {
  IpAddress address;
  address.bytes_ = bytes;
  return address;
}

bool IpAddress::is_v4() const { return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes_.begin()); }

bool IpAddress::is_loopback() const {
  if (is_v4()) return bytes_[12] == 127;
  return std::all_of(bytes_.begin(), bytes_.end() - 1, [](auto byte) { return byte == 0; }) && bytes_[15] == 1;
}

std::string IpAddress::text() const {
  char buffer[INET6_ADDRSTRLEN];
  const char* text = is_v4() ? inet_ntop(AF_INET, bytes_.data() + 12, buffer, sizeof buffer)
                             : inet_ntop(AF_INET6, bytes_.data(), buffer, sizeof buffer);
  return text ? text : "";
}

IpAddress IpAddress::subscriber() const {
  if (is_v4()) return *this;
  IpAddress network = *this;
  std::fill(network.bytes_.begin() + 8, network.bytes_.end(), std::uint8_t{0});
  return network;
}

std::optional<IpRange> IpRange::parse(std::string_view text) {
  auto slash = text.find('/');
  auto base = IpAddress::parse(text.substr(0, slash));
  if (!base) return std::nullopt;
  IpRange range;
  range.base_ = *base;
  if (slash != text.npos) {
    auto bits = parse_number<unsigned>(text.substr(slash + 1));
    unsigned most = base->is_v4() ? 32 : 128;
    if (!bits || *bits > most) return std::nullopt;
    range.bits_ = *bits + (128 - most);
  }
  return range;
}

bool IpRange::contains(const IpAddress& address) const {
  for (unsigned bit = 0; bit < bits_; bit += 8) {
    unsigned taken = std::min(8U, bits_ - bit);
    auto mask = static_cast<std::uint8_t>(0xff << (8 - taken));
    if ((base_.bytes()[bit / 8] & mask) != (address.bytes()[bit / 8] & mask)) return false;
  }
  return true;
}

std::optional<Endpoint> Endpoint::parse(std::string_view text) {
  auto colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  auto host = text.substr(0, colon);
  bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  auto address = IpAddress::parse(host);
  auto port = parse_number<std::uint16_t>(text.substr(colon + 1));
  // ::1:25 could be either address and port or an address alone.
  if (!address || !port || (host.find(':') != host.npos) != bracketed) return std::nullopt;
  return Endpoint{*address, *port};
}

std::string Endpoint::text() const {
  return (address.is_v4() ? address.text() : "[" + address.text() + "]") + ":" + std::to_string(port);
}

}  // namespace latchkey::net

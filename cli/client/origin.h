// Where a server is: scheme, host and port as they stand in the links people are given. The origin is signed at sign-in
// (protocol/seals.md, section 4), so it has one spelling.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/client/ids.h"
#include "cli/client/trouble.h"

namespace latchkey::client {

class Origin {
 public:
  // Plain http is taken for this machine only (localhost, *.localhost, loopback addresses): a token crosses no network
  // in the clear.
  static Attempt<Origin> parse(std::string_view url);

  const std::string& text() const { return text_; }  // "https://latchkey.example", a port only where it is unusual
  const std::string& host() const { return host_; }  // without the brackets of an IPv6 address
  std::uint16_t port() const { return port_; }
  bool is_encrypted() const { return encrypted_; }
  bool is_this_machine() const { return this_machine_; }

 private:
  Origin() = default;
  std::string text_;
  std::string host_;
  std::uint16_t port_ = 0;
  bool encrypted_ = true;
  bool this_machine_ = false;
};

// The link of an Emergency Kit: {server}/sign-in#{workspace}.{member}.
struct SignInLink {
  Origin origin;
  WorkspaceId workspace;
  MemberId member;
};
Attempt<SignInLink> parse_sign_in_link(std::string_view text);

}  // namespace latchkey::client

// protocol/seals.md, section 12: an entry of the workspace log as it is signed, hashed and sent, and what its body
// says. Nothing here knows what came before it; see roster.h.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/clock.h"
#include "crypto/seal/statement.h"
#include "roster/body.h"

namespace latchkey::roster {

// As it travels and is stored. The bytes of `previous`, `body` and `signature` are whatever somebody sent until an
// entry is checked.
struct Entry {
  std::uint64_t number = 0;
  Bytes previous;
  TimePoint at;
  std::string author;
  std::string kind;
  Bytes body;
  Bytes signature;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (number, previous, at, author, kind, body, signature))

struct Head {
  std::uint64_t number = 0;  // 0 and 32 zero bytes: an empty log
  Bytes hash = Bytes(32, 0);
  friend bool operator==(const Head&, const Head&) = default;
};
BOOST_DESCRIBE_STRUCT(Head, (), (number, hash))

// What an entry says, a struct a kind. Ids are their 26-letter text.
struct Founding {
  seal::SignPublic sign_public;
  seal::BoxPublic box_public;
  seal::Hash profile;
  bool demo;
};
struct Invite {
  std::string invitation;
  Role role;
  seal::SignPublic key;
  TimePoint expires_at;
};
struct Withdraw {
  std::string invitation;
};
struct Join {
  std::string invitation;
  seal::SignPublic sign_public;
  seal::BoxPublic box_public;
  seal::Hash profile;
  seal::Signature proof;
};
struct Admit {
  std::string member;
  seal::Fingerprint fingerprint;
};
struct ChangeRole {
  std::string member;
  Role role;
  std::optional<TimePoint> ends_at;
};
struct End {
  std::string member;
};
struct Profile {
  seal::Hash profile;
};
// Adds a device of the author, or names it anew.
struct Device {
  std::string device;
  seal::SignPublic key;
  seal::Hash name;
};
struct EndDevice {
  std::string device;
};
using Act = std::variant<Founding, Invite, Withdraw, Join, Admit, ChangeRole, End, Profile, Device, EndDevice>;

std::string_view kind_of(const Act& act);
Bytes write_body(const Act& act);
// None for an unknown kind and for a body that is not exactly this kind's fields.
std::optional<Act> read_act(std::string_view kind, BytesView body);

Bytes hash_of(std::string_view workspace, const Entry& entry);
seal::LogStatement statement_of(std::string_view workspace, const Entry& entry);  // borrows both
// What the log says of name and address: hash("profile", …).
seal::Hash profile_hash(std::string_view workspace, std::string_view member, BytesView salt, std::string_view name,
                        std::string_view email);
// And of the name of a device: hash("device-name", …).
seal::Hash device_name_hash(std::string_view workspace, std::string_view member, std::string_view device,
                            BytesView salt, std::string_view name);

}  // namespace latchkey::roster

// One case of protocol/vectors/: inputs, what must come out of them, or which check must refuse them. The same shapes
// are the committed vectors and what C++ and TypeScript send each other fresh in every test run;
// protocol/vectors/README.md says what each member means.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "crypto/seal/transcript.h"

namespace latchkey::peer {

struct Hex {
  Bytes bytes;
  Hex() = default;
  Hex(BytesView view) : bytes(view.begin(), view.end()) {}  // NOLINT(google-explicit-constructor)
  Hex(Bytes own) : bytes(std::move(own)) {}                 // NOLINT(google-explicit-constructor)
  operator BytesView() const { return bytes; }              // NOLINT(google-explicit-constructor)
};

struct FieldValue {
  std::variant<std::string, Hex, std::uint64_t> value;
};

using Refused = std::optional<std::string>;

struct EncodeCase {
  static constexpr std::string_view kCase = "encode";
  std::string name;
  std::vector<FieldValue> fields;
  Hex out;
};
BOOST_DESCRIBE_STRUCT(EncodeCase, (), (name, fields, out))

struct HashCase {
  static constexpr std::string_view kCase = "hash";
  std::string name;
  std::string label;
  std::vector<FieldValue> fields;
  Hex out;
};
BOOST_DESCRIBE_STRUCT(HashCase, (), (name, label, fields, out))

struct DeriveCase {
  static constexpr std::string_view kCase = "derive";
  std::string name;
  Hex key;
  std::string label;
  std::vector<FieldValue> fields;
  std::uint64_t size = 0;
  Hex out;
};
BOOST_DESCRIBE_STRUCT(DeriveCase, (), (name, key, label, fields, size, out))

struct ContextValue {
  std::string name;
  std::vector<FieldValue> fields;
};
BOOST_DESCRIBE_STRUCT(ContextValue, (), (name, fields))

struct ContextCase {
  static constexpr std::string_view kCase = "context";
  std::string name;
  ContextValue context;
  Hex out;
};
BOOST_DESCRIBE_STRUCT(ContextCase, (), (name, context, out))

struct PadCase {
  static constexpr std::string_view kCase = "pad";
  std::string name;
  Hex text;
  Hex out;
};
BOOST_DESCRIBE_STRUCT(PadCase, (), (name, text, out))

struct PaddedSizeCase {
  static constexpr std::string_view kCase = "padded-size";
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t out = 0;
};
BOOST_DESCRIBE_STRUCT(PaddedSizeCase, (), (name, size, out))

struct SealCase {
  static constexpr std::string_view kCase = "seal";
  std::string name;
  Refused refused;
  Hex key;
  ContextValue context;
  Hex random;
  Hex text;
  Hex sealed;
};
BOOST_DESCRIBE_STRUCT(SealCase, (), (name, refused, key, context, random, text, sealed))

struct BoxCase {
  static constexpr std::string_view kCase = "box";
  std::string name;
  Refused refused;
  Hex recipient_secret;
  Hex recipient_public;
  ContextValue context;
  Hex random;
  Hex text;
  std::optional<Hex> sealed;
};
BOOST_DESCRIBE_STRUCT(BoxCase, (), (name, refused, recipient_secret, recipient_public, context, random, text, sealed))

struct SecretKeyCase {
  static constexpr std::string_view kCase = "secret-key";
  std::string name;
  Refused refused;
  std::string typed;
  Hex secret_key;
  std::string written;
};
BOOST_DESCRIBE_STRUCT(SecretKeyCase, (), (name, refused, typed, secret_key, written))

struct MemberCase {
  static constexpr std::string_view kCase = "member";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string member;
  std::string password;
  std::string secret_key;
  Hex normalized;
  Hex salt;
  Hex stretched;
  Hex root;
  Hex auth;
  Hex auth_hash;
  Hex unlock;
  Hex sign_seed;
  Hex box_secret;
  Hex sign_public;
  Hex box_public;
  Hex fingerprint;
  Hex statement;
  Hex random;
  Hex sealed_identity;
};
BOOST_DESCRIBE_STRUCT(MemberCase, (),
                      (name, refused, workspace, member, password, secret_key, normalized, salt, stretched, root, auth,
                       auth_hash, unlock, sign_seed, box_secret, sign_public, box_public, fingerprint, statement,
                       random, sealed_identity))

struct DeviceCase {
  static constexpr std::string_view kCase = "device";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string member;
  std::string device;
  Hex device_seed;
  Hex device_public;
  std::string origin;
  Hex challenge;
  Hex proof;
};
BOOST_DESCRIBE_STRUCT(DeviceCase, (),
                      (name, refused, workspace, member, device, device_seed, device_public, origin, challenge, proof))

struct InvitationCase {
  static constexpr std::string_view kCase = "invitation";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string invitation;
  Hex secret;
  Hex token;
  Hex token_hash;
  std::string member;
  Hex fingerprint;
  Hex key_public;
  Hex proof;
};
BOOST_DESCRIBE_STRUCT(InvitationCase, (),
                      (name, refused, workspace, invitation, secret, token, token_hash, member, fingerprint, key_public,
                       proof))

struct EpochCase {
  static constexpr std::string_view kCase = "epoch";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::uint64_t epoch = 0;
  Hex use_key;
  Hex manage_key;
  Hex use_commitment;
  Hex manage_commitment;
  Hex use_inbox_secret;
  Hex manage_inbox_secret;
  Hex use_inbox;
  Hex manage_inbox;
};
BOOST_DESCRIBE_STRUCT(EpochCase, (),
                      (name, refused, workspace, account, epoch, use_key, manage_key, use_commitment, manage_commitment,
                       use_inbox_secret, manage_inbox_secret, use_inbox, manage_inbox))

struct WrapCase {
  static constexpr std::string_view kCase = "wrap";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::string tier;
  std::uint64_t epoch = 0;
  std::string granter;
  Hex granter_fingerprint;
  std::string recipient;
  Hex recipient_fingerprint;
  Hex recipient_secret;
  Hex recipient_public;
  Hex key;
  Hex commitment;
  Hex random;
  Hex sealed;
};
BOOST_DESCRIBE_STRUCT(WrapCase, (),
                      (name, refused, workspace, account, tier, epoch, granter, granter_fingerprint, recipient,
                       recipient_fingerprint, recipient_secret, recipient_public, key, commitment, random, sealed))

struct FormerCase {
  static constexpr std::string_view kCase = "former";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::string tier;
  std::uint64_t epoch = 0;
  std::uint64_t former_epoch = 0;
  Hex key;
  Hex former_key;
  Hex random;
  Hex sealed;
};
BOOST_DESCRIBE_STRUCT(FormerCase, (),
                      (name, refused, workspace, account, tier, epoch, former_epoch, key, former_key, random, sealed))

struct RecordCase {
  static constexpr std::string_view kCase = "record";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::string tier;
  std::uint64_t epoch = 0;
  std::string kind;
  std::string id;
  std::uint64_t revision = 0;
  Hex key;
  Hex random;
  std::string text;
  Hex sealed;
};
BOOST_DESCRIBE_STRUCT(RecordCase, (),
                      (name, refused, workspace, account, tier, epoch, kind, id, revision, key, random, text, sealed))

struct MessageCase {
  static constexpr std::string_view kCase = "message";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::string tier;
  std::uint64_t epoch = 0;
  std::string message;
  std::string half;
  TimePoint arrived_at{};
  Hex key;
  Hex inbox_secret;
  Hex inbox_public;
  Hex random;
  std::string text;
  Hex sealed;
};
BOOST_DESCRIBE_STRUCT(MessageCase, (),
                      (name, refused, workspace, account, tier, epoch, message, half, arrived_at, key, inbox_secret,
                       inbox_public, random, text, sealed))

struct ChunkCase {
  static constexpr std::string_view kCase = "chunk";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::uint64_t epoch = 0;
  std::uint64_t seed_revision = 0;
  std::uint64_t day = 0;
  std::uint64_t first_step = 0;
  std::uint64_t period = 0;
  std::uint64_t count = 0;
  Hex key;
  std::uint64_t alphabet = 0;
  std::vector<std::string> codes;
  Hex packed;
  Hex random;
  Hex sealed;
  Hex sealed_hash;
  Hex owner_seed;
  Hex owner_public;
  Hex signature;
};
BOOST_DESCRIBE_STRUCT(ChunkCase, (),
                      (name, refused, workspace, account, epoch, seed_revision, day, first_step, period, count, key,
                       alphabet, codes, packed, random, sealed, sealed_hash, owner_seed, owner_public, signature))

struct LoginCase {
  static constexpr std::string_view kCase = "login";
  std::string name;
  Refused refused;
  std::string workspace;
  std::string account;
  std::string member;
  std::string request;
  std::string device;
  TimePoint opened_at{};
  Hex member_seed;
  Hex member_public;
  Hex signature;
};
BOOST_DESCRIBE_STRUCT(LoginCase, (),
                      (name, refused, workspace, account, member, request, device, opened_at, member_seed,
                       member_public, signature))

// Which committed file a case belongs in.
template <typename... Cases>
struct CaseList {};
using SealCases = CaseList<EncodeCase, HashCase, DeriveCase, ContextCase, PadCase, PaddedSizeCase, SealCase, BoxCase>;
using MemberCases = CaseList<SecretKeyCase, MemberCase, DeviceCase, InvitationCase>;
using AccountCases = CaseList<EpochCase, WrapCase, FormerCase, RecordCase, MessageCase, ChunkCase, LoginCase>;

template <typename Case>
boost::json::object to_object(const Case& of) {
  boost::json::object object{{"case", Case::kCase}};
  boost::json::value members = to_json_value(of);
  for (const auto& member : members.get_object()) object.insert(member);
  return object;
}

}  // namespace latchkey::peer

template <>
struct latchkey::JsonCodec<latchkey::peer::Hex> {
  static bool read(const boost::json::value& value, peer::Hex& out, json_detail::Path& path) {
    if (!value.is_string()) return path.refuse("expected hex text");
    auto bytes = parse_hex(std::string_view(value.get_string()));
    if (!bytes) return path.refuse("expected hex text");
    out.bytes = std::move(*bytes);
    return true;
  }
  static void write(std::string& out, const peer::Hex& value) { json_detail::write_text(out, hex(value.bytes)); }
};

// {"text":"…"}, {"bytes":"hex"} or {"number":n}.
template <>
struct latchkey::JsonCodec<latchkey::peer::FieldValue> {
  static bool read(const boost::json::value& value, peer::FieldValue& out, json_detail::Path& path);
  static void write(std::string& out, const peer::FieldValue& value);
};

#include "roster/entry.h"

#include "crypto/seal/transcript.h"
#include "roster/body.h"

namespace latchkey::roster {
namespace {

using Reader = BodyReader;

std::optional<Act> read_founding(Reader& reader) {
  auto sign_public = reader.fixed<seal::SignPublic>();
  auto box_public = reader.fixed<seal::BoxPublic>();
  auto profile = reader.fixed<seal::Hash>();
  auto demo = reader.number();
  if (!sign_public || !box_public || !profile || !demo || *demo > 1) return std::nullopt;
  return Founding{*sign_public, *box_public, *profile, *demo == 1};
}

std::optional<Act> read_invite(Reader& reader) {
  auto invitation = reader.id();
  auto role = reader.role();
  auto key = reader.fixed<seal::SignPublic>();
  auto expires_at = reader.number();
  if (!invitation || !role || !key || !expires_at) return std::nullopt;
  return Invite{std::move(*invitation), *role, *key, from_body(*expires_at)};
}

std::optional<Act> read_withdraw(Reader& reader) {
  auto invitation = reader.id();
  if (!invitation) return std::nullopt;
  return Withdraw{std::move(*invitation)};
}

std::optional<Act> read_join(Reader& reader) {
  auto invitation = reader.id();
  auto sign_public = reader.fixed<seal::SignPublic>();
  auto box_public = reader.fixed<seal::BoxPublic>();
  auto profile = reader.fixed<seal::Hash>();
  auto proof = reader.fixed<seal::Signature>();
  if (!invitation || !sign_public || !box_public || !profile || !proof) return std::nullopt;
  return Join{std::move(*invitation), *sign_public, *box_public, *profile, *proof};
}

std::optional<Act> read_admit(Reader& reader) {
  auto member = reader.id();
  auto fingerprint = reader.fixed<seal::Fingerprint>();
  if (!member || !fingerprint) return std::nullopt;
  return Admit{std::move(*member), *fingerprint};
}

std::optional<Act> read_change_role(Reader& reader) {
  auto member = reader.id();
  auto role = reader.role();
  auto ends_at = reader.number();
  if (!member || !role || !ends_at) return std::nullopt;
  return ChangeRole{std::move(*member), *role, time_or_none(*ends_at)};
}

std::optional<Act> read_end(Reader& reader) {
  auto member = reader.id();
  if (!member) return std::nullopt;
  return End{std::move(*member)};
}

std::optional<Act> read_profile(Reader& reader) {
  auto profile = reader.fixed<seal::Hash>();
  if (!profile) return std::nullopt;
  return Profile{*profile};
}

std::optional<Act> read_device(Reader& reader) {
  auto device = reader.id();
  auto key = reader.fixed<seal::SignPublic>();
  auto name = reader.fixed<seal::Hash>();
  if (!device || !key || !name) return std::nullopt;
  return Device{std::move(*device), *key, *name};
}

std::optional<Act> read_end_device(Reader& reader) {
  auto device = reader.id();
  if (!device) return std::nullopt;
  return EndDevice{std::move(*device)};
}

// A line a kind, in the order of Act.
struct KindRow {
  std::string_view kind;
  std::optional<Act> (*read)(Reader&);
};
constexpr KindRow kKinds[] = {
    {"founding", read_founding}, {"invite", read_invite},
    {"withdraw", read_withdraw}, {"join", read_join},
    {"admit", read_admit},       {"role", read_change_role},
    {"end", read_end},           {"profile", read_profile},
    {"device", read_device},     {"device-end", read_end_device},
};
static_assert(std::size(kKinds) == std::variant_size_v<Act>);

struct Writer {
  Bytes operator()(const Founding& act) const {
    return encode_body({act.sign_public, act.box_public, act.profile, std::uint64_t{act.demo}});
  }
  Bytes operator()(const Invite& act) const {
    return encode_body({act.invitation, text_of(act.role), act.key, act.expires_at});
  }
  Bytes operator()(const Withdraw& act) const { return encode_body({act.invitation}); }
  Bytes operator()(const Join& act) const {
    return encode_body({act.invitation, act.sign_public, act.box_public, act.profile, act.proof});
  }
  Bytes operator()(const Admit& act) const { return encode_body({act.member, act.fingerprint}); }
  Bytes operator()(const ChangeRole& act) const { return encode_body({act.member, text_of(act.role), act.ends_at}); }
  Bytes operator()(const End& act) const { return encode_body({act.member}); }
  Bytes operator()(const Profile& act) const { return encode_body({act.profile}); }
  Bytes operator()(const Device& act) const { return encode_body({act.device, act.key, act.name}); }
  Bytes operator()(const EndDevice& act) const { return encode_body({act.device}); }
};

}  // namespace

std::string_view kind_of(const Act& act) { return kKinds[act.index()].kind; }

Bytes write_body(const Act& act) { return std::visit(Writer{}, act); }

std::optional<Act> read_act(std::string_view kind, BytesView body) {
  if (body.size() > kMostBody) return std::nullopt;
  for (const auto& row : kKinds) {
    if (row.kind != kind) continue;
    Reader reader(body);
    auto act = row.read(reader);
    return reader.is_at_end() ? act : std::nullopt;
  }
  return std::nullopt;
}

Bytes hash_of(std::string_view workspace, const Entry& entry) {
  return seal::hash("log", {workspace, entry.number, entry.previous, entry.at, entry.author, entry.kind, entry.body,
                            entry.signature})
      .bytes();
}

seal::LogStatement statement_of(std::string_view workspace, const Entry& entry) {
  return {workspace, entry.number, entry.previous, entry.at, entry.author, entry.kind, entry.body};
}

seal::Hash profile_hash(std::string_view workspace, std::string_view member, BytesView salt, std::string_view name,
                        std::string_view email) {
  return seal::hash("profile", {workspace, member, salt, name, email});
}

seal::Hash device_name_hash(std::string_view workspace, std::string_view member, std::string_view device,
                            BytesView salt, std::string_view name) {
  return seal::hash("device-name", {workspace, member, device, salt, name});
}

}  // namespace latchkey::roster

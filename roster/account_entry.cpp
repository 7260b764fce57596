#include "roster/account_entry.h"

#include "roster/body.h"

namespace latchkey::roster {
namespace {

std::optional<seal::EpochPublic> read_keys(BodyReader& reader) {
  auto use_commitment = reader.fixed<seal::Commitment>();
  auto manage_commitment = reader.fixed<seal::Commitment>();
  auto use_inbox = reader.fixed<seal::BoxPublic>();
  auto manage_inbox = reader.fixed<seal::BoxPublic>();
  if (!use_commitment || !manage_commitment || !use_inbox || !manage_inbox) return std::nullopt;
  return seal::EpochPublic{*use_commitment, *manage_commitment, *use_inbox, *manage_inbox};
}

std::optional<AccountAct> read_create(BodyReader& reader) {
  auto keys = read_keys(reader);
  if (!keys) return std::nullopt;
  return CreateAccount{*keys};
}

std::optional<AccountAct> read_grant(BodyReader& reader) {
  auto member = reader.id();
  auto fingerprint = reader.fixed<seal::Fingerprint>();
  auto role = reader.account_role();
  auto ends_at = reader.number();
  auto reason = reader.sealed(seal::kSealOverhead + seal::padded_size(4),
                              seal::kSealOverhead + seal::padded_size(4 + kMostReason));
  if (!member || !fingerprint || !role || !ends_at || !reason) return std::nullopt;
  return GrantAccess{std::move(*member), *fingerprint, *role, time_or_none(*ends_at), std::move(*reason)};
}

std::optional<AccountAct> read_end(BodyReader& reader) {
  auto member = reader.id();
  if (!member) return std::nullopt;
  return EndAccess{std::move(*member)};
}

std::optional<AccountAct> read_epoch(BodyReader& reader) {
  auto epoch = reader.number();
  auto keys = read_keys(reader);
  if (!epoch || !keys) return std::nullopt;
  return ChangeKeys{*epoch, *keys};
}

// A line a kind, in the order of AccountAct.
struct KindRow {
  std::string_view kind;
  std::optional<AccountAct> (*read)(BodyReader&);
};
constexpr KindRow kKinds[] = {{"create", read_create}, {"grant", read_grant}, {"end", read_end}, {"epoch", read_epoch}};
static_assert(std::size(kKinds) == std::variant_size_v<AccountAct>);

struct Writer {
  Bytes operator()(const CreateAccount& act) const {
    return encode_body(
        {act.keys.use_commitment, act.keys.manage_commitment, act.keys.use_inbox, act.keys.manage_inbox});
  }
  Bytes operator()(const GrantAccess& act) const {
    return encode_body({act.member, act.fingerprint, act.role, act.ends_at, BytesView(act.reason)});
  }
  Bytes operator()(const EndAccess& act) const { return encode_body({act.member}); }
  Bytes operator()(const ChangeKeys& act) const {
    return encode_body(
        {act.epoch, act.keys.use_commitment, act.keys.manage_commitment, act.keys.use_inbox, act.keys.manage_inbox});
  }
};

}  // namespace

std::string_view kind_of(const AccountAct& act) { return kKinds[act.index()].kind; }

Bytes write_body(const AccountAct& act) { return std::visit(Writer{}, act); }

std::optional<AccountAct> read_account_act(std::string_view kind, BytesView body) {
  if (body.size() > kMostBody) return std::nullopt;
  for (const auto& row : kKinds) {
    if (row.kind != kind) continue;
    BodyReader reader(body);
    auto act = row.read(reader);
    return reader.is_at_end() ? act : std::nullopt;
  }
  return std::nullopt;
}

Bytes hash_of(const AccountPlace& at, const AccountEntry& entry) {
  return seal::hash("account-log", {at.workspace, at.account, entry.number, entry.previous, entry.at, entry.author,
                                    entry.log_number, entry.log_hash, entry.kind, entry.body, entry.signature})
      .bytes();
}

seal::AccountLogStatement statement_of(const AccountPlace& at, const AccountEntry& entry) {
  return {at.workspace, at.account,       entry.number,   entry.previous, entry.at,
          entry.author, entry.log_number, entry.log_hash, entry.kind,     entry.body};
}

}  // namespace latchkey::roster

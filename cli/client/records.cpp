#include "cli/client/records.h"

namespace latchkey::client {
namespace {

struct ProfileText {
  std::optional<std::string> label;
  std::optional<std::string> service;
  std::optional<std::string> username;
  std::optional<std::vector<std::string>> urls;
  std::optional<std::string> notes;
};
BOOST_DESCRIBE_STRUCT(ProfileText, (), (label, service, username, urls, notes))

struct PasswordText {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordText, (), (password))

struct TotpText {
  std::string uri;
  std::string state;
  std::optional<std::string> former;
};
BOOST_DESCRIBE_STRUCT(TotpText, (), (uri, state, former))

struct RecoveryRow {
  std::string code;
  std::optional<TimePoint> used_at;
  std::optional<MemberId> used_by;
};
BOOST_DESCRIBE_STRUCT(RecoveryRow, (), (code, used_at, used_by))
struct RecoveryText {
  std::vector<RecoveryRow> codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryText, (), (codes))

struct NoteText {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NoteText, (), (text))

template <typename T>
std::optional<T> parse(const SecretBytes& text) {
  auto parsed = parse_json<T>(text.expose_text());
  if (!parsed) return std::nullopt;
  return std::move(*parsed);
}

SecretBytes secret(std::string& text) {
  SecretBytes bytes{std::string_view(text)};
  wipe(text);
  return bytes;
}

template <typename T>
SecretBytes written(const T& value) {
  std::string text = to_json(value);
  return secret(text);
}

}  // namespace

std::optional<Profile> read_profile(const SecretBytes& text) {
  auto parsed = parse<ProfileText>(text);
  if (!parsed) return std::nullopt;
  return Profile{parsed->label.value_or(""), parsed->service.value_or(""), parsed->username.value_or(""),
                 parsed->urls.value_or(std::vector<std::string>()), parsed->notes.value_or("")};
}

std::optional<SecretBytes> read_password(const SecretBytes& text) {
  auto parsed = parse<PasswordText>(text);
  if (!parsed) return std::nullopt;
  return secret(parsed->password);
}

std::optional<TotpRecord> read_totp(const SecretBytes& text) {
  auto parsed = parse<TotpText>(text);
  if (!parsed || (parsed->state != "pending" && parsed->state != "active")) return std::nullopt;
  TotpRecord record;
  record.uri = secret(parsed->uri);
  record.state = parsed->state == "active" ? TotpState::active : TotpState::pending;
  if (parsed->former) record.former = secret(*parsed->former);
  return record;
}

std::optional<std::vector<RecoveryCode>> read_recovery(const SecretBytes& text) {
  auto parsed = parse<RecoveryText>(text);
  if (!parsed) return std::nullopt;
  std::vector<RecoveryCode> codes;
  codes.reserve(parsed->codes.size());
  for (auto& row : parsed->codes) codes.push_back({std::move(row.code), row.used_at, row.used_by});
  return codes;
}

std::optional<SecretBytes> read_private_note(const SecretBytes& text) {
  auto parsed = parse<NoteText>(text);
  if (!parsed) return std::nullopt;
  return secret(parsed->text);
}

SecretBytes write_profile(const Profile& profile) {
  return written(ProfileText{profile.label, profile.service, profile.username, profile.urls, profile.notes});
}

SecretBytes write_password(const SecretBytes& password) {
  return written(PasswordText{std::string(password.expose_text())});
}

SecretBytes write_totp(const SecretBytes& uri, TotpState state) {
  TotpRecord record;
  record.uri = uri.clone();
  record.state = state;
  return write_totp(record);
}

SecretBytes write_totp(const TotpRecord& record) {
  TotpText text;
  text.uri = record.uri.expose_text();
  text.state = record.state == TotpState::active ? "active" : "pending";
  if (record.former) text.former = record.former->expose_text();
  return written(text);
}

SecretBytes write_private_note(const SecretBytes& note) { return written(NoteText{std::string(note.expose_text())}); }

SecretBytes write_recovery(const std::vector<RecoveryCode>& codes) {
  RecoveryText text;
  for (const auto& code : codes) text.codes.push_back({code.code, code.used_at, code.used_by});
  return written(text);
}

}  // namespace latchkey::client

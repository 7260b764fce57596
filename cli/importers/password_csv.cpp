// CSV of password managers and browsers. They differ in the names and the order of columns only, so one table of names
// reads them all; who wrote the file is guessed from the columns, for the person's information.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/importers/csv.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"
#include "cli/importers/recovery_codes.h"
#include "otp/link_text.h"

namespace latchkey::importers {
namespace {

enum class Column { title, url, username, email, password, otp, notes, type, fields, group, recovery_codes, other };

Column column_of(std::string_view name) {
  struct Names {
    Column column;
    std::initializer_list<std::string_view> names;
  };
  static const Names known[] = {
      {Column::title, {"title", "name", "account", "item name"}},
      {Column::url, {"url", "urls", "website", "web site", "login_uri", "uri", "website url", "login url", "hostname"}},
      {Column::username, {"username", "user name", "login_username", "login", "login name", "user"}},
      {Column::email, {"email", "e-mail"}},
      {Column::password, {"password", "login_password", "pass"}},
      {Column::otp,
       {"totp", "otpauth", "otp", "login_totp", "otpurl", "otpsecret", "otp_secret", "one-time password", "2fa",
        "authenticator key"}},
      {Column::notes, {"notes", "note", "extra", "comments", "comment"}},
      {Column::type, {"type"}},
      {Column::fields, {"fields"}},
      {Column::group, {"group"}},
  };
  for (const auto& [column, names] : known) {
    for (auto known_name : names) {
      if (otp::equal_in_any_case(otp::trim(name), known_name)) return column;
    }
  }
  return names_recovery_codes(name) ? Column::recovery_codes : Column::other;
}

bool has(const std::vector<std::string>& header, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::any_of(header.begin(), header.end(),
                       [&](const auto& column) { return otp::equal_in_any_case(otp::trim(column), name); });
  });
}

std::string_view format_of(const std::vector<std::string>& header) {
  if (has(header, {"login_uri", "login_totp"})) return "Bitwarden CSV";
  if (has(header, {"formActionOrigin", "httpRealm"})) return "Firefox CSV";
  if (has(header, {"Group", "Title", "Last Modified"})) return "KeePassXC CSV";
  if (has(header, {"OTPAuth", "Archived"})) return "1Password CSV";
  if (has(header, {"Title", "URL", "OTPAuth"})) return "Apple Passwords CSV";
  if (has(header, {"totp", "extra", "grouping"})) return "LastPass CSV";
  if (has(header, {"totp", "vault", "createTime"})) return "Proton Pass CSV";
  if (has(header, {"name", "url", "username", "password"})) return "Chrome CSV";
  return "CSV";
}

// "https://user@accounts.example.com:8443/login" is "accounts.example.com": how a browser titles what has no title.
std::string host_of(std::string_view url) {
  if (std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (std::size_t at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  if (!url.starts_with('[')) url = url.substr(0, url.find(':'));
  return std::string(url);
}

EntryRead read_row(const std::vector<Column>& columns, const std::vector<std::string>& row) {
  Entry entry;
  std::string email, type, group;
  std::string_view otp_text, notes;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string& cell = row[i];
    if (cell.empty()) continue;
    auto first = [&](std::string& field) {
      if (field.empty()) field = cell;
    };
    switch (columns[i]) {
      case Column::title: first(entry.title); break;
      case Column::url: first(entry.url); break;
      case Column::username: first(entry.username); break;
      case Column::email: first(email); break;
      case Column::password:
        if (entry.password.empty()) entry.password = SecretBytes(std::string_view(cell));
        break;
      case Column::otp:
        if (otp_text.empty()) otp_text = cell;
        break;
      case Column::notes:
        if (notes.empty()) notes = cell;
        break;
      case Column::type: first(type); break;
      case Column::fields:  // Bitwarden's custom fields in one cell: "name: value", a line each
        for (auto& code : find_recovery_codes(cell)) entry.recovery_codes.push_back(std::move(code));
        break;
      case Column::group: first(group); break;
      case Column::recovery_codes:
        for (auto& code : split_recovery_codes(cell)) entry.recovery_codes.push_back(std::move(code));
        break;
      case Column::other: break;
    }
  }
  if (!type.empty() && !otp::equal_in_any_case(type, "login")) return std::optional<Entry>();
  // KeePassXC exports its waste bin, LastPass marks a note with this address.
  if (group.find("Recycle Bin") != std::string::npos || entry.url == "http://sn") return std::optional<Entry>();
  if (entry.username.empty()) entry.username = email;
  if (entry.username.empty() && entry.password.empty() && otp_text.empty()) return std::optional<Entry>();
  if (entry.title.empty()) entry.title = host_of(entry.url);
  entry.notes = SecretBytes(notes);
  for (auto& code : find_recovery_codes(notes)) entry.recovery_codes.push_back(std::move(code));
  LK_TRY(otp, read_otp_text(otp_text));
  entry.otp = std::move(otp);
  return std::optional(std::move(entry));
}

}  // namespace

Result<Export, Problem> read_csv_export(std::string_view text) {
  LK_TRY(csv, parse_csv(text));
  std::vector<Column> columns;
  std::transform(csv.header.begin(), csv.header.end(), std::back_inserter(columns), column_of);
  auto holds = [&](Column column) { return std::find(columns.begin(), columns.end(), column) != columns.end(); };
  if (!(holds(Column::title) || holds(Column::url)) || !(holds(Column::password) || holds(Column::otp))) {
    return fail(Problem{"this is no export Latchkey knows; see latchkey import --help for what it reads"});
  }
  Export result{format_of(csv.header), {}};
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    auto entry = read_row(columns, csv.rows[i]);
    // Counted as a spreadsheet does, the header being row 1.
    if (!entry) return fail(Problem{fmt::format("row {}: {}", i + 2, entry.error())});
    if (*entry) {
      result.entries.push_back(std::move(**entry));
    } else {
      ++result.left_out;
    }
  }
  return result;
}

}  // namespace latchkey::importers

#include "cli/importers/read_export.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/json.h"
#include "cli/importers/readers.h"
#include "otp/link_text.h"

namespace latchkey::importers {
namespace {

constexpr std::string_view kUnknown = "this is no export Latchkey knows; see latchkey import --help for what it reads";

// Files that are no text, by the bytes they start with, and what to do instead.
std::optional<std::string_view> advice_for_binary(std::string_view text) {
  struct Known {
    std::string_view magic, advice;
  };
  static constexpr Known known[] = {
      {"PK\x03\x04",
       "this is an archive; unpack it and import what is inside (of a 1Password .1pux, the file export.data)"},
      {"\x03\xD9\xA2\x9A", "this is a KeePass database; export it as CSV from KeePassXC"},
      {"Salted__", "this file is encrypted; export again without a password"},
      {"-----BEGIN PGP MESSAGE",
       "this file is encrypted with PGP; export again without a passphrase, or decrypt it first"},
      {"\xAC\xED", "this is a FreeOTP backup, which is always encrypted; move to FreeOTP+ and export JSON there"},
      {"SQLite format 3", "this is a database, not an export; use the export function of the app"},
      {"\xFF\xFE", "this file is UTF-16; save it as UTF-8"},
      {"\xFE\xFF", "this file is UTF-16; save it as UTF-8"},
  };
  for (const auto& [magic, advice] : known) {
    if (text.starts_with(magic)) return advice;
  }
  if (!is_utf8(text) || text.find('\0') != std::string_view::npos) {
    return "this is not a text file; if it is an encrypted export, export again without a password";
  }
  return std::nullopt;
}

Result<Export, Problem> read_object(const boost::json::object& file) {
  auto has = [&](std::string_view key) { return file.contains(key); };
  if (has("db") && has("header")) return read_aegis(file);
  if (has("services") && (has("schemaVersion") || has("servicesEncrypted"))) return read_two_fas(file);
  if (has("servicesEncrypted")) return read_two_fas(file);
  if (has("tokens") && has("tokenOrder")) return read_freeotp_plus(file);
  if (has("encrypted") || (has("items") && has("folders"))) return read_bitwarden(file);
  if (has("accounts")) return read_onepassword(file);
  if (has("encryptedData") || has("encryptedAccounts") || has("ciphertext")) {
    return fail(Problem{"this export is encrypted; export again without a password"});
  }
  return fail(Problem{std::string(kUnknown)});
}

Result<Export, Problem> read_array(const boost::json::array& file) {
  const auto* first = file.empty() ? nullptr : file.front().if_object();
  if (first != nullptr && first->contains("secret")) {
    if (first->contains("kind") || first->contains("timer")) return read_raivo(file);
    if (first->contains("label") || first->contains("type")) return read_andotp(file);
  }
  return fail(Problem{std::string(kUnknown)});
}

Result<Export, Problem> read_text(std::string_view text) {
  if (text.front() == '{' || text.front() == '[') {
    auto value = parse_json_value(text);
    if (!value) return fail(Problem{"this file is not valid JSON; it may have been cut off"});
    return value->is_object() ? read_object(value->get_object()) : read_array(value->get_array());
  }
  constexpr std::string_view otpauth = "otpauth";
  std::string_view scheme = text.substr(0, text.find(':'));
  if (otp::equal_in_any_case(scheme.substr(0, otpauth.size()), otpauth)) return read_links(text);
  return read_csv_export(text);
}

}  // namespace

Result<Export, Problem> read_each(std::string_view format, const std::vector<const boost::json::value*>& entries,
                                  const ReadEntry& read) {
  Export result{format, {}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto entry = read(*entries[i]);
    if (!entry) return fail(Problem{fmt::format("entry {}: {}", i + 1, entry.error())});
    if (*entry) {
      result.entries.push_back(std::move(**entry));
    } else {
      ++result.left_out;
    }
  }
  return result;
}

Result<Export, Problem> read_each(std::string_view format, const boost::json::array& entries, const ReadEntry& read) {
  std::vector<const boost::json::value*> pointers;
  pointers.reserve(entries.size());
  for (const auto& entry : entries) pointers.push_back(&entry);
  return read_each(format, pointers, read);
}

Result<Export, Problem> read_export(BytesView file) {
  if (file.size() > kLargestFile) return fail(Problem{"the file is larger than 32 MiB"});
  std::string_view text = as_text(file);
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  if (auto advice = advice_for_binary(text)) return fail(Problem{std::string(*advice)});
  text = otp::trim(text);
  if (text.empty()) return fail(Problem{"the file is empty"});
  LK_TRY(result, read_text(text));
  if (result.entries.empty()) return fail(Problem{"the export holds no log-ins"});
  return result;
}

}  // namespace latchkey::importers

// Bitwarden: {"encrypted":false,"items":[{"type":1,"name","notes","fields":[{"name","value"}],"login":{"username",
// "password","totp","uris":[{"uri"}]}}]}. Types other than 1 are notes, cards, identities and keys.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"
#include "cli/importers/recovery_codes.h"

namespace latchkey::importers {

Result<Export, Problem> read_bitwarden(const boost::json::object& file) {
  bool damaged = false;
  Fields fields(file, damaged);
  if (fields.flag("encrypted")) {
    return fail(Problem{
        "this Bitwarden export is encrypted; export again with the file format .json instead of .json (Encrypted)"});
  }
  const auto& items = fields.array("items");
  if (damaged) return fail(Problem{"this Bitwarden export is damaged"});
  return read_each("Bitwarden", items, [](const boost::json::value& value) -> EntryRead {
    bool broken = false;
    Fields item(value, broken);
    auto type = item.number("type");
    if (broken) return fail(kDamagedEntry);
    if (type != 1) return std::optional<Entry>();
    Fields login = item.object("login");
    Entry entry;
    entry.title = item.text("name");
    entry.username = login.text("username");
    for (const auto& uri : login.array("uris")) {
      if (entry.url.empty()) entry.url = Fields(uri, broken).text("uri");
    }
    entry.password = SecretBytes(std::string_view(login.text("password")));
    std::string notes = item.text("notes");
    entry.notes = SecretBytes(std::string_view(notes));
    for (const auto& custom : item.array("fields")) {
      Fields field(custom, broken);
      if (!names_recovery_codes(field.text("name"))) continue;
      for (auto& code : split_recovery_codes(field.text("value"))) entry.recovery_codes.push_back(std::move(code));
    }
    for (auto& code : find_recovery_codes(notes)) entry.recovery_codes.push_back(std::move(code));
    std::string totp = login.text("totp");
    if (broken) return fail(kDamagedEntry);
    LK_TRY(otp, read_otp_text(totp));
    entry.otp = std::move(otp);
    return std::optional(std::move(entry));
  });
}

}  // namespace latchkey::importers

// 1Password, the file export.data inside a .1pux archive: {"accounts":[{"vaults":[{"items":[{"categoryUuid","state",
// "overview":{"title","url"},"details":{"loginFields":[{"designation","value"}],"notesPlain","sections":[{"title",
// "fields":[{"title","value":{"totp"|"concealed"|"string":...}}]}]}}]}]}]}. Category 001 is a log-in.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"
#include "cli/importers/recovery_codes.h"

namespace latchkey::importers {
namespace {

EntryRead read_item(const boost::json::value& value) {
  bool broken = false;
  Fields item(value, broken);
  if (item.text("categoryUuid") != "001") return broken ? EntryRead(fail(kDamagedEntry)) : std::optional<Entry>();
  Fields overview = item.object("overview");
  Fields details = item.object("details");
  Entry entry;
  entry.title = overview.text("title");
  entry.url = overview.text("url");
  for (const auto& element : details.array("loginFields")) {
    Fields field(element, broken);
    std::string designation = field.text("designation");
    if (designation == "username") entry.username = field.text("value");
    if (designation == "password") entry.password = SecretBytes(std::string_view(field.text("value")));
  }
  std::string notes = details.text("notesPlain");
  entry.notes = SecretBytes(std::string_view(notes));
  std::string totp;
  for (const auto& element : details.array("sections")) {
    Fields section(element, broken);
    bool codes_below = names_recovery_codes(section.text("title"));
    for (const auto& inner : section.array("fields")) {
      Fields field(inner, broken);
      // What kind of value it is stands as the name of the one member of "value".
      Fields content = field.object("value");
      if (content.has("totp") && totp.empty()) totp = content.text("totp");
      if (!codes_below && !names_recovery_codes(field.text("title"))) continue;
      for (const char* kind : {"concealed", "string"}) {
        if (!content.has(kind)) continue;
        for (auto& code : split_recovery_codes(content.text(kind))) entry.recovery_codes.push_back(std::move(code));
      }
    }
  }
  for (auto& code : find_recovery_codes(notes)) entry.recovery_codes.push_back(std::move(code));
  if (broken) return fail(kDamagedEntry);
  LK_TRY(otp, read_otp_text(totp));
  entry.otp = std::move(otp);
  return std::optional(std::move(entry));
}

}  // namespace

Result<Export, Problem> read_onepassword(const boost::json::object& file) {
  bool damaged = false;
  std::vector<const boost::json::value*> items;
  for (const auto& account : Fields(file, damaged).array("accounts")) {
    for (const auto& vault : Fields(account, damaged).array("vaults")) {
      for (const auto& item : Fields(vault, damaged).array("items")) items.push_back(&item);
    }
  }
  if (damaged) return fail(Problem{"this 1Password export is damaged"});
  return read_each("1Password", items, read_item);
}

}  // namespace latchkey::importers

// Aegis: {"version":1,"header":{"slots":null,...},"db":{"entries":[{"type","name","issuer","note","info":{"secret",
// "algo","digits","period"|"counter"}}]}}. An encrypted vault has slots, and its db is one text.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"
#include "cli/importers/recovery_codes.h"

namespace latchkey::importers {

Result<Export, Problem> read_aegis(const boost::json::object& file) {
  const auto* db = file.if_contains("db");
  if (db == nullptr || !db->is_object()) {
    return fail(Problem{"this Aegis export is encrypted; export again with \"Encrypt the vault\" switched off"});
  }
  bool damaged = false;
  Fields fields(*db, damaged);
  const auto& entries = fields.array("entries");
  if (damaged) return fail(Problem{"this Aegis export is damaged"});
  return read_each("Aegis", entries, [](const boost::json::value& value) -> EntryRead {
    bool broken = false;
    Fields entry(value, broken);
    Fields info = entry.object("info");
    SpelledOtp spelled;
    spelled.type = entry.text("type");
    spelled.secret = info.text("secret");
    spelled.issuer = entry.text("issuer");
    spelled.name = entry.text("name");
    spelled.algorithm = info.text("algo");
    spelled.digits = info.number("digits");
    spelled.period = info.number("period");
    spelled.counter = info.number("counter");
    std::string note = entry.text("note");
    if (broken) return fail(kDamagedEntry);
    LK_TRY(otp, read_spelled_otp(std::move(spelled)));
    Entry result = entry_from(std::move(otp));
    result.notes = SecretBytes(std::string_view(note));
    result.recovery_codes = find_recovery_codes(note);
    return std::optional(std::move(result));
  });
}

}  // namespace latchkey::importers

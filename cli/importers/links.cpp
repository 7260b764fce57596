#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"
#include "otp/link_text.h"
#include "otp/migration.h"

namespace latchkey::importers {

Result<Export, Problem> read_links(std::string_view text) {
  Export result{"list of otpauth links", {}};
  struct Batch {
    std::int32_t parts;
    std::set<std::int32_t> seen;
  };
  std::map<std::int32_t, Batch> batches;
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = otp::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (otp::is_migration(line)) {
      auto migration = otp::parse_migration(line);
      if (!migration) return fail(Problem{fmt::format("line {}: {}", number, otp::sentence(migration.error()))});
      result.format = "Google Authenticator";
      if (migration->parts > 1) {
        auto& batch = batches.try_emplace(migration->batch_id, Batch{migration->parts, {}}).first->second;
        // A code scanned twice is one part, not two.
        if (!batch.seen.insert(migration->part).second) continue;
      }
      for (auto& entry : migration->entries) result.entries.push_back(entry_from(std::move(entry)));
    } else {
      auto otp = otp::parse_otpauth(line);
      if (!otp) return fail(Problem{fmt::format("line {}: {}", number, otp::sentence(otp.error()))});
      result.entries.push_back(entry_from(std::move(*otp)));
    }
  }
  for (const auto& [id, batch] : batches) {
    if (batch.seen.size() < static_cast<std::size_t>(batch.parts)) {
      result.remarks.push_back(fmt::format("the export has {} QR codes and only {} of them are in this file",
                                           batch.parts, batch.seen.size()));
    }
  }
  return result;
}

}  // namespace latchkey::importers

#include "cli/import.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "cli/client/api.h"
#include "cli/importers/read_export.h"
#include "cli/input.h"
#include "cli/otp_json.h"

namespace latchkey::cli {
namespace {

using client::printable;

struct ImportOptions {
  std::string file;
  bool dry_run = false;
  bool json = false;
};

boost::json::value text_or_null(const std::string& text) {
  if (text.empty()) return nullptr;
  return boost::json::string(text);
}

boost::json::object entry_json(const importers::Entry& entry) {
  boost::json::object object;
  object["title"] = text_or_null(entry.title);
  object["username"] = text_or_null(entry.username);
  object["url"] = text_or_null(entry.url);
  object["otp"] = nullptr;
  if (entry.otp) object["otp"] = otp_json(*entry.otp);
  boost::json::array codes;
  for (const auto& code : entry.recovery_codes) codes.push_back(boost::json::string(code));
  object["recovery_codes"] = std::move(codes);
  return object;
}

std::string entry_line(const importers::Entry& entry) {
  std::string line = printable(entry.title.empty() ? "(no title)" : entry.title);
  if (!entry.username.empty()) line += fmt::format("  {}", printable(entry.username));
  if (entry.otp) line += fmt::format("  one-time password ({})", name(entry.otp->type()));
  if (!entry.recovery_codes.empty()) line += fmt::format("  {} recovery codes", entry.recovery_codes.size());
  return line;
}

Outcome preview(const ImportOptions& options) {
  LK_TRY(content, read_input(options.file, importers::kLargestFile));
  auto read = importers::read_export(content.expose());
  if (!read) return trouble(Kind::invalid, read.error().sentence);
  for (const auto& entry : read->entries) {
    std::cout << (options.json ? boost::json::serialize(entry_json(entry)) : entry_line(entry)) << '\n';
  }
  std::cout.flush();
  if (!options.json) std::cerr << fmt::format("{}: {} entries, nothing imported\n", read->format, read->entries.size());
  if (read->left_out > 0) {
    std::cerr << fmt::format("latchkey: {} items that hold no log-in were left out\n", read->left_out);
  }
  for (const auto& remark : read->remarks) std::cerr << "latchkey: " << remark << '\n';
  return finished();
}

}  // namespace

void add_import_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* verb = app.add_subcommand("import", "Read an export of another product");
  verb->add_option("FILE", options->file, "The export; - reads standard input")->required();
  verb->add_flag("--dry-run", options->dry_run, "Show what would be imported, change nothing")->required();
  verb->add_flag("--json", options->json, "One JSON object an entry, secrets included; what is missing is null");
  verb->footer(
      "Reads, recognized by content: otpauth:// links, Google Authenticator export links, Aegis, 2FAS, andOTP, Raivo\n"
      "and FreeOTP+ (JSON), Bitwarden (JSON, CSV), 1Password (CSV; export.data of a .1pux), and CSV of KeePassXC, "
      "Chrome,\n"
      "Edge, Firefox, Safari, LastPass, Proton Pass and others. Encrypted exports are refused, and so is a file with "
      "one\n"
      "entry that cannot be carried over.");
  verb->callback([options, &exit] { exit.take(preview(*options)); });
}

}  // namespace latchkey::cli

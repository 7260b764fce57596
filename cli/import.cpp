#include "cli/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "cli/client/names.h"
#include "cli/client/sharing.h"
#include "cli/importers/read_export.h"
#include "cli/input.h"
#include "cli/otp_json.h"
#include "cli/session.h"

namespace latchkey::cli {
namespace {

using client::printable;

struct ImportOptions : SessionOptions {
  std::string file;
  bool dry_run = false;
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

void tell_remarks(const importers::Export& read) {
  if (read.left_out > 0) {
    std::cerr << fmt::format("latchkey: {} items that hold no log-in were left out\n", read.left_out);
  }
  for (const auto& remark : read.remarks) std::cerr << "latchkey: " << remark << '\n';
}

Outcome preview(const importers::Export& read, const ImportOptions& options) {
  for (const auto& entry : read.entries) {
    std::cout << (options.json ? boost::json::serialize(entry_json(entry)) : entry_line(entry)) << '\n';
  }
  std::cout.flush();
  if (!options.json) std::cerr << fmt::format("{}: {} entries, nothing imported\n", read.format, read.entries.size());
  tell_remarks(read);
  return finished();
}

client::NewAccount account_from(const importers::Entry& entry) {
  client::NewAccount account;
  auto& profile = account.profile;
  std::string issuer = entry.otp ? entry.otp->issuer() : "";
  std::string name = entry.otp ? entry.otp->name() : "";
  profile.label = !entry.title.empty() ? entry.title : !issuer.empty() ? issuer : !entry.url.empty() ? entry.url : name;
  profile.service = issuer.empty() ? profile.label : issuer;
  profile.username = entry.username.empty() ? name : entry.username;
  if (!entry.url.empty()) profile.urls.push_back(entry.url);
  account.password = entry.password.clone();
  // Other products' notes are their owner's: Collaborators do not see them.
  account.private_note = entry.notes.clone();
  if (entry.otp) account.otpauth = otp::write_otpauth(*entry.otp);
  for (const auto& code : entry.recovery_codes) account.recovery.push_back({code, std::nullopt, std::nullopt});
  return account;
}

bool is_there(const client::AccountBook& book, const client::Profile& profile) {
  return std::any_of(book.accounts().begin(), book.accounts().end(), [&](const client::OpenAccount& account) {
    return client::same_in_any_case(account.profile.label, profile.label) &&
           client::same_in_any_case(account.profile.username, profile.username);
  });
}

// A server that has had enough for now is waited for: half an import is worse than a slow one.
Result<client::AccountId, Trouble> create_patiently(SignedIn& signed_in, const client::Directory& directory,
                                                    const client::NewAccount& account) {
  constexpr int kTries = 30;
  for (int attempt = 1;; ++attempt) {
    auto created = client::create_account(signed_in.desk(), directory, account);
    if (created || created.error().cure != client::Cure::wait || attempt == kTries) return created;
    signed_in.surroundings().pause(std::chrono::seconds(5));
  }
}

Outcome bring_in(const importers::Export& read, const ImportOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  LK_TRY(book, client::AccountBook::read(signed_in->desk()));
  std::size_t imported = 0;
  std::size_t skipped = 0;
  for (const auto& entry : read.entries) {
    auto account = account_from(entry);
    bool skip = is_there(book, account.profile);
    std::optional<client::AccountId> id;
    if (skip) {
      ++skipped;
    } else {
      auto created = create_patiently(*signed_in, book.directory(), account);
      if (!created) {
        return trouble(created.error().kind,
                       fmt::format("{} of {} imported, then: {}. The same command goes on from there.", imported,
                                   read.entries.size(), created.error().sentence));
      }
      ++imported;
      id = std::move(*created);
    }
    if (options.json) {
      boost::json::object object;
      object["id"] = to_json_value(id);
      object["label"] = account.profile.label;
      object["state"] = skip ? "there already" : "imported";
      std::cout << boost::json::serialize(object) << '\n';
    }
  }
  std::cout.flush();
  if (!options.json) {
    std::cerr << fmt::format("{}: {} imported, {} were there already\n", read.format, imported, skipped);
  }
  tell_remarks(read);
  return finished();
}

Outcome import(const ImportOptions& options) {
  LK_TRY(content, read_input(options.file, importers::kLargestFile));
  auto read = importers::read_export(content.expose());
  if (!read) return trouble(Kind::invalid, read.error().sentence);
  return options.dry_run ? preview(*read, options) : bring_in(*read, options);
}

}  // namespace

void add_import_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* verb = app.add_subcommand("import", "Add the accounts of another product's export");
  verb->add_option("FILE", options->file, "The export; - reads standard input")->required();
  verb->add_flag("--dry-run", options->dry_run, "Show what would be imported, change nothing; needs no server");
  add_session_options(*verb, *options, "One JSON object an entry; with --dry-run it holds the secrets");
  verb->footer(
      "Reads, recognized by content: otpauth:// links, Google Authenticator export links, Aegis, 2FAS, andOTP, Raivo\n"
      "and FreeOTP+ (JSON), Bitwarden (JSON, CSV), 1Password (CSV; export.data of a .1pux), and CSV of KeePassXC, "
      "Chrome,\n"
      "Edge, Firefox, Safari, LastPass, Proton Pass and others. Encrypted exports are refused, and so is a file with "
      "one\n"
      "entry that cannot be carried over.\n"
      "\n"
      "Each entry becomes an account of yours; one whose title and user name an account already has is passed over, so "
      "that\n"
      "an import that was cut off can be repeated.");
  verb->callback([options, &exit] { exit.take(import(*options)); });
}

}  // namespace latchkey::cli

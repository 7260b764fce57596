#include "cli/export.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <cerrno>
#include <iostream>

#include "cli/client/account_book.h"
#include "cli/client/activity.h"
#include "cli/session.h"

namespace latchkey::cli {
namespace {

using client::OpenAccount;
namespace wire = client::wire;

struct ExportOptions : SessionOptions {
  std::string file;
};

// An account as an item of Bitwarden's unencrypted JSON, which most password managers read, `latchkey import` among
// them.
Result<boost::json::object, Trouble> item_of(client::Desk& desk, const OpenAccount& account) {
  const auto& profile = account.profile;
  auto opened = [&](seal::RecordKind kind) -> Result<std::optional<SecretBytes>, Trouble> {
    auto text = client::open_record(account, kind);
    if (!text) return trouble(text.error());
    return std::move(*text);
  };
  boost::json::object login;
  login["username"] = profile.username;
  login["password"] = nullptr;
  login["totp"] = nullptr;
  boost::json::array uris;
  for (const auto& url : profile.urls) uris.push_back({{"match", nullptr}, {"uri", url}});
  login["uris"] = std::move(uris);
  LK_TRY(password_text, opened(seal::RecordKind::password));
  if (password_text) {
    auto password = client::read_password(*password_text);
    if (!password) return trouble(client::Distrust{client::DistrustKind::record_unreadable, "password"});
    login["password"] = password->expose_text();
  }
  if (account.totp) login["totp"] = account.totp->serving().expose_text();

  std::string notes = profile.notes;
  LK_TRY(note_text, opened(seal::RecordKind::private_note));
  if (note_text) {
    auto note = client::read_private_note(*note_text);
    if (!note) return trouble(client::Distrust{client::DistrustKind::record_unreadable, "private-note"});
    if (!notes.empty()) notes += "\n\n";
    notes += note->expose_text();
  }

  boost::json::array fields;
  if (account.wire.recovery) {
    LK_TRY(text, client::read_recovery_record(desk, account));
    auto codes = client::read_recovery(text);
    if (!codes) return trouble(client::Distrust{client::DistrustKind::record_unreadable, "recovery"});
    std::string unused;
    for (const auto& code : *codes) {
      if (!code.used_at) unused += (unused.empty() ? "" : "\n") + code.code;
    }
    if (!unused.empty()) fields.push_back({{"name", "Recovery codes"}, {"value", unused}, {"type", 1}});
  }

  boost::json::object item;
  item["id"] = account.id().text();
  item["type"] = 1;
  item["name"] = profile.label;
  item["notes"] = boost::json::string(notes);
  item["favorite"] = false;
  item["fields"] = std::move(fields);
  item["login"] = std::move(login);
  wipe(notes);
  return item;
}

// Never over a file that is there, and for nobody but its owner.
Outcome write_file(const std::string& path, std::string_view text) {
  int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0 && errno == EEXIST) return trouble(Kind::conflict, fmt::format("{}: is there already", path));
  if (fd < 0) return trouble(Kind::denied, fmt::format("{}: cannot be written", path));
  bool good = true;
  while (good && !text.empty()) {
    ssize_t written = write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    good = written > 0;
    if (good) text.remove_prefix(static_cast<std::size_t>(written));
  }
  good = fsync(fd) == 0 && good;
  good = close(fd) == 0 && good;
  if (!good) return trouble(Kind::denied, fmt::format("{}: could not be written whole", path));
  return finished();
}

Outcome run(const ExportOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, client::AccountBook::read(desk));
  // The password whoever sits here: this is all of it at once.
  LK_TRY_DONE(signed_in->session().elevate());
  boost::json::array items;
  std::size_t left_out = book.unreadable().size();
  for (const auto& account : book.accounts()) {
    if (!account.is_owner()) {
      ++left_out;
      continue;
    }
    LK_TRY(item, item_of(desk, account));
    bool has_password = !item["login"].at("password").is_null();
    items.push_back(std::move(item));
    if (has_password) client::report_activity(desk, account.id(), client::Act::password_viewed);
  }
  std::size_t count = items.size();
  std::string text = boost::json::serialize(
      boost::json::object{{"encrypted", false}, {"folders", boost::json::array()}, {"items", std::move(items)}});
  text += '\n';
  Outcome written = finished();
  if (options.file == "-") {
    std::cout << text;
  } else {
    written = write_file(options.file, text);
  }
  wipe(text);
  if (!written) return written;
  std::cerr << fmt::format("latchkey: {} accounts, readable for whoever gets the file\n", count);
  if (left_out > 0) std::cerr << fmt::format("latchkey: {} accounts that you do not own were left out\n", left_out);
  return finished();
}

}  // namespace

void add_export_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* verb = app.add_subcommand("export", "Write all accounts you own, secrets and all, to a file");
  verb->add_option("FILE", options->file, "A file that is not there yet; - writes to standard output")->required();
  add_session_options(*verb, *options, "The output is JSON with or without it");
  verb->footer(
      "Bitwarden's unencrypted JSON: most password managers read it, and so does latchkey import. Used recovery codes "
      "are\nleft out. Asks for the password, and is written to each account's activity.");
  verb->callback([options, &exit] { exit.take(run(*options)); });
}

}  // namespace latchkey::cli

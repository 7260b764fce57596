#include "cli/workspace_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iostream>

#include "base/base32.h"
#include "cli/client/workspace_log.h"
#include "cli/input.h"
#include "cli/moment.h"
#include "cli/session.h"
#include "roster/roster.h"

namespace latchkey::cli {
namespace {

constexpr std::size_t kMostFile = std::size_t{64} << 20;  // a hundred thousand entries, and more

// protocol/seals.md, section 12: a whole log as a file. web/client writes the same.
struct LogFile {
  std::string workspace;
  std::vector<roster::Entry> entries;
};
BOOST_DESCRIBE_STRUCT(LogFile, (), (workspace, entries))

struct MemberLine {
  std::string id;
  std::string role;
  bool ended;
  TimePoint joined_at;
  std::optional<TimePoint> ends_at;
  std::optional<std::string> admitted_by;
};
BOOST_DESCRIBE_STRUCT(MemberLine, (), (id, role, ended, joined_at, ends_at, admitted_by))

struct Verified {
  std::string workspace;
  std::string fingerprint;
  bool demo;
  std::uint64_t number;
  std::string head;
  std::vector<MemberLine> members;
};
BOOST_DESCRIBE_STRUCT(Verified, (), (workspace, fingerprint, demo, number, head, members))

// A hash as people compare it, as web/client writes it: 28 letters in seven groups.
std::string letters_of(BytesView hash) {
  std::string letters = base32(hash).substr(0, 28);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += ' ';
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(letters[i])));
  }
  return out;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

struct VerifyOptions {
  std::string file;
  std::string head;
  bool json = false;
};

struct SeenHead {
  std::uint64_t number;
  std::string letters;
};

Result<std::optional<SeenHead>, Trouble> seen_head(const std::string& text) {
  if (text.empty()) return std::optional<SeenHead>();
  SeenHead seen{0, {}};
  auto colon = text.find(':');
  auto [end, error] = std::from_chars(text.data(), text.data() + std::min(colon, text.size()), seen.number);
  if (colon == std::string::npos || error != std::errc() || end != text.data() + colon || seen.number == 0)
    return trouble(Kind::invalid, "give the head as its number, a colon and its letters: 12:abcd efgh …");
  seen.letters = without_blanks(text.substr(colon + 1));
  return std::optional(seen);
}

Result<roster::Roster, Trouble> replay(const LogFile& log, const std::optional<SeenHead>& seen) {
  roster::Roster roster(log.workspace);
  bool met = !seen;
  for (const auto& entry : log.entries) {
    auto taken = roster.take(entry);
    if (!taken) {
      return trouble(Kind::invalid, fmt::format("the log does not hold at entry {}: {}", roster.head().number + 1,
                                                roster::text_of(taken.error())));
    }
    if (seen && seen->number == entry.number) met = without_blanks(letters_of(roster.head().hash)) == seen->letters;
  }
  if (log.entries.empty()) return trouble(Kind::invalid, "the log is empty");
  if (!met) return trouble(Kind::invalid, fmt::format("entry {} is not the one of that head", seen->number));
  return roster;
}

Verified outcome_of(const LogFile& log, const roster::Roster& roster) {
  Verified verified{log.workspace,        letters_of(roster.fingerprint()), roster.is_demo(),
                    roster.head().number, letters_of(roster.head().hash),   {}};
  for (const auto& [id, member] : roster.members()) {
    verified.members.push_back({id, std::string(roster::text_of(member.role)), !member.is_member_at(roster.last_at()),
                                member.joined_at, member.ends_at, member.admitted_by});
  }
  std::ranges::stable_sort(verified.members, {}, &MemberLine::joined_at);
  return verified;
}

void print(const Verified& verified) {
  std::cout << fmt::format("{} entries hold\nfingerprint  {}\nhead         {}\n", verified.number, verified.fingerprint,
                           verified.head);
  for (const auto& member : verified.members) {
    std::cout << fmt::format("{}  {:<11}  since {}", member.id, member.role, moment(member.joined_at));
    if (member.ended) std::cout << "  ended";
    if (member.ends_at && !member.ended) std::cout << "  until " << moment(*member.ends_at);
    if (member.admitted_by) std::cout << "  counter-signed by " << *member.admitted_by;
    std::cout << '\n';
  }
}

Outcome verify(const VerifyOptions& options) {
  LK_TRY(seen, seen_head(options.head));
  LK_TRY(content, read_input(options.file, kMostFile));
  auto log = parse_json<LogFile>(content.expose_text());
  if (!log) {
    return trouble(Kind::invalid,
                   fmt::format("this is no exported log: {} {}", log.error().pointer, log.error().reason));
  }
  LK_TRY(roster, replay(*log, seen));
  auto verified = outcome_of(*log, roster);
  if (options.json) {
    std::cout << to_json(verified) << '\n';
  } else {
    print(verified);
  }
  return finished();
}

Outcome write_out(const SessionOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(roster, client::read_roster(desk));
  LK_TRY_DONE(desk.pins.save());
  std::cout << to_json(LogFile{desk.workspace.text(), desk.pins.log()}) << '\n';
  return finished();
}

}  // namespace

void add_workspace_log_commands(CLI::App& log, Exit& exit) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App* verb = log.add_subcommand("verify", "Check an exported workspace log, offline");
  verb->add_option("FILE", options->file, "As export writes it; - is standard input")->required();
  verb->add_option("--head", options->head,
                   "Number and letters of a head seen elsewhere, which must be in it: 12:abcd…");
  verb->add_flag("--json", options->json, "One JSON object instead of text");
  verb->footer("Says who is in the workspace, as what and since when. A file that does not hold is refused (exit 2).");
  verb->callback([options, &exit] { exit.take(verify(*options)); });

  auto session = std::make_shared<SessionOptions>();
  CLI::App* written = log.add_subcommand("export", "Write the signed workspace log, verified, to standard output");
  add_session_options(*written, *session, "It is JSON in any case");
  written->callback([session, &exit] { exit.take(write_out(*session)); });
}

}  // namespace latchkey::cli

#include "cli/client/workspace_log.h"

#include <fmt/format.h>

#include "cli/client/distrust.h"

namespace latchkey::client {
namespace {

// What was seen here replays, since it did before it was kept; if it does not, nothing was seen.
roster::Roster replay_kept(std::string_view workspace, Pins& pins) {
  roster::Roster roster{std::string(workspace)};
  for (const auto& entry : pins.log()) {
    if (!roster.take(entry)) {
      pins.keep_log({});
      return roster::Roster(std::string(workspace));
    }
  }
  return roster;
}

Outcome take_new(std::string_view workspace, Pins& pins, const ReadPage& read_page, roster::Roster& roster) {
  auto log = pins.log();
  const auto seen = roster.head();
  // The last entry seen is asked for again: without it a shorter log would look like one with nothing new.
  std::uint64_t after = seen.number == 0 ? 0 : seen.number - 1;
  for (bool first = seen.number != 0, more = true; more; first = false) {
    LK_TRY(page, read_page(after));
    if (first && page.entries.empty())
      return trouble(Distrust{DistrustKind::log_went_back, std::to_string(seen.number)});
    for (auto& entry : page.entries) {
      if (std::exchange(first, false)) {
        if (entry.number != seen.number || roster::hash_of(workspace, entry) != seen.hash)
          return trouble(Distrust{DistrustKind::log_forked, std::to_string(seen.number)});
        continue;
      }
      if (auto taken = roster.take(entry); !taken) {
        auto where = fmt::format("{}: {}", roster.head().number + 1, roster::text_of(taken.error()));
        return trouble(Distrust{DistrustKind::log_entry_refused, std::move(where)});
      }
      log.push_back(std::move(entry));
    }
    more = page.more && !page.entries.empty();
    after = roster.head().number;
  }
  if (roster.head() != seen) pins.keep_log(std::move(log));
  return finished();
}

}  // namespace

Attempt<roster::Roster> read_roster(const seal::MemberPlace& at, const open::Identity& identity, Pins& pins,
                                    const ReadPage& page) {
  auto roster = replay_kept(at.workspace, pins);
  LK_TRY_DONE(take_new(at.workspace, pins, page, roster));
  auto own = roster.member(std::string(at.member));
  if (!own || !(own->sign_public == identity.signing().public_key()) ||
      !(own->box_public == identity.box().public_key()))
    return trouble(Distrust{DistrustKind::own_identity_mismatch});
  return roster;
}

Attempt<roster::Roster> read_roster(Desk& desk) {
  return read_roster(desk.place(), desk.identity, desk.pins, [&desk](std::uint64_t after) {
    return desk.api.get<wire::LogPage>(desk.path(fmt::format("/log?after={}", after)));
  });
}

}  // namespace latchkey::client

#include "cli/client/workspace_log.h"

#include <fmt/format.h>

#include "cli/client/distrust.h"
#include "cli/client/wire.h"

namespace latchkey::client {
namespace {

// What was seen here replays, since it did before it was kept; if it does not, nothing was seen.
roster::Roster replay_kept(Desk& desk) {
  roster::Roster roster(desk.workspace.text());
  for (const auto& entry : desk.pins.log()) {
    if (!roster.take(entry)) {
      desk.pins.keep_log({});
      return roster::Roster(desk.workspace.text());
    }
  }
  return roster;
}

Outcome take_new(Desk& desk, roster::Roster& roster) {
  auto log = desk.pins.log();
  const auto seen = roster.head();
  // The last entry seen is asked for again: without it a shorter log would look like one with nothing new.
  std::uint64_t after = seen.number == 0 ? 0 : seen.number - 1;
  for (bool first = seen.number != 0, more = true; more; first = false) {
    LK_TRY(page, desk.api.get<wire::LogPage>(desk.path(fmt::format("/log?after={}", after))));
    if (first && page.entries.empty())
      return trouble(Distrust{DistrustKind::log_went_back, std::to_string(seen.number)});
    for (auto& entry : page.entries) {
      if (std::exchange(first, false)) {
        if (entry.number != seen.number || roster::hash_of(desk.workspace.text(), entry) != seen.hash)
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
  if (roster.head() != seen) desk.pins.keep_log(std::move(log));
  return finished();
}

}  // namespace

Attempt<roster::Roster> read_roster(Desk& desk) {
  auto roster = replay_kept(desk);
  LK_TRY_DONE(take_new(desk, roster));
  auto own = roster.member(desk.member.text());
  if (!own || !(own->sign_public == desk.identity.signing().public_key()) ||
      !(own->box_public == desk.identity.box().public_key()))
    return trouble(Distrust{DistrustKind::own_identity_mismatch});
  return roster;
}

}  // namespace latchkey::client

// When access ends, as people say it: "12h", "7d", or a day, "2026-03-01", whose end in the local time zone is meant.
#pragma once
#include <optional>
#include <string_view>

#include "base/clock.h"

namespace latchkey::cli {

std::optional<TimePoint> parse_end_time(std::string_view text, TimePoint now);  // nothing for the past, too

}  // namespace latchkey::cli

// A time as people read it, in their own time zone: "2026-03-01 09:12:44".
#pragma once
#include <string>

#include "base/clock.h"

namespace latchkey::cli {

std::string moment(TimePoint time);

}  // namespace latchkey::cli

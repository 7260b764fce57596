#include "cli/moment.h"

#include <ctime>

namespace latchkey::cli {

std::string moment(TimePoint time) {
  auto seconds = static_cast<std::time_t>(to_unix_ms(time) / 1000);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  char text[32];
  std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts);
  return {text, size};
}

}  // namespace latchkey::cli

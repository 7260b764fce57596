// Comma-separated values (RFC 4180), with semicolons or tabs where the header has those instead.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/importers/entry.h"

namespace latchkey::importers {

struct Csv {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // each as wide as the header; what a row leaves out at its end is empty
};

Result<Csv, Problem> parse_csv(std::string_view text);

}  // namespace latchkey::importers

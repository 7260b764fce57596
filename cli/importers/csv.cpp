#include "cli/importers/csv.h"

#include <fmt/format.h>

#include <algorithm>

namespace latchkey::importers {
namespace {

constexpr std::size_t kMostColumns = 256;
constexpr std::size_t kMostRows = 200'000;

char find_separator(std::string_view text) {
  std::string_view first = text.substr(0, text.find('\n'));
  for (char separator : {',', ';', '\t'}) {
    if (first.find(separator) != std::string_view::npos) return separator;
  }
  return ',';
}

class Reader {
 public:
  Reader(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  bool at_end() const { return rest_.empty(); }

  // The fields of the next record, or a fixed sentence.
  Result<std::vector<std::string>, std::string_view> record() {
    std::vector<std::string> fields;
    while (true) {
      if (fields.size() == kMostColumns) return fail(std::string_view("it has more than 256 columns"));
      LK_TRY(value, field());
      fields.push_back(std::move(value));
      if (rest_.empty()) return fields;
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == separator_) continue;
      if (c == '\r' && rest_.starts_with('\n')) rest_.remove_prefix(1);
      return fields;
    }
  }

 private:
  Result<std::string, std::string_view> field() {
    std::string value;
    if (!rest_.starts_with('"')) {
      const char ends[] = {separator_, '\r', '\n'};
      std::size_t end = std::min(rest_.find_first_of(std::string_view(ends, sizeof ends)), rest_.size());
      value = rest_.substr(0, end);
      rest_.remove_prefix(end);
      return value;
    }
    rest_.remove_prefix(1);
    while (true) {
      std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) return fail(std::string_view("a quotation mark is never closed"));
      value += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      value.push_back('"');
      rest_.remove_prefix(1);
    }
    if (!rest_.empty() && rest_.front() != separator_ && rest_.front() != '\r' && rest_.front() != '\n') {
      return fail(std::string_view("text follows a closing quotation mark"));
    }
    return value;
  }

  std::string_view rest_;
  char separator_;
};

}  // namespace

Result<Csv, Problem> parse_csv(std::string_view text) {
  Reader reader(text, find_separator(text));
  Csv csv;
  for (std::size_t number = 1; !reader.at_end(); ++number) {
    auto record = reader.record();
    if (!record) return fail(Problem{fmt::format("row {}: {}", number, record.error())});
    if (record->size() == 1 && record->front().empty()) continue;
    if (csv.header.empty()) {
      csv.header = std::move(*record);
      continue;
    }
    // A separator inside an unquoted password moves every later column; better no import than a shifted one.
    if (record->size() > csv.header.size()) {
      return fail(Problem{fmt::format("row {}: it has more columns than the header", number)});
    }
    if (csv.rows.size() == kMostRows) return fail(Problem{fmt::format("it has more than {} rows", kMostRows)});
    record->resize(csv.header.size());
    csv.rows.push_back(std::move(*record));
  }
  return csv;
}

}  // namespace latchkey::importers

// The readers, one a product. read_export() decides which; each takes what it is given for its own format.
#pragma once
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <functional>

#include "cli/importers/entry.h"

namespace latchkey::importers {

Result<Export, Problem> read_links(std::string_view text);
Result<Export, Problem> read_csv_export(std::string_view text);
Result<Export, Problem> read_aegis(const boost::json::object& file);
Result<Export, Problem> read_two_fas(const boost::json::object& file);
Result<Export, Problem> read_bitwarden(const boost::json::object& file);
Result<Export, Problem> read_freeotp_plus(const boost::json::object& file);
Result<Export, Problem> read_onepassword(const boost::json::object& file);
Result<Export, Problem> read_andotp(const boost::json::array& file);
Result<Export, Problem> read_raivo(const boost::json::array& file);

// What reading one entry gives: an entry, nothing for an item to leave out, or a fixed sentence.
using EntryRead = Result<std::optional<Entry>, std::string_view>;

// Reads every element; the first that fails refuses the file as "entry 3: ...".
using ReadEntry = std::function<EntryRead(const boost::json::value&)>;
Result<Export, Problem> read_each(std::string_view format, const std::vector<const boost::json::value*>& entries,
                                  const ReadEntry& read);
Result<Export, Problem> read_each(std::string_view format, const boost::json::array& entries, const ReadEntry& read);

}  // namespace latchkey::importers

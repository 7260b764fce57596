// What one benchmark prints: a JSON object a line, read by programs.ts.
#pragma once
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

namespace latchkey::bench {

struct Figures {
  std::vector<double> ours;  // one for each repetition
  std::vector<double> peer;
  double bytes = 0;  // of the messages, together
};
BOOST_DESCRIBE_STRUCT(Figures, (), (ours, peer, bytes))

// Codes found a second of processor time on one thread, beside one pass of ICU with a naive expression over the same
// texts. Empty if a file cannot be read.
Figures finding(const std::vector<std::string>& files, double seconds, int repetitions);

// Milliseconds a mail, from handing it to latchkey-mime to the next child standing ready. No peer in here: it is
// Python's parser, which programs.ts runs.
Figures taking_apart(const std::string& helper, const std::vector<std::string>& files, double seconds, int repetitions);

}  // namespace latchkey::bench

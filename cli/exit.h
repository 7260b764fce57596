// How a verb ends. Verbs return an Outcome and know no numbers; Exit is the one place that turns a kind into an exit
// code and a sentence on stderr, so that scripts can rely on both.
//
//     0  done            1  something of ours broke (a full disk, a closed pipe)
//     2  refused: bad usage, or input that is malformed, damaged or too large
//     3  no such thing   4  not allowed   5  no longer valid, or somebody else came first   6  not reachable now
//
// A verb lives in a file of its own and offers one function, which main.cpp calls:
//
//     // cli/weather.h
//     void add_weather_command(CLI::App& app, Exit& exit);  // the Exit outlives the parse
//
//     // cli/weather.cpp
//     void add_weather_command(CLI::App& app, Exit& exit) {
//       CLI::App* verb = app.add_subcommand("weather", "Say how the weather is");
//       auto options = std::make_shared<Options>();             // shared with the callback, which goes last
//       verb->add_flag("--json", options->json, "One JSON object instead of text");
//       verb->callback([options, &exit] { exit.take(tell(*options)); });
//     }
#pragma once
#include <CLI/App.hpp>
#include <string>

#include "cli/client/trouble.h"

namespace latchkey::cli {

// How a verb ends where it does not succeed is the same list that the client below it uses.
using client::finished;
using client::Outcome;
using client::Trouble;
using client::trouble;

class Exit {
 public:
  void take(const Outcome& outcome);  // prints the sentence of a failure; the first failure decides the code

  // Parses the arguments, which runs the chosen verb, and flushes stdout. Returns the process's exit code.
  int run(CLI::App& app, int argc, const char* const* argv);

 private:
  void end(int code, const std::string& sentence);
  int code_ = 0;
};

int exit_code(Kind kind);

}  // namespace latchkey::cli

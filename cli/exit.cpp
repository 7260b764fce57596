#include "cli/exit.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>
#include <memory>

namespace latchkey::cli {
namespace {

constexpr int kBroken = 1;
constexpr int kRefused = 2;

// CLI11 would repeat an argument it did not expect, and people paste seeds where none belongs. Option names are enough.
std::string name_unexpected(const CLI::App& app) {
  std::string names;
  for (const auto& argument : app.remaining(true)) {
    if (!argument.starts_with('-')) continue;
    names += names.empty() ? "" : ", ";
    names += argument.substr(0, argument.find('='));
  }
  return names.empty() ? "an argument too many" : "unknown option " + names;
}

std::string help_hint(const CLI::App& app) {
  std::string command = app.get_name();
  const CLI::App* chosen = &app;
  while (!chosen->get_subcommands().empty()) {
    chosen = chosen->get_subcommands().front();
    command += " " + chosen->get_name();
  }
  return " (see " + command + " --help)";
}

}  // namespace

int exit_code(Kind kind) {
  switch (kind) {
    case Kind::invalid:
    case Kind::corrupt:
    case Kind::limited: return kRefused;
    case Kind::not_found: return 3;
    case Kind::denied: return 4;
    case Kind::expired:
    case Kind::conflict: return 5;
    case Kind::unavailable: return 6;
  }
  return kBroken;
}

void Exit::take(const Outcome& outcome) {
  if (!outcome) end(exit_code(outcome.error().kind), outcome.error().sentence);
}

void Exit::end(int code, const std::string& sentence) {
  // Output first, so that a terminal and a log show both in the order they came about.
  std::cout.flush();
  std::cerr << "latchkey: " << sentence << '\n';
  if (code_ == 0) code_ = code;
}

int Exit::run(CLI::App& app, int argc, const char* const* argv) {
  // The defaults, made here so that this file alone compiles them: <CLI/App.hpp> only declares their virtual functions.
  app.formatter(std::make_shared<CLI::Formatter>());
  app.config_formatter(std::make_shared<CLI::ConfigTOML>());
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    app.exit(help_or_version);
  } catch (const CLI::ExtrasError&) {
    end(kRefused, name_unexpected(app) + help_hint(app));
  } catch (const CLI::ParseError& error) {
    end(kRefused, error.what() + help_hint(app));
  }
  // A full disk or a reader that left shows only here; a script must not take half an output for the whole.
  if (!std::cout.flush() && code_ == 0) end(kBroken, "writing to standard output failed");
  return code_;
}

}  // namespace latchkey::cli

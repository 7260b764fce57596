#include "cli/otp.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <iostream>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "cli/input.h"
#include "cli/otp_json.h"
#include "otp/migration.h"
#include "otp/seed.h"
#include "otp/totp.h"

namespace latchkey::cli {
namespace {

constexpr std::size_t kMostInput = 4 << 20;

struct CodeOptions {
  std::optional<std::string> uri;
  std::optional<std::string> secret;
  std::optional<std::int64_t> digits;
  std::optional<std::int64_t> period;
  std::optional<std::string> algorithm;
  std::optional<std::int64_t> at;
  bool json = false;
};

Failure<Trouble> refused(otp::OtpProblem problem) {
  return trouble(Kind::invalid, std::string(otp::sentence(problem)));
}

Result<SecretBytes, Trouble> literal_or_stdin(const std::string& argument) {
  if (argument == "-") return read_input(argument, kMostInput);
  return SecretBytes(std::string_view(argument));
}

Result<otp::OtpUri, Trouble> key_of(const CodeOptions& options) {
  if (options.uri) {
    LK_TRY(text, literal_or_stdin(*options.uri));
    auto parsed = otp::parse_otpauth(text.expose_text());
    if (!parsed) return refused(parsed.error());
    return std::move(*parsed);
  }
  if (!options.secret) return trouble(Kind::invalid, "give the key with --uri or --secret");
  LK_TRY(text, literal_or_stdin(*options.secret));
  auto seed = otp::parse_seed(text.expose_text());
  if (!seed) return refused(seed.error());
  otp::OtpUri::Parts parts;
  parts.seed = std::move(*seed);
  parts.digits = options.digits;
  parts.period = options.period;
  if (options.algorithm) {
    auto algorithm = otp::parse_algorithm(*options.algorithm);
    if (!algorithm) return refused(otp::OtpProblem::unknown_algorithm);
    parts.algorithm = *algorithm;
  }
  auto made = otp::OtpUri::make(std::move(parts));
  if (!made) return refused(made.error());
  return std::move(*made);
}

Outcome print_code(const CodeOptions& options) {
  LK_TRY(key, key_of(options));
  TimePoint now = SystemClock().now();
  if (options.at) {
    // Up to the year 9999: later times mean a slip of the keyboard, not a code anyone will need.
    if (*options.at < 0 || *options.at > 253402300799) {
      return trouble(Kind::invalid, "--at takes seconds since 1970, up to the year 9999");
    }
    now = from_unix_ms(*options.at * 1000);
  }
  otp::Code code = otp::code_at(key, now);
  if (!options.json) {
    std::cout << code.expose() << '\n';
    return finished();
  }
  boost::json::object object;
  object["code"] = code.expose();
  object["type"] = name(key.type());
  object["step"] = otp::step_at(key, now);
  // A counter-based code has no end: it is replaced when it was used.
  object["seconds_left"] = nullptr;
  if (key.type() != otp::OtpType::hotp) object["seconds_left"] = otp::seconds_left(key, now).count();
  object["next"] = otp::next_code(key, now).expose();
  std::cout << boost::json::serialize(object) << '\n';
  return finished();
}

Outcome print_parsed() {
  LK_TRY(input, read_input("-", kMostInput));
  // Printed at the end: of a list with one bad link, nothing may look as if it had been taken over.
  std::string lines;
  std::string_view rest = input.expose_text();
  for (int number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto refuse_line = [&](otp::OtpProblem problem) {
      wipe(lines);
      return trouble(Kind::invalid, fmt::format("line {}: {}", number, otp::sentence(problem)));
    };
    if (otp::is_migration(line)) {
      auto migration = otp::parse_migration(line);
      if (!migration) return refuse_line(migration.error());
      for (const auto& entry : migration->entries) lines += boost::json::serialize(otp_json(entry)) + '\n';
    } else {
      auto parsed = otp::parse_otpauth(line);
      if (!parsed) return refuse_line(parsed.error());
      lines += boost::json::serialize(otp_json(*parsed)) + '\n';
    }
  }
  if (lines.empty()) return trouble(Kind::invalid, "there is no link on standard input");
  std::cout << lines;
  wipe(lines);
  return finished();
}

}  // namespace

void add_otp_command(CLI::App& app, Exit& exit) {
  CLI::App* otp = app.add_subcommand("otp", "One-time passwords from a key at hand; no server needed");
  otp->require_subcommand(1);

  auto options = std::make_shared<CodeOptions>();
  CLI::App* code = otp->add_subcommand("code", "Print the current code of a key");
  auto* uri = code->add_option("--uri", options->uri, "otpauth:// link; - reads it from standard input");
  auto* secret =
      code->add_option("--secret", options->secret, "Key in base32; - reads it from standard input")->excludes(uri);
  code->add_option("--digits", options->digits, "6, 7 or 8 (default 6)")->needs(secret);
  code->add_option("--period", options->period, "Seconds a code is valid (default 30)")->needs(secret);
  code->add_option("--algorithm", options->algorithm, "SHA1, SHA256 or SHA512 (default SHA1)")->needs(secret);
  code->add_option("--at", options->at, "Seconds since 1970 instead of now");
  code->add_flag("--json", options->json, "One JSON object: code, type, step, seconds_left, next");
  code->footer("A key on the command line shows in the list of processes: prefer -, except for published test keys.");
  code->callback([options, &exit] { exit.take(print_code(*options)); });

  CLI::App* parse = otp->add_subcommand(
      "parse", "Read otpauth:// and otpauth-migration:// links from standard input, print one JSON object an entry");
  parse->add_flag("--json")->description("The output is JSON with or without it");
  parse->footer("One bad link refuses all: exit code 2, one sentence on stderr, nothing on stdout.");
  parse->callback([&exit] { exit.take(print_parsed()); });
}

}  // namespace latchkey::cli

#include "cli/extract.h"

#include <fmt/format.h>

#include <iostream>

#include "base/json.h"
#include "codes/finder.h"

namespace latchkey::cli {
namespace {

// The shapes scripts rely on (design, section 8). An id is whatever the caller wants back.
struct MessageLine {
  std::optional<boost::json::value> id;
  std::optional<codes::Channel> channel;
  std::optional<std::string> from;
  std::optional<std::string> subject;
  std::optional<std::string> text;
  std::optional<std::string> html;
};
BOOST_DESCRIBE_STRUCT(MessageLine, (), (id, channel, from, subject, text, html))

struct CandidateLine {
  std::string code;
  double score;
};
BOOST_DESCRIBE_STRUCT(CandidateLine, (), (code, score))

struct FindingLine {
  std::optional<boost::json::value> id;
  std::optional<std::string> code;
  std::optional<std::string> link;
  std::optional<std::string> service;
  std::optional<std::string> bound_domain;
  codes::Purpose purpose;
  std::vector<CandidateLine> candidates;
};
BOOST_DESCRIBE_STRUCT(FindingLine, (), (id, code, link, service, bound_domain, purpose, candidates))

FindingLine find(MessageLine&& line) {
  codes::Message message;
  bool mail_like = line.subject.has_value() || line.html.has_value();
  message.channel = line.channel.value_or(mail_like ? codes::Channel::email : codes::Channel::sms);
  message.from = std::move(line.from).value_or("");
  message.subject = std::move(line.subject).value_or("");
  message.text = std::move(line.text).value_or("");
  message.html = std::move(line.html).value_or("");
  auto finding = codes::find_code(message);

  FindingLine out{.id = std::move(line.id),
                  .code = std::move(finding.code),
                  .link = std::move(finding.link),
                  .service = std::move(finding.service),
                  .bound_domain = std::move(finding.bound_domain),
                  .purpose = finding.purpose,
                  .candidates = {}};
  for (auto& candidate : finding.candidates) out.candidates.push_back({std::move(candidate.code), candidate.score});
  return out;
}

void extract(Exit& exit) {
  std::string text;
  for (std::size_t number = 1; std::getline(std::cin, text); ++number) {
    if (text.find_first_not_of(" \t\r") == text.npos) continue;
    auto line = parse_json<MessageLine>(text);
    if (!line) {
      // The line is named by its number and the place in it; its content is somebody's mail.
      exit.take(trouble(Kind::invalid, fmt::format("line {}: {}{}{}", number, line.error().pointer,
                                                   line.error().pointer.empty() ? "" : ": ", line.error().reason)));
      continue;
    }
    std::cout << to_json(find(std::move(*line))) << '\n';
    // Somebody typing or piping one message at a time waits for the answer; a file need not be written line by line.
    if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
  }
}

}  // namespace

void add_extract_command(CLI::App& app, Exit& exit) {
  CLI::App* verb =
      app.add_subcommand("extract", "Find code, link and purpose in messages: JSON lines in, JSON lines out");
  verb->add_flag("--json")->description("The output is JSON with or without it");
  verb->footer(
      "In: {\"id\",\"channel\":\"sms\"|\"email\",\"from\",\"subject\",\"text\",\"html\"}\n"
      "Out: {\"id\",\"code\",\"link\",\"service\",\"bound_domain\",\"purpose\",\"candidates\":[{\"code\",\"score\"}]}\n"
      "What is missing is null. A line that is refused is named on stderr, the others are answered; exit code 2 then.");
  verb->callback([&exit] { extract(exit); });
}

}  // namespace latchkey::cli

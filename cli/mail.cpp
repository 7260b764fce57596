#include "cli/mail.h"

#include <fmt/chrono.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "base/json.h"
#include "cli/input.h"
#include "mail/caps.h"
#include "mail/mime_helper.h"
#include "mail/parsed_mail.h"

namespace latchkey::cli {
namespace {

struct AttachmentLine {
  std::string name;
  std::string type;
  std::size_t size;
};
BOOST_DESCRIBE_STRUCT(AttachmentLine, (), (name, type, size))

// The shape scripts rely on (design, section 8).
struct MailLine {
  std::optional<std::string> from;
  std::vector<std::string> to;
  std::string subject;
  std::optional<std::string> date;
  std::optional<std::string> text;
  std::optional<std::string> html;
  std::vector<AttachmentLine> attachments;
  std::vector<std::string> charsets;
};
BOOST_DESCRIBE_STRUCT(MailLine, (), (from, to, subject, date, text, html, attachments, charsets))

// latchkey-mime stands beside this program, wherever the two were put.
Result<std::string, Trouble> helper_program() {
  std::error_code error;
  auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return trouble(Kind::unavailable, "cannot find latchkey-mime: /proc is not there");
  return (self.parent_path() / "latchkey-mime").string();
}

Outcome print_mail(const std::string& file) {
  LK_TRY(raw, read_input(file, mail::kMaxWhole));
  LK_TRY(program, helper_program());
  auto helper = mail::MimeHelper::start({.program = std::move(program)});
  if (!helper) return trouble(helper.error());
  auto parsed = helper->parse(raw.expose_text());
  if (!parsed) return trouble(parsed.error());
  MailLine line;
  if (parsed->from) line.from = display(*parsed->from);
  for (const auto& to : parsed->to) line.to.push_back(display(to));
  line.subject = parsed->subject;
  if (parsed->date) {
    line.date = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(*parsed->date));
  }
  line.text = parsed->text;
  line.html = parsed->html;
  for (const auto& attachment : parsed->attachments) {
    line.attachments.push_back({attachment.name, attachment.type, attachment.content.size()});
  }
  line.charsets = parsed->charsets;
  std::cout << to_json(line) << '\n';
  return finished();
}

}  // namespace

void add_mail_command(CLI::App& app, Exit& exit) {
  CLI::App* mail = app.add_subcommand("mail", "Mail at hand; no server needed");
  mail->require_subcommand(1);

  auto file = std::make_shared<std::string>();
  CLI::App* parse = mail->add_subcommand("parse", "Take a raw mail (RFC 5322) apart, print one JSON object");
  parse->add_option("FILE", *file, "The mail; - reads it from standard input")->required();
  parse->add_flag("--json")->description("The output is JSON with or without it");
  parse->footer("The mail is read in a sandboxed process. Exit code 2 and one sentence on stderr if it is refused.");
  parse->callback([file, &exit] { exit.take(print_mail(*file)); });
}

}  // namespace latchkey::cli

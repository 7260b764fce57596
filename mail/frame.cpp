#include "mail/frame.h"

#include <boost/mp11.hpp>

#include "base/check.h"

namespace latchkey::mail {
namespace {

constexpr std::string_view kMagic = "LKM1";
enum class Outcome : std::uint8_t { read = 0, refused = 1 };

void put_number(std::uint8_t* out, std::size_t number) {
  LK_CHECK(number <= 0xFFFFFFFFu);
  for (int i = 0; i < 4; ++i) out[i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
}

std::size_t number_at(const std::uint8_t* in) {
  return std::size_t{in[0]} << 24 | std::size_t{in[1]} << 16 | std::size_t{in[2]} << 8 | std::size_t{in[3]};
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  void byte(std::uint8_t value) { out_ += static_cast<char>(value); }
  void number(std::size_t value) {
    std::array<std::uint8_t, 4> bytes{};
    put_number(bytes.data(), value);
    out_ += as_text(bytes);
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void optional(const std::optional<std::string>& value) {
    byte(value ? 1 : 0);
    if (value) text(*value);
  }

 private:
  std::string& out_;
};

// Reads on after a failure would read nonsense, so the first one sticks and every later read yields nothing.
class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}

  std::string_view take(std::size_t size) {
    if (bad_ || size > in_.size()) {
      bad_ = true;
      return {};
    }
    auto taken = in_.substr(0, size);
    in_.remove_prefix(size);
    return taken;
  }
  std::uint8_t byte() {
    auto taken = take(1);
    return taken.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(taken[0]);
  }
  std::size_t number() {
    auto taken = take(4);
    return taken.empty() ? 0 : number_at(as_bytes(taken).data());
  }
  std::size_t count(std::size_t most) {
    std::size_t value = number();
    if (value > most) bad_ = true;
    return bad_ ? 0 : value;
  }
  std::string text(std::size_t most) {
    auto taken = take(count(most));
    if (!is_utf8(taken)) bad_ = true;
    return bad_ ? std::string() : std::string(taken);
  }
  // One line: what is shown in a list or written to a log must not break out of its place.
  std::string line(std::size_t most) {
    std::string value = text(most);
    for (unsigned char c : value) {
      if (c < 0x20 || c == 0x7F) bad_ = true;
    }
    return value;
  }
  bool flag() {
    std::uint8_t value = byte();
    if (value > 1) bad_ = true;
    return value == 1;
  }
  void refuse() { bad_ = true; }
  bool good_and_finished() const { return !bad_ && in_.empty(); }
  bool bad() const { return bad_; }

 private:
  std::string_view in_;
  bool bad_ = false;
};

template <typename Enum>
std::optional<Enum> enum_value(std::uint8_t value) {
  std::optional<Enum> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto known) {
    if (static_cast<std::uint8_t>(known.value) == value) found = known.value;
  });
  return found;
}

constexpr std::size_t kMaxProblems = boost::mp11::mp_size<boost::describe::describe_enumerators<MailProblem>>::value;

void write_mail(const ParsedMail& mail, Writer& out) {
  out.byte(mail.from ? 1 : 0);
  if (mail.from) {
    out.text(mail.from->name);
    out.text(mail.from->address);
  }
  out.number(mail.to.size());
  for (const auto& to : mail.to) {
    out.text(to.name);
    out.text(to.address);
  }
  out.text(mail.subject);
  out.byte(mail.date ? 1 : 0);
  if (mail.date) {
    auto ms = static_cast<std::uint64_t>(to_unix_ms(*mail.date));
    out.number(ms >> 32);
    out.number(ms & 0xFFFFFFFFu);
  }
  out.text(mail.message_id);
  out.optional(mail.text);
  out.optional(mail.html);
  out.number(mail.attachments.size());
  for (const auto& attachment : mail.attachments) {
    out.text(attachment.name);
    out.text(attachment.type);
    out.text(as_text(attachment.content));
  }
  out.number(mail.charsets.size());
  for (const auto& charset : mail.charsets) out.text(charset);
  out.optional(mail.one_time_code_header);
  out.optional(mail.otp_token_header);
  out.optional(mail.authentication_results);
  out.number(mail.problems.size());
  for (auto problem : mail.problems) out.byte(static_cast<std::uint8_t>(problem));
}

MailAddress read_address(Reader& in) {
  std::string name = in.line(kMaxShortText);
  std::string address = in.line(kMaxShortText);
  return MailAddress{std::move(name), std::move(address)};
}

// Lists grow item by item: a count is a claim, and memory is given for what has actually arrived.
ParsedMail read_mail(Reader& in) {
  ParsedMail mail;
  if (in.flag()) mail.from = read_address(in);
  for (std::size_t left = in.count(kMaxRecipients); left > 0 && !in.bad(); --left) mail.to.push_back(read_address(in));
  mail.subject = in.line(kMaxShortText);
  if (in.flag()) {
    std::uint64_t high = in.number();
    auto ms = static_cast<std::int64_t>(high << 32 | in.number());
    // 0001 to 9999: what every client can show, and what JSON of ours takes.
    if (ms < -62135596800000 || ms > 253402300799999) in.refuse();
    mail.date = from_unix_ms(ms);
  }
  mail.message_id = in.line(kMaxShortText);
  if (in.flag()) mail.text = in.text(kMaxBody);
  if (in.flag()) mail.html = in.text(kMaxBody);
  for (std::size_t left = in.count(kMaxParts + 1); left > 0 && !in.bad(); --left) {
    Attachment attachment;
    attachment.name = in.line(kMaxShortText);
    attachment.type = in.line(kMaxShortText);
    attachment.content = to_bytes(in.take(in.number()));
    mail.attachments.push_back(std::move(attachment));
  }
  for (std::size_t left = in.count(kMaxCharsets); left > 0 && !in.bad(); --left) {
    mail.charsets.push_back(in.line(kMaxShortText));
  }
  if (in.flag()) mail.one_time_code_header = in.line(kMaxShortText);
  if (in.flag()) mail.otp_token_header = in.line(kMaxShortText);
  if (in.flag()) mail.authentication_results = in.text(kMaxShortText);
  for (std::size_t left = in.count(kMaxProblems); left > 0 && !in.bad(); --left) {
    auto problem = enum_value<MailProblem>(in.byte());
    if (!problem) {
      in.refuse();
      break;
    }
    mail.problems.push_back(*problem);
  }
  return mail;
}

}  // namespace

RequestHead encode_request_head(std::size_t trusted_host, std::size_t raw) {
  RequestHead head{};
  put_number(head.data(), trusted_host);
  put_number(head.data() + 4, raw);
  return head;
}

RequestLengths decode_request_head(const RequestHead& head) {
  return RequestLengths{number_at(head.data()), number_at(head.data() + 4)};
}

std::string encode_answer(const Answer& answer) {
  std::string out(kMagic);
  Writer writer(out);
  const auto* mail = std::get_if<ParsedMail>(&answer);
  writer.byte(static_cast<std::uint8_t>(mail ? Outcome::read : Outcome::refused));
  writer.number(0);
  if (mail) {
    write_mail(*mail, writer);
  } else {
    writer.byte(static_cast<std::uint8_t>(std::get<Refusal>(answer)));
  }
  std::array<std::uint8_t, 4> length{};
  put_number(length.data(), out.size() - kAnswerHead);
  out.replace(kAnswerHead - 4, 4, as_text(length));
  return out;
}

Result<std::size_t> decode_answer_head(std::string_view head, std::size_t most) {
  Reader in(head);
  if (in.take(4) != kMagic) return fail(Kind::corrupt, "mail answer: magic");
  if (in.byte() > 1) return fail(Kind::corrupt, "mail answer: outcome");
  std::size_t size = in.count(most);
  if (in.bad()) return fail(Kind::corrupt, "mail answer: length");
  return size;
}

Result<Answer> decode_answer(std::string_view answer) {
  LK_TRY(size, decode_answer_head(answer.substr(0, kAnswerHead), 0xFFFFFFFFu));
  std::string_view body = answer.substr(kAnswerHead);
  if (body.size() != size) return fail(Kind::corrupt, "mail answer: length");
  Reader in(body);
  if (static_cast<Outcome>(answer[4]) == Outcome::refused) {
    auto refusal = enum_value<Refusal>(in.byte());
    if (!refusal || !in.good_and_finished()) return fail(Kind::corrupt, "mail answer: refusal");
    return Answer(*refusal);
  }
  ParsedMail mail = read_mail(in);
  if (!in.good_and_finished()) return fail(Kind::corrupt, "mail answer: fields");
  return Answer(std::move(mail));
}

}  // namespace latchkey::mail

// Any bytes a client may send, in any pieces: the conversation goes on or ends, replies are well-formed, what is
// delivered has CRLF line ends only, and the pieces make no difference.
#include "server/smtp/session.h"

#include "base/bytes.h"
#include "base/check.h"

namespace {

using namespace latchkey;

class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = ++last_;
  }

 private:
  std::uint8_t last_ = 0;
};

void check_replies(std::string_view text) {
  while (!text.empty()) {
    std::size_t end = text.find("\r\n");
    LK_CHECK(end != std::string_view::npos && end < 510);
    std::string_view line = text.substr(0, end);
    LK_CHECK(line.size() >= 4 && line.find_first_of("\r\n") == std::string_view::npos);
    LK_CHECK(line[0] >= '2' && line[0] <= '5' && (line[3] == ' ' || line[3] == '-'));
    text.remove_prefix(end + 2);
  }
}

void check_mail(std::string_view raw) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\n') LK_CHECK(i > 0 && raw[i - 1] == '\r');
    if (raw[i] == '\r') LK_CHECK(i + 1 < raw.size() && raw[i + 1] == '\n');
  }
  LK_CHECK(raw.ends_with("\r\n"));
}

std::string converse(std::string_view bytes, smtp::Protocol protocol, bool tls, std::size_t piece) {
  ManualClock clock(from_unix_ms(1714550400000));
  CountingRandom random;
  smtp::SessionSettings settings;
  settings.protocol = protocol;
  settings.host_name = "mx.example.com";
  settings.max_size = 2000;
  settings.offers_tls = tls;
  smtp::Session session(settings, "192.0.2.1", clock, random);
  std::string transcript;
  for (;;) {
    auto step = session.next();
    if (auto* send = std::get_if<smtp::Send>(&step)) {
      check_replies(send->text);
      transcript += send->text;
    } else if (std::holds_alternative<smtp::Receive>(step)) {
      if (bytes.empty()) return transcript;
      std::string_view part = bytes.substr(0, piece);
      bytes.remove_prefix(part.size());
      session.receive(part);
    } else if (auto* resolve = std::get_if<smtp::Resolve>(&step)) {
      LK_CHECK(is_utf8(resolve->address) && !resolve->address.empty());
      bool known = resolve->address.starts_with('a');
      transcript += "[" + resolve->address + "]";
      session.resolved(known ? Result<std::string>(resolve->address.substr(0, 2)) : fail(Kind::not_found, "x"));
    } else if (auto* deliver = std::get_if<smtp::Deliver>(&step)) {
      check_mail(deliver->raw->expose_text());
      LK_CHECK(!deliver->recipients.empty() && deliver->recipients.size() <= 100);
      transcript += "[" + std::string(deliver->raw->expose_text()) + "]";
      std::vector<Done> outcomes;
      for (const auto& recipient : deliver->recipients) {
        outcomes.push_back(recipient.token == "a@" ? done() : fail(Kind::unavailable, "x"));
      }
      session.delivered(std::move(outcomes));
    } else if (std::holds_alternative<smtp::StartTls>(step)) {
      session.tls_started();
    } else {
      return transcript;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  auto protocol = (data[0] & 1) != 0 ? smtp::Protocol::lmtp : smtp::Protocol::smtp;
  std::size_t piece = 1 + data[1] % 64;
  std::string_view bytes = as_text(BytesView(data + 2, size - 2));
  // STARTTLS throws away what arrived with it, so there the pieces do make a difference.
  converse(bytes, protocol, true, piece);
  LK_CHECK(converse(bytes, protocol, false, piece) == converse(bytes, protocol, false, bytes.size() + 1));
  return 0;
}

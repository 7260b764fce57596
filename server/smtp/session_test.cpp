#include "server/smtp/session.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "server/smtp/path.h"
#include "server/smtp/trace.h"

namespace latchkey::smtp {
namespace {

class FixedRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override { std::fill(bytes.begin(), bytes.end(), std::uint8_t{0}); }
};

// Drives a session with a sink of its own: addresses that begin with "b" or "c" exist.
class Talk {
 public:
  explicit Talk(SessionSettings settings = {})
      : session_(with_name(std::move(settings)), "192.0.2.7", clock_, random_) {
    greeting_ = run("");
  }

  // What the server says to these bytes, all of them at once.
  std::string say(std::string_view bytes) { return run(bytes); }
  // The replies' codes only, as "250 354".
  std::string codes(std::string_view bytes) {
    std::string out;
    std::string text = run(bytes);
    for (std::size_t at = 0; at < text.size(); at = text.find("\r\n", at) + 2) {
      if (text[at + 3] == '-') continue;
      out += (out.empty() ? "" : " ") + text.substr(at, 3);
    }
    return out;
  }

  const std::string& greeting() const { return greeting_; }
  bool closed() const { return closed_; }
  Session& session() { return session_; }
  std::vector<std::string> mails;
  std::vector<Envelope> envelopes;
  std::vector<std::string> tokens;
  std::function<Done(const Recipient&)> outcome = [](const Recipient&) { return done(); };

 private:
  static SessionSettings with_name(SessionSettings settings) {
    settings.host_name = "mx.codes.example";
    return settings;
  }

  std::string run(std::string_view bytes) {
    std::string out;
    bool given = bytes.empty();
    for (;;) {
      auto step = session_.next();
      if (auto* send = std::get_if<Send>(&step)) {
        out += send->text;
      } else if (std::holds_alternative<Receive>(step)) {
        if (given) return out;
        given = true;
        session_.receive(bytes);
      } else if (auto* resolve = std::get_if<Resolve>(&step)) {
        bool exists = resolve->address.starts_with('b') || resolve->address.starts_with('c');
        session_.resolved(exists ? Result<std::string>(resolve->address.substr(0, 1)) : fail(Kind::not_found, "x"));
      } else if (auto* deliver = std::get_if<Deliver>(&step)) {
        mails.emplace_back(deliver->raw->expose_text());
        envelopes.push_back(deliver->envelope);
        std::vector<Done> outcomes;
        for (const auto& recipient : deliver->recipients) {
          tokens.push_back(recipient.token);
          outcomes.push_back(outcome(recipient));
        }
        session_.delivered(std::move(outcomes));
      } else if (std::holds_alternative<StartTls>(step)) {
        out += "<tls>";
        session_.tls_started();
      } else {
        closed_ = true;
        return out;
      }
    }
  }

  ManualClock clock_{from_unix_ms(1714550400000)};
  FixedRandom random_;
  Session session_;
  std::string greeting_;
  bool closed_ = false;
};

constexpr std::string_view kStart =
    "EHLO client.example\r\nMAIL FROM:<a@photogram.example>\r\nRCPT TO:<b@codes.example>\r\n";

TEST(Session, takes_a_mail_and_answers_each_command) {
  Talk talk;
  EXPECT_EQ(talk.greeting(), "220 mx.codes.example ESMTP Latchkey\r\n");
  EXPECT_EQ(talk.say("EHLO client.example\r\n"),
            "250-mx.codes.example\r\n250-PIPELINING\r\n250-SIZE 26214400\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n"
            "250 ENHANCEDSTATUSCODES\r\n");
  EXPECT_EQ(talk.say("MAIL FROM:<a@photogram.example> SIZE=100 BODY=8BITMIME\r\n"), "250 2.1.0 OK\r\n");
  EXPECT_EQ(talk.say("RCPT TO:<b@Codes.Example>\r\n"), "250 2.1.5 OK\r\n");
  EXPECT_EQ(talk.say("DATA\r\n"), "354 End with <CRLF>.<CRLF>\r\n");
  EXPECT_EQ(talk.say("Subject: x\r\n\r\n..dot\r\nend\r\n"), "");
  EXPECT_EQ(talk.say(".\r\n"), "250 2.0.0 OK, kept as aaaaaaaaaaaaaaaa\r\n");
  ASSERT_EQ(talk.mails.size(), 1u);
  EXPECT_EQ(talk.mails[0],
            "Return-Path: <a@photogram.example>\r\n"
            "Received: from client.example ([192.0.2.7])\r\n\tby mx.codes.example with ESMTP id aaaaaaaaaaaaaaaa;\r\n"
            "\tWed, 01 May 2024 08:00:00 +0000\r\n"
            "Subject: x\r\n\r\n.dot\r\nend\r\n");
  EXPECT_EQ(talk.envelopes[0].reverse_path, "a@photogram.example");
  EXPECT_EQ(talk.say("QUIT\r\n"), "221 2.0.0 Bye\r\n");
  EXPECT_TRUE(talk.closed());
}

TEST(Session, takes_everything_in_one_burst_and_byte_by_byte) {
  std::string all =
      std::string(kStart) + "DATA\r\nx\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<c@x.example>\r\nDATA\r\n.\r\nQUIT\r\n";
  Talk burst;
  EXPECT_EQ(burst.codes(all), "250 250 250 354 250 250 250 354 250 221");
  Talk slow;
  std::string codes;
  for (char c : all) {
    std::string code = slow.codes(std::string_view(&c, 1));
    if (!code.empty()) codes += (codes.empty() ? "" : " ") + code;
  }
  EXPECT_EQ(codes, "250 250 250 354 250 250 250 354 250 221");
  EXPECT_EQ(slow.mails, burst.mails);
  EXPECT_EQ(slow.mails.size(), 2u);
  EXPECT_EQ(slow.envelopes[1].reverse_path, "");
}

TEST(Session, says_at_once_that_an_address_is_unknown) {
  Talk talk;
  EXPECT_EQ(talk.codes("EHLO x\r\nMAIL FROM:<a@b.example>\r\n"), "250 250");
  EXPECT_EQ(talk.say("RCPT TO:<nobody@codes.example>\r\n"), "550 5.1.1 No such address\r\n");
  EXPECT_EQ(talk.say("DATA\r\n"), "554 5.5.1 No valid recipients\r\n");
  EXPECT_EQ(talk.codes("RCPT TO:<b@codes.example>\r\nDATA\r\n.\r\n"), "250 354 250");
}

TEST(Session, insists_on_order_and_syntax) {
  auto codes = [](std::string_view bytes) { return Talk().codes(bytes); };
  EXPECT_EQ(codes("MAIL FROM:<a@b.example>\r\n"), "503");
  EXPECT_EQ(codes("EHLO\r\n"), "501");
  EXPECT_EQ(codes("EHLO a b(c)\r\nEHLO (x)\r\nEHLO [192.0.2.1]\r\nHELO x\r\n"), "250 501 250 250");
  EXPECT_EQ(codes("EHLO x\r\nRCPT TO:<b@c.example>\r\nDATA\r\nMAIL FROM:<a@b.example>\r\nMAIL FROM:<a@b.example>\r\n"),
            "250 503 503 250 503");
  EXPECT_EQ(codes("EHLO x\r\nMAIL TO:<a@b.example>\r\nMAIL FROM:a@b.example\r\nMAIL FROM:<a@b.example> X=1\r\n"),
            "250 501 501 555");
  EXPECT_EQ(codes("EHLO x\r\nMAIL FROM:<a@b.example> SIZE=abc\r\nMAIL FROM:<a@b.example> BODY=BINARYMIME\r\n"),
            "250 501 501");
  EXPECT_EQ(codes("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<>\r\nRCPT TO:<b@c.example> NOTIFY=NEVER\r\nDATA now\r\n"),
            "250 250 501 555 501");
  EXPECT_EQ(codes("LHLO x\r\nEXPN list\r\nAUTH PLAIN x\r\nSTARTTLS\r\nFOO\r\n\r\n"), "500 502 502 502 500 500");
  EXPECT_EQ(codes("NOOP x\r\nVRFY b\r\nHELP\r\nRSET\r\nRSET x\r\n"), "250 252 214 250 501");
}

TEST(Session, forgets_a_transaction_on_rset_and_a_new_greeting) {
  Talk talk;
  EXPECT_EQ(talk.codes(kStart), "250 250 250");
  EXPECT_EQ(talk.codes("RSET\r\nDATA\r\n"), "250 503");
  EXPECT_EQ(talk.codes(std::string(kStart) + "EHLO again\r\nDATA\r\n"), "250 250 250 250 503");
}

TEST(Session, refuses_a_mail_over_the_size_by_word_and_by_count) {
  Talk talk({.max_size = 1000});
  EXPECT_EQ(talk.codes("EHLO x\r\nMAIL FROM:<a@b.example> SIZE=1001\r\n"), "250 552");
  EXPECT_EQ(talk.codes(std::string(kStart) + "DATA\r\n"), "250 250 250 354");
  for (int i = 0; i < 100; ++i) talk.say(std::string(98, 'x') + "\r\n");
  EXPECT_EQ(talk.session().held(), 0u);  // nothing is kept of what nobody will get
  EXPECT_EQ(talk.say(".\r\n"), "552 5.3.4 Message too large\r\n");
  EXPECT_EQ(talk.codes(std::string(kStart) + "DATA\r\n" + std::string(998, 'x') + "\r\n.\r\n"), "250 250 250 354 250");
  ASSERT_EQ(talk.mails.size(), 1u);
}

TEST(Session, gives_up_a_mail_when_told_that_memory_is_short) {
  Talk talk;
  talk.say(std::string(kStart) + "DATA\r\nmany bytes\r\n");
  EXPECT_EQ(talk.session().held(), 12u);
  talk.session().give_up_mail();
  EXPECT_EQ(talk.session().held(), 0u);
  EXPECT_EQ(talk.say("more\r\n.\r\n"), "452 4.3.1 Too much mail at once, try again later\r\n");
  EXPECT_TRUE(talk.mails.empty());
}

// Each of these has ended a mail for some server that was in front of, or behind, one that saw none (SEC Consult,
// 2023).
TEST(Session, treats_no_bare_line_end_as_the_end_of_a_mail) {
  for (std::string_view end :
       {"\n.\n", "\n.\r\n", "\r.\r", "\r.\r\n", "\r\n.\n", "\r\n.\r", "\n.\r", "\r\n\n.\r\n", "\n\n.\n"}) {
    Talk talk;
    talk.say(std::string(kStart) + "DATA\r\nSubject: x\r\n\r\nbody");
    std::string smuggled = "MAIL FROM:<admin@photogram.example>\r\nRCPT TO:<c@codes.example>\r\nDATA\r\nsmuggled\r\n";
    EXPECT_EQ(talk.say(std::string(end) + smuggled), "") << end;
    EXPECT_EQ(talk.say(".\r\n"), "550 5.6.0 Bare CR or LF: lines end in CRLF\r\n") << end;
    EXPECT_TRUE(talk.mails.empty());
    EXPECT_EQ(talk.codes(std::string(kStart) + "DATA\r\n.\r\n"), "250 250 250 354 250");
  }
}

TEST(Session, obeys_no_command_that_ends_in_a_bare_line_end) {
  Talk talk;
  EXPECT_EQ(talk.codes("EHLO x\nEHLO x\r\n"), "500 250");
  EXPECT_EQ(talk.codes("NOOP\rQUIT\r\n"), "500");
  EXPECT_EQ(talk.codes(std::string_view("NOOP \0\r\n", 8)), "500");
  EXPECT_FALSE(talk.closed());
}

TEST(Session, bounds_a_line_however_it_arrives) {
  Talk talk;
  EXPECT_EQ(talk.codes("NOOP " + std::string(3000, 'x') + "\r\nNOOP\r\n"), "500 250");
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(talk.say(std::string(100, 'x')), "");
  EXPECT_EQ(talk.codes("\r\nNOOP\r\n"), "500 250");
  // The longest line allowed is no longer for coming without its end at first.
  EXPECT_EQ(talk.codes("NOOP " + std::string(2043, 'x') + "\r"), "");
  EXPECT_EQ(talk.codes("\n"), "250");
}

TEST(Session, counts_errors_unknown_recipients_and_idle_commands) {
  Talk errors;
  std::string out;
  for (int i = 0; i < 12; ++i) out += errors.say("FOO\r\n");
  EXPECT_TRUE(out.ends_with("421 4.7.0 Too many errors\r\n"));
  EXPECT_TRUE(errors.closed());

  Talk guesses;
  guesses.say("EHLO x\r\nMAIL FROM:<>\r\n");
  for (int i = 0; i < 19; ++i)
    EXPECT_EQ(guesses.codes("RCPT TO:<x" + std::to_string(i) + "@codes.example>\r\n"), "550");
  EXPECT_EQ(guesses.codes("RCPT TO:<x@codes.example>\r\n"), "550 421");

  Talk idle;
  for (int i = 0; i < 99; ++i) EXPECT_EQ(idle.codes("NOOP\r\n"), "250");
  EXPECT_EQ(idle.codes("NOOP\r\n"), "250 421");
}

TEST(Session, bounds_recipients_without_an_error) {
  Talk talk({.max_recipients = 3});
  EXPECT_EQ(
      talk.codes(
          "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b1@x.example>\r\nRCPT TO:<b2@x.example>\r\nRCPT TO:<c@x.example>\r\n"
          "RCPT TO:<c2@x.example>\r\nDATA\r\n.\r\n"),
      "250 250 250 250 250 452 354 250");
  EXPECT_EQ(talk.tokens, (std::vector<std::string>{"b", "c"}));  // once for each token
}

TEST(Session, over_smtp_one_reply_stands_for_all_recipients) {
  auto reply = [](Kind for_b, bool c_takes_it) {
    Talk talk;
    talk.outcome = [&](const Recipient& r) { return r.token == "b" || !c_takes_it ? Done(fail(for_b, "x")) : done(); };
    talk.say("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@x.example>\r\nRCPT TO:<c@x.example>\r\nDATA\r\n");
    return talk.say(".\r\n").substr(0, 9);
  };
  EXPECT_EQ(reply(Kind::unavailable, true), "451 4.3.0");
  EXPECT_EQ(reply(Kind::limited, true), "452 4.2.2");
  EXPECT_EQ(reply(Kind::not_found, true), "250 2.0.0");
  EXPECT_EQ(reply(Kind::not_found, false), "550 5.1.1");
}

TEST(Session, over_lmtp_each_recipient_has_a_reply) {
  Talk talk({.protocol = Protocol::lmtp});
  EXPECT_EQ(talk.greeting(), "220 mx.codes.example LMTP Latchkey\r\n");
  talk.outcome = [](const Recipient& r) { return r.token == "b" ? Done(fail(Kind::unavailable, "x")) : done(); };
  EXPECT_EQ(talk.codes("EHLO x\r\nLHLO x\r\nMAIL FROM:<>\r\nDATA\r\n"), "500 250 250 503");
  EXPECT_EQ(
      talk.codes(
          "RCPT TO:<b@x.example>\r\nRCPT TO:<c@x.example>\r\nRCPT TO:<nobody@x.example>\r\nRCPT TO:<b2@x.example>\r\n"),
      "250 250 550 250");
  EXPECT_EQ(talk.codes("DATA\r\nx\r\n.\r\n"), "354 451 250 451");
  EXPECT_EQ(talk.codes("MAIL FROM:<>\r\nRCPT TO:<b@x.example>\r\nRCPT TO:<c@x.example>\r\nDATA\r\nx\ny\r\n.\r\n"),
            "250 250 250 354 550 550");
  EXPECT_TRUE(talk.envelopes[0].lmtp);
  EXPECT_NE(talk.mails[0].find(" with LMTP id "), std::string::npos);
}

TEST(Session, forgets_what_was_said_before_tls) {
  Talk talk({.offers_tls = true});
  EXPECT_NE(talk.say("EHLO x\r\n").find("250-STARTTLS\r\n"), std::string::npos);
  EXPECT_EQ(talk.codes("MAIL FROM:<a@b.example>\r\n"), "250");
  // What comes with STARTTLS in the clear is not answered, neither before nor after.
  EXPECT_EQ(talk.say("STARTTLS\r\nMAIL FROM:<evil@b.example>\r\nNOOP\r\n"), "220 2.0.0 Go ahead\r\n<tls>");
  EXPECT_EQ(talk.codes("RCPT TO:<b@x.example>\r\nMAIL FROM:<>\r\n"), "503 503");
  EXPECT_EQ(talk.say("EHLO x\r\n").find("STARTTLS"), std::string::npos);
  EXPECT_EQ(talk.codes("STARTTLS\r\nMAIL FROM:<>\r\nRCPT TO:<b@x.example>\r\nDATA\r\n.\r\n"), "503 250 250 354 250");
  EXPECT_TRUE(talk.envelopes[0].tls);
  EXPECT_NE(talk.mails[0].find(" with ESMTPS id "), std::string::npos);
}

TEST(Session, refuses_a_mail_that_goes_in_circles) {
  std::string hops;
  for (int i = 0; i < 100; ++i) hops += "Received: from a by b; today\r\n";
  Talk talk;
  talk.say(kStart);
  EXPECT_EQ(talk.codes("DATA\r\n" + hops + "\r\n.\r\n"), "354 250");
  talk.say(kStart);
  EXPECT_EQ(talk.say("DATA\r\n" + hops + "reCEived: x\r\n\r\n.\r\n"),
            "354 End with <CRLF>.<CRLF>\r\n554 5.4.6 Too many hops\r\n");
  talk.say(kStart);
  EXPECT_EQ(talk.codes("DATA\r\n" + hops + "\r\nReceived: in the body\r\n.\r\n"), "354 250");
}

TEST(Session, takes_other_letters_only_with_smtputf8) {
  Talk talk;
  EXPECT_EQ(talk.codes("EHLO x\r\nMAIL FROM:<jürgen@müller.example>\r\n"), "250 550");
  EXPECT_EQ(talk.codes("MAIL FROM:<a@b.example>\r\nRCPT TO:<bücher@x.example>\r\nRSET\r\n"), "250 553 250");
  EXPECT_EQ(talk.codes("MAIL FROM:<jürgen@müller.example> SMTPUTF8\r\nRCPT TO:<bücher@x.example>\r\nDATA\r\n.\r\n"),
            "250 250 354 250");
  EXPECT_NE(talk.mails[0].find(" with UTF8SMTP id "), std::string::npos);
  EXPECT_EQ(talk.codes("MAIL FROM:<\xFF@x.example> SMTPUTF8\r\n"), "501");
}

TEST(Path, reads_what_rfc_5321_allows) {
  auto address = [](std::string_view text) {
    auto path = parse_path(text);
    return path ? path->address : "(refused)";
  };
  EXPECT_EQ(address("<a@B.Example>"), "a@b.example");
  EXPECT_EQ(address(" <a@b>"), "a@b");
  EXPECT_EQ(address("<>"), "");
  EXPECT_EQ(address("<@relay.example,@other.example:a@b.example>"), "a@b.example");
  EXPECT_EQ(address("<\"a\"@b>"), "a@b");
  EXPECT_EQ(address("<\"a b\\\"c>\"@b>"), "\"a b\\\"c>\"@b");
  EXPECT_EQ(address("<a+b.c@[IPv6:2001:db8::1]>"), "a+b.c@[ipv6:2001:db8::1]");
  EXPECT_EQ(address("<Postmaster>"), "Postmaster");
  for (std::string_view bad :
       {"",         "a@b",         "<a@b",     "<a@b>x",   "<a>",    "<@b>",         "<a@>",    "<.a@b>",
        "<a..b@c>", "<a.@b>",      "<a b@c>",  "<a@b..c>", "<a@.b>", "<a@b c>",      "<\"a@b>", "<\"a\"b@c>",
        "<a@b> =x", "<a@b> SIZE=", "<a@b>  ;", "<@x>",     "<@x:>",  "<a@b>\tSIZE=1"}) {
    EXPECT_EQ(address(bad), "(refused)") << bad;
  }
  EXPECT_EQ(address("<" + std::string(65, 'a') + "@b>"), "(refused)");
  EXPECT_EQ(address("<a@" + std::string(256, 'b') + ">"), "(refused)");
  auto path = parse_path("<a@b> size=10 SMTPUTF8 ");
  ASSERT_TRUE(path);
  ASSERT_EQ(path->parameters.size(), 2u);
  EXPECT_EQ(path->parameters[0].name, "SIZE");
  EXPECT_EQ(path->parameters[0].value, "10");
}

TEST(Reply, is_decided_by_the_kind_of_error) {
  EXPECT_EQ(line(reply_for({Kind::limited, "x"}, Stage::mail)), "452 4.2.2 Mailbox full, try again later\r\n");
  for (Kind kind : {Kind::unavailable, Kind::corrupt, Kind::conflict, Kind::limited}) {
    EXPECT_FALSE(is_permanent(reply_for({kind, "x"}, Stage::recipient)));
    EXPECT_FALSE(is_permanent(reply_for({kind, "x"}, Stage::mail)));
  }
  for (Kind kind : {Kind::not_found, Kind::denied, Kind::invalid, Kind::expired}) {
    EXPECT_TRUE(is_permanent(reply_for({kind, "x"}, Stage::recipient)));
    EXPECT_TRUE(is_permanent(reply_for({kind, "x"}, Stage::mail)));
  }
}

}  // namespace
}  // namespace latchkey::smtp

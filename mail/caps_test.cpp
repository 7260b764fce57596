#include "mail/caps.h"

#include <gtest/gtest.h>

#include <string>

namespace latchkey::mail {
namespace {

std::string mixed(const std::string& boundary, const std::string& parts) {
  return "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n" + parts;
}

TEST(Caps, let_ordinary_mail_through) {
  EXPECT_EQ(over_caps(""), std::nullopt);
  EXPECT_EQ(over_caps("Subject: x\r\n\r\nbody"), std::nullopt);
  // A body may have lines of any length: only headers are read line by line.
  EXPECT_EQ(over_caps("Subject: x\r\n\r\n" + std::string(100000, 'x')), std::nullopt);
}

TEST(Caps, bound_header_lines_and_blocks) {
  EXPECT_EQ(over_caps("Subject: " + std::string(kMaxHeaderLine - 9, 'x')), std::nullopt);
  EXPECT_EQ(over_caps("Subject: " + std::string(kMaxHeaderLine, 'x')), Refusal::header_line);
  std::string folded = "Subject: x\r\n";
  for (int i = 0; i < 300; ++i) folded += " " + std::string(1000, 'y') + "\r\n";
  EXPECT_EQ(over_caps(folded), Refusal::headers);
  // Blocks of parts count together with the mail's own.
  std::string part = "--b\r\nX: " + std::string(10000, 'x') + "\r\n\r\nbody\r\n";
  std::string parts;
  for (int i = 0; i < 30; ++i) parts += part;
  EXPECT_EQ(over_caps(mixed("b", parts)), Refusal::headers);
}

TEST(Caps, count_parts) {
  std::string parts;
  for (std::size_t i = 0; i < kMaxParts; ++i) parts += "--b\r\n\r\nx\r\n";
  EXPECT_EQ(over_caps(mixed("b", parts)), std::nullopt);
  EXPECT_EQ(over_caps(mixed("b", parts + "--b\r\n")), Refusal::parts);
  // Lines that only look like the delimiter are text.
  EXPECT_EQ(over_caps(mixed("b", parts + "--c\r\n--bb\r\n")), std::nullopt);
}

TEST(Caps, bound_the_depth_of_multiparts_and_attached_messages) {
  std::string multiparts;
  std::string messages;
  for (std::size_t i = 0; i < kMaxDepth; ++i) {
    multiparts += mixed("b" + std::to_string(i), "--b" + std::to_string(i) + "\r\n");
    messages += "Content-Type: message/rfc822\r\n\r\n";
  }
  EXPECT_EQ(over_caps(multiparts), std::nullopt);
  EXPECT_EQ(over_caps(multiparts + mixed("z", "")), Refusal::depth);
  EXPECT_EQ(over_caps(messages), std::nullopt);
  EXPECT_EQ(over_caps(messages + "content-type : Message/RFC822\r\n\r\n"), Refusal::depth);
}

TEST(Caps, leaving_a_multipart_leaves_its_depth) {
  std::string parts;
  for (int i = 0; i < 100; ++i) parts += "--b\r\n" + mixed("inner", "--inner\r\n\r\nx\r\n--inner--\r\n");
  EXPECT_EQ(over_caps(mixed("b", parts)), std::nullopt);
}

TEST(Caps, bound_address_groups_whatever_the_quotes_say) {
  for (const char* name : {"To", "from", "CC", "Resent-Bcc", "Reply-To "}) {
    std::string header = std::string(name) + ": ";
    for (std::size_t i = 0; i <= kMaxAddressColons; ++i) header += "a:";
    EXPECT_EQ(over_caps(header + "\r\n\r\n"), Refusal::address_groups) << name;
    EXPECT_EQ(over_caps(header), Refusal::address_groups) << name;
    EXPECT_EQ(over_caps(std::string(name) + ": \"" + header + "\"\r\n\r\n"), Refusal::address_groups) << name;
  }
  EXPECT_EQ(over_caps("Subject: " + std::string(1000, ':') + "\r\n\r\n"), std::nullopt);
}

}  // namespace
}  // namespace latchkey::mail

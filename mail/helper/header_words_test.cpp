#include "mail/helper/header_words.h"

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "mail/helper/charset.h"
#include "mail/helper/plain_text.h"

namespace latchkey::mail::helper {
namespace {

std::string words(std::string_view raw) {
  return decode_words(raw, [](bool, bool) {});
}
std::string param(std::string_view raw, std::string_view name) {
  return parameter(raw, name, [](bool, bool) {}).value_or("(none)");
}

TEST(HeaderWords, decodes_both_encodings_and_joins_neighbours) {
  EXPECT_EQ(words("=?utf-8?Q?a=20b_c?="), "a b c");
  EXPECT_EQ(words("=?UTF-8?b?Q8OzZGlnbw==?= x"), "Código x");
  EXPECT_EQ(words("=?utf-8?B?ww==?= =?utf-8?B?sw==?="), "ó");
  EXPECT_EQ(words("=?utf-8?Q?a?=\r\n =?iso-8859-1?Q?=E9?= b"), "aé b");
  EXPECT_EQ(words("=?utf-8*en?Q?a?="), "a");
}

TEST(HeaderWords, leaves_what_is_no_word) {
  for (const char* text :
       {"=?", "=?utf-8?", "=?utf-8?Q", "=?utf-8?Q?a", "=?utf-8?X?a?=", "=?a b?Q?a?=", "=??Q?a?=", "a =? b ?="}) {
    EXPECT_EQ(words(text), text);
  }
}

TEST(HeaderWords, takes_linear_time_on_beginnings_without_end) {
  std::string hostile;
  for (int i = 0; i < 40000; ++i) hostile += "=?a?q?x";
  EXPECT_TRUE(words(hostile) == hostile);
}

TEST(HeaderWords, reports_an_unknown_charset_and_broken_bytes) {
  bool known = true;
  bool complete = true;
  auto note = [&](bool k, bool c) { known = known && k, complete = complete && c; };
  decode_words("=?utf-8?Q?a?= b", note);
  EXPECT_TRUE(known && complete);
  decode_words("=?utf-8?Q?=FF?=", note);
  EXPECT_TRUE(known && !complete);
  decode_words("=?x-none?Q?a?=", note);
  EXPECT_FALSE(known);
}

TEST(HeaderWords, rewrites_words_as_utf8_and_keeps_the_syntax_around_them) {
  EXPECT_EQ(words_as_utf8("\"=?iso-8859-1?Q?=2C=E9?=\" <a@b>, c@d", [](bool, bool) {}),
            "\"=?utf-8?B?LMOp?=\" <a@b>, c@d");
}

TEST(HeaderWords, reads_parameters_plain_quoted_extended_and_in_pieces) {
  EXPECT_EQ(param("attachment; filename=a.pdf; size=3", "filename"), "a.pdf");
  EXPECT_EQ(param("attachment; FileName = \"a \\\"b\\\".pdf\"", "filename"), "a \"b\".pdf");
  EXPECT_EQ(param("attachment; filename*=utf-8'en'%C3%A9.pdf; filename=e.pdf", "filename"), "é.pdf");
  EXPECT_EQ(param("attachment; filename=e.pdf; filename*=utf-8'en'%C3%A9.pdf", "filename"), "é.pdf");
  EXPECT_EQ(param("x/y; name*1=b; name*0=a; name*2=c", "name"), "abc");
  EXPECT_EQ(param("x/y; name*0=a; name*2=c", "name"), "a");
  EXPECT_EQ(param("x/y; name*1=b", "name"), "(none)");
  EXPECT_EQ(param("x/y; name*99999999999999=b", "name"), "(none)");
  EXPECT_EQ(param("x/y; surname=b", "name"), "(none)");
  EXPECT_EQ(param("x/y; name=\"=?utf-8?Q?=C3=A9?=\"", "name"), "é");
  EXPECT_EQ(param("x/y; name=\"open", "name"), "open");
  EXPECT_EQ(param("x/y; name=100%.pdf", "name"), "100%.pdf");
  EXPECT_EQ(param("x/y; name*=100%", "name"), "100%");
}

TEST(HeaderWords, cleans_lines_and_file_names) {
  EXPECT_EQ(clean_line("  a\t\n b\x01\xC2\x85\xE2\x80\xA8"
                       "c  ",
                       100),
            "a b c");
  EXPECT_EQ(clean_line("ééé", 3), "é");
  EXPECT_EQ(clean_file_name("../../a\\b/c"), "_.._a_b_c");
  EXPECT_EQ(clean_file_name(" .. .hidden"), "hidden");
  EXPECT_EQ(clean_file_name("gnp\xE2\x80\xAE.exe"), "gnp.exe");
  std::string name = clean_file_name(std::string(300, 'x') + ".pdf");
  EXPECT_EQ(name.size(), 255u);
  EXPECT_TRUE(name.ends_with("x.pdf"));
}

TEST(Charset, takes_names_as_browsers_do) {
  EXPECT_EQ(to_utf8("\x80", "ISO-8859-1").text, "€");
  EXPECT_EQ(to_utf8("\x80", " \"latin1\" ").text, "€");
  EXPECT_EQ(to_utf8("\xE9", "us-ascii").text, "é");
  EXPECT_EQ(to_utf8("\xE9", "").text, "é");
  EXPECT_EQ(to_utf8("é", "").text, "é");
  EXPECT_TRUE(to_utf8("é", "utf8").known);
  EXPECT_EQ(to_utf8("+ADw-", "utf-7").text, "+ADw-");
  EXPECT_FALSE(to_utf8("+ADw-", "unicode-1-1-utf-7").known);
  EXPECT_FALSE(to_utf8("a\xED\xA0\x80z", "utf-8").complete);  // a surrogate
}

TEST(Charset, marks_what_does_not_decode) {
  Decoded cut = to_utf8("a\x1B$B\x30", "iso-2022-jp");
  EXPECT_FALSE(cut.complete);
  EXPECT_TRUE(cut.text.starts_with("a"));
  EXPECT_EQ(to_utf8("\xF0\x9F", "utf-8").text, "\xEF\xBF\xBD");
  std::string every_byte;
  for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
  for (const char* name : {"utf-8", "gb18030", "big5", "iso-2022-jp", "shift_jis", "euc-kr", "utf-16", "utf-32",
                           "hz-gb-2312", "iso-2022-kr", "windows-1255", "none"}) {
    EXPECT_TRUE(is_utf8(to_utf8(every_byte, name).text)) << name;
  }
}

TEST(PlainText, has_one_kind_of_line_end_and_no_controls) {
  EXPECT_EQ(clean_text("\xEF\xBB\xBF"
                       "a\r\nb\rc\n\td\x01\x7F"),
            "a\nb\nc\n\td");
  EXPECT_EQ(clean_text(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(PlainText, unflows_paragraphs_but_not_quotes_of_other_depth) {
  EXPECT_EQ(unflow("a \nb\nc\n", false), "a b\nc\n");
  EXPECT_EQ(unflow("a \nb\n", true), "ab\n");
  EXPECT_EQ(unflow("> a \n>> b\n> c", false), "> a \n>> b\n> c");
  EXPECT_EQ(unflow("  stuffed\n-- \nname\n", false), " stuffed\n-- \nname\n");
  EXPECT_EQ(unflow("a ", false), "a ");
  EXPECT_EQ(unflow("", false), "");
}

}  // namespace
}  // namespace latchkey::mail::helper

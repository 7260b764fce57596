#include "codes/html_text.h"

#include <gtest/gtest.h>

namespace latchkey::codes {
namespace {

TEST(HtmlText, puts_blocks_on_lines_of_their_own) {
  EXPECT_EQ(html_text("<p>one</p><p>two<br>three</p> <b>bold</b> <i>it</i>alic").text,
            "one\n\ntwo\nthree\nbold italic");
  EXPECT_EQ(html_text("<tr><td>4</td><td>8</td></tr>").text, "4 8\n");
  EXPECT_EQ(html_text("<span>48</span><span>29</span>").text, "4829");
}

TEST(HtmlText, resolves_entities) {
  EXPECT_EQ(html_text("a&nbsp;&amp;&#52;&#x38;&eacute;&lt;&unknown;&").text, "a &48é<&unknown;&");
}

TEST(HtmlText, leaves_out_what_is_not_shown) {
  EXPECT_EQ(
      html_text("<head><title>t</title><style>p{}</style></head><body>a<script>if (1<2) b()</script>c<!-- d -->").text,
      "ac");
  EXPECT_EQ(html_text("<div style='DISPLAY : none'>a<div>b</div>c</div>d").text, "d");
  EXPECT_EQ(
      html_text("<span style=\"font-size:0px\">a</span><span style=\"max-height:0\">b</span><p hidden>c</p>d").text,
      "d");
  EXPECT_EQ(html_text("<span style=\"font-size:0.9em\">a</span>").text, "a");
  EXPECT_EQ(html_text("<!--[if mso]><p>outlook</p><![endif]-->a").text, "a");
  EXPECT_EQ(html_text("<!--[if !mso]><!--><p>others</p><!--<![endif]-->").text, "others\n");
}

TEST(HtmlText, does_not_show_a_hidden_part_after_a_stray_end_tag) {
  EXPECT_EQ(html_text("<div style='display:none'>a</span></b>b</div>c").text, "c");
}

TEST(HtmlText, keeps_links_with_the_places_of_their_words) {
  auto html = html_text("<p>To go on <a href='https://a.example/?x=1&amp;copy=2'>click here</a>.</p>");
  ASSERT_EQ(html.anchors.size(), 1u);
  EXPECT_EQ(html.anchors[0].href, "https://a.example/?x=1&copy=2");
  EXPECT_EQ(html.text.substr(html.anchors[0].begin, html.anchors[0].end - html.anchors[0].begin), "click here");
}

TEST(HtmlText, survives_broken_markup) {
  EXPECT_EQ(html_text("<").text, "<");
  EXPECT_EQ(html_text("a < b").text, "a < b");
  EXPECT_EQ(html_text("<a href=").text, "");
  EXPECT_EQ(html_text("<style>never closed").text, "");
  EXPECT_LE(html_text(std::string(200000, 'a')).text.size(), kMostHtmlText);
}

}  // namespace
}  // namespace latchkey::codes

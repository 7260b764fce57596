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

TEST(HtmlText, shows_letters_of_a_size_inside_a_box_without_one) {
  // So do the templates of the most used mail compiler, to rid rows of the gaps between their columns.
  EXPECT_EQ(
      html_text("<table><tr><td style='font-size:0px;padding:10px'><div style='font-size:13px'>482913</div></td></tr>"
                "</table>")
          .text,
      "482913\n\n");
  EXPECT_EQ(html_text("<td style='font-size:0'>a<span style='font-size:1em'>b</span></td>c").text, "c");
}

TEST(HtmlText, leaves_out_what_a_style_sheet_hides) {
  EXPECT_EQ(html_text("<style>.pre{display:none}#id2{max-height:0}</style><p class='x PRE'>a</p><p id=id2>b</p>c").text,
            "c");
  EXPECT_EQ(html_text("<style>@media (max-width:9px){.wide{display:none}}</style><p class=wide>a</p>").text, "a\n");
  EXPECT_EQ(html_text("<style>.a{display:none}</style><p class=a style='display:block'>b</p>").text, "b\n");
}

TEST(HtmlText, leaves_out_letters_in_the_colour_of_their_ground) {
  EXPECT_EQ(html_text("<div style='background:#fff'><span style='color:#FFFFFF'>a</span>b</div>").text, "b\n");
  EXPECT_EQ(html_text("<table bgcolor=white><td><font color='#fefefe'>a</font>b</td></table>").text, "b\n");
  EXPECT_EQ(html_text("<p style='color:transparent'>a</p>b").text, "b");
  EXPECT_EQ(html_text("<a style='background:#1155cc;color:#fff'>a</a>").text, "a");
  // The ground is another one once a class or an image may have painted it.
  EXPECT_EQ(html_text("<div style='background:#fff'><div class=dark><b style='color:#fff'>a</b></div></div>").text,
            "a\n\n");
  EXPECT_EQ(html_text("<div style='background:#fff url(x.png)'><b style='color:#fff'>a</b></div>").text, "a\n");
}

TEST(HtmlText, reads_boxes_of_one_digit_as_a_line) {
  std::string tables, blocks;
  for (char c : std::string("482913")) {
    tables += std::string("<td><table><tr><td>") + c + "</td></tr></table></td>";
    blocks += std::string("<div>") + c + "</div>";
  }
  auto digits = [](std::string text) {
    std::erase(text, ' ');
    return text;
  };
  EXPECT_EQ(digits(html_text("<p>Code</p><table><tr>" + tables + "</tr></table><p>x</p>").text),
            "Code\n\n482913\n\nx\n");
  EXPECT_EQ(digits(html_text("<p>Code</p>" + blocks + "<p>x</p>").text), "Code\n\n482913\n\nx\n");
  EXPECT_EQ(html_text("<p>1</p><p>2</p><p>3</p>").text, "1\n\n2\n\n3\n");
}

TEST(HtmlText, describes_images_when_asked_to) {
  EXPECT_EQ(html_text("<p>Code <img src=x alt='482 913'></p>").text, "Code\n");
  EXPECT_EQ(html_text("<p>Code <img src=x alt='482 &#57;13'></p>", Images::described).text, "Code 482 913\n");
  EXPECT_EQ(html_text("<img src=x style='display:none' alt=482913>", Images::described).text, "");
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

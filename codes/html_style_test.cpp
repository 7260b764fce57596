#include "codes/html_style.h"

#include <gtest/gtest.h>

namespace latchkey::codes {
namespace {

bool gone(std::string_view style) { return read_style(style).gone; }

TEST(HtmlStyle, knows_what_hides) {
  for (auto style : {"display:none", " DISPLAY : none !important", "visibility:hidden", "max-height:0px", "opacity:0",
                     "opacity:0.01", "mso-hide:all", "height:0;overflow:hidden", "width:0px; overflow: hidden",
                     "position:absolute;left:-9999px", "text-indent:-9999px", "clip:rect(0 0 0 0)",
                     "transform:scale(0)", "background:url(data:image/png;base64,AA);display:none"})
    EXPECT_TRUE(gone(style)) << style;
  for (auto style : {"display:block", "max-height:0.5em", "opacity:0.7", "height:0", "left:-9999px", "text-indent:-2px",
                     "max-width:600px", "background:url(display:none)", "line-height:0"})
    EXPECT_FALSE(gone(style)) << style;
}

TEST(HtmlStyle, tells_small_letters_from_none) {
  EXPECT_EQ(read_style("font-size:0").tiny, true);
  EXPECT_EQ(read_style("font-size:1px").tiny, true);
  EXPECT_EQ(read_style("font:0/0 a").tiny, true);
  EXPECT_EQ(read_style("font-size:13px").tiny, false);
  EXPECT_EQ(read_style("font-size:0.9em").tiny, std::nullopt);
  EXPECT_EQ(read_style("font-size:large").tiny, false);
  EXPECT_EQ(read_style("color:red").tiny, std::nullopt);
}

TEST(HtmlStyle, reads_colours) {
  EXPECT_EQ(read_colour("#FFF"), 0xFFFFFFu);
  EXPECT_EQ(read_colour("#1a2b3c"), 0x1A2B3Cu);
  EXPECT_EQ(read_colour("rgb(255, 255, 254)"), 0xFFFFFEu);
  EXPECT_EQ(read_colour("rgba(0,0,0,0)"), kTransparent);
  EXPECT_EQ(read_colour("rgba(0,0,0,0.5)"), 0u);
  EXPECT_EQ(read_colour("linear-gradient(#fff,#000)"), kUnknownColour);
  EXPECT_EQ(read_colour("#12"), kUnknownColour);
  EXPECT_TRUE(same_to_the_eye(0xFFFFFF, 0xFEFEFA));
  EXPECT_FALSE(same_to_the_eye(0xFFFFFF, 0xF0F0F0));
  EXPECT_FALSE(same_to_the_eye(kUnknownColour, kUnknownColour));
}

TEST(HtmlStyle, finds_the_classes_a_sheet_hides) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(hidden_selectors(".pre, td.Old , #x{display:none}.y{color:red}"), (Names{".pre", ".old", "#x"}));
  EXPECT_EQ(hidden_selectors("@media (max-width:600px){.wide{display:none}} /* .a{display:none} */ .b{font-size:0}"),
            (Names{".b"}));
  EXPECT_EQ(hidden_selectors(".a .b{display:none} .c:hover{display:none} *{display:none} p{display:none}"), Names{});
  EXPECT_EQ(hidden_selectors("@import url(x.css);.a{visibility:hidden"), (Names{".a"}));
  EXPECT_EQ(hidden_selectors("{{{{}"), Names{});
}

}  // namespace
}  // namespace latchkey::codes

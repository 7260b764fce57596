// The text a person would read of an HTML mail, and the links in it. Not a browser: one pass, bounded depth, nothing
// fetched. What a mail client does not show is left out (style, script, text hidden by its style, by its size or by a
// colour that is its background's), preheaders included: a code nobody can see is not the code, whoever hid it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace latchkey::codes {

struct Anchor {
  std::string href;       // entities resolved, otherwise as printed
  std::size_t begin = 0;  // bytes of its text in HtmlText::text
  std::size_t end = 0;
};

struct HtmlText {
  std::string text;  // blocks on lines of their own
  std::vector<Anchor> anchors;
};

inline constexpr std::size_t kMostHtmlText = 32768;
inline constexpr std::size_t kMostAnchors = 256;

// Whether the words for an image stand where it would.
enum class Images { left_out, described };

HtmlText html_text(std::string_view html, Images images = Images::left_out);

}  // namespace latchkey::codes

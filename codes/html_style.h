// What of CSS decides whether a person sees a text in a mail. Not a style engine: no cascade but the inline style over
// the class, no media queries, no selectors but a class or an id alone.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey::codes {

// 0xRRGGBB, or one of these.
using Colour = std::uint32_t;
inline constexpr Colour kUnknownColour = 0xFFFFFFFF, kTransparent = 0xFFFFFFFE;

struct Style {
  bool gone = false;             // the element and all inside it: display:none and its kin
  bool shown = false;            // says itself that it is displayed
  std::optional<bool> tiny;      // letters too small to be seen; what stands inside may be larger again
  std::optional<Colour> ink;     // of the letters
  std::optional<Colour> ground;  // behind them
};

Style read_style(std::string_view declarations);
Colour read_colour(std::string_view value);
// Whether letters of one colour cannot be told from the other as a ground; never for unknown colours.
bool same_to_the_eye(Colour ink, Colour ground);

// The classes (".name") and ids ("#name") that a style sheet hides, lower case. What a media query says is left out: it
// speaks of other screens.
std::vector<std::string> hidden_selectors(std::string_view sheet);

}  // namespace latchkey::codes

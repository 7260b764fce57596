#include "server/numbers/alias.h"

#include <iterator>
#include <string_view>

namespace latchkey::numbers {
namespace {

constexpr std::string_view kQualities[] = {
    "amber",  "azure",   "bold",   "brave",  "brisk",  "calm",    "clear",  "clever", "cloudy", "cobalt",  "coral",
    "cosmic", "crimson", "crisp",  "curly",  "daring", "deep",    "eager",  "early",  "fair",   "fancy",   "fleet",
    "frosty", "gentle",  "giant",  "glad",   "golden", "grand",   "green",  "happy",  "hardy",  "hazel",   "honest",
    "humble", "icy",     "ivory",  "jade",   "jolly",  "keen",    "kind",   "lively", "lucky",  "lunar",   "maple",
    "mellow", "merry",   "mighty", "misty",  "modern", "noble",   "olive",  "opal",   "orange", "patient", "pearl",
    "placid", "plain",   "polar",  "proud",  "purple", "quick",   "quiet",  "rapid",  "ready",  "red",     "regal",
    "rosy",   "royal",   "ruby",   "rustic", "sandy",  "scarlet", "sharp",  "shiny",  "silent", "silver",  "simple",
    "sleek",  "smart",   "snowy",  "solar",  "solid",  "sonic",   "spring", "stable", "steady", "stellar", "still",
    "stormy", "sunny",   "swift",  "tall",   "teal",   "tidy",    "topaz",  "true",   "upbeat", "urban",   "vivid",
    "warm",   "wavy",    "white",  "wild",   "windy",  "wise",    "witty",  "young",  "zesty",
};

constexpr std::string_view kThings[] = {
    "acorn",  "anchor",  "apple",  "arrow",   "aspen",   "badger", "beacon", "bear",    "beaver", "birch",   "bison",
    "breeze", "bridge",  "brook",  "canyon",  "cedar",   "cliff",  "clover", "comet",   "cove",   "crane",   "creek",
    "crow",   "dawn",    "deer",   "dolphin", "dove",    "dune",   "eagle",  "ember",   "falcon", "fern",    "field",
    "finch",  "fjord",   "flame",  "forest",  "fox",     "garden", "gecko",  "glacier", "grove",  "gull",    "harbor",
    "hare",   "hawk",    "heron",  "hill",    "horse",   "island", "ivy",    "jaguar",  "kelp",   "kestrel", "kite",
    "koala",  "lagoon",  "lake",   "lark",    "leaf",    "lemon",  "lily",   "lion",    "llama",  "lynx",    "mango",
    "marsh",  "meadow",  "moon",   "moose",   "moss",    "nest",   "oak",    "oasis",   "ocean",  "orchid",  "osprey",
    "otter",  "owl",     "panda",  "pebble",  "pelican", "pine",   "planet", "plum",    "pond",   "poplar",  "prairie",
    "quail",  "rabbit",  "rain",   "raven",   "reef",    "ridge",  "river",  "robin",   "salmon", "seal",    "shore",
    "sky",    "sparrow", "spruce", "star",    "stone",   "stream", "swan",   "tiger",   "trail",  "trout",   "tulip",
    "turtle", "valley",  "wave",   "whale",   "willow",  "wolf",   "wren",
};

// Below `bound`, each as likely as the other: what would fall into the last, incomplete round is drawn again.
std::size_t below(std::uint32_t bound, Random& random) {
  const std::uint32_t rounds = 0xffffffffu / bound * bound;
  for (;;) {
    auto bytes = random.bytes<4>();
    std::uint32_t number = 0;
    for (auto byte : bytes) number = number << 8 | byte;
    if (number < rounds) return number % bound;
  }
}

}  // namespace

std::string generate_alias(Random& random) {
  std::string digits = std::to_string(100'000 + below(100'000, random)).substr(1);
  return std::string(kQualities[below(std::size(kQualities), random)]) + "-" +
         std::string(kThings[below(std::size(kThings), random)]) + "-" + digits;
}

}  // namespace latchkey::numbers

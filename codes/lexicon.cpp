#include "codes/lexicon.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/check.h"

namespace latchkey::codes {
namespace {

constexpr char32_t kGap = U' ';  // blank, hyphen or line break between the words of an entry
constexpr char32_t kRest = 1;    // the remaining letters of a word
constexpr int kLongestEntry = 60;

// A trie over folded characters, its edges in one open-addressed table: most steps are a single probe that fails.
class Lexicon {
 public:
  static const Lexicon& known() {
    static const Lexicon lexicon;
    return lexicon;
  }

  std::vector<Hit> find(const Text& text) const;

 private:
  struct Entry {
    Meaning meaning;
    bool any_before = false;
    bool capitals = false;
    std::uint32_t next = 0;  // further entry of the same node
  };
  struct Node {
    std::uint32_t entry = 0;  // index into entries_, 0 is none
    bool has_rest = false;    // whether a kRest edge leaves it
  };
  // A server keeps the lexicon for good, so an edge is eight bytes: characters are numbered as they occur.
  struct Edge {
    std::uint32_t key = 0;
    std::uint32_t node = 0;
  };
  static constexpr int kSymbolBits = 12;

  Lexicon();
  void add(std::string_view word, Meaning meaning);
  // 0 is no symbol, and no node.
  std::uint32_t symbol(char32_t c) const { return c < symbols_.size() ? symbols_[c] : 0; }
  std::uint32_t step(std::uint32_t node, std::uint32_t symbol) const;
  std::uint32_t grow(std::uint32_t node, std::uint32_t symbol);
  void rehash(std::size_t size);
  void walk(const Text& text, std::uint32_t node, Place begin, Place at, int left, Range any,
            std::optional<Hit>& best) const;
  static std::uint32_t key(std::uint32_t node, std::uint32_t symbol) { return node << kSymbolBits | symbol; }
  std::size_t slot(std::uint32_t key) const { return key * 0x9E3779B97F4A7C15ull >> shift_; }

  std::vector<Edge> edges_;
  std::size_t used_ = 0;
  int shift_ = 64;
  std::vector<Node> nodes_;
  std::vector<Entry> entries_;
  std::uint32_t known_symbols_ = 0;
  std::array<std::uint16_t, 0x10000> symbols_{};
  std::vector<bool> first_;  // by symbol: whether an entry begins with it
};

Lexicon::Lexicon() : nodes_(1), entries_(1), first_(1 << kSymbolBits) {
  rehash(1 << 16);
  for (auto table : {germanic_words(), romance_words(), slavic_words(), baltic_finnic_words(), west_asian_words(),
                     indic_words(), south_east_asian_words(), east_asian_words(), further_words()}) {
    for (const auto& words : table) {
      std::string_view list = words.list;
      while (!list.empty()) {
        auto comma = std::min(list.find(','), list.size());
        add(list.substr(0, comma), words.meaning);
        list.remove_prefix(std::min(comma + 1, list.size()));
      }
    }
  }
}

void Lexicon::rehash(std::size_t size) {
  auto old = std::move(edges_);
  edges_.assign(size, Edge{});
  shift_ = 64;
  for (std::size_t n = size; n > 1; n >>= 1) --shift_;
  for (const auto& edge : old) {
    if (!edge.key) continue;
    auto i = slot(edge.key);
    while (edges_[i].key) i = (i + 1) & (size - 1);
    edges_[i] = edge;
  }
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t symbol) const {
  if (!symbol) return 0;
  auto wanted = key(node, symbol);
  for (auto i = slot(wanted); edges_[i].key; i = (i + 1) & (edges_.size() - 1))
    if (edges_[i].key == wanted) return edges_[i].node;
  return 0;
}

std::uint32_t Lexicon::grow(std::uint32_t node, std::uint32_t symbol) {
  if (auto next = step(node, symbol)) return next;
  if (++used_ * 10 > edges_.size() * 7) rehash(edges_.size() * 2);
  auto next = static_cast<std::uint32_t>(nodes_.size());
  LK_CHECK(next < 1u << (32 - kSymbolBits));
  nodes_.emplace_back();
  auto i = slot(key(node, symbol));
  while (edges_[i].key) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = {key(node, symbol), next};
  return next;
}

void Lexicon::add(std::string_view word, Meaning meaning) {
  Entry entry{meaning};
  std::u32string symbols;
  each_point(word, [&](char32_t point, std::size_t) {
    Character c = character(point);
    if (c.kind & kDrop) return;
    bool gap = (c.kind & kBlank) || c.folded == U'\n' || c.folded == U'-';
    if (gap) {
      if (!symbols.empty() && symbols.back() != kGap) symbols.push_back(kGap);
    } else {
      symbols.push_back(point == U'*' ? kRest : c.folded);
    }
  });
  while (!symbols.empty() && symbols.back() == kGap) symbols.pop_back();
  if (!symbols.empty() && symbols.front() == U'^') entry.capitals = true, symbols.erase(0, 1);
  if (!symbols.empty() && symbols.front() == kRest) entry.any_before = true, symbols.erase(0, 1);
  if (symbols.empty()) return;
  std::uint32_t node = 0;
  for (char32_t c : symbols) {
    LK_CHECK(c < symbols_.size());
    if (!symbols_[c]) symbols_[c] = static_cast<std::uint16_t>(++known_symbols_);
    LK_CHECK(known_symbols_ < 1u << kSymbolBits);
    if (c == kRest) nodes_[node].has_rest = true;
    node = grow(node, symbols_[c]);
  }
  first_[symbols_[symbols.front()]] = true;
  entry.next = nodes_[node].entry;
  nodes_[node].entry = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(entry);
}

void Lexicon::walk(const Text& text, std::uint32_t node, Place begin, Place at, int left, Range any,
                   std::optional<Hit>& best) const {
  while (true) {
    if (nodes_[node].entry && text.is_edge(at)) {
      for (auto index = nodes_[node].entry; index; index = entries_[index].next) {
        const Entry& entry = entries_[index];
        if (!entry.any_before && !text.is_edge(begin)) continue;
        if (entry.capitals) {
          bool small = false;
          for (Place i = begin; i < at; ++i) small |= text.is(i, kLetter) && !text.is(i, kUpper);
          if (small) continue;
        }
        Hit hit{{entry.any_before ? text.word_begin(begin) : begin, at}, 1u << static_cast<int>(entry.meaning), 0, any};
        if (!best || hit.range.end > best->range.end) {
          if (best) hit.inner = best->meanings | best->inner;
          best = hit;
        } else if (hit.range.end == best->range.end) {
          best->meanings |= hit.meanings;
          best->range.begin = std::min(best->range.begin, hit.range.begin);
        }
      }
    }
    if (left-- <= 0) return;
    if (nodes_[node].has_rest) {
      // Zero letters are a rest too. In dense scripts nothing follows that could be told apart from the next word.
      // Standing alone ("your * account") it is a whole word.
      auto rest = step(node, symbol(kRest));
      bool ended = text.is_edge(at) && at > begin && text.is(at - 1, kLetter);
      Place end = ended ? at : text.word_end(at);
      walk(text, rest, begin, end, left, ended || !text.is_edge(at) ? any : Range{at, end}, best);
    }
    if (at >= text.size()) return;
    char32_t c = text.folded(at);
    bool gap = text.is(at, kBlank) || c == U'\n' || c == U'-';
    node = step(node, symbol(gap ? kGap : c));
    if (!node) return;
    ++at;
    if (gap) {
      // Mail is wrapped wherever a line is full, so a phrase may go on after the break (but not after an empty line).
      for (int more = 0; more < 2 && at < text.size(); ++more) {
        char32_t next = text.folded(at);
        if (text.is(at, kBlank) || next == U'-' || (next == U'\n' && c != U'\n')) ++at;
      }
    }
  }
}

std::vector<Hit> Lexicon::find(const Text& text) const {
  std::vector<Hit> hits;
  for (Place i = 0; i < text.size(); ++i) {
    if (!first_[symbol(text.folded(i))]) continue;
    std::optional<Hit> best;
    walk(text, 0, i, i, kLongestEntry, {}, best);
    if (!best) continue;
    // A word ending in a known one begins earlier than the place it was found at; it may cover what came before it.
    while (!hits.empty() && hits.back().range.begin >= best->range.begin && hits.back().range.end <= best->range.end &&
           hits.back().range.end - hits.back().range.begin < best->range.end - best->range.begin) {
      best->inner |= hits.back().meanings | hits.back().inner;
      hits.pop_back();
    }
    if (!hits.empty() && best->range.end <= hits.back().range.end) {
      hits.back().inner |= best->meanings;
      continue;
    }
    hits.push_back(*best);
  }
  return hits;
}

}  // namespace

std::vector<Hit> find_words(const Text& text) { return Lexicon::known().find(text); }

}  // namespace latchkey::codes

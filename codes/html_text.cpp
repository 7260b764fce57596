#include "codes/html_text.h"

#include <algorithm>
#include <array>

#include "codes/html_style.h"
#include "codes/text.h"

namespace latchkey::codes {
namespace {

struct Entity {
  std::string_view name;
  char32_t point;
};

// The names mail programs use: punctuation, and Latin letters from the days before UTF-8.
constexpr Entity kEntities[] = {
    {"AMP", U'&'},     {"Aacute", 193},    {"Acirc", 194},    {"Agrave", 192},    {"Aring", 197},    {"Atilde", 195},
    {"Auml", 196},     {"Ccedil", 199},    {"Eacute", 201},   {"Ecirc", 202},     {"Egrave", 200},   {"Euml", 203},
    {"GT", U'>'},      {"Iacute", 205},    {"Icirc", 206},    {"LT", U'<'},       {"Ntilde", 209},   {"Oacute", 211},
    {"Ocirc", 212},    {"Oslash", 216},    {"Otilde", 213},   {"Ouml", 214},      {"QUOT", U'"'},    {"Uacute", 218},
    {"Uuml", 220},     {"aacute", 225},    {"acirc", 226},    {"aelig", 230},     {"agrave", 224},   {"amp", U'&'},
    {"apos", U'\''},   {"aring", 229},     {"atilde", 227},   {"auml", 228},      {"bull", 0x2022},  {"ccedil", 231},
    {"cent", 162},     {"colon", U':'},    {"copy", 169},     {"deg", 176},       {"eacute", 233},   {"ecirc", 234},
    {"egrave", 232},   {"emsp", U' '},     {"ensp", U' '},    {"eth", 240},       {"euml", 235},     {"euro", 0x20AC},
    {"gt", U'>'},      {"hellip", 0x2026}, {"hyphen", U'-'},  {"iacute", 237},    {"icirc", 238},    {"iexcl", 161},
    {"igrave", 236},   {"iquest", 191},    {"iuml", 239},     {"laquo", 171},     {"ldquo", 0x201C}, {"lsaquo", 0x2039},
    {"lsquo", 0x2018}, {"lt", U'<'},       {"mdash", 0x2014}, {"middot", 183},    {"nbsp", U' '},    {"ndash", 0x2013},
    {"ntilde", 241},   {"num", U'#'},      {"oacute", 243},   {"ocirc", 244},     {"ograve", 242},   {"ordf", 170},
    {"ordm", 186},     {"oslash", 248},    {"otilde", 245},   {"ouml", 246},      {"pound", 163},    {"quot", U'"'},
    {"raquo", 187},    {"rdquo", 0x201D},  {"reg", 174},      {"rsaquo", 0x203A}, {"rsquo", 0x2019}, {"sbquo", 0x201A},
    {"shy", 173},      {"szlig", 223},     {"thinsp", U' '},  {"thorn", 254},     {"times", 215},    {"trade", 0x2122},
    {"uacute", 250},   {"ucirc", 251},     {"ugrave", 249},   {"uuml", 252},      {"yacute", 253},   {"yen", 165},
    {"yuml", 255},     {"zwj", 0x200D},    {"zwnj", 0x200C},
};

static_assert(std::is_sorted(std::begin(kEntities), std::end(kEntities),
                             [](const Entity& a, const Entity& b) { return a.name < b.name; }));

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Reads one entity at `at` (which is a '&'); the ampersand itself if it is none. In an attribute a name needs its
// semicolon, or "?id=1&copy=2" would lose its second parameter.
char32_t read_entity(std::string_view html, std::size_t& at, bool in_attribute = false) {
  std::size_t end = at + 1;
  char32_t point = 0;
  if (end < html.size() && html[end] == '#') {
    ++end;
    bool hex = end < html.size() && lower(html[end]) == 'x';
    if (hex) ++end;
    auto first = end;
    for (; end < html.size() && end - first < 8; ++end) {
      char c = lower(html[end]);
      if (c >= '0' && c <= '9')
        point = point * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
      else if (hex && c >= 'a' && c <= 'f')
        point = point * 16 + static_cast<char32_t>(c - 'a' + 10);
      else
        break;
    }
    if (end == first) return ++at, U'&';
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
  } else {
    while (end < html.size() && end - at < 10 && is_name(html[end])) ++end;
    auto name = html.substr(at + 1, end - at - 1);
    auto found = std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                                  [](const Entity& e, std::string_view n) { return e.name < n; });
    bool ended = end < html.size() && html[end] == ';';
    if (found == std::end(kEntities) || found->name != name || (in_attribute && !ended)) return ++at, U'&';
    point = found->point;
  }
  if (end < html.size() && html[end] == ';') ++end;
  at = end;
  return point;
}

std::string resolve_entities(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '&')
      append_utf8(out, read_entity(text, i, true));
    else
      out.push_back(text[i++]);
  }
  return out;
}

constexpr std::size_t kMostSelectors = 256, kMostSheet = 65536;

class Reader {
 public:
  Reader(std::string_view html, Images images) : html_(html), read_alt_(images == Images::described) {}

  HtmlText read() {
    while (at_ < html_.size() && out_.text.size() < kMostHtmlText) {
      char c = html_[at_];
      if (c == '<')
        read_markup();
      else if (c == '&')
        put(read_entity(html_, at_));
      else
        put_byte(c), ++at_;
    }
    close_anchor();
    join_single_characters();
    return std::move(out_);
  }

 private:
  struct Element {
    std::string name;
    bool gone = false;
    bool tiny = false;
    Colour ink = kUnknownColour;
    Colour ground = kUnknownColour;
  };
  static constexpr std::size_t kMostDepth = 256;

  // Whether the eye finds what stands here.
  bool hidden() const {
    return !open_.empty() &&
           (open_.back().gone || open_.back().tiny || same_to_the_eye(open_.back().ink, open_.back().ground));
  }
  bool gone() const { return !open_.empty() && open_.back().gone; }

  void put_byte(char c) {
    if (hidden()) return;
    if (is_space(c)) {
      if (!out_.text.empty() && out_.text.back() != ' ' && out_.text.back() != '\n') out_.text.push_back(' ');
    } else {
      out_.text.push_back(c);
    }
  }
  void put(char32_t point) {
    if (point == U' ' || point == 0xA0) return put_byte(' ');
    if (!hidden()) append_utf8(out_.text, point);
  }
  void break_line() {
    if (hidden()) return;
    while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
    auto size = out_.text.size();
    if (size && !(size > 1 && out_.text[size - 1] == '\n' && out_.text[size - 2] == '\n')) out_.text.push_back('\n');
  }

  // A code in boxes, each digit a table or a block of its own, is read as one line: "4 8 2 9 1 3". Nothing moves.
  void join_single_characters() {
    std::string& text = out_.text;
    auto boxed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i, last = i;
      int boxes = 0;
      bool digit = false;
      // At a line's begin: boxes of one character, nothing but blanks and breaks between them.
      while (end < text.size() && boxed(text[end]) &&
             (end + 1 >= text.size() || text[end + 1] == '\n' || text[end + 1] == ' ')) {
        digit |= text[end] >= '0' && text[end] <= '9';
        last = end++;
        ++boxes;
        while (end < text.size() && (text[end] == '\n' || text[end] == ' ')) ++end;
      }
      bool whole = boxes >= 4 && boxes <= 10 && digit &&
                   (last + 1 >= text.size() || text.find('\n', last) < end || end >= text.size());
      if (whole)
        std::replace(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(last),
                     '\n', ' ');
      i = std::max(end, i);
      i = std::min(text.find('\n', i), text.size());
      while (i < text.size() && (text[i] == '\n' || text[i] == ' ')) ++i;
    }
  }

  bool skip_to(std::string_view end) {
    auto found = html_.find(end, at_);
    at_ = found == html_.npos ? html_.size() : found + end.size();
    return found != html_.npos;
  }

  void read_markup() {
    if (html_.substr(at_, 4) == "<!--") {
      // Outlook's conditional comments hold a copy of the page for Outlook; the rest of the world reads past them.
      skip_to("-->");
      return;
    }
    char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
    if (next == '!' || next == '?') {
      skip_to(">");
      return;
    }
    bool closing = next == '/';
    std::size_t name_begin = at_ + (closing ? 2 : 1), name_end = name_begin;
    while (name_end < html_.size() && is_name(html_[name_end])) ++name_end;
    if (name_end == name_begin) {
      if (closing) return void(skip_to(">"));
      put_byte('<');
      ++at_;
      return;
    }
    std::string name;
    for (std::size_t i = name_begin; i < name_end && i < name_begin + 20; ++i) name.push_back(lower(html_[i]));
    at_ = name_end;
    href_.clear();
    alt_.clear();
    style_ = {};
    classes_ = hides_ = false;
    bool empty_element = read_attributes();
    if (closing)
      close(name);
    else
      open(std::move(name), empty_element);
  }

  // Up to and with '>'. Remembers href and whether the element is hidden.
  bool read_attributes() {
    while (at_ < html_.size() && html_[at_] != '>') {
      if (!is_name(html_[at_])) {
        if (html_[at_] == '/' && at_ + 1 < html_.size() && html_[at_ + 1] == '>') return at_ += 2, true;
        ++at_;
        continue;
      }
      auto begin = at_;
      while (at_ < html_.size() && is_name(html_[at_])) ++at_;
      std::string name;
      for (auto i = begin; i < at_ && i < begin + 12; ++i) name.push_back(lower(html_[i]));
      while (at_ < html_.size() && is_space(html_[at_])) ++at_;
      if (at_ >= html_.size() || html_[at_] != '=') {
        hides_ |= name == "hidden";
        continue;
      }
      ++at_;
      while (at_ < html_.size() && is_space(html_[at_])) ++at_;
      if (at_ >= html_.size()) break;
      std::string_view value;
      char quote = html_[at_];
      if (quote == '"' || quote == '\'') {
        auto end = std::min(html_.find(quote, at_ + 1), html_.size());
        value = html_.substr(at_ + 1, end - at_ - 1);
        at_ = std::min(end + 1, html_.size());
      } else {
        begin = at_;
        while (at_ < html_.size() && html_[at_] != '>' && !is_space(html_[at_])) ++at_;
        value = html_.substr(begin, at_ - begin);
      }
      if (name == "href") href_ = resolve_entities(value.substr(0, 4096));
      if (name == "style") read_inline(value);
      if (name == "hidden") hides_ = true;
      if (name == "bgcolor" && !style_.ground) style_.ground = read_colour(value.substr(0, 64));
      if (name == "color" && !style_.ink) style_.ink = read_colour(value.substr(0, 64));
      if (name == "class") classes_ = true, hides_ |= sheet_hides('.', value.substr(0, 512));
      if (name == "id") hides_ |= sheet_hides('#', value.substr(0, 128));
      if (name == "alt") alt_ = resolve_entities(value.substr(0, 256));
    }
    if (at_ < html_.size()) ++at_;
    return false;
  }

  void read_inline(std::string_view value) {
    Style style = read_style(resolve_entities(value.substr(0, 1024)));
    if (!style.ground) style.ground = style_.ground;
    if (!style.ink) style.ink = style_.ink;
    style_ = style;
  }

  bool sheet_hides(char kind, std::string_view names) const {
    while (!names.empty() && !hidden_selectors_.empty()) {
      while (!names.empty() && is_space(names.front())) names.remove_prefix(1);
      auto end = std::min(names.find_first_of(" \t\n\r"), names.size());
      std::string name(1, kind);
      for (char c : names.substr(0, end)) name.push_back(lower(c));
      if (std::find(hidden_selectors_.begin(), hidden_selectors_.end(), name) != hidden_selectors_.end()) return true;
      names.remove_prefix(end);
    }
    return false;
  }

  void open(std::string name, bool empty_element) {
    static constexpr std::array<std::string_view, 9> kVoid{"br",   "img", "hr",  "input", "meta",
                                                           "link", "col", "wbr", "area"};
    static constexpr std::array<std::string_view, 6> kRaw{"style",    "script",   "title",
                                                          "textarea", "noscript", "template"};
    static constexpr std::array<std::string_view, 4> kUnread{"head", "svg", "object", "select"};
    if (one_of(name, kRaw)) {
      // Their content is no markup: look for the end tag alone.
      auto content = at_;
      auto read_sheet = [&](std::size_t end) {
        if (name != "style" || hidden_selectors_.size() > kMostSelectors) return;
        for (auto& selector : hidden_selectors(html_.substr(content, std::min(end - content, kMostSheet))))
          hidden_selectors_.push_back(std::move(selector));
      };
      while (skip_to("</")) {
        bool same = html_.size() - at_ >= name.size();
        for (std::size_t i = 0; same && i < name.size(); ++i) same = lower(html_[at_ + i]) == name[i];
        if (same) return read_sheet(at_ - 2), void(skip_to(">"));
      }
      return;
    }
    if (name == "br" || name == "hr") return break_line();
    if (name == "img" && read_alt_ && !alt_.empty() && !style_.gone && !hides_) {
      put_byte(' ');
      for (char c : alt_) put_byte(c);
      put_byte(' ');
    }
    if (one_of(name, kVoid)) return;
    if (is_block(name)) break_line();
    if (name == "td" || name == "th") put_byte(' ');
    if (name == "body") open_.clear();  // whatever the head left open
    Element element;
    const Element* parent = open_.empty() ? nullptr : &open_.back();
    // What a class hides, the element's own style may show.
    element.gone = gone() || style_.gone || (hides_ && !style_.shown) || one_of(name, kUnread);
    element.tiny = style_.tiny.value_or(parent && parent->tiny);
    // A class may colour anything, so that beside one only the element's own word counts.
    bool inherits = parent && !classes_;
    element.ink = style_.ink.value_or(inherits ? parent->ink : kUnknownColour);
    element.ground = style_.ground.value_or(inherits ? parent->ground : kUnknownColour);
    if (element.ground == kTransparent) element.ground = inherits ? parent->ground : kUnknownColour;
    if (name == "a" && !element.gone) open_anchor();
    if (empty_element || open_.size() >= kMostDepth) return;
    element.name = std::move(name);
    open_.push_back(std::move(element));
  }

  void close(const std::string& name) {
    if (name == "a") close_anchor();
    // An end tag closes what stands open inside it; one that nothing opened is ignored. A cell or paragraph left open
    // is looked for a few levels up only, so that a stray </div> does not show what its hidden parent hides.
    for (std::size_t up = 0; up < open_.size() && up < 16; ++up) {
      if (open_[open_.size() - 1 - up].name != name) continue;
      bool was_hidden = hidden();
      open_.resize(open_.size() - 1 - up);
      if (!was_hidden && is_block(name)) break_line();
      return;
    }
    if (name == "p") break_line();
  }

  static bool is_block(std::string_view name) {
    static constexpr std::array<std::string_view, 25> kBlocks{
        "p",          "div", "tr",   "table", "li",     "ul",      "ol",      "h1",     "h2",
        "h3",         "h4",  "h5",   "h6",    "center", "section", "article", "header", "footer",
        "blockquote", "pre", "form", "body",  "tbody",  "dt",      "dd"};
    return one_of(name, kBlocks);
  }

  void open_anchor() {
    close_anchor();
    if (href_.empty() || out_.anchors.size() >= kMostAnchors) return;
    out_.anchors.push_back({std::move(href_), out_.text.size(), out_.text.size()});
    in_anchor_ = true;
  }
  void close_anchor() {
    if (in_anchor_) {
      auto& anchor = out_.anchors.back();
      anchor.end = std::max(anchor.begin, out_.text.size());
    }
    in_anchor_ = false;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  HtmlText out_;
  std::vector<Element> open_;
  std::string href_, alt_;
  Style style_;           // of the tag being read
  bool classes_ = false;  // it has some
  bool hides_ = false;    // an attribute or the style sheet hides it
  bool in_anchor_ = false;
  bool read_alt_;
  std::vector<std::string> hidden_selectors_;
};

}  // namespace

HtmlText html_text(std::string_view html, Images images) { return Reader(html, images).read(); }

}  // namespace latchkey::codes

#include "codes/link.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace latchkey::codes {
namespace {

// What addresses of confirmation pages are made of, and what those of other pages are.
constexpr std::string_view kAction[] = {
    "verif",        "confirm",      "activat", "aktiv",      "validat",         "reset",
    "password",     "passwort",     "magic",   "login",      "log-in",          "signin",
    "sign-in",      "sign_in",      "signup",  "sign-up",    "sign_up",         "auth",
    "token",        "otp",          "invit",   "recovery",   "account-recover", "recover-account",
    "recover/",     "unlock",       "session", "register",   "registration",    "onboard",
    "setup",        "action-token", "approve", "challenge",  "opt-in",          "optin",
    "email-change", "einlogg",      "anmeld",  "bestaetig",  "connexion",       "mot-de-passe",
    "motdepasse",   "contrasen",    "senha",   "wachtwoord", "haslo",           "registr",
    "inscri",       "passwd",       "ticket=", "key=",       "code=",           "hash=",
    "secret",       "clave",        "nonce",   "accept"};
constexpr std::string_view kOther[] = {"unsub",
                                       "abmeld",
                                       "abbestell",
                                       "desinscri",
                                       "desabonn",
                                       "disiscri",
                                       "desuscri",
                                       "odhlas",
                                       "wypis",
                                       "otpis",
                                       "afmeld",
                                       "avregistr",
                                       "cart",
                                       "checkout",
                                       "meet.",
                                       "zoom.",
                                       "calendar",
                                       "/docs.",
                                       "optout",
                                       "opt-out",
                                       "preferences",
                                       "privacy",
                                       "terms",
                                       "legal",
                                       "imprint",
                                       "impressum",
                                       "support",
                                       "help",
                                       "faq",
                                       "contact",
                                       "facebook.com",
                                       "twitter.com",
                                       "x.com/",
                                       "instagram.com",
                                       "linkedin.com",
                                       "youtube.com",
                                       "tiktok.com",
                                       "play.google.com",
                                       "apps.apple.com",
                                       "itunes.apple.com",
                                       "w3.org",
                                       "schema.org",
                                       ".png",
                                       ".jpg",
                                       ".jpeg",
                                       ".gif",
                                       ".css",
                                       ".js",
                                       ".svg",
                                       ".pdf",
                                       "view-in-browser",
                                       "viewonline",
                                       "webview",
                                       "blog",
                                       "news",
                                       "about",
                                       "download",
                                       "tracking",
                                       "/track",
                                       "/releases",
                                       "/commit",
                                       "/issues/",
                                       "settings",
                                       "billing",
                                       "order",
                                       "shop",
                                       "sale",
                                       "invoice",
                                       "survey",
                                       "feedback",
                                       "review",
                                       "docs.",
                                       "/docs",
                                       "report",
                                       "not-me",
                                       "notme",
                                       "wasnt-me",
                                       "deny",
                                       "decline",
                                       "revoke",
                                       "secure-account",
                                       "cancel"};

std::string lower(std::string_view text) {
  std::string out(text.substr(0, 2048));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool has_any(std::string_view text, std::span<const std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.find(part) != text.npos; });
}

// How much of a token the longest run is that no one would type.
double token_weight(std::string_view link) {
  double best = 0;
  std::size_t run = 0, digits = 0, upper = 0;
  for (char c : link) {
    bool digit = c >= '0' && c <= '9', letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (digit || letter || c == '_' || c == '-') {
      ++run;
      digits += digit;
      upper += c >= 'A' && c <= 'Z';
      if (run >= 16 && (digits >= 3 || upper >= 4)) return 1.3;
      if (run >= 10 && digits >= 2 && upper >= 2) best = 0.8;
    } else {
      run = digits = upper = 0;
    }
  }
  return best;
}

class Chooser {
 public:
  Chooser(const Reading& reading, const std::optional<std::string>& code)
      : r_(reading), text_(reading.text), code_(code) {
    for (const auto& hit : r_.words) {
      trade_ += hit.is(Meaning::trade) || hit.is(Meaning::other_code);
      if (hit.range.begin >= r_.body) continue;
      subject_acts_ |=
          hit.is(Meaning::verify) || hit.is(Meaning::sign_in) || hit.is(Meaning::sign_up) || hit.is(Meaning::reset);
    }
  }

  void consider(std::string_view link, Range place, bool anchored) {
    auto plain = lower(link);
    auto scheme = plain.find("://");
    auto rest = scheme == plain.npos ? std::string_view(plain) : std::string_view(plain).substr(scheme + 3);
    if (scheme == plain.npos ? anchored : !(plain.starts_with("http") || !anchored)) return;
    auto slash = rest.find_first_of("/?#");
    auto path = slash == rest.npos ? std::string_view() : rest.substr(slash);
    if (path.size() <= 1) return;  // a home page confirms nothing

    double s = -2.4;
    if (has_any(path, kAction))
      s += 1.8;
    else if (has_any(rest.substr(0, slash), kAction))
      s += 0.6;
    if (has_any(rest, kOther)) s -= has_any(path, kAction) ? 1.2 : 3;
    double token = token_weight(link);
    s += token;
    // "Type it at acorn.example/link" is where to put a code, and the same page for everybody.
    if (token == 0 && path.size() <= 12 && path.find_first_of("?=0123456789") == path.npos) s -= 1;
    if (code_ && rest.find(lower(*code_)) != rest.npos) s += 2.0;
    s += words_around(place, anchored);
    if (!best_ || s > score_ + 1e-9) best_ = std::string(link), score_ = s;
  }

  std::optional<std::string> result() const { return score_ >= 0 ? best_ : std::nullopt; }

 private:
  // What the lines around it, or the anchor's own words, say the link does.
  double words_around(Range place, bool anchored) const {
    Range line = text_.line_range(place.begin);
    Range above = line;
    if (line.begin > 0) {
      Place i = line.begin - 1;
      while (i > 0 && text_.shown(i) == U'\n') --i;
      above = text_.line_range(i);
    }
    Place end = std::min(line.end, place.end + 120);
    Place begin = above.begin + 400 < place.begin ? place.begin - 400 : above.begin;
    double act = 0, invite = 0, away = 0;
    auto first = std::lower_bound(r_.words.begin(), r_.words.end(), begin,
                                  [](const Hit& h, Place p) { return h.range.begin < p; });
    auto sentence = text_.sentence(place.begin);
    // A link on a line of its own belongs to the sentence before it.
    Place lead = place.begin;
    while (lead > begin && !text_.is(lead - 1, kLetter | kDigit)) --lead;
    auto leading_sentence = lead > begin ? text_.sentence(lead - 1) : sentence;
    for (; first != r_.words.end() && first->range.begin < end; ++first) {
      bool inside = place.begin <= first->range.begin && first->range.end <= place.end;
      if (inside && !anchored) continue;       // words of the address itself
      if (first->is(Meaning::code)) continue;  // "login code" says nothing of a link
      if (first->is(Meaning::verify) || first->is(Meaning::sign_in) || first->is(Meaning::sign_up) ||
          first->is(Meaning::reset))
        act = std::max(act, inside ? 2.4 : 1.7);
      if (first->is(Meaning::link)) invite = 0.7;
      bool own_sentence =
          text_.sentence(first->range.begin) == sentence || text_.line(first->range.begin) == text_.line(place.begin);
      if ((first->is(Meaning::disclaimer) || first->is(Meaning::denial)) &&
          (first->range.begin < place.begin || (inside && anchored))) {
        if ((inside || text_.sentence(first->range.begin) == leading_sentence))
          away = 3.2;
        else if (own_sentence)
          away = std::max(away, 1.8);
      }
      if (first->is(Meaning::trade) && (inside || own_sentence)) away = std::max(away, 1.6);
    }
    if (act == 0 && invite > 0 && subject_acts_) act = 1.2;
    if (act == 0 && trade_ > 1) away = std::max(away, 1.6);  // an address alone does not make an advert a confirmation
    return act + (act > 0 ? invite : invite * 0.4) - away;
  }

  const Reading& r_;
  const Text& text_;
  const std::optional<std::string>& code_;
  std::optional<std::string> best_;
  double score_ = -100;
  int trade_ = 0;
  bool subject_acts_ = false;  // the subject says what there is to do
};

}  // namespace

std::optional<std::string> find_link(const Reading& reading, const std::vector<Anchor>& anchors,
                                     const std::optional<std::string>& code) {
  Chooser chooser(reading, code);
  for (const auto& anchor : anchors) {
    if (!anchor.href.starts_with("http://") && !anchor.href.starts_with("https://")) continue;
    chooser.consider(anchor.href, reading.text.places(anchor.begin, anchor.end), true);
  }
  int considered = 0;
  for (const auto& span : reading.spans)
    if (span.kind == SpanKind::link && ++considered <= 256)
      chooser.consider(reading.text.printed(span.range), span.range, false);
  return chooser.result();
}

}  // namespace latchkey::codes

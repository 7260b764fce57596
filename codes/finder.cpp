#include "codes/finder.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "codes/bound.h"
#include "codes/html_text.h"
#include "codes/link.h"
#include "codes/purpose.h"
#include "codes/score.h"
#include "codes/service.h"

namespace latchkey::codes {
namespace {

constexpr std::size_t kMostSubject = 1024, kMostText = 32768, kMostHtml = 262144, kMostCandidates = 8;

struct Body {
  std::string text;
  std::vector<Anchor> anchors;
};

Finding read(const Message& message, Body body) {
  std::string source;
  if (message.channel == Channel::email && !message.subject.empty()) {
    source = cut(message.subject, kMostSubject);
    std::replace(source.begin(), source.end(), '\n', ' ');
    source.push_back('\n');
    for (auto& anchor : body.anchors) anchor.begin += source.size(), anchor.end += source.size();
  }
  auto subject_bytes = source.size();
  source += body.text;

  Text text(std::move(source));
  auto words = find_words(text);
  auto spans = find_spans(text, words);
  auto options = find_options(text, words, spans);
  auto names = sender_mentions(text, message.from);
  Reading reading{text, words, spans, options, text.places(0, subject_bytes).end, names};
  auto scores = score_options(reading);

  struct Judged {
    std::string code;
    double score;
    Range place;
    int times = 1;
  };
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < options.size(); ++i) {
    auto same = std::find_if(judged.begin(), judged.end(), [&](const Judged& j) { return j.code == options[i].code; });
    if (same == judged.end()) {
      judged.push_back({options[i].code, scores[i], options[i].range});
    } else {
      // Printed twice, in subject and body or in two languages: one code, believed a little more.
      if (scores[i] > same->score) same->score = scores[i], same->place = options[i].range;
      ++same->times;
    }
  }
  for (auto& j : judged) j.score += j.times > 1 ? 0.3 : 0;
  std::sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) {
    return a.score != b.score ? a.score > b.score : a.place.begin < b.place.begin;
  });

  Finding finding;
  std::optional<Range> place;
  for (const auto& j : judged) {
    double score = 1 / (1 + std::exp(-j.score));
    if (score < 0.02 || finding.candidates.size() == kMostCandidates) break;
    finding.candidates.push_back({j.code, std::round(score * 1000) / 1000});
  }
  if (!judged.empty() && judged.front().score >= 0) finding.code = judged.front().code, place = judged.front().place;

  std::optional<BoundCode> bound;
  double certainty = 0.99;
  if (message.headers_aligned) {
    bound = parse_one_time_code_header(message.one_time_code_header);
    if (!bound) bound = parse_otp_token_header(message.otp_token_header);
    certainty = 1;
  }
  // The line is for SMS. In a mail anybody could have written it, and mail has headers that DKIM vouches for.
  if (!bound && message.channel == Channel::sms) bound = parse_bound_line(body.text), certainty = 0.99;
  if (bound) {
    std::erase_if(finding.candidates, [&](const Candidate& c) { return c.code == bound->code; });
    for (auto& c : finding.candidates) c.score = std::min(c.score, 0.9);
    finding.candidates.insert(finding.candidates.begin(), {bound->code, certainty});
    if (finding.candidates.size() > kMostCandidates) finding.candidates.pop_back();
    finding.code = bound->code;
    finding.bound_domain = std::move(bound->domain);
  }

  finding.link = find_link(reading, body.anchors, finding.code);
  auto service = find_service(reading, message, place);
  finding.service = std::move(service.name);
  if (finding.code || finding.link) {
    // A heading that is nothing but such a word ("【支付】") is no name, unless the envelope says so too.
    std::copy_if(service.mentions.begin(), service.mentions.end(), std::back_inserter(names), [&](Range mention) {
      return std::none_of(words.begin(), words.end(), [&](const Hit& hit) {
        bool speaks = hit.is(Meaning::payment) || hit.is(Meaning::reset) || hit.is(Meaning::takeover);
        return speaks && hit.range.begin <= mention.begin && hit.range.end >= mention.end;
      });
    });
    finding.purpose = find_purpose(reading, finding.code.has_value(), place, finding.link.value_or(""));
  }
  return finding;
}

bool has_text(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

bool says_something(const Finding& finding) { return finding.code || finding.link; }

Finding find_in_html(const Message& message, Images images) {
  auto html = html_text(cut(message.html, kMostHtml), images);
  return read(message, {std::move(html.text), std::move(html.anchors)});
}

// A mail's two parts are two readings of one message. People see the HTML, so it decides where they disagree; what one
// of them says of a payment or a reset holds for both.
Finding join(Finding from_text, Finding from_html) {
  if (!says_something(from_html)) return from_text;
  if (!says_something(from_text)) return from_html;
  auto severe = [](const Finding& f) {
    return f.code && (f.purpose == Purpose::payment || f.purpose == Purpose::reset);
  };
  bool seen = std::any_of(from_html.candidates.begin(), from_html.candidates.end(),
                          [&](const Candidate& c) { return c.code == from_text.code; });
  Finding& shown = from_html.code && !seen ? from_html : from_text;
  const Finding& other = &shown == &from_html ? from_text : from_html;
  if (!severe(shown) && severe(other)) shown.purpose = other.purpose;
  return std::move(shown);
}

Finding find(const Message& message) {
  bool text = has_text(message.text) || message.html.empty();
  Finding from_text;
  if (text) from_text = read(message, {std::string(cut(message.text, kMostText)), {}});
  if (message.html.empty()) return from_text;
  Finding from_html = find_in_html(message, Images::left_out);
  // A mail that is one picture.
  if (!says_something(from_text) && !says_something(from_html)) from_html = find_in_html(message, Images::described);
  if (text && !says_something(from_html)) return from_text;
  return text ? join(std::move(from_text), std::move(from_html)) : from_html;
}

}  // namespace

Finding find_code(const Message& message) noexcept {
  // Nothing below throws but the allocator; on a server without memory, stopping is what it does anyway.
  return find(message);
}

bool may_show_card(const Finding& finding) {
  return finding.code && (finding.purpose == Purpose::sign_in || finding.purpose == Purpose::sign_up);
}

}  // namespace latchkey::codes

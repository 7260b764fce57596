#include "codes/purpose.h"

#include <algorithm>
#include <string>

namespace latchkey::codes {

Purpose find_purpose(const Reading& reading, Range service, bool has_code, std::string_view link) {
  const Text& text = reading.text;
  // A sentence that says "if this was not you" or "we never ask" speaks of something else.
  std::vector<std::uint32_t> set_aside;
  for (const auto& hit : reading.words)
    if (hit.is(Meaning::disclaimer)) set_aside.push_back(text.sentence(hit.range.begin));

  Place first_aside = text.size();
  for (const auto& hit : reading.words)
    if (hit.is(Meaning::disclaimer)) first_aside = std::min(first_aside, hit.range.begin);

  double payment = 0, reset = 0, sign_up = 0, sign_in = 0, verify = 0;
  for (const auto& hit : reading.words) {
    if (service.contains(hit.range.begin)) continue;
    bool aside = std::binary_search(set_aside.begin(), set_aside.end(), text.sentence(hit.range.begin));
    double weight = aside ? 0.3 : hit.range.begin < reading.body ? 1.5 : 1;
    // "Reset code" names a code and a reset in one.
    auto says = [&](Meaning meaning) { return hit.is(Meaning::code) ? hit.speaks_of(meaning) : hit.is(meaning); };
    // What a payment is for is also said beside "if this was not you"; a card too many costs more than one too few.
    if (says(Meaning::payment)) payment += std::max(weight, 0.6);
    // "If it was not you: somebody knows your password. Change it." advises what the message is not for.
    bool advice = has_code && sign_in > 0 && first_aside < hit.range.begin;
    if (says(Meaning::reset)) reset += advice ? 0.3 : weight;
    if (says(Meaning::sign_up)) sign_up += weight;
    if (says(Meaning::sign_in)) sign_in += weight;
    if (hit.is(Meaning::verify)) verify += weight;
  }
  bool sum = std::any_of(reading.spans.begin(), reading.spans.end(), [&](const Span& span) {
    return span.kind == SpanKind::sum || span.kind == SpanKind::card_tail;
  });
  if (has_code && (payment >= 1.5 || (payment >= 0.9 && (sum || payment > sign_in + sign_up + reset))))
    return Purpose::payment;
  if (reset >= 0.9 && reset >= 0.34 * sign_up) return Purpose::reset;
  if (sign_up >= 0.9 && sign_up >= sign_in) return Purpose::sign_up;
  if (has_code || sign_in > 0) return Purpose::sign_in;
  // A mail with nothing but a link: its address speaks English where the words were not understood.
  std::string address(link);
  for (char& c : address)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  auto address_says = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return address.find(word) != address.npos; });
  };
  if (address_says({"reset", "password", "passwd", "recover", "forgot"})) return Purpose::reset;
  if (address_says({"unlock", "login", "signin", "sign-in", "sign_in", "magic"})) return Purpose::sign_in;
  if (verify > 0 || address_says({"confirm", "verif", "activat", "regist", "signup", "sign-up", "invit", "welcome"}))
    return Purpose::sign_up;
  return Purpose::sign_in;
}

}  // namespace latchkey::codes

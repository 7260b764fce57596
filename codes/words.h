// The words the finder knows, as data: one block a language and meaning, in words_*.cpp by family of languages.
//
// A list is separated by commas. Case, accents and the kind of blank or hyphen do not matter. Within an entry
//   word     stands for itself          word*   for any word beginning so ("kod*": kod, kodu, kodunuz)
//   *word    for any word ending so     ^WORD   for capitals only ("^TAN": not the Spanish "tan")
//   a * b    for any one word between them
// Where two entries overlap the longer wins, so "promo code" is no "code".
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace latchkey::codes {

enum class Meaning : std::uint8_t {
  code,        // names a one-time code beyond doubt: "verification code"
  maybe_code,  // may name one: "code", "PIN", "password"
  other_code,  // names a code of another kind: "promo code"
  old,         // the code beside it is not the current one
  verify,      // what codes are for: verify, confirm, authenticate
  sign_in,
  sign_up,
  reset,
  payment,
  privacy,     // what is said around a code: valid for, do not share
  takeover,    // ends the account or hands it over: delete it, turn off its second factor, give it another number
  alter,       // beside a belonging it says the same: change, delete, turn off
  belonging,   // what makes an account one's own: number, mail address, second factor, the account
  disclaimer,  // "if this was not you": what is advised then is not what the message is for
  denial,      // "we never ask for it": nor is what is never asked
  label,       // the number beside it is something else: order, invoice, reference
  trade,       // says what the message is about, and it is not a log-in: delivery, sale, balance
  unit,        // stands after a number that counts: minutes, points
  money,       // currency, before or after
  done,        // reports what has already happened: "was changed"
  link,        // announces a link to follow: "click", "button"
};
inline constexpr int kMeanings = 21;

struct Words {
  std::string_view language;
  Meaning meaning;
  std::string_view list;
};

std::span<const Words> germanic_words();
std::span<const Words> romance_words();
std::span<const Words> slavic_words();
std::span<const Words> baltic_finnic_words();  // with Greek, Basque, Swahili, Amharic
std::span<const Words> west_asian_words();
std::span<const Words> indic_words();
std::span<const Words> south_east_asian_words();
std::span<const Words> east_asian_words();
std::span<const Words> further_words();

}  // namespace latchkey::codes

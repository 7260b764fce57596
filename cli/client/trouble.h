// How anything a person asked for can fail: a kind, which becomes an exit code, and one sentence for the terminal,
// without seeds, codes, passphrases or message text.
#pragma once
#include <string>

#include "base/result.h"

namespace latchkey::client {

// What would let the same request succeed, where a client can do it by itself or a person by another verb.
enum class Cure { none, sign_in, elevate, wait };

struct Trouble {
  Kind kind;
  std::string sentence;
  Cure cure = Cure::none;
};

[[nodiscard]] inline Failure<Trouble> trouble(Kind kind, std::string sentence, Cure cure = Cure::none) {
  return fail(Trouble{kind, std::move(sentence), cure});
}
// For errors whose place is all there is to say: "latchkey: seal: commitment".
[[nodiscard]] inline Failure<Trouble> trouble(const Error& error) {
  return trouble(error.kind, std::string(error.where));
}

template <typename T>
using Attempt = Result<T, Trouble>;
using Outcome = Result<Nothing, Trouble>;
inline Outcome finished() { return Nothing{}; }

}  // namespace latchkey::client

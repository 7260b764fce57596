// The line protocol of latchkey-seal-peer:
//
//   {"do":"make","file":"seal"|"member"|"account"}   ->  {"cases":[…]}       fresh, never the same twice
//   {"do":"replay","case":{…}}                       ->  {"problem":null}    or one sentence
//   anything else                                    ->  {"error":"…"}
//
// An "id" in a request comes back in its answer.
#pragma once
#include <string>
#include <string_view>

namespace latchkey::peer {

std::string answer(std::string_view line);

}  // namespace latchkey::peer

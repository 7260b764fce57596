// Any bytes as the body of an entry of any kind: refused, or an act that writes the same bytes again.
#include "base/check.h"
#include "roster/entry.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView body(data, size);
  for (auto kind :
       {"founding", "invite", "withdraw", "join", "admit", "role", "end", "profile", "device", "device-end"}) {
    auto act = roster::read_act(kind, body);
    if (!act) continue;
    LK_CHECK(roster::kind_of(*act) == kind);
    LK_CHECK(std::ranges::equal(roster::write_body(*act), body));
  }
  return 0;
}

// Any bytes as the body of an entry of an account's chain, of any kind: refused, or an act that writes the same bytes
// again.
#include "base/check.h"
#include "roster/account_entry.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView body(data, size);
  for (auto kind : {"create", "grant", "end", "epoch"}) {
    auto act = roster::read_account_act(kind, body);
    if (!act) continue;
    LK_CHECK(roster::kind_of(*act) == kind);
    LK_CHECK(std::ranges::equal(roster::write_body(*act), body));
  }
  return 0;
}

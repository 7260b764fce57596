// Replays a case with crypto/seal and crypto/open: makes again what can be made, opens what can be opened, and refuses
// what must be refused, by the check the case names.
#pragma once
#include <optional>
#include <string>

#include <boost/json.hpp>

namespace latchkey::peer {

// What differs from what the case says, or none.
std::optional<std::string> replay(const boost::json::value& of);

}  // namespace latchkey::peer

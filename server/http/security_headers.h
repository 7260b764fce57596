// What every response tells a browser to refuse.
#pragma once
#include "server/http/message.h"

namespace latchkey::http {

// Headers a response already has stay: a page may bring a policy of its own.
void add_security_headers(Response& response, bool secure);

}  // namespace latchkey::http

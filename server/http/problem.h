// Failures as answers: problem details (RFC 9457). The one place where a Kind becomes a status.
#pragma once
#include <chrono>

#include "base/json.h"
#include "base/result.h"
#include "server/http/message.h"

namespace latchkey::http {

Response problem(const Error& error);
// With a member of its own beside the usual ones.
Response problem(const Error& error, std::string_view name, boost::json::value value);
Response problem(const JsonProblem& problem);  // of a request's body
// What HTTP itself refuses: `type` is the last part of its urn.
Response problem(int status, std::string_view type, std::string_view detail);
Response too_many(std::chrono::milliseconds retry_after, std::string_view detail);

}  // namespace latchkey::http

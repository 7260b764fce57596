// What a handler comes to: a response, or a failure that becomes one. LK_CO_TRY works in handlers because of it.
#pragma once
#include "server/http/problem.h"

namespace latchkey::http {

struct Answer {
  Answer(Response answer) : response(std::move(answer)) {}                    // NOLINT(google-explicit-constructor)
  Answer(Failure<Error> failure) : response(problem(failure.error_)) {}       // NOLINT(google-explicit-constructor)
  Answer(Failure<Response> refusal) : response(std::move(refusal.error_)) {}  // NOLINT(google-explicit-constructor)
  Response response;
};

}  // namespace latchkey::http

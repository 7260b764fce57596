// A one-time-password key as the command line writes it: {"type","secret","issuer","name","algorithm","digits",
// "period"|"counter"}, what is missing being null. Holds the seed: it goes to the caller's standard output and nowhere
// else.
#pragma once
#include <boost/json/object.hpp>

#include "otp/otpauth_uri.h"

namespace latchkey::cli {

boost::json::object otp_json(const otp::OtpUri& otp);

}  // namespace latchkey::cli

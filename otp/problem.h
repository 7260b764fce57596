// What can be wrong with a one-time-password key or link, each with a sentence a person can act on. The names are the
// reason ids of protocol/vectors/otpauth.json.
#pragma once
#include <boost/describe/enum.hpp>
#include <string_view>

namespace latchkey::otp {

BOOST_DEFINE_ENUM_CLASS(OtpProblem,                                                                  //
                        key_empty, key_digit, key_character, key_padding, key_length, key_too_long,  // the key
                        too_long, not_otpauth, unknown_type, bad_escape, bad_text, text_too_long,    // the link
                        duplicate_parameter, missing_secret, unknown_algorithm, bad_digits, bad_period, missing_counter,
                        bad_counter, unknown_encoder, bad_steam, not_migration, missing_data, bad_base64, bad_payload,
                        too_many_entries)  // an export's QR codes

std::string_view id(OtpProblem problem);        // "key_digit"
std::string_view sentence(OtpProblem problem);  // without a full stop; never repeats what was given

}  // namespace latchkey::otp

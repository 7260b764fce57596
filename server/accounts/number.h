// A phone number and a mail address as the account that holds them sees them.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "server/events/ids.h"

namespace latchkey::accounts {

BOOST_DEFINE_ENUM_CLASS(NumberKind, mobile, voip, demo)
BOOST_DEFINE_ENUM_CLASS(HeldState, reserved, active)

struct Number {
  std::string number;   // E.164
  std::string country;  // ISO 3166-1, two capital letters
  NumberKind kind;
  HeldState state;
  TimePoint reserved_at;
  std::optional<TimePoint> expires_at;  // unless it is confirmed by then or a message came
  std::optional<TimePoint> last_message_at;
};
BOOST_DESCRIBE_STRUCT(Number, (), (number, country, kind, state, reserved_at, expires_at, last_message_at))

struct Address {
  std::string address;
  HeldState state;
  TimePoint reserved_at;
  std::optional<TimePoint> expires_at;
  std::optional<TimePoint> last_message_at;
};
BOOST_DESCRIBE_STRUCT(Address, (), (address, state, reserved_at, expires_at, last_message_at))

}  // namespace latchkey::accounts

// The headers a receiver puts in front of a mail (RFC 5321, 4.4), and the counting of those that others put there.
#pragma once
#include <string>
#include <string_view>

#include "server/smtp/mail_sink.h"

namespace latchkey::smtp {

// A mail passed on more often is going round in circles (RFC 5321, 6.3).
inline constexpr std::size_t kMaxHops = 100;

// Return-Path and Received. There is no "for": it would tell one recipient of another.
std::string trace_headers(const Envelope& envelope, std::string_view host_name, std::string_view protocol);

// Received headers among the headers of a mail; the body is not looked at.
std::size_t count_hops(std::string_view raw);

}  // namespace latchkey::smtp

// SMTP replies (RFC 5321, enhanced codes of RFC 3463), and the one place where an Error becomes one.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace latchkey::smtp {

struct Reply {
  int code;
  std::string_view enhanced;  // empty where RFC 2034 has none: greeting, EHLO, 354
  std::string_view text;
};

std::string line(const Reply& reply);  // "250 2.1.0 OK\r\n"

bool is_permanent(const Reply& reply);  // 5xx: the sender gives up

enum class Stage { recipient, mail };
Reply reply_for(const Error& error, Stage stage);

}  // namespace latchkey::smtp

#include "server/http/json_body.h"

namespace latchkey::http {

bool is_json(const Request& request) {
  auto type = request.headers.find("Content-Type");
  if (!type || request.headers.count("Content-Type") != 1) return false;
  auto semicolon = type->find(';');
  auto essence = type->substr(0, semicolon);
  while (essence.ends_with(' ')) essence.remove_suffix(1);
  if (!equals_ignoring_case(essence, "application/json")) return false;
  if (semicolon == type->npos) return true;
  auto parameter = type->substr(semicolon + 1);
  while (parameter.starts_with(' ')) parameter.remove_prefix(1);
  return equals_ignoring_case(parameter, "charset=utf-8") || equals_ignoring_case(parameter, "charset=\"utf-8\"");
}

}  // namespace latchkey::http

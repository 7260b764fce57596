#include "cli/client/code_card.h"

namespace latchkey::client {
namespace {

std::optional<std::string> text_at(const boost::json::object& object, const char* name) {
  const auto* found = object.if_contains(name);
  if (!found || !found->is_string()) return std::nullopt;
  return std::string(found->get_string());
}

}  // namespace

std::optional<CodeCard> open_card(const OpenAccount& account, const wire::Message& message) {
  const open::AccountKey* key = account.keys.find(seal::Tier::use, message.epoch);
  if (!message.card || !key) return std::nullopt;
  auto text = key->open_message(message.id->text(), message.arrived_at, seal::SealedBytes(*message.card));
  if (!text) return std::nullopt;
  auto value = parse_json_value(text->expose_text());
  if (!value || !value->is_object()) return std::nullopt;
  const auto& object = value->get_object();
  return CodeCard{.from = text_at(object, "from"),
                  .service = text_at(object, "service"),
                  .code = text_at(object, "code"),
                  .bound_domain = text_at(object, "bound_domain"),
                  .purpose = text_at(object, "purpose")};
}

}  // namespace latchkey::client

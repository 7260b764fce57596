#include "crypto/peer/case.h"

namespace latchkey {

bool JsonCodec<peer::FieldValue>::read(const boost::json::value& value, peer::FieldValue& out,
                                       json_detail::Path& path) {
  if (!value.is_object() || value.get_object().size() != 1) return path.refuse("expected text, bytes or number");
  const auto& member = *value.get_object().begin();
  if (member.key() == "text") return json_detail::read(member.value(), out.value.emplace<std::string>(), path);
  if (member.key() == "bytes") return json_detail::read(member.value(), out.value.emplace<peer::Hex>(), path);
  if (member.key() == "number") return json_detail::read(member.value(), out.value.emplace<std::uint64_t>(), path);
  return path.refuse("expected text, bytes or number");
}

void JsonCodec<peer::FieldValue>::write(std::string& out, const peer::FieldValue& value) {
  constexpr std::string_view names[] = {"text", "bytes", "number"};
  out += '{';
  json_detail::write_text(out, names[value.value.index()]);
  out += ':';
  std::visit([&](const auto& held) { json_detail::write(out, held); }, value.value);
  out += '}';
}

}  // namespace latchkey

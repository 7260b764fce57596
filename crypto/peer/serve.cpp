#include "crypto/peer/serve.h"

#include "base/json.h"
#include "crypto/peer/make.h"
#include "crypto/peer/replay.h"

namespace latchkey::peer {
namespace {

BOOST_DEFINE_ENUM_CLASS(Verb, make, replay)
BOOST_DEFINE_ENUM_CLASS(File, seal, member, account)

boost::json::object carry_out(const boost::json::value& request) {
  auto error = [](std::string_view text) { return boost::json::object{{"error", text}}; };
  auto member = [&](std::string_view name) {
    const auto* found = request.is_object() ? request.get_object().if_contains(name) : nullptr;
    return found ? *found : boost::json::value();
  };
  auto verb = from_json<Verb>(member("do"));
  if (!verb) return error("do: expected make or replay");
  if (*verb == Verb::replay) {
    auto problem = replay(member("case"));
    return {{"problem", problem ? boost::json::value(*problem) : nullptr}};
  }
  auto file = from_json<File>(member("file"));
  if (!file) return error("file: expected seal, member or account");
  constexpr CaseFile files[] = {CaseFile::seal, CaseFile::member, CaseFile::account};
  auto cases = make_cases(files[static_cast<int>(*file)], fresh_random);
  if (!cases) return error(cases.error().where);
  return {{"cases", std::move(*cases)}};
}

}  // namespace

std::string answer(std::string_view line) {
  auto request = parse_json_value(line);
  if (!request) return R"({"error":"not valid JSON"})";
  boost::json::object out = carry_out(*request);
  if (request->is_object()) {
    if (const auto* id = request->get_object().if_contains("id")) out.emplace("id", *id);
  }
  return boost::json::serialize(out);
}

}  // namespace latchkey::peer

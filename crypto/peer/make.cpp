#include "crypto/peer/make.h"

#include "base/check.h"
#include "crypto/peer/make_each.h"
#include "crypto/peer/recorded_random.h"

namespace latchkey::peer {

Result<boost::json::array> make_cases(CaseFile file, const RandomFor& random_for) {
  switch (file) {
    case CaseFile::seal: return make_seal_cases(random_for);
    case CaseFile::member: return make_member_cases(random_for);
    case CaseFile::account: return make_account_cases(random_for);
  }
  LK_CHECK(false);
}

std::unique_ptr<Random> repeatable_random(std::string_view name) { return std::make_unique<RepeatableRandom>(name); }

std::unique_ptr<Random> fresh_random(std::string_view) { return std::make_unique<SystemRandom>(); }

std::string_view file_name(CaseFile file) {
  switch (file) {
    case CaseFile::seal: return "seal_v1.json";
    case CaseFile::member: return "member_v1.json";
    case CaseFile::account: return "account_v1.json";
  }
  LK_CHECK(false);
}

std::string render(CaseFile file, const boost::json::array& cases) {
  std::string text = "{\"about\":\"protocol/vectors/README.md\",\"file\":\"";
  text += file_name(file);
  text += "\",\"cases\":[\n";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    text += boost::json::serialize(cases[i]);
    text += i + 1 < cases.size() ? ",\n" : "\n";
  }
  return text + "]}\n";
}

}  // namespace latchkey::peer

#include "cli/client/activity.h"

namespace latchkey::client {

void report_activity(Desk& desk, const AccountId& account, Act act) {
  boost::json::object report;
  report["account"] = account.text();
  report["kind"] = to_json_value(act);
  auto reported = desk.api.post(desk.path("/activity"), report);
  static_cast<void>(reported.has_value());
}

}  // namespace latchkey::client

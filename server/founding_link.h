// The link that founds a workspace, for whoever has the server's terminal: printed at the first start, and by
// `latchkeyd found` at any time. Where a server runs on the same folder, it is asked through that folder, which only
// its user can enter: its database has one owner.
#pragma once
#include <filesystem>
#include <string>

#include "server/members/founding.h"
#include "server/settings/settings.h"

namespace latchkey {

Task<Result<std::string>> make_founding_link(members::Founding* founding, std::string public_url);

// While it lives, this process is known as the server of the folder.
class ServerMark {
 public:
  explicit ServerMark(std::filesystem::path folder);
  ~ServerMark();
  ServerMark(const ServerMark&) = delete;
  ServerMark& operator=(const ServerMark&) = delete;

  // On SIGUSR1: what `found` waits for.
  Done leave_link(const std::string& link);

 private:
  std::filesystem::path folder_;
};

// Asks the server of the folder. Kind::not_found: none runs; unavailable: it does not answer.
Result<std::string> ask_server_for_link(const std::filesystem::path& folder);

}  // namespace latchkey

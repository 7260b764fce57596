// The names this server goes by. A request must carry one of them as its Host: a page on another name that was made to
// resolve to this address (DNS rebinding) is refused before anything is looked at. Sign-in proofs name one as origin.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.h"

namespace latchkey::http {

class Site {
 public:
  // `public_url`: what links and webhook signatures are made with, scheme://host[:port] without a path. Nothing where
  // it is not that. `port`: the one listened on, under which loopback names reach us, too; `further_hosts` are accepted
  // as Host besides.
  static std::optional<Site> make(const std::string& public_url, std::uint16_t port, bool tls,
                                  const std::vector<std::string>& further_hosts);

  bool is_host(std::string_view host) const;
  bool is_origin(std::string_view origin) const;
  const std::vector<std::string>& origins() const { return origins_; }
  const std::string& public_url() const { return origins_.front(); }
  std::string host_name() const;  // the public one, without its port

 private:
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;  // the public one first
};

}  // namespace latchkey::http

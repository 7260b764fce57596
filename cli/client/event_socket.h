// The server's event socket as frames of text. The implementation is the one file that speaks WebSocket; tests bring
// one in memory.
#pragma once
#include <memory>

#include "cli/client/origin.h"
#include "cli/client/trouble.h"

namespace latchkey::client {

class EventSocket {
 public:
  virtual ~EventSocket() = default;
  virtual Outcome send(std::string_view frame) = 0;
  // Blocks until a frame is there, or longer than a server that is alive stays silent. Kind::unavailable for a
  // connection that is gone, however that came about.
  virtual Attempt<std::string> next() = 0;
};

class EventSocketSource {
 public:
  virtual ~EventSocketSource() = default;
  virtual Attempt<std::unique_ptr<EventSocket>> connect() = 0;
};

// wss with the host's name checked, or ws on this machine. SSL_CERT_FILE as for CurlTransport; proxies are not used.
class BeastSocketSource final : public EventSocketSource {
 public:
  explicit BeastSocketSource(Origin origin) : origin_(std::move(origin)) {}
  Attempt<std::unique_ptr<EventSocket>> connect() override;

 private:
  Origin origin_;
};

}  // namespace latchkey::client

#include <openssl/ssl.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "base/secret_bytes.h"
#include "cli/client/event_socket.h"

namespace latchkey::client {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using namespace std::chrono_literals;

constexpr auto kConnectDeadline = 10s;
constexpr auto kHandshakeDeadline = 10s;
constexpr auto kLongestSilence = 75s;  // the server pings every 30 seconds
constexpr std::size_t kLargestFrame = 1 << 20;

using Plain = beast::tcp_stream;
using Encrypted = beast::ssl_stream<beast::tcp_stream>;

Failure<Trouble> gone() { return trouble(Kind::unavailable, "the connection for events is gone"); }

// Starts one operation and runs the loop until it ended: the library knows deadlines only for operations that do not
// block. Its own timers stay pending in the loop, so the loop is not run dry.
template <typename Start>
error_code finish(asio::io_context& loop, Start start) {
  error_code result;
  bool ended = false;
  start([&](error_code error, auto&&...) {
    result = error;
    ended = true;
  });
  loop.restart();
  while (!ended && loop.run_one() > 0) {
  }
  return result;
}

template <typename Stream>
class BeastSocket final : public EventSocket {
 public:
  template <typename... Arguments>
  explicit BeastSocket(std::unique_ptr<asio::io_context> loop, Arguments&&... arguments)
      : loop_(std::move(loop)), socket_(*loop_, std::forward<Arguments>(arguments)...) {}

  asio::io_context& loop() { return *loop_; }
  websocket::stream<Stream>& socket() { return socket_; }

  // After whatever encryption there is.
  error_code shake_hands(const Origin& origin) {
    beast::get_lowest_layer(socket_).expires_never();  // from here on the WebSocket's own deadlines count
    websocket::stream_base::timeout limits{
        .handshake_timeout = kHandshakeDeadline, .idle_timeout = kLongestSilence, .keep_alive_pings = false};
    socket_.set_option(limits);
    socket_.read_message_max(kLargestFrame);
    socket_.set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
      request.set(beast::http::field::sec_websocket_protocol, "latchkey.v1");
      request.set(beast::http::field::user_agent, "latchkey");
    }));
    std::string authority = origin.text().substr(origin.text().find("//") + 2);
    return finish(*loop_, [&](auto done) { socket_.async_handshake(authority, "/api/v1/events", std::move(done)); });
  }

  Outcome send(std::string_view frame) override {
    std::string copy(frame);
    error_code error = finish(*loop_, [&](auto done) { socket_.async_write(asio::buffer(copy), std::move(done)); });
    wipe(copy);  // the hello holds the token
    if (error) return gone();
    return finished();
  }

  Attempt<std::string> next() override {
    beast::flat_buffer buffer;
    error_code error = finish(*loop_, [&](auto done) { socket_.async_read(buffer, std::move(done)); });
    if (error || !socket_.got_text()) return gone();
    return beast::buffers_to_string(buffer.data());
  }

 private:
  std::unique_ptr<asio::io_context> loop_;
  websocket::stream<Stream> socket_;
};

error_code connect_tcp(asio::io_context& loop, beast::tcp_stream& stream, const Origin& origin) {
  asio::ip::tcp::resolver resolver(loop);
  error_code error;
  // Blocks for as long as the system's resolver does; it has deadlines of its own.
  auto places = resolver.resolve(origin.host(), std::to_string(origin.port()), error);
  if (error) return error;
  stream.expires_after(kConnectDeadline);
  return finish(loop, [&](auto done) { stream.async_connect(places, std::move(done)); });
}

Attempt<std::unique_ptr<EventSocket>> connect_plain(const Origin& origin) {
  auto socket = std::make_unique<BeastSocket<Plain>>(std::make_unique<asio::io_context>());
  if (connect_tcp(socket->loop(), socket->socket().next_layer(), origin)) return gone();
  if (socket->shake_hands(origin)) return gone();
  return std::unique_ptr<EventSocket>(std::move(socket));
}

Attempt<std::unique_ptr<EventSocket>> connect_encrypted(const Origin& origin, asio::ssl::context& tls) {
  auto socket = std::make_unique<BeastSocket<Encrypted>>(std::make_unique<asio::io_context>(), tls);
  auto& stream = socket->socket().next_layer();
  if (connect_tcp(socket->loop(), stream.next_layer(), origin)) return gone();
  // The name for the server to choose its certificate by, and for us to hold that certificate against.
  // What the macro SSL_set_tlsext_host_name does, without its cast.
  auto* name = const_cast<char*>(origin.host().c_str());
  if (SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name) != 1)
    return gone();
  stream.set_verify_callback(asio::ssl::host_name_verification(origin.host()));
  stream.next_layer().expires_after(kHandshakeDeadline);
  error_code error = finish(
      socket->loop(), [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, std::move(done)); });
  if (error || socket->shake_hands(origin)) return gone();
  return std::unique_ptr<EventSocket>(std::move(socket));
}

}  // namespace

Attempt<std::unique_ptr<EventSocket>> BeastSocketSource::connect() try {
  if (!origin_.is_encrypted()) return connect_plain(origin_);
  static asio::ssl::context tls = [] {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    context.set_default_verify_paths();
    context.set_verify_mode(asio::ssl::verify_peer);
    return context;
  }();
  return connect_encrypted(origin_, tls);
} catch (const std::exception&) {
  // What the library throws where it could not even begin: no descriptor, no memory, unreadable certificates.
  return gone();
}

}  // namespace latchkey::client

#include "server/net/stream.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "base/task_group.h"
#include "base/temporary_folder.h"
#include "server/net/listener.h"
#include "server/net/testing/certificate.h"
#include "server/net/wakeup.h"

namespace latchkey::net {
namespace {
using std::chrono::milliseconds;
using std::chrono::seconds;
constexpr Timeout kLong = seconds(20);

template <typename T>
std::optional<Kind> failure(const Result<T>& result) {
  if (result) return std::nullopt;
  return result.error().kind;
}

struct Pair {
  Stream client;
  Stream server;
};

Task<Done> accept_one(Listener& listener, std::optional<Stream>& accepted) {
  LK_CO_TRY(stream, co_await listener.accept());
  accepted.emplace(std::move(stream));
  co_return done();
}

Task<Result<Pair>> make_pair(Loop& loop) {
  auto listener = Listener::open(loop, {*IpAddress::parse("127.0.0.1"), 0});
  LK_CHECK(listener);
  TaskGroup group;
  std::optional<Stream> accepted;
  group.spawn(accept_one(*listener, accepted));
  LK_CO_TRY(client, co_await Stream::connect(loop, listener->at(), kLong));
  LK_CO_TRY_DONE(co_await group.ended());
  co_return Pair{std::move(client), std::move(*accepted)};
}

Task<Result<std::string>> read_all(Stream& stream) {
  std::string text;
  Bytes buffer(8192);
  for (;;) {
    LK_CO_TRY(size, co_await stream.read_some(buffer, kLong));
    if (size == 0) co_return text;
    text.append(as_text(BytesView(buffer).first(size)));
  }
}

Task<Done> write_and_end(Stream& stream, std::string text) {
  LK_CO_TRY_DONE(co_await stream.write(text, kLong));
  co_return co_await stream.end_writing(kLong);
}

Task<Done> says_hello_and_answers_after_the_end(Loop& loop) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  EXPECT_EQ(pair.server.peer(), pair.client.local());
  EXPECT_TRUE(pair.server.peer().address.is_loopback());
  LK_CO_TRY_DONE(co_await write_and_end(pair.client, "hello"));
  LK_CO_TRY(heard, co_await read_all(pair.server));
  EXPECT_EQ(heard, "hello");
  LK_CO_TRY_DONE(co_await write_and_end(pair.server, "good bye"));
  LK_CO_TRY(answer, co_await read_all(pair.client));
  EXPECT_EQ(answer, "good bye");
  co_return done();
}

TEST(Stream, carries_bytes_both_ways_and_ends_each_side_by_itself) {
  Loop loop;
  EXPECT_TRUE(loop.run(says_hello_and_answers_after_the_end(loop)));
}

Task<Done> carries_much(Loop& loop, std::optional<TlsContext> server_tls, std::optional<TlsContext> client_tls) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  TaskGroup group;
  if (server_tls) {
    group.spawn(pair.server.start_tls(*server_tls, kLong));
    LK_CO_TRY_DONE(co_await pair.client.start_tls(*client_tls, kLong, "localhost"));
    LK_CO_TRY_DONE(co_await group.ended());
    EXPECT_TRUE(pair.client.is_tls());
  }
  std::string text(5'000'000, 'x');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>('a' + i * i % 23);
  group.spawn(write_and_end(pair.client, text));
  LK_CO_TRY(heard, co_await read_all(pair.server));
  EXPECT_EQ(heard, text);
  LK_CO_TRY_DONE(co_await group.ended());
  LK_CO_TRY_DONE(co_await write_and_end(pair.server, "thanks"));
  LK_CO_TRY(answer, co_await read_all(pair.client));
  EXPECT_EQ(answer, "thanks");
  co_return done();
}

TEST(Stream, carries_more_than_any_buffer_holds) {
  Loop loop;
  EXPECT_TRUE(loop.run(carries_much(loop, std::nullopt, std::nullopt)));
}

class StreamTls : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  net_testing::Certificate certificate_ = net_testing::make_certificate(folder_.path(), "localhost");
};

TEST_F(StreamTls, carries_more_than_any_buffer_holds) {
  Loop loop;
  auto server = TlsContext::load(certificate_.certificate, certificate_.key);
  ASSERT_TRUE(server) << server.error().sentence;
  auto client = TlsContext::for_client(certificate_.certificate);
  ASSERT_TRUE(client) << client.error().sentence;
  EXPECT_TRUE(loop.run(carries_much(loop, *server, *client)));
}

Task<Done> handshake(Stream& stream, TlsContext context, Done& outcome, std::string name) {
  outcome = co_await stream.start_tls(std::move(context), kLong, std::move(name));
  if (!outcome) stream.close();
  co_return done();
}

Task<Done> refuses_another_name(Loop& loop, TlsContext server, TlsContext client) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  TaskGroup group;
  Done at_server = done();
  Done at_client = done();
  group.spawn(handshake(pair.server, server, at_server, ""));
  group.spawn(handshake(pair.client, client, at_client, "elsewhere.example"));
  LK_CO_TRY_DONE(co_await group.ended());
  EXPECT_FALSE(at_client);
  co_return done();
}

TEST_F(StreamTls, refuses_a_certificate_for_another_name) {
  Loop loop;
  auto server = TlsContext::load(certificate_.certificate, certificate_.key);
  auto client = TlsContext::for_client(certificate_.certificate);
  EXPECT_TRUE(loop.run(refuses_another_name(loop, *server, *client)));
}

TEST_F(StreamTls, names_the_file_it_cannot_use) {
  auto missing = TlsContext::load("/nowhere/chain.pem", certificate_.key);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().sentence.find("/nowhere/chain.pem"), std::string::npos);
  auto other = net_testing::make_certificate(folder_.path(), "other");
  auto mismatch = TlsContext::load(certificate_.certificate, other.key);
  ASSERT_FALSE(mismatch);
  EXPECT_NE(mismatch.error().sentence.find(other.key), std::string::npos);
}

Task<Done> expires(Loop& loop, std::optional<TlsContext> tls) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  Bytes buffer(10);
  if (tls) {
    auto outcome = co_await pair.server.start_tls(*tls, milliseconds(30));
    EXPECT_EQ(failure(outcome), Kind::expired);
  } else {
    auto outcome = co_await pair.server.read_some(buffer, milliseconds(30));
    EXPECT_EQ(failure(outcome), Kind::expired);
  }
  EXPECT_FALSE(pair.server.is_open());
  co_return done();
}

TEST(Stream, ends_when_a_deadline_passes) {
  Loop loop;
  EXPECT_TRUE(loop.run(expires(loop, std::nullopt)));
}

TEST_F(StreamTls, ends_a_handshake_nobody_continues) {
  Loop loop;
  EXPECT_TRUE(loop.run(expires(loop, *TlsContext::load(certificate_.certificate, certificate_.key))));
}

Task<Done> writing_expires(Loop& loop) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  std::string much(50'000'000, 'x');  // the peer never reads
  auto outcome = co_await pair.server.write(much, milliseconds(50));
  EXPECT_EQ(failure(outcome), Kind::expired);
  co_return done();
}

TEST(Stream, does_not_wait_for_ever_for_a_reader_that_stopped) {
  Loop loop;
  EXPECT_TRUE(loop.run(writing_expires(loop)));
}

Task<Done> read_into(Stream& stream, std::optional<Result<std::size_t>>& outcome) {
  Bytes buffer(10);
  outcome.emplace(co_await stream.read_some(buffer, kLong));
  co_return done();
}

Task<Done> closes(Loop& loop) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  TaskGroup group;
  std::optional<Result<std::size_t>> outcome;
  group.spawn(read_into(pair.server, outcome));
  pair.server.close();
  LK_CO_TRY_DONE(co_await group.ended());
  EXPECT_EQ(failure(*outcome), Kind::unavailable);
  auto again = co_await pair.server.write("x", kLong);
  EXPECT_FALSE(again);
  co_return done();
}

TEST(Stream, resumes_a_waiting_reader_when_it_is_closed) {
  Loop loop;
  EXPECT_TRUE(loop.run(closes(loop)));
}

Task<Done> survives_a_reset(Loop& loop) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  pair.client.close();
  std::string much(5'000'000, 'x');
  EXPECT_FALSE(co_await pair.server.write(much, kLong));
  co_return done();
}

TEST(Stream, takes_a_write_to_a_vanished_peer_for_an_error) {
  Loop loop;
  EXPECT_TRUE(loop.run(survives_a_reset(loop)));
}

Task<Done> pump(Stream& stream, bool& running) {
  Bytes buffer(64);
  while (running) {
    LK_CO_TRY_DONE(co_await stream.write("ping", kLong));
    LK_CO_TRY(size, co_await stream.read_some(buffer, kLong));
    if (size == 0) break;
  }
  co_return done();
}
Task<Done> echo(Stream& stream) {
  Bytes buffer(64);
  for (;;) {
    LK_CO_TRY(size, co_await stream.read_some(buffer, kLong));
    if (size == 0) co_return done();
    LK_CO_TRY_DONE(co_await stream.write(BytesView(buffer).first(size), kLong));
  }
}
Task<Done> shares_the_loop(Loop& loop) {
  LK_CO_TRY(pair, co_await make_pair(loop));
  TaskGroup group;
  bool running = true;
  group.spawn(echo(pair.server));
  group.spawn(pump(pair.client, running));
  LK_CO_TRY_DONE(co_await loop.sleep(milliseconds(20)));  // comes back although both sides are always ready
  running = false;
  pair.client.close();
  co_return co_await group.ended();
}

TEST(Stream, leaves_the_loop_to_others_while_a_peer_is_always_ready) {
  Loop loop;
  EXPECT_TRUE(loop.run(shares_the_loop(loop)));
}

TEST(Listener, says_that_a_port_is_taken) {
  Loop loop;
  auto first = Listener::open(loop, {*IpAddress::parse("127.0.0.1"), 0});
  ASSERT_TRUE(first);
  auto second = Listener::open(loop, first->at());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Kind::conflict);
}

Task<Done> accepts_after_a_shortage(Loop& loop) {
  auto listener = Listener::open(loop, {*IpAddress::parse("127.0.0.1"), 0});
  LK_CHECK(listener);
  LK_CO_TRY(client, co_await Stream::connect(loop, listener->at(), kLong));
  rlimit before;
  getrlimit(RLIMIT_NOFILE, &before);
  rlimit none = before;
  none.rlim_cur = 3;  // fewer than are open
  setrlimit(RLIMIT_NOFILE, &none);
  TaskGroup group;
  std::optional<Stream> accepted;
  group.spawn(accept_one(*listener, accepted));
  LK_CO_TRY_DONE(co_await loop.sleep(milliseconds(20)));
  EXPECT_FALSE(accepted);
  setrlimit(RLIMIT_NOFILE, &before);
  LK_CO_TRY_DONE(co_await group.ended());
  EXPECT_TRUE(accepted);
  co_return done();
}

TEST(Listener, goes_on_after_the_process_was_out_of_descriptors) {
  Loop loop;
  EXPECT_TRUE(loop.run(accepts_after_a_shortage(loop)));
}

Task<Done> close_while_accepting(Listener& listener, TaskGroup& group) {
  listener.close();
  co_return co_await group.ended();
}

TEST(Listener, resumes_a_waiting_accept_when_it_is_closed) {
  Loop loop;
  auto listener = Listener::open(loop, {*IpAddress::parse("127.0.0.1"), 0});
  ASSERT_TRUE(listener);
  TaskGroup group;
  std::optional<Stream> accepted;
  group.spawn(accept_one(*listener, accepted));
  EXPECT_TRUE(loop.run(close_while_accepting(*listener, group)));
  EXPECT_FALSE(accepted);
}

}  // namespace
}  // namespace latchkey::net

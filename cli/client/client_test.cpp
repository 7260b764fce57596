// The parts below trust: addresses, what is kept on disk, what a server's refusals become, and events that come back.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <deque>
#include <fstream>

#include "base/temporary_folder.h"
#include "cli/client/account_book.h"
#include "cli/client/live_events.h"
#include "cli/client/origin.h"
#include "cli/client/testing/world.h"

namespace latchkey::client {
namespace {

const std::string kWorkspace = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
const std::string kMember = "bbbbbbbbbbbbbbbbbbbbbbbbbe";

TEST(Origin, has_one_spelling) {
  struct Case {
    std::string_view url;
    std::string_view origin;
  };
  for (const auto& [url, expected] :
       {Case{"https://Latchkey.Example/sign-in", "https://latchkey.example"},
        Case{"https://latchkey.example:443", "https://latchkey.example"},
        Case{"https://latchkey.example:8443/x?y", "https://latchkey.example:8443"},
        Case{"HTTP://LOCALHOST:8700/", "http://localhost:8700"}, Case{"http://demo.localhost", "http://demo.localhost"},
        Case{"http://127.0.0.1:80", "http://127.0.0.1"}, Case{"http://[::1]:8700", "http://[::1]:8700"}}) {
    auto origin = Origin::parse(url);
    ASSERT_TRUE(origin) << url;
    EXPECT_EQ(origin->text(), expected);
  }
}

TEST(Origin, refuses_plain_http_to_another_machine_and_what_is_no_server) {
  for (const char* url : {"http://latchkey.example", "http://10.0.0.1", "http://localhost.example", "ftp://localhost",
                          "https://", "https://user:secret@latchkey.example", "latchkey.example", "",
                          "https://latchkey.example:0", "https://latchkey.example:99999"}) {
    EXPECT_FALSE(Origin::parse(url)) << url;
  }
}

TEST(SignInLink, is_read_with_blanks_around_it) {
  auto link = parse_sign_in_link("  https://latchkey.example/sign-in#" + kWorkspace + "." + kMember + "\n");
  ASSERT_TRUE(link);
  EXPECT_EQ(link->origin.text(), "https://latchkey.example");
  EXPECT_EQ(link->workspace.text(), kWorkspace);
  EXPECT_EQ(link->member.text(), kMember);
}

TEST(SignInLink, refuses_what_is_none) {
  for (const std::string& text :
       {std::string(), kWorkspace + "." + kMember, "https://latchkey.example/sign-in#" + kWorkspace,
        "https://latchkey.example/sign-in#" + kWorkspace + "." + kMember + ".x",
        "http://latchkey.example/sign-in#" + kWorkspace + "." + kMember}) {
    EXPECT_FALSE(parse_sign_in_link(text)) << text;
  }
}

TEST(StateFolder, keeps_files_for_its_owner_alone) {
  const TemporaryFolder home;
  auto folder = StateFolder::open(home.path() / "a" / "latchkey");
  ASSERT_TRUE(folder);
  ASSERT_TRUE(folder->write("session", as_bytes("one")));
  ASSERT_TRUE(folder->write("session", as_bytes("two")));
  struct stat status{};
  ASSERT_EQ(stat((folder->path() / "session").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(folder->path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  auto content = folder->read("session");
  ASSERT_TRUE(content && *content);
  EXPECT_EQ((*content)->expose_text(), "two");
  ASSERT_TRUE(folder->remove("session"));
  ASSERT_TRUE(folder->remove("session"));
  auto none = folder->read("session");
  ASSERT_TRUE(none);
  EXPECT_FALSE(*none);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder->path()), {}), 0) << "nothing half-written stays";
}

TEST(StateFolder, refuses_what_others_may_read_and_links_elsewhere) {
  const TemporaryFolder home;
  auto folder = StateFolder::open(home.path() / "latchkey");
  ASSERT_TRUE(folder);
  ASSERT_TRUE(folder->write("session", as_bytes("secret")));
  ASSERT_EQ(chmod((folder->path() / "session").c_str(), 0640), 0);
  EXPECT_FALSE(folder->read("session"));
  ASSERT_EQ(symlink("session", (folder->path() / "link").c_str()), 0);
  EXPECT_FALSE(folder->read("link"));
  ASSERT_EQ(chmod(folder->path().c_str(), 0755), 0);
  EXPECT_FALSE(StateFolder::open(home.path() / "latchkey"));
}

TEST(Pins, of_two_processes_are_merged_and_the_further_one_counts) {
  SystemRandom random;
  const World world(random);
  const TemporaryFolder home;
  auto folder = StateFolder::open(home.path() / "latchkey");
  ASSERT_TRUE(folder);
  auto pins = [&] {
    return std::move(Pins::open(*folder, world.mira.identity, world.place(world.mira), random)).value();
  };
  const auto id = AccountId::generate(random);
  auto pin = [&](std::uint64_t number, std::uint64_t counter) {
    return AccountPin{id, number, Bytes(32, static_cast<std::uint8_t>(number)), counter,
                      seal::Signature(random.bytes<64>())};
  };
  Pins one = pins();
  Pins other = pins();
  one.pin(pin(2, 1));
  other.pin(pin(1, 9));
  other.keep_log(world.log);
  ASSERT_TRUE(one.save());
  ASSERT_TRUE(other.save());
  Pins later = pins();
  // Each by itself: one saw more of the chain, the other a later manifest.
  ASSERT_NE(later.account(id), nullptr);
  EXPECT_EQ(later.account(id)->number, 2u);
  EXPECT_EQ(later.account(id)->hash, Bytes(32, 2));
  EXPECT_EQ(later.account(id)->counter, 9u);
  EXPECT_EQ(later.log().size(), world.log.size());
  // Somebody else's identity opens nothing of them.
  auto foreign = Pins::open(*folder, world.jo.identity, world.place(world.mira), random);
  ASSERT_TRUE(foreign);
  EXPECT_TRUE(foreign->log().empty());
}

class ApiTest : public testing::Test {
 protected:
  FakeTransport transport_;
  std::vector<std::chrono::milliseconds> pauses_;
  Api api_{transport_, "https://latchkey.example", [this](std::chrono::milliseconds time) { pauses_.push_back(time); }};

  Trouble refusal(int status, std::string body, std::optional<long> retry_after = std::nullopt) {
    transport_.refusals["POST /x"] = HttpAnswer{status, retry_after, std::move(body)};
    auto answer = api_.post("/x", {});
    LK_CHECK(!answer);
    return answer.error();
  }
};

TEST_F(ApiTest, tries_reading_three_times_and_writing_once) {
  transport_.answer("GET /members", {{"members", boost::json::array()}});
  transport_.unreachable = 2;
  EXPECT_TRUE(api_.get<wire::Members>("/members"));
  EXPECT_EQ(pauses_.size(), 2u);
  transport_.unreachable = 3;
  auto failed = api_.get<wire::Members>("/members");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, Kind::unavailable);
  transport_.unreachable = 1;
  EXPECT_FALSE(api_.post("/members", {}));
}

TEST_F(ApiTest, turns_problems_into_kinds_and_cures) {
  auto problem = [](std::string_view kind) {
    return R"({"type":"urn:latchkey:problem:)" + std::string(kind) + R"(","detail":"accounts: last owner"})";
  };
  EXPECT_EQ(refusal(409, problem("conflict")).kind, Kind::conflict);
  EXPECT_NE(refusal(409, problem("conflict")).sentence.find("accounts: last owner"), std::string::npos);
  EXPECT_EQ(refusal(403, problem("elevation-required")).cure, Cure::elevate);
  EXPECT_EQ(refusal(404, problem("not-found")).kind, Kind::not_found);
  EXPECT_EQ(refusal(410, problem("expired")).kind, Kind::expired);
  EXPECT_EQ(refusal(413, problem("limited")).kind, Kind::limited);
  EXPECT_EQ(refusal(500, problem("corrupt")).kind, Kind::corrupt);
  EXPECT_EQ(refusal(502, "<html>proxy</html>").kind, Kind::unavailable);
  EXPECT_EQ(refusal(418, "").kind, Kind::invalid);
  auto limited = refusal(429, problem("limited"), 30);
  EXPECT_EQ(limited.kind, Kind::unavailable);
  EXPECT_NE(limited.sentence.find("30 seconds"), std::string::npos);
}

TEST_F(ApiTest, tells_an_ended_session_from_a_refused_sign_in) {
  EXPECT_EQ(refusal(401, "").cure, Cure::none);
  api_.authorize(SecretBytes(std::string_view("token")));
  EXPECT_EQ(refusal(401, "").cure, Cure::sign_in);
}

TEST_F(ApiTest, lets_no_server_write_to_the_terminal) {
  auto trouble = refusal(409, R"({"detail":"\u001b[2Jgone\u009b1m"})");
  EXPECT_EQ(trouble.sentence.find('\x1b'), std::string::npos);
  EXPECT_EQ(trouble.sentence.find("\xc2\x9b"), std::string::npos);
}

TEST_F(ApiTest, names_the_place_of_what_it_does_not_understand) {
  transport_.answer("GET /members", {{"members", boost::json::array{boost::json::object{{"id", "short"}}}}});
  auto answer = api_.get<wire::Members>("/members");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Kind::corrupt);
  EXPECT_NE(answer.error().sentence.find("/members/0/id"), std::string::npos);
}

// A server's side of event sockets: each connection plays its frames and is gone.
class FakeSockets final : public EventSocketSource {
 public:
  Attempt<std::unique_ptr<EventSocket>> connect() override {
    struct Socket final : EventSocket {
      FakeSockets& all;
      std::deque<std::string> frames;
      Socket(FakeSockets& source, std::deque<std::string> plays) : all(source), frames(std::move(plays)) {}
      Outcome send(std::string_view frame) override {
        all.hellos.emplace_back(frame);
        return finished();
      }
      Attempt<std::string> next() override {
        if (frames.empty()) return trouble(Kind::unavailable, "gone");
        std::string frame = std::move(frames.front());
        frames.pop_front();
        return frame;
      }
    };
    if (connections.empty()) return trouble(Kind::unavailable, "nobody there");
    auto plays = std::move(connections.front());
    connections.pop_front();
    return std::unique_ptr<EventSocket>(std::make_unique<Socket>(*this, std::move(plays)));
  }
  std::deque<std::deque<std::string>> connections;
  std::vector<std::string> hellos;
};

class LiveEventsTest : public testing::Test {
 protected:
  Outcome follow(const LiveEvents::Take& take) {
    LiveEvents events(sockets_, random_, [this](std::chrono::milliseconds time) { pauses_.push_back(time); });
    return events.follow(*WorkspaceId::parse(kWorkspace), SecretBytes(std::string_view("token")), 5, take);
  }
  static constexpr std::string_view kEnded = R"({"type":"ended","reason":"session"})";
  FakeSockets sockets_;
  SystemRandom random_;
  std::vector<std::chrono::milliseconds> pauses_;
};

TEST_F(LiveEventsTest, come_back_from_the_last_cursor_after_a_pause_that_grows) {
  sockets_.connections = {
      {R"({"type":"ready","cursor":8,"now":1})", R"({"type":"changed","cursor":9,"what":"members"})"},
      {},
      {},
      {std::string(kEnded)}};
  std::vector<std::string> seen;
  auto ended = follow([&](const Event& event) -> Attempt<bool> {
    if (const auto* changed = std::get_if<Changed>(&event)) seen.push_back(changed->what);
    return true;
  });
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().cure, Cure::sign_in);
  EXPECT_EQ(seen, std::vector<std::string>{"members"});
  ASSERT_EQ(sockets_.hellos.size(), 4u);
  EXPECT_NE(sockets_.hellos[0].find(R"("cursor":5)"), std::string::npos);
  EXPECT_NE(sockets_.hellos[1].find(R"("cursor":9)"), std::string::npos);
  ASSERT_EQ(pauses_.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_GE(pauses_[i], std::chrono::milliseconds(250 << i));
    EXPECT_LE(pauses_[i], std::chrono::milliseconds(500 << i));
  }
}

TEST_F(LiveEventsTest, bring_again_what_could_not_be_taken) {
  const std::string changed = R"({"type":"changed","cursor":6,"what":"accounts"})";
  sockets_.connections = {{changed}, {changed}};
  int taken = 0;
  auto ended = follow([&](const Event&) -> Attempt<bool> {
    if (++taken == 1) return trouble(Kind::unavailable, "sync did not answer");
    return false;
  });
  EXPECT_TRUE(ended);
  EXPECT_EQ(taken, 2);
  EXPECT_NE(sockets_.hellos[1].find(R"("cursor":5)"), std::string::npos);
}

TEST_F(LiveEventsTest, skip_what_a_newer_server_says_and_begin_again_after_what_is_no_event) {
  sockets_.connections = {{R"({"type":"claim","cursor":7})", "not JSON"}, {std::string(kEnded)}};
  int taken = 0;
  EXPECT_FALSE(follow([&](const Event&) -> Attempt<bool> { return ++taken, true; }));
  EXPECT_EQ(taken, 0);
  EXPECT_NE(sockets_.hellos[1].find(R"("cursor":7)"), std::string::npos);
}

class Naming : public testing::Test {
 protected:
  // Labels and services of accounts by Mira, found as she would type them.
  Attempt<const OpenAccount*> find(std::string_view text) { return book_->find(text); }
  void SetUp() override {
    boost::json::array accounts;
    for (const auto& [label, service] :
         {std::pair("Photogram", "photogram.example"), std::pair("Photo prints", "prints"),
          std::pair("Ärztekammer", ""), std::pair("مكتبة النور", "")}) {
      auto account = world_.make_account();
      auto told = world_.account(account, world_.mira);
      boost::json::object profile{{"label", label}, {"service", service}};
      auto& records = told["records"].as_array();
      records[0] = world_.record(account, seal::RecordKind::profile, 1, boost::json::serialize(profile));
      told["manifest"] = world_.manifest(account, world_.mira, 1, records);
      accounts.push_back(std::move(told));
    }
    desk_.transport.answer("GET /members", {{"members", {world_.member(world_.mira), world_.member(world_.jo)}}});
    world_.tell_log(desk_.transport);
    desk_.transport.answer("GET /sync", {{"cursor", 1}, {"now", 0}, {"accounts", std::move(accounts)}});
    auto book = AccountBook::read(*desk_);
    ASSERT_TRUE(book);
    book_.emplace(std::move(*book));
    ASSERT_EQ(book_->accounts().size(), 4u);
  }
  SystemRandom random_;
  ManualClock clock_{TimePoint{}};
  World world_{random_};
  TestDesk desk_{world_, world_.mira, random_, clock_};
  std::optional<AccountBook> book_;
};

TEST_F(Naming, finds_an_account_by_id_by_name_in_any_case_and_by_a_beginning) {
  for (const char* text : {"Photogram", "photogram", "PHOTOGRAM.example", "photog"}) {
    auto found = find(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ((*found)->profile.label, "Photogram");
    auto by_id = find((*found)->id().text());
    ASSERT_TRUE(by_id);
    EXPECT_EQ(*by_id, *found);
  }
  auto umlaut = find("ärzte");
  ASSERT_TRUE(umlaut);
  EXPECT_EQ((*umlaut)->profile.label, "Ärztekammer");
  EXPECT_TRUE(find("مكتبة"));
}

TEST_F(Naming, lists_the_matches_of_an_ambiguous_beginning) {
  auto found = find("photo");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, Kind::invalid);
  EXPECT_NE(found.error().sentence.find("Photo prints"), std::string::npos);
  EXPECT_EQ(found.error().sentence.find("kammer"), std::string::npos);
  auto none = find("instagram");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Kind::not_found);
  EXPECT_FALSE(find(""));
}

}  // namespace
}  // namespace latchkey::client

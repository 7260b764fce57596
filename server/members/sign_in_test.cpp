#include "server/members/sign_in.h"

#include <gtest/gtest.h>

#include "server/members/admission.h"
#include "server/storage/testing/world.h"

namespace latchkey::members {
namespace {

using storage::testing::kOrigin;
using storage::testing::Person;

struct Founded : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Person jo{world.workspace, "Jo", world.random};
  Actor owner = world.found(mira);

  Result<Opened> open(const Person& person, const Bytes& challenge, std::string origin = std::string(kOrigin)) {
    return world.run(world->sign_in.open_session(world.workspace, person.id, challenge, origin, person.as_new_device(),
                                                 person.session_proof(challenge, origin), "192.0.2.1"));
  }
  Result<Greeting> greet(const Person& person, const Person& knows_auth_of, std::string address = "192.0.2.1") {
    return world.run(world->sign_in.sign_in(world.workspace, person.id, knows_auth_of.auth.clone(), address));
  }
};

using MembersSignIn = Founded;

TEST_F(MembersSignIn, answers_an_unknown_member_and_a_wrong_auth_alike) {
  auto unknown = greet(jo, jo);
  auto wrong = greet(mira, jo);
  ASSERT_FALSE(unknown);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(unknown.error(), wrong.error());
  EXPECT_TRUE(is_unauthenticated(unknown.error()));
}

TEST_F(MembersSignIn, takes_a_challenge_once) {
  auto greeting = greet(mira, mira);
  ASSERT_TRUE(greeting);
  EXPECT_TRUE(open(mira, greeting->challenge));
  auto again = open(mira, greeting->challenge);
  ASSERT_FALSE(again);
  EXPECT_TRUE(is_unauthenticated(again.error()));
}

TEST_F(MembersSignIn, takes_a_challenge_for_two_minutes) {
  auto greeting = greet(mira, mira);
  ASSERT_TRUE(greeting);
  world.clock.advance(std::chrono::minutes(2));
  EXPECT_FALSE(open(mira, greeting->challenge));
}

TEST_F(MembersSignIn, refuses_a_proof_made_for_another_origin) {
  auto greeting = greet(mira, mira);
  ASSERT_TRUE(greeting);
  EXPECT_FALSE(open(mira, greeting->challenge, "https://latchkey.example.net"));
  // Made for the look-alike, sent on as ours.
  auto second = greet(mira, mira);
  ASSERT_TRUE(second);
  EXPECT_FALSE(world.run(world->sign_in.open_session(
      world.workspace, mira.id, second->challenge, std::string(kOrigin), mira.as_new_device(),
      mira.session_proof(second->challenge, "https://latchkey.example.net"), "192.0.2.1")));
}

TEST_F(MembersSignIn, refuses_a_device_its_member_does_not_vouch_for) {
  world.join(owner, jo, Role::user);
  auto greeting = greet(mira, mira);
  ASSERT_TRUE(greeting);
  auto device = jo.as_new_device();
  seal::SessionStatement said{kOrigin, world.workspace.text(), mira.id.text(), device.id.text(), greeting->challenge};
  auto opened =
      world.run(world->sign_in.open_session(world.workspace, mira.id, greeting->challenge, std::string(kOrigin), device,
                                            jo.device.sign(seal::to_sign(said)), "192.0.2.1"));
  ASSERT_FALSE(opened);
  EXPECT_TRUE(is_unauthenticated(opened.error()));
}

TEST_F(MembersSignIn, keeps_a_known_device_to_its_key) {
  Person other = Person(world.workspace, "Mira again", world.random);
  other.id = mira.id;
  other.signing = mira.signing;
  other.device_id = mira.device_id;  // the id Mira's session was opened with, and another key
  auto greeting = greet(mira, mira);
  ASSERT_TRUE(greeting);
  auto opened = open(other, greeting->challenge);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, Kind::conflict);
}

TEST_F(MembersSignIn, slows_down_who_guesses_and_nobody_else) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(greet(mira, jo, "198.51.100.9").error().kind, Kind::denied);
  EXPECT_EQ(greet(mira, jo, "198.51.100.9").error().kind, Kind::limited);
  EXPECT_EQ(greet(mira, mira, "198.51.100.9").error().kind, Kind::limited);
  EXPECT_TRUE(greet(mira, mira, "192.0.2.1"));  // Mira herself, from where she is
  world.clock.advance(std::chrono::seconds(6));
  EXPECT_EQ(greet(mira, jo, "198.51.100.9").error().kind, Kind::denied);
  EXPECT_EQ(greet(mira, jo, "198.51.100.9").error().kind, Kind::limited);
}

TEST_F(MembersSignIn, lets_who_knows_the_password_sign_in_as_often_as_they_like) {
  for (int i = 0; i < 40; ++i) EXPECT_TRUE(greet(mira, mira));
}

TEST_F(MembersSignIn, keeps_no_token_only_its_hash) {
  auto greeting = greet(mira, mira);
  auto opened = open(mira, greeting->challenge);
  ASSERT_TRUE(opened);
  auto token = parse_base64url(opened->token);
  ASSERT_TRUE(token);
  world.database->stop();
  for (const auto& entry : std::filesystem::directory_iterator(world.scratch.path() / "data")) {
    auto file = std::fopen(entry.path().c_str(), "rb");
    ASSERT_TRUE(file);
    std::string content(std::filesystem::file_size(entry.path()), '\0');
    EXPECT_EQ(std::fread(content.data(), 1, content.size(), file), content.size());
    std::fclose(file);
    EXPECT_EQ(content.find(as_text(*token)), std::string::npos) << entry.path();
    EXPECT_EQ(content.find(opened->token), std::string::npos) << entry.path();
  }
}

TEST_F(MembersSignIn, ends_a_session_unused_for_two_weeks_and_any_after_ninety_days) {
  auto session = world.sign_in(mira);
  auto works = [&](const Actor& actor) { return world.run(world->sessions.me(actor)).has_value(); };
  world.clock.advance(std::chrono::days(13));
  EXPECT_TRUE(works(session));
  world.clock.advance(std::chrono::days(1));
  EXPECT_FALSE(works(session));

  auto greeting = greet(mira, mira);
  auto opened = open(mira, greeting->challenge);
  ASSERT_TRUE(opened);
  for (int day = 0; day < 89; ++day) {
    world.clock.advance(std::chrono::days(1));
    ASSERT_TRUE(world.run(world->sessions.authenticate(world.workspace, opened->token, "192.0.2.1"))) << day;
  }
  world.clock.advance(std::chrono::days(1));
  EXPECT_FALSE(world.run(world->sessions.authenticate(world.workspace, opened->token, "192.0.2.1")));
  ASSERT_TRUE(world.run(world->sessions.sweep()));
}

TEST_F(MembersSignIn, elevates_for_five_minutes_by_showing_auth_again) {
  auto wrong = world.run(world->sessions.elevate(owner, jo.auth.clone()));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().kind, Kind::denied);
  EXPECT_FALSE(is_unauthenticated(wrong.error()));

  Credentials credentials{Bytes(32, 1), Bytes(144, 2)};
  auto early = world.run(world->sessions.change_credentials(owner, credentials));
  ASSERT_FALSE(early);
  EXPECT_TRUE(is_elevation_required(early.error()));
  ASSERT_TRUE(world.run(world->sessions.elevate(owner, mira.auth.clone())));
  world.clock.advance(std::chrono::minutes(5));
  auto late = world.run(world->sessions.change_credentials(owner, credentials));
  ASSERT_FALSE(late);
  EXPECT_TRUE(is_elevation_required(late.error()));
}

TEST_F(MembersSignIn, ends_every_other_session_when_the_password_changes) {
  auto other = world.sign_in(mira);
  world.elevate(owner, mira);
  Bytes verifier = jo.as_new_member().auth_verifier;
  ASSERT_TRUE(world.run(world->sessions.change_credentials(owner, {verifier, Bytes(144, 2)})));
  EXPECT_TRUE(world.run(world->sessions.me(owner)));
  auto ended = world.run(world->sessions.me(other));
  ASSERT_FALSE(ended);
  EXPECT_TRUE(is_unauthenticated(ended.error()));
  EXPECT_FALSE(greet(mira, mira));
}

TEST_F(MembersSignIn, ends_ones_own_sessions_only) {
  auto user = world.join(owner, jo, Role::user);
  auto foreign = world.run(world->sessions.end(user, owner.session));
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().kind, Kind::not_found);
  ASSERT_TRUE(world.run(world->sessions.end(user, user.session)));
  EXPECT_FALSE(world.run(world->sessions.me(user)));
}

TEST_F(MembersSignIn, takes_no_actor_whose_session_belongs_to_somebody_else) {
  auto user = world.join(owner, jo, Role::user);
  Actor forged = owner;
  forged.session = user.session;
  auto refused = world.run(world->sessions.me(forged));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_unauthenticated(refused.error()));
}

}  // namespace
}  // namespace latchkey::members

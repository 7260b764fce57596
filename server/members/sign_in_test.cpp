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
    return world.run(world->sign_in.open_session(world.workspace, person.id, challenge, origin, person.device_id,
                                                 std::nullopt, person.session_proof(challenge, origin), "192.0.2.1"));
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
      world.workspace, mira.id, second->challenge, std::string(kOrigin), mira.device_id, std::nullopt,
      mira.session_proof(second->challenge, "https://latchkey.example.net"), "192.0.2.1")));
}

TEST_F(MembersSignIn, refuses_the_device_of_another_member) {
  world.join(owner, jo, Role::user);
  auto greeting = greet(mira, mira);
  ASSERT_TRUE(greeting);
  seal::SessionStatement said{kOrigin, world.workspace.text(), mira.id.text(), jo.device_id.text(),
                              greeting->challenge};
  auto opened = world.run(world->sign_in.open_session(world.workspace, mira.id, greeting->challenge,
                                                      std::string(kOrigin), jo.device_id, std::nullopt,
                                                      jo.device.sign(seal::to_sign(said)), "192.0.2.1"));
  ASSERT_FALSE(opened);
  EXPECT_TRUE(is_unauthenticated(opened.error()));
}

// Somebody with Mira's keys at a device of their own.
struct MembersEnrolment : Founded {
  Person laptop{world.workspace, "Mira", world.random};
  MembersEnrolment() {
    laptop.id = mira.id;
    laptop.signing = mira.signing;
    laptop.auth = mira.auth.clone();
  }
  std::string enrol(const Person& device, const Enrolment& with, const Bytes& challenge) {
    auto opened = world.run(world->sign_in.open_session(world.workspace, device.id, challenge, std::string(kOrigin),
                                                        device.device_id, with,
                                                        device.session_proof(challenge, kOrigin), "192.0.2.1"));
    return opened ? "ok" : std::string(opened.error().where);
  }
  std::string enrol(const Person& device, const Enrolment& with) {
    return enrol(device, with, greet(mira, mira)->challenge);
  }
  std::size_t log_length() { return world.run(world->members.log(owner, 0)).value_or({}).entries.size(); }
};

TEST_F(MembersEnrolment, opens_a_session_only_for_a_device_that_stands_on_the_log) {
  auto greeting = greet(mira, mira);
  auto absent = open(laptop, greeting->challenge);
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Kind::conflict);
  auto length = log_length();
  EXPECT_EQ(enrol(laptop, {world.entry(mira.id, laptop.as_device()), laptop.device_name()}), "ok");
  EXPECT_EQ(log_length(), length + 1);
  EXPECT_TRUE(world.open_session(laptop));  // from then on without an entry
  EXPECT_EQ(log_length(), length + 1);
}

TEST_F(MembersEnrolment, puts_nothing_on_the_log_for_who_cannot_prove_the_device) {
  auto entry = world.entry(mira.id, laptop.as_device());
  Person thief(world.workspace, "Thief", world.random);
  thief.id = mira.id;
  thief.device_id = laptop.device_id;
  EXPECT_EQ(enrol(thief, {entry, laptop.device_name()}), kWrongProof);
  EXPECT_EQ(enrol(laptop, {entry, {"Another name", Bytes(16, 3)}}), "device: name");
  EXPECT_EQ(enrol(laptop, {entry, {laptop.device_name().name, Bytes(15, 3)}}), "device: name");
  EXPECT_EQ(enrol(laptop, {world.entry(mira.id, roster::Admit{mira.id.text(), mira.fingerprint()}), {"X", Bytes(16)}}),
            "member: role");
  EXPECT_EQ(enrol(laptop, {world.entry(mira.id, mira.as_device()), mira.device_name()}), "log: another device");
  auto late = entry;
  late.number += 1;
  EXPECT_EQ(enrol(laptop, {late, laptop.device_name()}), "log: not the next entry");
  EXPECT_EQ(enrol(laptop, {entry, laptop.device_name()}, Bytes(32, 9)), kWrongProof);
  EXPECT_EQ(log_length(), 2u);
}

TEST_F(MembersEnrolment, keeps_a_known_device_to_its_key) {
  laptop.device_id = mira.device_id;
  EXPECT_EQ(enrol(laptop, {world.entry(mira.id, laptop.as_device()), laptop.device_name()}), "log: the id is taken");
}

TEST_F(MembersEnrolment, shows_the_log_to_who_holds_a_challenge_without_using_it_up) {
  auto challenge = greet(mira, mira)->challenge;
  auto page = world.run(world->sign_in.log(world.workspace, mira.id, challenge, 1));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->entries.size(), 1u);
  EXPECT_FALSE(world.run(world->sign_in.log(world.workspace, jo.id, challenge, 0)));
  EXPECT_FALSE(world.run(world->sign_in.log(world.workspace, mira.id, Bytes(32), 0)));
  EXPECT_TRUE(open(mira, challenge));
  EXPECT_FALSE(world.run(world->sign_in.log(world.workspace, mira.id, challenge, 0)));
}

TEST_F(MembersEnrolment, ends_a_device_with_its_sessions_and_for_good) {
  auto second = world.sign_in(laptop);
  ASSERT_TRUE(world.say(owner, roster::EndDevice{laptop.device_id.text()}));
  auto ended = world.run(world->sessions.me(second));
  ASSERT_FALSE(ended);
  EXPECT_TRUE(is_unauthenticated(ended.error()));
  EXPECT_TRUE(world.run(world->sessions.me(owner)));
  auto again = world.open_session(laptop);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().where, "device: ended");
  EXPECT_FALSE(is_unauthenticated(again.error()));
  EXPECT_EQ(enrol(laptop, {world.entry(mira.id, laptop.as_device()), laptop.device_name()}), "log: the id is taken");
  auto devices = world.run(world->devices.list(owner, mira.id)).value_or({});
  ASSERT_EQ(devices.size(), 2u);
  EXPECT_EQ(devices[0].ended_at.has_value() + devices[1].ended_at.has_value(), 1);
}

TEST_F(MembersEnrolment, lets_those_end_a_device_who_may_handle_its_member) {
  Person kim(world.workspace, "Kim", world.random), sam(world.workspace, "Sam", world.random);
  auto user = world.join(owner, jo, Role::user);
  auto admin = world.join(owner, kim, Role::admin);
  world.join(owner, sam, Role::user);
  roster::EndDevice ending{jo.device_id.text()};
  auto outcome = [](const Done& done) { return done ? std::string("ok") : std::string(done.error().where); };
  EXPECT_EQ(outcome(world.say(user, roster::EndDevice{sam.device_id.text()})), "member: role");
  EXPECT_EQ(outcome(world.say(admin, roster::EndDevice{mira.device_id.text()})), "member: role");
  EXPECT_EQ(world.run(world->devices.list(user, sam.id)).error().where, "member: role");
  EXPECT_EQ(world.run(world->devices.list(admin, jo.id))->size(), 1u);
  EXPECT_EQ(outcome(world.say(admin, ending)), "ok");
  EXPECT_EQ(outcome(world.say(admin, ending)), "device: none");
  EXPECT_FALSE(world.run(world->sessions.me(user)));
}

TEST_F(MembersEnrolment, names_a_device_anew) {
  DeviceName name{"Kitchen", Bytes(16, 8)};
  roster::Device act = mira.as_device();
  act.name = roster::device_name_hash(world.workspace.text(), mira.id.text(), act.device, name.salt, name.name);
  auto outcome = [](const Done& done) { return done ? std::string("ok") : std::string(done.error().where); };
  EXPECT_EQ(outcome(world.say(owner, act)), "device: name");
  EXPECT_EQ(outcome(world.say(owner, act, {{}, DeviceName{"Kitchen", Bytes(16, 9)}})), "device: name");
  EXPECT_EQ(outcome(world.say(owner, act, {{}, name})), "ok");
  EXPECT_EQ(world.run(world->devices.list(owner, mira.id))->front().name, "Kitchen");
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

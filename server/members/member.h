// People of a workspace and what they come in with.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "server/events/ids.h"
#include "server/members/role.h"

namespace latchkey::members {

BOOST_DEFINE_ENUM_CLASS(State, active, ended)

struct Workspace {
  WorkspaceId id;
  std::string name;
  bool demo;
  TimePoint created_at;
};
BOOST_DESCRIBE_STRUCT(Workspace, (), (id, name, demo, created_at))

struct Member {
  MemberId id;
  std::string name;
  std::string email;
  Role role;
  State state;
  Bytes sign_public;
  Bytes box_public;
  Bytes statement;
  TimePoint joined_at;
  std::optional<TimePoint> ended_at;
  std::optional<TimePoint> ends_at;
  std::optional<InvitationId> invitation;
  Bytes profile_salt;  // of the commitment to name and email on the log
};
BOOST_DESCRIBE_STRUCT(Member, (),
                      (id, name, email, role, state, sign_public, box_public, statement, joined_at, ended_at, ends_at,
                       invitation, profile_salt))

// What members call themselves, and the salt with which the log commits to it.
struct Profile {
  std::string name;
  std::string email;
  Bytes salt;  // 16 bytes
};
BOOST_DESCRIBE_STRUCT(Profile, (), (name, email, salt))

struct NewMember {
  MemberId id;
  std::string name;
  std::string email;
  Bytes profile_salt;  // 16 bytes
  Bytes sign_public;
  Bytes box_public;
  Bytes statement;
  Bytes auth_verifier;  // hash("auth", workspace, member, auth)
  Bytes sealed_identity;
};

// What a member signs in with. Never listed.
struct Credentials {
  Bytes auth_verifier;
  Bytes sealed_identity;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (auth_verifier, sealed_identity))

struct Device {
  DeviceId id;
  MemberId member;
  Bytes public_key;
  std::string name;
  Bytes name_salt;  // of the commitment to the name on the log
  TimePoint created_at;
  std::optional<TimePoint> ended_at;
  std::optional<TimePoint> last_seen_at;
};
BOOST_DESCRIBE_STRUCT(Device, (), (id, member, public_key, name, name_salt, created_at, ended_at, last_seen_at))

// What a device is called, and the salt with which the log commits to it.
struct DeviceName {
  std::string name;
  Bytes salt;  // 16 bytes
};
BOOST_DESCRIBE_STRUCT(DeviceName, (), (name, salt))

struct SessionRow {
  SessionId id;
  MemberId member;
  DeviceId device;
  std::string device_name;
  TimePoint created_at;
  TimePoint last_seen_at;
  std::string address;
  std::optional<TimePoint> elevated_until;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (),
                      (id, member, device, device_name, created_at, last_seen_at, address, elevated_until))

BOOST_DEFINE_ENUM_CLASS(InvitationState, open, accepted, withdrawn, expired)

struct Invitation {
  InvitationId id;
  Role role;
  std::optional<std::string> email;
  std::optional<std::string> name;
  TimePoint created_at;
  TimePoint expires_at;
  MemberId created_by;
  InvitationState state;
  std::optional<MemberId> member;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (id, role, email, name, created_at, expires_at, created_by, state, member))

}  // namespace latchkey::members

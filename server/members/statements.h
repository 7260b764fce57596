// What new members bring along, checked before it is believed.
#pragma once
#include "crypto/seal/statement.h"
#include "server/members/member.h"

namespace latchkey::members {

bool is_name(std::string_view text);  // 1 to 100 characters, none of them a control character
bool is_email(std::string_view text);

Done check(const Profile& profile);  // Kind::invalid, naming the part
Done check(const DeviceName& name);

// Kind::invalid, naming the part, where keys, statement or sealed identity cannot be this member's.
Done check(const WorkspaceId& workspace, const NewMember& member);

struct Keys {
  seal::SignPublic sign_public;
  seal::BoxPublic box_public;
};
Keys keys_of(const Member& member);
seal::Fingerprint fingerprint_of(const WorkspaceId& workspace, const Member& member);

}  // namespace latchkey::members

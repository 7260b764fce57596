// Written by every domain, in the transaction of the act itself: entries people read later, and changes clients follow.
#pragma once
#include <string>

#include "server/events/change.h"

namespace latchkey::events {

BOOST_DEFINE_ENUM_CLASS(EntryKind,
                        // the frame of the workspace
                        workspace_founded, workspace_renamed, member_invited, invitation_withdrawn, member_joined,
                        member_admitted, member_changed, member_ended, signed_in, session_ended, device_approved,
                        device_ended, credentials_changed, source_added, source_removed, number_added, number_removed,
                        mail_domain_added, mail_domain_removed,
                        // an account
                        account_created, account_deleted, account_restored, account_purged, record_changed,
                        record_removed, access_granted, access_ended, keys_rotated, recovery_viewed, whole_viewed,
                        message_deleted, code_used, login_opened, login_ended, step_used, number_reserved,
                        number_confirmed, number_released, number_expired, address_reserved, address_confirmed,
                        address_released, address_expired,
                        // reported by a client of itself
                        password_viewed, password_copied, totp_copied, code_copied, recovery_code_copied)

struct Entry {
  WorkspaceId workspace;
  TimePoint at;
  std::optional<MemberId> member;  // none: the server by itself, a deadline passed
  EntryKind kind;
  std::optional<AccountId> account;
  std::optional<std::string> subject = std::nullopt;  // whom or what: a member, a kind of record, a number
  std::optional<std::string> address = std::nullopt;  // where the request came from
};

enum class Ended { session, member };

class Journal {
 public:
  virtual ~Journal() = default;

  // Each takes the workspace's next cursor and returns it. A change to an account reaches those who hold a grant on it.
  virtual std::int64_t changed(const WorkspaceId& workspace, What what, const std::optional<AccountId>& account,
                               TimePoint now) = 0;
  virtual std::int64_t changed_for(const WorkspaceId& workspace, What what, const MemberId& member, TimePoint now) = 0;
  virtual std::int64_t record(const Entry& entry) = 0;

  // Takes a cursor first, so that the message can be stored with it, then tells it once it stands in the account.
  virtual std::int64_t next_cursor(const WorkspaceId& workspace) = 0;
  virtual void message(const WorkspaceId& workspace, std::int64_t cursor, const Message& message) = 0;

  // Sockets of these close once the transaction stands.
  virtual void session_ended(const WorkspaceId& workspace, const SessionId& session) = 0;
  virtual void member_ended(const WorkspaceId& workspace, const MemberId& member) = 0;
};

}  // namespace latchkey::events

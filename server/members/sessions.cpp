#include "server/members/sessions.h"

#include "crypto/seal/member.h"

namespace latchkey::members {
namespace {

constexpr auto kSeenEvery = std::chrono::minutes(5);

struct Authenticated {
  Actor actor;
  bool note;  // that it was seen
};

events::Entry entry(const Admitted& who, TimePoint now, events::EntryKind kind,
                    std::optional<std::string> subject = std::nullopt) {
  return {who.workspace, now, who.member, kind, std::nullopt, std::move(subject), who.address};
}

void end_session(Books& books, const WorkspaceId& workspace, const SessionId& session, const MemberId& member,
                 TimePoint now) {
  books.members.remove_session(workspace, session);
  books.journal.changed_for(workspace, events::What::sessions, member, now);
  books.journal.session_ended(workspace, session);
}

}  // namespace

Task<Result<Actor>> Sessions::authenticate(WorkspaceId workspace, std::string token, std::string address) {
  auto bytes = parse_base64url(token);
  wipe(token);
  if (!bytes || bytes->size() != 32) co_return fail(Kind::denied, kNoSession);
  auto hash = session_token_hash(workspace, *bytes);
  wipe(*bytes);
  auto look = [workspace, hash, address, now = clock_.now()](Books& books) -> Result<Authenticated> {
    auto session = books.members.session_by_token(workspace, hash);
    if (!session) return fail(Kind::denied, kNoSession);
    Actor actor{workspace, session->member, session->id, Role::guest, address};
    LK_TRY(who, admit(books.members, actor, now));
    actor.role = who.role;
    return Authenticated{actor, now - session->last_seen_at >= kSeenEvery || session->address != address};
  };
  LK_CO_TRY(authenticated, co_await transactions_.read(std::move(look)));
  if (authenticated.note) {
    auto note = [actor = authenticated.actor, now = clock_.now()](Books& books) -> Done {
      books.members.touch_session(actor.workspace, actor.session, actor.address, now);
      return done();
    };
    // The session stands with or without the note.
    auto noted = co_await transactions_.write(std::move(note));
    static_cast<void>(noted.has_value());
  }
  co_return authenticated.actor;
}

Task<Result<Me>> Sessions::me(Actor actor) {
  return transactions_.read([actor = std::move(actor), now = clock_.now()](Books& books) -> Result<Me> {
    LK_TRY(who, admit(books.members, actor, now));
    auto member = books.members.find(who.workspace, who.member);
    auto workspace = books.members.workspace(who.workspace);
    auto session = books.members.session(who.workspace, who.session);
    if (!member || !workspace || !session) return fail(Kind::unavailable, "session: storage");
    return Me{*member, *workspace, as_shown(*session, who.session), now};
  });
}

Task<Result<std::vector<Session>>> Sessions::list(Actor actor) {
  return transactions_.read(
      [actor = std::move(actor), now = clock_.now()](Books& books) -> Result<std::vector<Session>> {
        LK_TRY(who, admit(books.members, actor, now));
        std::vector<Session> shown;
        for (const auto& session : books.members.sessions(who.workspace, who.member)) {
          if (is_live(session, now)) shown.push_back(as_shown(session, who.session));
        }
        return shown;
      });
}

Task<Done> Sessions::end(Actor actor, SessionId session) {
  return transactions_.write(
      [actor = std::move(actor), session = std::move(session), now = clock_.now()](Books& books) -> Done {
        LK_TRY(who, admit(books.members, actor, now));
        auto found = books.members.session(who.workspace, session);
        if (!found || found->member != who.member) return fail(Kind::not_found, "session: none of yours");
        end_session(books, who.workspace, session, who.member, now);
        books.journal.record(entry(who, now, events::EntryKind::session_ended, found->device_name));
        return done();
      });
}

Task<Result<TimePoint>> Sessions::elevate(Actor actor, SecretBytes auth) {
  std::string tries = actor.address + " " + actor.workspace.text() + " " + actor.member.text();
  LK_CO_TRY_DONE(tries_.spend(tries));
  auto shown = seal::auth_hash({actor.workspace.text(), actor.member.text()}, auth.expose());
  auto work = [actor = std::move(actor), shown, now = clock_.now()](Books& books) -> Result<TimePoint> {
    LK_TRY(who, admit(books.members, actor, now));
    auto credentials = books.members.credentials(who.workspace, who.member);
    if (!credentials || !equal_in_constant_time(credentials->auth_verifier, shown.view()))
      return fail(Kind::denied, "session: wrong auth");
    TimePoint until = now + kElevation;
    books.members.elevate_session(who.workspace, who.session, until);
    return until;
  };
  LK_CO_TRY(until, co_await transactions_.write(std::move(work)));
  tries_.forgive(tries);
  co_return until;
}

Task<Done> Sessions::change_credentials(Actor actor, Credentials credentials) {
  if (credentials.auth_verifier.size() != 32) co_return fail(Kind::invalid, "member: auth verifier");
  if (credentials.sealed_identity.size() != 144) co_return fail(Kind::invalid, "member: sealed identity");
  auto work = [actor = std::move(actor), credentials = std::move(credentials),
               now = clock_.now()](Books& books) -> Done {
    LK_TRY(who, admit(books.members, actor, now));
    LK_TRY_DONE(require_elevation(who));
    books.members.change_credentials(who.workspace, who.member, credentials);
    for (const auto& session : books.members.sessions(who.workspace, who.member)) {
      if (session.id != who.session) end_session(books, who.workspace, session.id, who.member, now);
    }
    books.journal.record(entry(who, now, events::EntryKind::credentials_changed));
    return done();
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Sessions::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    for (const auto& [workspace, session] :
         books.members.sessions_unused_since(now - kIdleLimit, now - kSessionLimit)) {
      auto row = books.members.session(workspace, session);
      if (row) end_session(books, workspace, session, row->member, now);
    }
    books.members.remove_founding_tokens_before(now);
    return done();
  });
}

}  // namespace latchkey::members

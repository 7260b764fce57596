#include "server/members/founding.h"

#include "server/members/admission.h"
#include "server/members/statements.h"
#include "server/members/workspace_log.h"

namespace latchkey::members {
namespace {

constexpr auto kTokenLife = std::chrono::hours(24);

Bytes token_hash(BytesView token) { return seal::hash("founding", {token}).bytes(); }

// The same request once more, after an answer that got lost. Whoever knows the auth verifier made the first one.
bool is_repeat(MemberStore& members, const WorkspaceId& workspace, const NewMember& asked) {
  auto member = members.find(workspace, asked.id);
  auto credentials = members.credentials(workspace, asked.id);
  return member && credentials && member->role == Role::owner &&
         equal_in_constant_time(credentials->auth_verifier, asked.auth_verifier) &&
         credentials->sealed_identity == asked.sealed_identity && member->sign_public == asked.sign_public &&
         member->box_public == asked.box_public && members.sessions(workspace, asked.id).empty();
}

}  // namespace

Task<Result<bool>> Founding::is_empty() {
  return transactions_.read([](Books& books) -> Result<bool> { return !books.members.has_workspaces(); });
}

Task<Result<std::string>> Founding::issue_token() {
  auto token = random_.bytes<32>();
  return transactions_.write(
      [hash = token_hash(token), text = base64url(token), now = clock_.now()](Books& books) -> Result<std::string> {
        books.members.remove_founding_tokens_before(now);
        books.members.add_founding_token(hash, now + kTokenLife);
        return text;
      });
}

Task<Result<Founded>> Founding::found(std::string token, NewWorkspace workspace, NewMember member, roster::Entry entry,
                                      std::string address) {
  auto bytes = parse_base64url(token);
  if (!bytes || bytes->size() != 32) co_return fail(Kind::denied, kWrongFoundingToken);
  if (!is_name(workspace.name)) co_return fail(Kind::invalid, "founding: name of the workspace");
  LK_CO_TRY_DONE(check(workspace.id, member));
  auto work = [hash = token_hash(*bytes), workspace = std::move(workspace), member = std::move(member),
               entry = std::move(entry), address = std::move(address), now = clock_.now(),
               demo = demo_](Books& books) -> Result<Founded> {
    auto existing = books.members.workspace(workspace.id);
    if (existing && is_repeat(books.members, workspace.id, member))
      return Founded{*existing, *books.members.find(workspace.id, member.id)};
    auto expires_at = books.members.founding_token(hash);
    if (!expires_at) return fail(Kind::denied, kWrongFoundingToken);
    if (*expires_at <= now) return fail(Kind::expired, "founding: the link is too old");
    if (existing) return fail(Kind::conflict, "founding: the workspace exists");

    books.members.remove_founding_token(hash);
    Workspace founded{workspace.id, workspace.name, demo, now};
    books.members.add_workspace(founded);
    LK_TRY(act, append(books.members, workspace.id, entry, now));
    const auto* founding = std::get_if<roster::Founding>(&act);
    if (!founding || founding->demo != demo ||
        !is_of(workspace.id, entry, founding->sign_public, founding->box_public, founding->profile, member))
      return fail(Kind::invalid, "founding: entry");
    books.members.add(workspace.id, member, Role::owner, now, std::nullopt);
    books.journal.record({.workspace = workspace.id,
                          .at = now,
                          .member = member.id,
                          .kind = events::EntryKind::workspace_founded,
                          .account = std::nullopt,
                          .subject = std::nullopt,
                          .address = address});
    auto stored = books.members.find(workspace.id, member.id);
    if (!stored) return fail(Kind::unavailable, "founding: storage");
    return Founded{founded, *stored};
  };
  co_return co_await transactions_.write(std::move(work));
}

}  // namespace latchkey::members

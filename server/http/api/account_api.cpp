#include "server/http/api/account_api.h"

#include "server/http/api/member_api.h"

namespace latchkey::accounts {
// Bodies that stand in requests as they are.
BOOST_DESCRIBE_STRUCT(Wraps, (), (use, manage))
BOOST_DESCRIBE_STRUCT(ManifestBody, (), (counter, chain_number, chain_hash, signature))
BOOST_DESCRIBE_STRUCT(RecordBody, (), (kind, epoch, revision, sealed))
BOOST_DESCRIBE_STRUCT(FormerBody, (), (tier, former_epoch, sealed))
BOOST_DESCRIBE_STRUCT(ChunkBody, (), (day, first_step, period, count, seed_revision, epoch, sealed, signature))
}  // namespace latchkey::accounts

namespace latchkey::http {
namespace {

constexpr std::size_t kLargeBody = std::size_t{4} << 20;  // new keys for many members, a month of code windows

struct AccountBody {
  Required<AccountId> id;
  roster::AccountEntry entry;
  accounts::Wraps wraps;
  std::vector<accounts::RecordBody> records;
  accounts::ManifestBody manifest;
};
BOOST_DESCRIBE_STRUCT(AccountBody, (), (id, entry, wraps, records, manifest))

struct RecordChange {
  std::int64_t epoch;
  std::int64_t revision;
  std::optional<Bytes> sealed;
  accounts::ManifestBody manifest;
};
BOOST_DESCRIBE_STRUCT(RecordChange, (), (epoch, revision, sealed, manifest))

struct AppendBody {
  roster::AccountEntry entry;
  std::optional<accounts::Wraps> wraps;
};
BOOST_DESCRIBE_STRUCT(AppendBody, (), (entry, wraps))

struct WrapsOf {
  Required<MemberId> member;
  Bytes use;
  std::optional<Bytes> manage;
};
BOOST_DESCRIBE_STRUCT(WrapsOf, (), (member, use, manage))

struct RotationBody {
  std::vector<roster::AccountEntry> entries;
  std::vector<WrapsOf> wraps;
  std::vector<accounts::RecordBody> records;
  std::vector<accounts::FormerBody> former;
  std::vector<accounts::ChunkBody> chunks;
  accounts::ManifestBody manifest;
};
BOOST_DESCRIBE_STRUCT(RotationBody, (), (entries, wraps, records, former, chunks, manifest))

struct DealBody {
  bool replace;
  std::vector<accounts::ChunkBody> chunks;
};
BOOST_DESCRIBE_STRUCT(DealBody, (), (replace, chunks))

struct Unchanged {
  std::int64_t cursor;
  TimePoint now;
  bool unchanged;
};
BOOST_DESCRIBE_STRUCT(Unchanged, (), (cursor, now, unchanged))

Result<accounts::RecordKind> kind_of(const Request& request) {
  auto kind = from_json<accounts::RecordKind>(boost::json::value(request.parameter("kind")));
  if (!kind) return fail(Kind::not_found, "path: kind of record");
  return *kind;
}

}  // namespace

void AccountApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/sync", this, &AccountApi::sync);
  gate.add(router, Method::post, "/accounts", this, &AccountApi::create);
  gate.add(router, Method::get, "/accounts/{account}", this, &AccountApi::find);
  gate.add(router, Method::del, "/accounts/{account}", this, &AccountApi::remove);
  gate.add(router, Method::post, "/accounts/{account}/restore", this, &AccountApi::restore);
  gate.add(router, Method::get, "/accounts/{account}/records/{kind}", this, &AccountApi::read_record);
  gate.add(router, Method::put, "/accounts/{account}/records/{kind}", this, &AccountApi::write_record);
  gate.add(router, Method::get, "/accounts/{account}/chain", this, &AccountApi::chain);
  gate.add(router, Method::post, "/accounts/{account}/chain", this, &AccountApi::append);
  gate.add(router, Method::post, "/accounts/{account}/rotation", this, &AccountApi::rotate, kLargeBody);
  gate.add(router, Method::put, "/accounts/{account}/chunks", this, &AccountApi::deal_chunks, kLargeBody);
  gate.add(router, Method::get, "/accounts/{account}/chunks", this, &AccountApi::chunks);
}

Task<Answer> AccountApi::sync(Actor actor, Request request) {
  LK_CO_TRY(cursor, query_number(request, "cursor", 0, std::numeric_limits<std::int64_t>::max()));
  LK_CO_TRY(synced, co_await accounts_.sync(std::move(actor), cursor));
  if (synced.unchanged) co_return json_response(200, Unchanged{synced.cursor, synced.now, true});
  co_return json_response(200, synced);
}

Task<Answer> AccountApi::create(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<AccountBody>(request));
  accounts::NewAccount account{*body.id, std::move(body.entry), std::move(body.wraps), std::move(body.records),
                               std::move(body.manifest)};
  LK_CO_TRY(created, co_await accounts_.create(std::move(actor), std::move(account)));
  co_return json_response(201, created);
}

Task<Answer> AccountApi::find(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(found, co_await accounts_.find(std::move(actor), std::move(account)));
  co_return json_response(200, found);
}

Task<Answer> AccountApi::remove(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY_DONE(co_await accounts_.remove(std::move(actor), std::move(account)));
  co_return Response::empty(204);
}

Task<Answer> AccountApi::restore(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(restored, co_await accounts_.restore(std::move(actor), std::move(account)));
  co_return json_response(200, restored);
}

Task<Answer> AccountApi::read_record(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(kind, kind_of(request));
  // Everything else comes with sync.
  if (kind != accounts::RecordKind::recovery) co_return fail(Kind::not_found, "path: kind of record");
  LK_CO_TRY(record, co_await accounts_.recovery_codes(std::move(actor), std::move(account)));
  co_return json_response(200, record);
}

Task<Answer> AccountApi::write_record(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(kind, kind_of(request));
  LK_CO_TRY(body, read_body<RecordChange>(request));
  accounts::RecordChange change{kind, body.epoch, body.revision, std::move(body.sealed), std::move(body.manifest)};
  LK_CO_TRY(stamp, co_await accounts_.change_record(std::move(actor), std::move(account), std::move(change)));
  co_return json_response(200, stamp);
}

Task<Answer> AccountApi::chain(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(after, query_log_number(request));
  LK_CO_TRY(page, co_await accounts_.chain(std::move(actor), std::move(account), after));
  co_return json_response(200, page);
}

Task<Answer> AccountApi::append(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(body, read_body<AppendBody>(request));
  LK_CO_TRY_DONE(
      co_await accounts_.append(std::move(actor), std::move(account), std::move(body.entry), std::move(body.wraps)));
  co_return Response::empty(204);
}

Task<Answer> AccountApi::rotate(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(body, read_body<RotationBody>(request));
  accounts::Rotation rotation;
  rotation.entries = std::move(body.entries);
  for (auto& wraps : body.wraps)
    rotation.wraps.push_back({*wraps.member, {std::move(wraps.use), std::move(wraps.manage)}});
  rotation.records = std::move(body.records);
  rotation.former = std::move(body.former);
  rotation.chunks = std::move(body.chunks);
  rotation.manifest = std::move(body.manifest);
  LK_CO_TRY(rotated, co_await accounts_.rotate(std::move(actor), std::move(account), std::move(rotation)));
  co_return json_response(200, rotated);
}

Task<Answer> AccountApi::deal_chunks(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(body, read_body<DealBody>(request));
  LK_CO_TRY_DONE(
      co_await accounts_.deal_chunks(std::move(actor), std::move(account), body.replace, std::move(body.chunks)));
  co_return Response::empty(204);
}

Task<Answer> AccountApi::chunks(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(dealt, co_await accounts_.chunks(std::move(actor), std::move(account)));
  co_return json_response(200, dealt);
}

}  // namespace latchkey::http

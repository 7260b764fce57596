#include "crypto/open/account_key.h"
#include "crypto/open/code_window.h"
#include "crypto/peer/make_each.h"

namespace latchkey::peer {
namespace {

using seal::Tier;

open::AccountKey key_of(const std::string& workspace, const std::string& account, Tier tier, std::uint64_t epoch,
                        const Hex& key) {
  return open::AccountKey({.workspace = workspace, .account = account, .tier = tier, .epoch = epoch},
                          *seal::SealingKey::from(key));
}

open::SigningKey signing_key(const Hex& seed) { return open::SigningKey(SecretBytes(BytesView(seed))); }

void make_epochs(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("epoch");
  EpochCase good;
  good.name = "an epoch";
  good.workspace = generate_id_text(*random);
  good.account = generate_id_text(*random);
  good.epoch = 1;
  good.use_key = draw(*random, 32);
  good.manage_key = draw(*random, 32);
  const auto use = key_of(good.workspace, good.account, Tier::use, good.epoch, good.use_key);
  const auto manage = key_of(good.workspace, good.account, Tier::manage, good.epoch, good.manage_key);
  const auto said = open::epoch_public(use, manage);
  good.use_commitment = said.use_commitment.view();
  good.manage_commitment = said.manage_commitment.view();
  good.use_inbox_secret = use.inbox().expose();
  good.manage_inbox_secret = manage.inbox().expose();
  good.use_inbox = said.use_inbox.view();
  good.manage_inbox = said.manage_inbox.view();
  out.push_back(to_object(good));
  auto bad = [&](std::string name, auto change) {
    out.push_back(to_object(refused(good, std::move(name), "epoch", change)));
  };
  bad("an epoch of another account", [&](EpochCase& of) { of.account = generate_id_text(*random); });
  bad("an epoch of another number", [](EpochCase& of) { of.epoch = 2; });
  bad("an epoch with another commitment",
      [](EpochCase& of) { of.manage_commitment = flipped(of.manage_commitment, 8); });
  bad("an epoch with an inbox its keys do not derive",
      [&](EpochCase& of) { of.use_inbox = open::BoxSecret::generate(*random).public_key().view(); });
  bad("an epoch whose tiers changed places", [](EpochCase& of) {
    std::swap(of.use_commitment, of.manage_commitment);
    std::swap(of.use_inbox, of.manage_inbox);
  });
}

WrapCase make_wrap(Random& random, std::string name, Tier tier) {
  WrapCase of;
  of.name = std::move(name);
  of.workspace = generate_id_text(random);
  of.account = generate_id_text(random);
  of.tier = text_of(tier);
  of.epoch = 7;
  of.granter = generate_id_text(random);
  of.granter_fingerprint = draw(random, 32);
  of.recipient = generate_id_text(random);
  of.recipient_fingerprint = draw(random, 32);
  const auto recipient = open::BoxSecret::generate(random);
  of.recipient_secret = recipient.expose();
  of.recipient_public = recipient.public_key().view();
  of.key = draw(random, 32);
  const auto key = key_of(of.workspace, of.account, tier, of.epoch, of.key);
  of.commitment = key.commitment().view();
  of.random = draw(random, 56);
  RecordedRandom recorded(of.random);
  of.sealed = key.wrap({.granter = of.granter,
                        .granter_fingerprint = *seal::Fingerprint::from(of.granter_fingerprint),
                        .recipient = of.recipient,
                        .recipient_fingerprint = *seal::Fingerprint::from(of.recipient_fingerprint)},
                       recipient.public_key(), recorded)
                  ->view();
  return of;
}

void make_wraps(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("wrap");
  const WrapCase good = make_wrap(*random, "a use key", Tier::use);
  out.push_back(to_object(good));
  out.push_back(to_object(make_wrap(*random, "a manage key", Tier::manage)));
  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(good, std::move(name), check, change)));
  };
  auto other_id = [&] { return generate_id_text(*random); };
  bad("a wrap of another account", "seal: commitment", [&](WrapCase& of) { of.account = other_id(); });
  bad("a wrap of another workspace", "seal: commitment", [&](WrapCase& of) { of.workspace = other_id(); });
  bad("a use wrap opened as manage", "seal: commitment", [](WrapCase& of) { of.tier = "manage"; });
  bad("a wrap of another epoch", "seal: commitment", [](WrapCase& of) { of.epoch = 8; });
  bad("a wrap from another granter", "seal: commitment", [&](WrapCase& of) { of.granter = other_id(); });
  bad("a wrap from the granter's former keys", "seal: commitment",
      [](WrapCase& of) { of.granter_fingerprint = flipped(of.granter_fingerprint, 0); });
  bad("a wrap for another recipient", "seal: commitment", [&](WrapCase& of) { of.recipient = other_id(); });
  bad("a wrap for the recipient's former keys", "seal: commitment",
      [](WrapCase& of) { of.recipient_fingerprint = flipped(of.recipient_fingerprint, 0); });
  bad("a key that the epoch did not commit to", "wrap: commitment",
      [](WrapCase& of) { of.commitment = flipped(of.commitment, 31); });
  bad("a key of 31 bytes", "wrap: length", [&](WrapCase& of) {
    of.sealed =
        seal::box(*seal::BoxPublic::from(of.recipient_public),
                  seal::wrap_context({.workspace = of.workspace,
                                      .account = of.account,
                                      .tier = Tier::use,
                                      .epoch = of.epoch,
                                      .granter = of.granter,
                                      .recipient = of.recipient,
                                      .granter_fingerprint = *seal::Fingerprint::from(of.granter_fingerprint),
                                      .recipient_fingerprint = *seal::Fingerprint::from(of.recipient_fingerprint)}),
                  Bytes(31, 1), *random)
            ->view();
  });
}

FormerCase make_former(Random& random, std::string name, Tier tier) {
  FormerCase of;
  of.name = std::move(name);
  of.workspace = generate_id_text(random);
  of.account = generate_id_text(random);
  of.tier = text_of(tier);
  of.epoch = 3;
  of.former_epoch = 2;
  of.key = draw(random, 32);
  of.former_key = draw(random, 32);
  of.random = draw(random, 24);
  RecordedRandom recorded(of.random);
  of.sealed = key_of(of.workspace, of.account, tier, of.epoch, of.key)
                  .seal_former(key_of(of.workspace, of.account, tier, of.former_epoch, of.former_key), recorded)
                  .view();
  return of;
}

void make_formers(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("former");
  const auto good = make_former(*random, "a former use key", Tier::use);
  out.push_back(to_object(good));
  out.push_back(to_object(make_former(*random, "a former manage key", Tier::manage)));
  auto bad = [&](std::string name, auto change) {
    out.push_back(to_object(refused(good, std::move(name), "seal: commitment", change)));
  };
  bad("a former key opened as an older one", [](FormerCase& of) { of.former_epoch = 1; });
  bad("a former key under another epoch", [](FormerCase& of) { of.epoch = 4; });
  bad("a former use key opened as manage", [](FormerCase& of) { of.tier = "manage"; });
  bad("a former key of another account", [&](FormerCase& of) { of.account = generate_id_text(*random); });
}

RecordCase make_record(Random& random, std::string name, seal::RecordKind kind, std::string text) {
  RecordCase of;
  of.name = std::move(name);
  of.workspace = generate_id_text(random);
  of.account = generate_id_text(random);
  of.tier = text_of(tier_of(kind));
  of.epoch = 1;
  of.kind = text_of(kind);
  of.id = of.account;
  of.revision = 5;
  of.key = draw(random, 32);
  of.random = draw(random, 24);
  of.text = std::move(text);
  RecordedRandom recorded(of.random);
  of.sealed = key_of(of.workspace, of.account, tier_of(kind), of.epoch, of.key)
                  .seal_record(kind, of.id, of.revision, as_bytes(of.text), recorded)
                  .view();
  return of;
}

void make_records(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("record");
  const auto good = make_record(
      *random, "a profile", seal::RecordKind::profile,
      R"({"label":"Photogram","service":"photogram","username":"lakehouse","urls":["http://photogram.localhost:8701"],"notes":"for the café 🏡"})");
  out.push_back(to_object(good));
  out.push_back(to_object(
      make_record(*random, "a password", seal::RecordKind::password, R"({"password":"hunter2 is not enough"})")));
  out.push_back(to_object(make_record(
      *random, "a seed", seal::RecordKind::totp,
      R"({"uri":"otpauth://totp/Photogram:lakehouse?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Photogram","state":"pending","former":null})")));
  out.push_back(to_object(make_record(
      *random, "recovery codes", seal::RecordKind::recovery,
      R"({"codes":[{"code":"8372 0417","used_at":null,"used_by":null},{"code":"1938 4471","used_at":1767225600000,"used_by":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}]})")));
  out.push_back(to_object(
      make_record(*random, "a private note", seal::RecordKind::private_note, R"({"text":"ask Mira first"})")));
  out.push_back(to_object(make_record(*random, "a private note of some length", seal::RecordKind::private_note,
                                      R"({"text":")" + hex(draw(*random, draw_size(*random, 2000))) + R"("})")));
  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(good, std::move(name), check, change)));
  };
  bad("a record rolled back to another revision", "seal: commitment", [](RecordCase& of) { of.revision = 6; });
  bad("a record opened as another kind", "seal: commitment", [](RecordCase& of) { of.kind = "password"; });
  bad("a record moved to another account", "seal: commitment",
      [&](RecordCase& of) { of.id = of.account = generate_id_text(*random); });
  bad("a record of another epoch", "seal: commitment", [](RecordCase& of) { of.epoch = 2; });
  bad("a record of another tier", "seal: commitment", [](RecordCase& of) {
    of.kind = "totp";
    of.tier = "manage";
  });
  bad("a seed that stands under use", "tier", [](RecordCase& of) { of.kind = "totp"; });
}

MessageCase make_message(Random& random, std::string name, seal::MessageHalf half, std::string text) {
  MessageCase of;
  of.name = std::move(name);
  of.workspace = generate_id_text(random);
  of.account = generate_id_text(random);
  of.tier = text_of(tier_of(half));
  of.epoch = 2;
  of.message = generate_id_text(random);
  of.half = text_of(half);
  of.arrived_at = from_unix_ms(1767225600123);
  of.key = draw(random, 32);
  const auto inbox = key_of(of.workspace, of.account, tier_of(half), of.epoch, of.key).inbox();
  of.inbox_secret = inbox.expose();
  of.inbox_public = inbox.public_key().view();
  of.random = draw(random, 56);
  of.text = std::move(text);
  RecordedRandom recorded(of.random);
  of.sealed = seal::box(inbox.public_key(),
                        seal::message_context({.workspace = of.workspace,
                                               .account = of.account,
                                               .epoch = of.epoch,
                                               .message = of.message,
                                               .half = half,
                                               .arrived_at = of.arrived_at}),
                        as_bytes(of.text), recorded)
                  ->view();
  return of;
}

void make_messages(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("message");
  const auto good = make_message(
      *random, "a code card", seal::MessageHalf::card,
      R"({"channel":"sms","from":"Photogram","service":"photogram","code":"482913","bound_domain":null,"purpose":"sign-in","received_at":1767225600000})");
  out.push_back(to_object(good));
  out.push_back(to_object(make_message(
      *random, "a whole message", seal::MessageHalf::whole,
      R"({"channel":"email","from":"no-reply@photogram.localhost","to":"k7m2@mail.localhost","subject":"482913 is your code","text":"482913 is your code — do not share it.","html":null,"date":1767225600000,"code":"482913","link":null,"service":"photogram","bound_domain":null,"purpose":"sign-in","candidates":[{"code":"482913","score":0.99}],"attachments":[{"name":"a.txt","type":"text/plain","size":2,"content":"aGk"}],"authentication":null,"problem":null})")));
  out.push_back(to_object(make_message(
      *random, "a message kept unparsed", seal::MessageHalf::whole,
      R"({"problem":"malformed","raw":")" + base64url(draw(*random, draw_size(*random, 4000))) + R"("})")));
  auto bad = [&](std::string name, auto change) {
    out.push_back(to_object(refused(good, std::move(name), "seal: commitment", change)));
  };
  bad("a card that says it came later", [](MessageCase& of) { of.arrived_at += std::chrono::milliseconds(1); });
  bad("a card under another message's id", [&](MessageCase& of) { of.message = generate_id_text(*random); });
  bad("a card of another account", [&](MessageCase& of) { of.account = generate_id_text(*random); });
  bad("a card of another epoch", [](MessageCase& of) { of.epoch = 3; });
  bad("a card opened as a whole message", [](MessageCase& of) {
    of.half = "whole";
    of.tier = "manage";
  });
}

// Seals and signs what the case says, right or wrong.
void seal_chunk(ChunkCase& of, BytesView packed) {
  const auto key = key_of(of.workspace, of.account, Tier::use, of.epoch, of.key);
  const open::WindowPlace window{.seed_revision = of.seed_revision,
                                 .day = of.day,
                                 .first_step = of.first_step,
                                 .period = of.period,
                                 .count = of.count};
  RecordedRandom recorded(of.random);
  const auto sealed = key.seal_chunk(window, SecretBytes(packed), recorded);
  const auto owner = signing_key(of.owner_seed);
  of.packed = packed;
  of.sealed = sealed.view();
  of.sealed_hash = seal::sealed_hash(sealed).view();
  of.signature =
      owner.sign(seal::ChunkStatement{.at = key.chunk_place(window), .sealed = seal::sealed_hash(sealed)}).view();
}

ChunkCase make_chunk(Random& random, std::string name, open::CodeAlphabet alphabet, std::uint64_t period,
                     std::uint64_t first_step, std::vector<std::string> codes) {
  ChunkCase of;
  of.name = std::move(name);
  of.workspace = generate_id_text(random);
  of.account = generate_id_text(random);
  of.epoch = 1;
  of.seed_revision = 2;
  of.day = first_step * period / 86400;
  of.first_step = first_step;
  of.period = period;
  of.count = codes.size();
  of.key = draw(random, 32);
  of.alphabet = static_cast<std::uint64_t>(alphabet);
  of.random = draw(random, 24);
  const auto owner = open::SigningKey::generate(random);
  of.owner_seed = owner.expose_seed();
  of.owner_public = owner.public_key().view();
  const auto packed = open::CodeWindow::pack(alphabet, codes);
  of.codes = std::move(codes);
  seal_chunk(of, packed->expose());
  return of;
}

std::vector<std::string> draw_codes(Random& random, std::size_t count, std::size_t length, std::string_view letters) {
  std::vector<std::string> codes(count);
  for (auto& code : codes) {
    for (std::size_t i = 0; i < length; ++i) code += letters[draw_size(random, letters.size() - 1)];
  }
  return codes;
}

void make_chunks(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("chunk");
  // RFC 6238, appendix B: SHA-1 at 1111111109 and 1111111111, two steps in a row.
  const auto good = make_chunk(*random, "two codes of RFC 6238", open::CodeAlphabet::eight_digits, 30, 37037036,
                               {"07081804", "14050471"});
  out.push_back(to_object(good));
  out.push_back(to_object(make_chunk(*random, "a day of six digits", open::CodeAlphabet::six_digits, 900, 20454ULL * 96,
                                     draw_codes(*random, 96, 6, "0123456789"))));
  out.push_back(to_object(make_chunk(*random, "the least and the greatest of seven digits",
                                     open::CodeAlphabet::seven_digits, 30, 20454ULL * 2880, {"0000000", "9999999"})));
  out.push_back(to_object(make_chunk(*random, "Steam's letters", open::CodeAlphabet::steam, 30, 20454ULL * 2880 + 2877,
                                     {"22222", "YYYYY", "2BCD9"})));
  // A period that divides no day: the first step to begin on day 1 is the eighth, counted from 0.
  out.push_back(to_object(make_chunk(*random, "a period that does not divide the day", open::CodeAlphabet::six_digits,
                                     11000, 8, draw_codes(*random, 8, 6, "0123456789"))));

  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(good, std::move(name), check, change)));
  };
  bad("a chunk signed by another", "signature",
      [&](ChunkCase& of) { of.owner_public = open::SigningKey::generate(*random).public_key().view(); });
  bad("a chunk that was changed", "signature", [](ChunkCase& of) { of.sealed = flipped(of.sealed, 60); });
  bad("a chunk of another day", "signature", [](ChunkCase& of) { of.day += 1; });
  bad("a chunk of another seed", "signature", [](ChunkCase& of) { of.seed_revision = 3; });
  bad("a chunk moved to another seed, well signed", "seal: commitment", [&](ChunkCase& of) {
    of.seed_revision = 3;
    const auto key = key_of(of.workspace, of.account, Tier::use, of.epoch, of.key);
    of.signature = signing_key(of.owner_seed)
                       .sign(seal::ChunkStatement{.at = key.chunk_place({.seed_revision = of.seed_revision,
                                                                         .day = of.day,
                                                                         .first_step = of.first_step,
                                                                         .period = of.period,
                                                                         .count = of.count}),
                                                  .sealed = *seal::Hash::from(of.sealed_hash)})
                       .view();
  });
  auto bad_text = [&](std::string name, std::string_view check, auto change) {
    bad(std::move(name), check, [&](ChunkCase& of) {
      Bytes packed = of.packed.bytes;
      change(of, packed);
      seal_chunk(of, packed);
    });
  };
  bad_text("steps before their day", "code window: day", [](ChunkCase& of, Bytes&) { of.day += 1; });
  bad_text("steps behind their day", "code window: day", [](ChunkCase& of, Bytes&) { of.day -= 1; });
  bad_text("steps that reach into the next day", "code window: day",
           [](ChunkCase& of, Bytes&) { of.first_step = (of.day + 1) * 2880 - 1; });
  bad_text("a period of no seconds", "code window: day", [](ChunkCase& of, Bytes&) { of.period = 0; });
  bad_text("no codes", "code window: day", [](ChunkCase& of, Bytes& packed) {
    of.count = 0;
    packed.resize(1);
  });
  bad_text("fewer codes than it says", "code window: count", [](ChunkCase& of, Bytes&) { of.count = 3; });
  bad_text("more codes than it says", "code window: count", [](ChunkCase& of, Bytes&) { of.count = 1; });
  bad_text("an unknown alphabet", "code window: alphabet", [](ChunkCase&, Bytes& packed) { packed[0] = 9; });
  bad_text("a code of nine digits", "code window: code", [](ChunkCase&, Bytes& packed) { packed[1] = 0xFF; });
}

void make_logins(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("login");
  LoginCase good;
  good.name = "somebody logs in";
  good.workspace = generate_id_text(*random);
  good.account = generate_id_text(*random);
  good.member = generate_id_text(*random);
  good.request = generate_id_text(*random);
  good.device = generate_id_text(*random);
  good.opened_at = from_unix_ms(1'790'000'000'123);
  const auto member = open::SigningKey::generate(*random);
  good.member_seed = member.expose_seed();
  good.member_public = member.public_key().view();
  good.signature = member
                       .sign(seal::LoginStatement{.workspace = good.workspace,
                                                  .account = good.account,
                                                  .member = good.member,
                                                  .request = good.request,
                                                  .device = good.device,
                                                  .opened_at = good.opened_at})
                       .view();
  out.push_back(to_object(good));
  auto bad = [&](std::string name, auto change) {
    out.push_back(to_object(refused(good, std::move(name), "signature", change)));
  };
  bad("on another account", [&](LoginCase& of) { of.account = generate_id_text(*random); });
  bad("of another member", [&](LoginCase& of) { of.member = generate_id_text(*random); });
  bad("under another id", [&](LoginCase& of) { of.request = generate_id_text(*random); });
  bad("from another device", [&](LoginCase& of) { of.device = generate_id_text(*random); });
  bad("a millisecond later", [](LoginCase& of) { of.opened_at += std::chrono::milliseconds(1); });
  bad("that was changed", [](LoginCase& of) { of.signature = flipped(of.signature, 40); });
}

}  // namespace

boost::json::array make_account_cases(const RandomFor& random_for) {
  boost::json::array out;
  make_epochs(random_for, out);
  make_wraps(random_for, out);
  make_formers(random_for, out);
  make_records(random_for, out);
  make_messages(random_for, out);
  make_chunks(random_for, out);
  make_logins(random_for, out);
  return out;
}

}  // namespace latchkey::peer

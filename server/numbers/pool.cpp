#include "server/numbers/pool.h"

#include "server/members/statements.h"
#include "server/numbers/country.h"

namespace latchkey::numbers {
namespace {

using events::EntryKind;
using events::What;
using members::Act;
using members::admit;

void note(Books& books, const members::Admitted& who, EntryKind kind, TimePoint now, const std::string& subject) {
  books.journal.record({who.workspace, now, who.member, kind, std::nullopt, subject, who.address});
  books.journal.changed(who.workspace, What::numbers, std::nullopt, now);
}

// "whsec_" and base64, as Standard Webhooks write a secret.
std::optional<Bytes> parse_webhook_secret(std::string_view text) {
  constexpr std::string_view kPrefix = "whsec_";
  if (!text.starts_with(kPrefix)) return std::nullopt;
  auto bytes = parse_base64(text.substr(kPrefix.size()));
  if (!bytes || bytes->size() < 24 || bytes->size() > 64) return std::nullopt;
  return bytes;
}

Result<SecretBytes> secret_of(const NewSource& asked, Random& random) {
  if (asked.secret) {
    if (asked.secret->size() < 8 || asked.secret->size() > 200 || !is_utf8(*asked.secret))
      return fail(Kind::invalid, "source: secret");
    if (asked.kind == SourceKind::signed_hook && !parse_webhook_secret(*asked.secret))
      return fail(Kind::invalid, "source: secret");
    return SecretBytes(std::string_view(*asked.secret));
  }
  if (asked.kind == SourceKind::twilio) return fail(Kind::invalid, "source: twilio's auth token is needed");
  SecretBytes bytes(32);
  random.fill(bytes.expose_writable());
  std::string text =
      asked.kind == SourceKind::signed_hook ? "whsec_" + base64(bytes.expose()) : base64url(bytes.expose());
  SecretBytes secret{std::string_view(text)};
  wipe(text);
  return secret;
}

bool is_mail_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > 253) return false;
  std::size_t label = 0;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    char c = domain[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    bool end_of_label = i + 1 == domain.size() || domain[i + 1] == '.';
    if (c == '.') {
      if (label == 0 || i + 1 == domain.size()) return false;
      label = 0;
    } else if (letter || (c == '-' && label > 0 && !end_of_label)) {
      if (++label > 63) return false;
    } else {
      return false;
    }
  }
  return true;
}

std::optional<std::string> only_number(Books& books, const WorkspaceId& workspace, const SourceId& source) {
  auto numbers = books.numbers.numbers_of_source(workspace, source);
  if (numbers.size() != 1) return std::nullopt;
  return numbers.front().number;
}

Result<Carrier> carrier_by_id(Books& books, const SourceId& source) {
  auto found = books.numbers.source_anywhere(source);
  if (!found) return fail(Kind::not_found, "source: none");
  return Carrier{found->workspace, source, found->source.kind, std::move(found->secret),
                 only_number(books, found->workspace, source)};
}

}  // namespace

Task<Result<std::vector<Source>>> Pool::sources(Actor actor) {
  return transactions_.read(
      [actor = std::move(actor), now = clock_.now()](Books& books) -> Result<std::vector<Source>> {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        return books.numbers.sources(who.workspace);
      });
}

Task<Result<AddedSource>> Pool::add_source(Actor actor, NewSource asked) {
  if (!members::is_name(asked.name)) co_return fail(Kind::invalid, "source: name");
  LK_CO_TRY(secret, secret_of(asked, random_));
  if (asked.secret) wipe(*asked.secret);
  Source source{SourceId::generate(random_), asked.name, asked.kind, clock_.now(), std::nullopt, 0};
  auto work = [actor = std::move(actor), source, secret = secret.clone(),
               now = clock_.now()](Books& books) -> Result<Source> {
    LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
    books.numbers.add_source(who.workspace, source, secret);
    note(books, who, EntryKind::source_added, now, source.id.text());
    return source;
  };
  LK_CO_TRY(added, co_await transactions_.write(std::move(work)));
  AddedSource answer{std::move(added), std::move(secret)};
  co_return answer;
}

Task<Done> Pool::remove_source(Actor actor, SourceId source) {
  return transactions_.write(
      [actor = std::move(actor), source = std::move(source), now = clock_.now()](Books& books) -> Done {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        auto found = books.numbers.source_anywhere(source);
        if (!found || found->workspace != who.workspace) return fail(Kind::not_found, "source: none");
        if (!books.numbers.numbers_of_source(who.workspace, source).empty())
          return fail(Kind::conflict, "source: numbers come from it");
        books.numbers.remove_source(who.workspace, source);
        note(books, who, EntryKind::source_removed, now, source.text());
        return done();
      });
}

Task<Result<std::vector<PoolNumber>>> Pool::numbers(Actor actor) {
  return transactions_.read(
      [actor = std::move(actor), now = clock_.now()](Books& books) -> Result<std::vector<PoolNumber>> {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        return books.numbers.numbers(who.workspace);
      });
}

Task<Result<PoolNumber>> Pool::add_number(Actor actor, NewNumber asked) {
  return transactions_.write(
      [actor = std::move(actor), asked = std::move(asked), now = clock_.now()](Books& books) -> Result<PoolNumber> {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        if (!is_e164(asked.number)) return fail(Kind::invalid, "number: not E.164");
        auto source = books.numbers.source_anywhere(asked.source);
        if (!source || source->workspace != who.workspace) return fail(Kind::not_found, "source: none");
        if (books.numbers.number_anywhere(asked.number)) return fail(Kind::conflict, "number: in a pool already");
        PoolNumber number{asked.number,
                          std::string(country_of(asked.number)),
                          asked.kind,
                          asked.source,
                          PoolState::free,
                          std::nullopt,
                          std::nullopt,
                          std::nullopt,
                          std::nullopt,
                          std::nullopt,
                          0};
        books.numbers.add_number(who.workspace, number);
        note(books, who, EntryKind::number_added, now, number.number);
        return number;
      });
}

Task<Done> Pool::remove_number(Actor actor, std::string number) {
  return transactions_.write(
      [actor = std::move(actor), number = std::move(number), now = clock_.now()](Books& books) -> Done {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        auto found = books.numbers.number_anywhere(number);
        if (!found || found->workspace != who.workspace) return fail(Kind::not_found, "number: none");
        if (found->number.state != PoolState::free && found->number.state != PoolState::quarantined)
          return fail(Kind::conflict, "number: an account holds it");
        books.numbers.remove_number(who.workspace, number);
        note(books, who, EntryKind::number_removed, now, number);
        return done();
      });
}

Task<Result<std::vector<MailDomain>>> Pool::domains(Actor actor) {
  return transactions_.read(
      [actor = std::move(actor), now = clock_.now()](Books& books) -> Result<std::vector<MailDomain>> {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        return books.numbers.domains(who.workspace);
      });
}

Task<Result<MailDomain>> Pool::add_domain(Actor actor, std::string domain) {
  return transactions_.write(
      [actor = std::move(actor), domain = std::move(domain), now = clock_.now()](Books& books) -> Result<MailDomain> {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        if (!is_mail_domain(domain)) return fail(Kind::invalid, "mail domain: not a domain name in lower case");
        if (books.numbers.is_domain_taken(domain)) return fail(Kind::conflict, "mail domain: taken");
        MailDomain added{domain, now};
        books.numbers.add_domain(who.workspace, added);
        note(books, who, EntryKind::mail_domain_added, now, domain);
        return added;
      });
}

Task<Done> Pool::remove_domain(Actor actor, std::string domain) {
  return transactions_.write(
      [actor = std::move(actor), domain = std::move(domain), now = clock_.now()](Books& books) -> Done {
        LK_TRY(who, admit(books.members, actor, now, Act::manage_numbers));
        bool there = false;
        for (const auto& own : books.numbers.domains(who.workspace)) there = there || own.domain == domain;
        if (!there) return fail(Kind::not_found, "mail domain: none");
        if (books.numbers.has_addresses(who.workspace, domain)) return fail(Kind::conflict, "mail domain: in use");
        books.numbers.remove_domain(who.workspace, domain);
        note(books, who, EntryKind::mail_domain_removed, now, domain);
        return done();
      });
}

Task<Result<Carrier>> Pool::carrier(SourceId source) {
  return transactions_.read([source = std::move(source)](Books& books) { return carrier_by_id(books, source); });
}

Task<Result<Carrier>> Pool::carrier_of(std::string number) {
  return transactions_.read([number = std::move(number)](Books& books) -> Result<Carrier> {
    auto found = books.numbers.number_anywhere(number);
    if (!found) return fail(Kind::not_found, "number: none");
    return carrier_by_id(books, found->number.source);
  });
}

}  // namespace latchkey::numbers

#include "server/inbox/inbox.h"

#include "base/dead_memory.h"
#include "server/inbox/readable.h"

namespace latchkey::inbox {
namespace {

using numbers::AddressState;
using numbers::PoolState;

// Carriers give up on a message after days; Twilio after hours, mail servers have no ids.
constexpr auto kDeliveriesKept = std::chrono::days(30);
constexpr int kTries = 3;

// A readable message on its way to the seal. Shared by the waiting coroutine and the storage thread that seals it; the
// later of the two lets go last, and wipes it.
template <typename Incoming>
struct Arrival {
  Arrival(Incoming message, MessageId message_id, TimePoint now)
      : incoming(std::move(message)), id(std::move(message_id)), arrived_at(now) {}
  Arrival(const Arrival&) = delete;
  Arrival& operator=(const Arrival&) = delete;
  ~Arrival() { wipe(incoming); }

  Incoming incoming;
  const MessageId id;
  const TimePoint arrived_at;
};

// Whose message it is, by the rows as they are in this transaction.
struct Holder {
  WorkspaceId workspace;
  std::optional<AccountId> account;  // none: nobody's, to be counted
};

Result<Holder> holder(Books& books, const IncomingSms& sms) {
  auto found = books.numbers.number_anywhere(sms.to);
  if (!found || found->workspace != sms.workspace || found->number.source != sms.source)
    return fail(Kind::not_found, "inbox: no such number here");
  bool held = found->number.state == PoolState::reserved || found->number.state == PoolState::active;
  // An account in the trash still receives; one that is gone does not.
  if (!held || !found->number.account || !books.accounts.find(found->workspace, *found->number.account))
    return Holder{found->workspace, std::nullopt};
  return Holder{found->workspace, found->number.account};
}

Result<Holder> holder(Books& books, const IncomingMail& mail) {
  auto found = books.numbers.address_anywhere(mail.recipient);
  if (!found || found->address.state == AddressState::released ||
      !books.accounts.find(found->workspace, found->address.account))
    return fail(Kind::not_found, "inbox: no such address");
  return Holder{found->workspace, found->address.account};
}

std::optional<Delivery> delivery(const IncomingSms& sms) { return Delivery{sms.source, sms.provider_id}; }
// A Message-ID is the sender's word, and two mails with the same one may well differ.
std::optional<Delivery> delivery(const IncomingMail&) { return std::nullopt; }

events::Channel channel(const IncomingSms&) { return events::Channel::sms; }
events::Channel channel(const IncomingMail&) { return events::Channel::email; }

void note_heard(Books& books, const WorkspaceId& workspace, const IncomingSms& sms, bool kept, TimePoint now) {
  books.numbers.note_heard(workspace, sms.source, now);
  auto found = books.numbers.number_anywhere(sms.to);
  if (!found) return;
  found->number.last_message_at = now;
  // Somebody uses it: from now on it stays until it is released, confirmed or not.
  if (kept) found->number.expires_at.reset();
  books.numbers.change_number(workspace, found->number);
  if (!kept) books.numbers.count_unreserved(workspace, sms.source, sms.to);
}

void note_heard(Books& books, const WorkspaceId& workspace, const IncomingMail& mail, bool, TimePoint now) {
  auto found = books.numbers.address_anywhere(mail.recipient);
  if (!found) return;
  found->address.last_message_at = now;
  found->address.expires_at.reset();
  books.numbers.change_address(workspace, found->address);
}

template <typename Incoming>
Result<SealedMessage> seal_for(const accounts::Epoch& epoch, const WorkspaceId& workspace, const AccountId& account,
                               const Arrival<Incoming>& arrival, Random& random) {
  auto use_inbox = seal::BoxPublic::from(epoch.use_inbox);
  auto manage_inbox = seal::BoxPublic::from(epoch.manage_inbox);
  LK_CHECK(use_inbox && manage_inbox);  // no epoch is stored without
  Readable texts = readable(arrival.incoming, arrival.arrived_at);
  auto context = [&](seal::MessageHalf half) {
    return seal::message_context({workspace.text(), account.text(), static_cast<std::uint64_t>(epoch.epoch),
                                  arrival.id.text(), half, arrival.arrived_at});
  };
  std::optional<seal::SealedBytes> card;
  if (texts.card) {
    LK_TRY(sealed, seal::box(*use_inbox, context(seal::MessageHalf::card), texts.card->expose(), random));
    card = std::move(sealed);
  }
  LK_TRY(whole, seal::box(*manage_inbox, context(seal::MessageHalf::whole), texts.whole.expose(), random));
  return SealedMessage{arrival.id,  account,         channel(arrival.incoming), arrival.arrived_at,
                       epoch.epoch, std::move(card), std::move(whole)};
}

// Known already, nobody's, or sealed for its account.
struct Prepared {
  Fate fate;
  std::optional<SealedMessage> sealed;
};

std::string in_lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

Task<Result<std::string>> Inbox::find_recipient(std::string address) {
  return transactions_.read([address = in_lower_case(std::move(address))](Books& books) -> Result<std::string> {
    LK_TRY_DONE(holder(books, IncomingMail{address, UnreadMail{Unreadable::malformed, nullptr}}));
    return address;
  });
}

template <typename Incoming>
Task<Result<Receipt>> Inbox::take_in(Incoming incoming) {
  auto arrival =
      std::make_shared<const Arrival<Incoming>>(std::move(incoming), MessageId::generate(random_), clock_.now());
  for (int attempt = 0; attempt < kTries; ++attempt) {
    // Sealed on a reading thread, beside the loop and the writer, and before anything of it is queued to be written.
    auto prepare = [arrival, &random = random_](Books& books) -> Result<Prepared> {
      LK_TRY(whose, holder(books, arrival->incoming));
      auto repeat = delivery(arrival->incoming);
      if (repeat && books.messages.is_known(whose.workspace, *repeat)) return Prepared{Fate::repeat, std::nullopt};
      if (!whose.account) return Prepared{Fate::counted, std::nullopt};
      auto epoch = books.accounts.epoch(whose.workspace, *whose.account);
      if (!epoch) return fail(Kind::corrupt, "inbox: an account without keys");
      auto sealing = seal_for(*epoch, whose.workspace, *whose.account, *arrival, random);
      wipe_dead_stack();
      LK_TRY(sealed, std::move(sealing));
      return Prepared{Fate::kept, std::move(sealed)};
    };
    LK_CO_TRY(prepared, co_await transactions_.read(std::move(prepare)));
    if (prepared.fate == Fate::repeat) {
      Receipt receipt{Fate::repeat, std::nullopt};
      co_return receipt;
    }

    // Nothing of what was found above is taken for granted: keys may have been rotated and numbers released since.
    auto keep = [arrival, prepared = std::move(prepared)](Books& books) -> Result<std::optional<Receipt>> {
      LK_TRY(whose, holder(books, arrival->incoming));
      auto repeat = delivery(arrival->incoming);
      if (repeat) {
        if (books.messages.is_known(whose.workspace, *repeat))
          return std::optional(Receipt{Fate::repeat, std::nullopt});
      }
      const auto& sealed = prepared.sealed;
      std::optional<AccountId> sealed_for;
      if (sealed) sealed_for = sealed->account;
      if (whose.account != sealed_for) return std::optional<Receipt>();
      if (sealed) {
        auto row = books.accounts.find(whose.workspace, sealed->account);
        if (!row || row->epoch != sealed->epoch) return std::optional<Receipt>();
        std::int64_t cursor = books.journal.next_cursor(whose.workspace);
        books.messages.add(whose.workspace, cursor, *sealed);
        events::Message message{
            cursor,       sealed->id, sealed->account, sealed->channel, sealed->arrived_at, sealed->epoch,
            std::nullopt, true,       std::nullopt,    std::nullopt,    std::nullopt};
        if (sealed->card) message.card = sealed->card->bytes();
        books.journal.message(whose.workspace, cursor, message);
      }
      if (repeat) books.messages.note_delivery(whose.workspace, *repeat, arrival->arrived_at);
      note_heard(books, whose.workspace, arrival->incoming, sealed.has_value(), arrival->arrived_at);
      Receipt receipt{sealed ? Fate::kept : Fate::counted, std::nullopt};
      if (sealed) receipt.message = sealed->id;
      return std::optional(receipt);
    };
    LK_CO_TRY(receipt, co_await transactions_.write(std::move(keep)));
    if (receipt) co_return *receipt;
  }
  co_return fail(Kind::unavailable, "inbox: the account kept changing");
}

Task<Result<Receipt>> Inbox::accept(IncomingSms sms) { return take_in(std::move(sms)); }
Task<Result<Receipt>> Inbox::accept(IncomingMail mail) { return take_in(std::move(mail)); }

Task<Done> Inbox::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    books.messages.remove_deliveries_before(now - kDeliveriesKept);
    return done();
  });
}

}  // namespace latchkey::inbox

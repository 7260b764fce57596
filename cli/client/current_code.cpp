#include "cli/client/current_code.h"

#include "crypto/open/code_window.h"
#include "otp/totp.h"

namespace latchkey::client {
namespace {

Attempt<CurrentCode> from_seed(const TotpRecord& record, TimePoint now) {
  auto otp = otp::parse_otpauth(record.serving().expose_text());
  if (!otp) return trouble(Kind::corrupt, "the account's authenticator is kept in a way this program does not read");
  CurrentCode current;
  current.code = otp::code_at(*otp, now).expose();
  current.next = std::string(otp::next_code(*otp, now).expose());
  if (otp->type() == otp::OtpType::hotp) {
    current.counter = otp->counter();
  } else {
    current.left = otp::seconds_left(*otp, now);
  }
  return current;
}

Result<open::CodeWindow, Distrust> open_window(const Directory& directory, const OpenAccount& account,
                                               const wire::Chunk& chunk) {
  const Distrust distrust{DistrustKind::chunk_not_signed_by_owner};
  const open::WindowPlace at{.seed_revision = chunk.seed_revision,
                             .day = chunk.day,
                             .first_step = chunk.first_step,
                             .period = chunk.period,
                             .count = chunk.count};
  const auto* author = trusted_signer(directory, account.chain, *chunk.author);
  if (!author) return fail(distrust);
  // Of this epoch only: whoever left may have signed chunks of the one before.
  const open::AccountKey* key = account.keys.find(seal::Tier::use);
  if (!key || chunk.epoch != account.keys.epoch()) return fail(distrust);
  const seal::SealedBytes sealed(chunk.sealed);
  const seal::ChunkStatement said{.at = key->chunk_place(at), .sealed = seal::sealed_hash(sealed)};
  if (!seal::verify_chunk(said, author->sign_public, *chunk.signature)) return fail(distrust);
  auto text = key->open_chunk(at, sealed);
  if (!text) return fail(distrust);
  auto window = open::CodeWindow::parse(at, std::move(*text));
  if (!window) return fail(distrust);
  return std::move(*window);
}

std::optional<std::string> code_in(const std::vector<open::CodeWindow>& windows, std::uint64_t step) {
  for (const auto& window : windows) {
    if (auto code = window.code_at(step)) return code;
  }
  return std::nullopt;
}

Attempt<CurrentCode> from_windows(Desk& desk, const Directory& directory, const OpenAccount& account) {
  TimePoint asked = desk.time.local_now();
  LK_TRY(answer, desk.api.get<wire::Chunks>(desk.path("/accounts/" + account.id().text() + "/chunks")));
  desk.time.learn(answer.now, asked);
  std::vector<open::CodeWindow> windows;
  for (const auto& chunk : answer.chunks) {
    if (chunk.epoch > account.keys.epoch()) {
      return trouble(Kind::conflict, "the account's keys were changed just now: ask again");
    }
    auto window = open_window(directory, account, chunk);
    if (!window) return trouble(window.error());
    windows.push_back(std::move(*window));
  }
  auto now = static_cast<std::uint64_t>(to_unix_ms(desk.time.now()));
  for (const auto& window : windows) {
    std::uint64_t period = window.at().period * 1000;
    std::uint64_t step = now / period;
    auto code = window.code_at(step);
    if (!code) continue;
    CurrentCode current;
    current.code = std::move(*code);
    current.next = code_in(windows, step + 1);
    current.left = std::chrono::seconds((period - now % period + 999) / 1000);
    return current;
  }
  return trouble(Kind::expired, "no code is dealt for now: an Account Owner has to open Latchkey first");
}

}  // namespace

Attempt<CurrentCode> current_code(Desk& desk, const Directory& directory, const OpenAccount& account) {
  bool has_authenticator = account.is_owner() ? account.totp.has_value() : account.wire.window.has_value();
  if (!has_authenticator) return trouble(Kind::not_found, "the account has no authenticator");
  if (desk.time.is_unusable()) {
    return trouble(Kind::unavailable, "the clocks of this machine and the server are more than a day apart");
  }
  if (account.is_owner()) return from_seed(*account.totp, desk.time.now());
  return from_windows(desk, directory, account);
}

}  // namespace latchkey::client

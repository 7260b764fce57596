// Reads an export of another authenticator, password manager or browser, recognized by its content. Whole or not at
// all: one entry that cannot be carried over refuses the file, so that nobody deletes the original believing all of it
// moved.
//
// Understood: lists of otpauth:// links, Google Authenticator's export links, Aegis, 2FAS, andOTP, Raivo, FreeOTP+
// (JSON, not encrypted), Bitwarden (JSON and CSV), 1Password (CSV, and export.data out of a .1pux), and CSV of
// KeePassXC, Chrome and its relatives, Firefox, Safari, LastPass, Proton Pass and others whose columns have the usual
// names.
#pragma once
#include "base/bytes.h"
#include "cli/importers/entry.h"

namespace latchkey::importers {

inline constexpr std::size_t kLargestFile = 32 << 20;

Result<Export, Problem> read_export(BytesView file);

}  // namespace latchkey::importers

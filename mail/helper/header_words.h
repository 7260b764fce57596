// Header text as people read it: encoded words (RFC 2047) and parameters with charsets and pieces (RFC 2231), lenient
// where common senders are wrong. Input is an unfolded or folded raw value; output is UTF-8.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey::mail::helper {

// Told once for each charset that was not on the list, or whose bytes did not decode.
using DecodingTrouble = std::function<void(bool known, bool complete)>;

// Line ends and tabs become blanks; encoded words are decoded, also where they stand in quotes or touch other text.
// Neighbouring words of one charset are decoded as one, because senders cut characters in two.
std::string decode_words(std::string_view raw, const DecodingTrouble& trouble);

// The same text with every encoded word as UTF-8 in base64, so that syntax around it can still be told from it.
std::string words_as_utf8(std::string_view raw, const DecodingTrouble& trouble);

// A parameter of a Content-Type or Content-Disposition value: plain, quoted, `name*=charset'lang'%41`, `name*0*=`,
// `name*1=`. None where it is missing.
std::optional<std::string> parameter(std::string_view raw, std::string_view name, const DecodingTrouble& trouble);

// Base64 as it arrives, here and in bodies: characters outside the alphabet are skipped, padding ends it, and a last
// group without padding gives the bytes it has. A code may stand in those.
std::string undo_base64(std::string_view text);

// One line for a list: control characters become blanks, runs of blanks one, ends trimmed, and at most `most` bytes
// kept.
std::string clean_line(std::string_view text, std::size_t most);

// Without the characters that turn the reading direction (Unicode's Bidi_Control): an RLO makes "exe.png" of "gnp.exe".
std::string without_direction_controls(std::string_view text);

// A file name for a list and a download: clean_line, and no direction controls, path separators or leading dots.
std::string clean_file_name(std::string_view text);

// At most `most` bytes, cut between characters.
std::string_view cut(std::string_view text, std::size_t most);

}  // namespace latchkey::mail::helper

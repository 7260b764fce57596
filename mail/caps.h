// What a raw mail may be at most before a MIME library gets to see it. The library is fast on ordinary mail and can be
// led into deep recursion or quadratic work by crafted mail, so crafted mail is refused by a scan of ours that keeps no
// more than a list of boundaries. It need not agree with the library on every malformed line: a disagreement costs the
// sandboxed child that parses this one message.
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace latchkey::mail {

inline constexpr std::size_t kMaxWhole = std::size_t{25} << 20;       // the caller's default; see MimeHelper
inline constexpr std::size_t kMaxHeaderLine = std::size_t{16} << 10;  // one physical line
inline constexpr std::size_t kMaxHeaders = std::size_t{256} << 10;    // all header blocks of a message together
inline constexpr std::size_t kMaxParts = 200;
inline constexpr std::size_t kMaxDepth = 20;  // of multiparts and attached messages, one in another
// Address groups do not nest in RFC 5322, yet gmime 3.2 recurses once a colon and overflows its stack on a header of
// them. Counted without regard to quotes, so that no quoting trick hides one.
inline constexpr std::size_t kMaxAddressColons = 256;
inline constexpr std::size_t kMaxBody = std::size_t{4} << 20;  // text and html each, after decoding

// Why a mail is not taken apart. Such a mail is kept whole; it only has no text, code or attachments to show.
BOOST_DEFINE_FIXED_ENUM_CLASS(Refusal, std::uint8_t, too_large, header_line, headers, parts, depth, address_groups,
                              unreadable)

std::optional<Refusal> over_caps(std::string_view raw);

}  // namespace latchkey::mail

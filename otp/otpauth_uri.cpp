#include "otp/otpauth_uri.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/base32.h"
#include "base/bytes.h"
#include "otp/link_text.h"
#include "otp/seed.h"

namespace latchkey::otp {
namespace {

// A QR code holds 2,953 bytes, so no link from a screen is longer. Ours may be: write_otpauth() escapes each byte of
// the longest issuer, twice, and of the longest name.
constexpr std::size_t kLongestLink = 8192;

// Text that people will read in a list and a terminal: no control characters, which could redraw either.
bool is_readable(std::string_view text) {
  if (!is_utf8(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return false;
    // U+0080 to U+009F, the second set of controls.
    if (c == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
  }
  return true;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Parameters of a link, decoded. The secret's copy is wiped with them.
struct Parameters {
  std::optional<std::string> secret, issuer, algorithm, digits, period, counter, encoder;

  Parameters() = default;
  Parameters(Parameters&&) = default;
  Parameters& operator=(Parameters&&) = delete;
  ~Parameters() {
    if (secret) wipe(*secret);
  }
};

Result<Parameters, OtpProblem> parse_parameters(std::string_view query) {
  Parameters parameters;
  const std::array<std::pair<std::string_view, std::optional<std::string>*>, 7> known = {{
      {"secret", &parameters.secret},
      {"issuer", &parameters.issuer},
      {"algorithm", &parameters.algorithm},
      {"digits", &parameters.digits},
      {"period", &parameters.period},
      {"counter", &parameters.counter},
      {"encoder", &parameters.encoder},
  }};
  while (!query.empty()) {
    std::size_t end = std::min(query.find('&'), query.size());
    std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    std::size_t equals = std::min(pair.find('='), pair.size());
    auto key = percent_decode(pair.substr(0, equals), Plus::blank);
    if (!key) return fail(OtpProblem::bad_escape);
    for (auto [name, slot] : known) {
      if (!equal_in_any_case(*key, name)) continue;
      // Two values could be read as one by us and as the other by the app beside us.
      if (slot->has_value()) return fail(OtpProblem::duplicate_parameter);
      auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), Plus::blank);
      if (!value) return fail(OtpProblem::bad_escape);
      slot->emplace(std::move(*value));
    }
  }
  return parameters;
}

void append(std::string& link, std::string_view key, std::string_view value) {
  link.append("&").append(key).append("=").append(value);
}

}  // namespace

std::string_view name(OtpType type) {
  switch (type) {
    case OtpType::totp: return "totp";
    case OtpType::hotp: return "hotp";
    case OtpType::steam: return "steam";
  }
  LK_CHECK(false);
}

std::string_view name(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::sha1: return "SHA1";
    case Algorithm::sha256: return "SHA256";
    case Algorithm::sha512: return "SHA512";
  }
  LK_CHECK(false);
}

std::optional<OtpType> parse_otp_type(std::string_view text) {
  for (OtpType type : {OtpType::totp, OtpType::hotp, OtpType::steam}) {
    if (equal_in_any_case(text, name(type))) return type;
  }
  return std::nullopt;
}

std::optional<Algorithm> parse_algorithm(std::string_view text) {
  if (text.size() >= 4 && equal_in_any_case(text.substr(0, 4), "hmac")) text.remove_prefix(4);
  if (text.size() >= 4 && equal_in_any_case(text.substr(0, 4), "sha-")) {
    text.remove_prefix(4);
  } else if (text.size() >= 3 && equal_in_any_case(text.substr(0, 3), "sha")) {
    text.remove_prefix(3);
  } else {
    return std::nullopt;
  }
  if (text == "1") return Algorithm::sha1;
  if (text == "256") return Algorithm::sha256;
  if (text == "512") return Algorithm::sha512;
  return std::nullopt;
}

Result<OtpUri, OtpProblem> OtpUri::make(Parts parts) {
  if (parts.seed.empty()) return fail(OtpProblem::key_empty);
  if (parts.seed.size() > kLongestSeed) return fail(OtpProblem::key_too_long);
  OtpUri otp;
  otp.issuer_ = trim(parts.issuer);
  otp.name_ = trim(parts.name);
  for (const auto* text : {&otp.issuer_, &otp.name_}) {
    if (text->size() > kLongestText) return fail(OtpProblem::text_too_long);
    if (!is_readable(*text)) return fail(OtpProblem::bad_text);
  }
  otp.type_ = parts.type;
  otp.algorithm_ = parts.algorithm;
  if (parts.type == OtpType::steam) {
    if (parts.digits.value_or(5) != 5 || parts.period.value_or(30) != 30 || parts.algorithm != Algorithm::sha1) {
      return fail(OtpProblem::bad_steam);
    }
    otp.digits_ = 5;
  } else {
    // RFC 4226, 5.3: six at least, seven and eight possible. We refuse the rest by name rather than clamp it.
    std::int64_t digits = parts.digits.value_or(6);
    if (digits < 6 || digits > 8) return fail(OtpProblem::bad_digits);
    otp.digits_ = static_cast<int>(digits);
  }
  if (parts.type == OtpType::hotp) {
    if (!parts.counter) return fail(OtpProblem::missing_counter);
    if (*parts.counter > kLargestCounter) return fail(OtpProblem::bad_counter);
    otp.counter_ = *parts.counter;
  } else {
    std::int64_t period = parts.period.value_or(30);
    if (period < 1 || period > kLongestPeriod) return fail(OtpProblem::bad_period);
    otp.period_ = std::chrono::seconds(period);
  }
  otp.seed_ = std::move(parts.seed);
  return otp;
}

OtpUri OtpUri::clone() const {
  OtpUri copy;
  copy.type_ = type_;
  copy.seed_ = seed_.clone();
  copy.issuer_ = issuer_;
  copy.name_ = name_;
  copy.algorithm_ = algorithm_;
  copy.digits_ = digits_;
  copy.period_ = period_;
  copy.counter_ = counter_;
  return copy;
}

Result<OtpUri, OtpProblem> parse_otpauth(std::string_view text) {
  text = trim(text);
  if (text.size() > kLongestLink) return fail(OtpProblem::too_long);
  constexpr std::string_view scheme = "otpauth://";
  if (!equal_in_any_case(text.substr(0, scheme.size()), scheme)) return fail(OtpProblem::not_otpauth);
  text.remove_prefix(scheme.size());
  text = text.substr(0, text.find('#'));
  std::size_t question = std::min(text.find('?'), text.size());
  std::string_view hierarchy = text.substr(0, question);
  std::string_view query = text.substr(std::min(question + 1, text.size()));
  std::size_t slash = std::min(hierarchy.find('/'), hierarchy.size());

  OtpUri::Parts parts;
  auto type = parse_otp_type(hierarchy.substr(0, slash));
  if (!type) return fail(OtpProblem::unknown_type);
  parts.type = *type;

  LK_TRY(parameters, parse_parameters(query));
  if (parameters.encoder) {
    if (!equal_in_any_case(*parameters.encoder, "steam") || parts.type == OtpType::hotp) {
      return fail(OtpProblem::unknown_encoder);
    }
    parts.type = OtpType::steam;
  }

  auto label = percent_decode(hierarchy.substr(std::min(slash + 1, hierarchy.size())), Plus::literal);
  if (!label) return fail(OtpProblem::bad_escape);
  // The colon between issuer and account name may be written as it is or escaped; neither half of a proper label has
  // one.
  std::size_t colon = label->find(':');
  if (colon == std::string::npos) {
    parts.name = *label;
  } else {
    parts.issuer = label->substr(0, colon);
    parts.name = label->substr(colon + 1);
  }
  if (parameters.issuer && !trim(*parameters.issuer).empty()) parts.issuer = *parameters.issuer;

  if (parameters.algorithm) {
    auto algorithm = parse_algorithm(*parameters.algorithm);
    if (!algorithm) return fail(OtpProblem::unknown_algorithm);
    parts.algorithm = *algorithm;
  }
  if (parameters.digits) {
    parts.digits = parse_number<std::int64_t>(*parameters.digits);
    if (!parts.digits) return fail(OtpProblem::bad_digits);
  }
  if (parameters.period && parts.type != OtpType::hotp) {
    parts.period = parse_number<std::int64_t>(*parameters.period);
    if (!parts.period) return fail(OtpProblem::bad_period);
  }
  if (parameters.counter && parts.type == OtpType::hotp) {
    parts.counter = parse_number<std::uint64_t>(*parameters.counter);
    if (!parts.counter) return fail(OtpProblem::bad_counter);
  }
  if (!parameters.secret) return fail(OtpProblem::missing_secret);
  LK_TRY(seed, parse_seed(*parameters.secret));
  parts.seed = std::move(seed);
  return OtpUri::make(std::move(parts));
}

SecretBytes write_otpauth(const OtpUri& otp) {
  std::string link;
  link.reserve(kLongestLink);  // in one piece: see percent_decode
  link.append("otpauth://").append(name(otp.type())).append("/");
  // A reader splits the label at its first colon. An empty prefix keeps a colon in the name from being taken for one;
  // an issuer with a colon can only stand in its parameter.
  bool prefixed = otp.issuer().find(':') == std::string::npos && !otp.issuer().empty();
  if (prefixed) link += percent_encode(otp.issuer());
  if (prefixed || otp.name().find(':') != std::string::npos) link += ':';
  link += percent_encode(otp.name());
  std::string secret = base32(otp.seed().expose());
  link.append("?secret=").append(secret);
  wipe(secret);
  if (!otp.issuer().empty()) append(link, "issuer", percent_encode(otp.issuer()));
  append(link, "algorithm", name(otp.algorithm()));
  append(link, "digits", std::to_string(otp.digits()));
  if (otp.type() == OtpType::hotp) {
    append(link, "counter", std::to_string(otp.counter()));
  } else {
    append(link, "period", std::to_string(otp.period().count()));
  }
  SecretBytes text{std::string_view(link)};
  wipe(link);
  return text;
}

}  // namespace latchkey::otp

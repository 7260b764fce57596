#include "mail/helper/mime_reader.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "mail/caps.h"
#include "mail/helper/charset.h"
#include "mail/helper/header_words.h"
#include "mail/helper/plain_text.h"

namespace latchkey::mail::helper {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeOptions {
  void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// RFC 5321 limits a path to 256 octets; what is longer is no address anyone could answer.
constexpr std::size_t kMaxAddress = 512;
constexpr std::size_t kMaxType = 127;
constexpr std::size_t kMetaWindow = 2048;

// A browser looks for <meta charset> in the first kilobyte; mail templates put comments before it.
std::string meta_charset(std::string_view html) {
  std::string start = lower(html.substr(0, kMetaWindow));
  std::size_t found = start.find("charset=");
  if (found == std::string::npos) return {};
  std::size_t from = start.find_first_not_of(" \"'", found + 8);
  if (from == std::string::npos) return {};
  std::string name = start.substr(from, start.find_first_of(" \"'>;/", from) - from);
  // The name itself was readable as ASCII, so it cannot be true (WHATWG HTML, 13.2.3.2).
  return name.starts_with("utf-16") || name.starts_with("utf-32") ? "utf-8" : name;
}

// The host an Authentication-Results header says it comes from (RFC 8601, 2.2).
std::string_view authserv_id(std::string_view value) {
  std::size_t start = value.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  value.remove_prefix(start);
  return value.substr(0, value.find_first_of("; \t\r\n("));
}

class MailReader {
 public:
  explicit MailReader(std::string_view trusted_host) : trusted_host_(lower(trusted_host)) {}

  Answer read(std::string_view raw) {
    if (auto refusal = over_caps(raw)) return *refusal;
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(raw.data(), raw.size()));
    Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return Refusal::unreadable;
    read_headers(message.get());
    GMimeObject* body = g_mime_message_get_mime_part(message.get());
    if (body) walk(body, Place{.depth = 0, .root = true, .alternative = nullptr});
    if (refusal_) return *refusal_;
    if (!mail_.text && !mail_.html && body && GMIME_IS_MULTIPART(body)) read_prologue(body);
    return std::move(mail_);
  }

 private:
  // What one multipart/alternative has given so far.
  struct Alternative {
    bool text = false;
    bool html = false;
  };
  struct Place {
    std::size_t depth;
    bool root;
    Alternative* alternative;
  };

  void problem(MailProblem what) {
    if (std::find(mail_.problems.begin(), mail_.problems.end(), what) == mail_.problems.end()) {
      mail_.problems.push_back(what);
    }
  }

  DecodingTrouble trouble() {
    return [this](bool known, bool complete) {
      if (!known) problem(MailProblem::unknown_charset);
      if (!complete) problem(MailProblem::undecodable_bytes);
    };
  }

  std::string decode(std::string_view bytes, std::string_view charset) {
    Decoded decoded = to_utf8(bytes, charset);
    trouble()(decoded.known, decoded.complete);
    return std::move(decoded.text);
  }

  std::string header_text(std::string_view raw) { return clean_line(decode_words(raw, trouble()), kMaxShortText); }

  void read_headers(GMimeMessage* message) {
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    int count = g_mime_header_list_get_count(headers);
    int received = 0;
    std::size_t one_time_codes = 0;
    std::size_t otp_tokens = 0;
    bool subject = false;
    bool message_id = false;
    for (int i = 0; i < count; ++i) {
      GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);
      std::string name = lower(view(g_mime_header_get_name(header)));
      std::string_view raw = view(g_mime_header_get_raw_value(header));
      if (name == "from") {
        read_from(raw);
      } else if (name == "to") {
        read_to(raw);
      } else if (name == "subject" && !subject) {
        subject = true;
        mail_.subject = header_text(raw);
      } else if (name == "message-id" && !message_id) {
        message_id = true;
        mail_.message_id = header_text(raw);
        if (mail_.message_id.starts_with('<')) mail_.message_id.erase(0, 1);
        if (mail_.message_id.ends_with('>')) mail_.message_id.pop_back();
      } else if (name == "date" && !mail_.date) {
        read_date(message);
      } else if (name == "received") {
        ++received;
      } else if (name == "one-time-code") {
        if (++one_time_codes == 1) mail_.one_time_code_header = header_text(raw);
      } else if (name == "otp-token") {
        if (++otp_tokens == 1) mail_.otp_token_header = header_text(raw);
      } else if (name == "authentication-results") {
        // Ours is the first Received header, the trusted host's the second. What stands below a third was written by
        // someone further away, whatever host it names.
        if (received < 3) read_authentication_results(raw);
      }
    }
    if (!mail_.from) problem(MailProblem::no_from);
    // Which of two would a service have meant? One of them may be an attacker's, put in front.
    if (one_time_codes > 1) mail_.one_time_code_header.reset();
    if (otp_tokens > 1) mail_.otp_token_header.reset();
    if (one_time_codes > 1 || otp_tokens > 1) problem(MailProblem::repeated_code_header);
  }

  void read_date(GMimeMessage* message) {
    GDateTime* date = g_mime_message_get_date(message);
    gint64 seconds = date ? g_date_time_to_unix(date) : 0;
    if (date && seconds >= -62135596800 && seconds <= 253402300799) {
      mail_.date = from_unix_ms(seconds * 1000);
    } else {
      problem(MailProblem::bad_date);
    }
  }

  void read_authentication_results(std::string_view raw) {
    std::string value = decode(raw, "");
    if (trusted_host_.empty() || lower(authserv_id(value)) != trusted_host_) return;
    std::string all = mail_.authentication_results ? *mail_.authentication_results + "\n" : std::string();
    all += clean_line(value, kMaxShortText);
    if (all.size() <= kMaxShortText) mail_.authentication_results = std::move(all);
  }

  std::vector<MailAddress> addresses(std::string_view raw) {
    std::vector<MailAddress> out;
    std::string text = words_as_utf8(raw, trouble());
    Owned<InternetAddressList> list(internet_address_list_parse(nullptr, text.c_str()));
    if (list) flatten(list.get(), out);
    return out;
  }

  void flatten(InternetAddressList* list, std::vector<MailAddress>& out) {
    int count = internet_address_list_length(list);
    for (int i = 0; i < count && out.size() < kMaxRecipients; ++i) {
      InternetAddress* address = internet_address_list_get_address(list, i);
      if (INTERNET_ADDRESS_IS_GROUP(address)) {
        // Depth is what kMaxAddressColons leaves of it.
        if (auto* members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address))) flatten(members, out);
        continue;
      }
      if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
      MailAddress one;
      // The library leaves words inside quotes alone, where half the senders put them.
      std::string name = decode_words(view(internet_address_get_name(address)), trouble());
      one.name = clean_line(without_direction_controls(name), kMaxShortText);
      std::string mailbox = decode(view(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))), "");
      one.address = clean_line(without_direction_controls(mailbox), kMaxAddress);
      out.push_back(std::move(one));
    }
  }

  void read_from(std::string_view raw) {
    auto all = addresses(raw);
    if (all.size() > 1 || (!all.empty() && mail_.from)) problem(MailProblem::several_from);
    if (!mail_.from && !all.empty()) mail_.from = std::move(all.front());
  }

  void read_to(std::string_view raw) {
    for (auto& address : addresses(raw)) {
      if (mail_.to.size() < kMaxRecipients) mail_.to.push_back(std::move(address));
    }
  }

  static std::string_view raw_header(GMimeObject* object, const char* name) {
    GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    return header ? view(g_mime_header_get_raw_value(header)) : std::string_view();
  }

  static std::string type_of(GMimeObject* object) {
    GMimeContentType* type = g_mime_object_get_content_type(object);
    std::string name = lower(view(g_mime_content_type_get_media_type(type))) + "/" +
                       lower(view(g_mime_content_type_get_media_subtype(type)));
    // RFC 6838, 4.2: letters, digits and these. Anything else would be somebody's header injection.
    bool clean = name.size() <= kMaxType && std::all_of(name.begin(), name.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::strchr("!#$&-^_.+/", c) != nullptr;
                 });
    return clean ? name : "application/octet-stream";
  }

  std::string file_name(GMimeObject* object) {
    auto name = parameter(raw_header(object, "Content-Disposition"), "filename", trouble());
    if (!name || name->empty()) name = parameter(raw_header(object, "Content-Type"), "name", trouble());
    return clean_file_name(name.value_or(""));
  }

  static std::string bytes_of(GMimeStream* stream) {
    GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return std::string(as_text(BytesView(array->data, array->len)));
  }

  // Transfer encoding undone.
  static std::string content_of(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content) return {};
    Owned<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_data_wrapper_get_encoding(content) == GMIME_CONTENT_ENCODING_BASE64) {
      // The library drops a last group that lacks its padding, and with it the last digits of a code.
      GMimeStream* encoded = g_mime_data_wrapper_get_stream(content);
      g_mime_stream_reset(encoded);
      g_mime_stream_write_to_stream(encoded, stream.get());
      return undo_base64(bytes_of(stream.get()));
    }
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    return bytes_of(stream.get());
  }

  void walk(GMimeObject* object, Place place) {
    if (refusal_) return;
    // The scan has counted before; this holds where the library saw structure the scan did not.
    if (place.depth > kMaxDepth) return refuse(Refusal::depth);
    if (++parts_ > kMaxParts + kMaxDepth) return refuse(Refusal::parts);
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* multipart = GMIME_MULTIPART(object);
      Alternative own;
      bool alternative = type_of(object) == "multipart/alternative";
      int count = g_mime_multipart_get_count(multipart);
      for (int i = 0; i < count; ++i) {
        walk(g_mime_multipart_get_part(multipart, i),
             Place{.depth = place.depth + 1, .root = false, .alternative = alternative ? &own : place.alternative});
      }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      attach_message(object);
    } else if (GMIME_IS_PART(object)) {
      read_part(object, place);
    }
  }

  void refuse(Refusal why) { refusal_ = why; }

  void attach(Attachment attachment) {
    if (mail_.attachments.size() > kMaxParts) return refuse(Refusal::parts);
    mail_.attachments.push_back(std::move(attachment));
  }

  void attach_message(GMimeObject* object) {
    Attachment attachment;
    attachment.name = file_name(object);
    attachment.type = type_of(object);
    if (GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))) {
      Owned<GMimeStream> stream(g_mime_stream_mem_new());
      std::unique_ptr<GMimeFormatOptions, FreeOptions> options(g_mime_format_options_new());
      g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
      g_mime_object_write_to_stream(GMIME_OBJECT(inner), options.get(), stream.get());
      attachment.content = to_bytes(bytes_of(stream.get()));
    }
    attach(std::move(attachment));
  }

  void read_part(GMimeObject* object, Place place) {
    std::string type = type_of(object);
    std::string disposition = lower(raw_header(object, "Content-Disposition"));
    std::size_t start = disposition.find_first_not_of(" \t\r\n");
    bool attached = start != std::string::npos && disposition.compare(start, 10, "attachment") == 0;
    std::string name = file_name(object);
    bool plain = type == "text/plain";
    bool html = type == "text/html";
    // A text part with a file name is a file shown inline, unless it is all there is.
    bool body = (plain || html) && !attached && (name.empty() || place.root);
    std::string content = content_of(GMIME_PART(object));
    if (!body) return attach(Attachment{std::move(name), std::move(type), to_bytes(content)});

    std::string charset = lower(parameter(raw_header(object, "Content-Type"), "charset", trouble()).value_or(""));
    note_charset(charset);
    if (html && charset.empty()) charset = meta_charset(content);
    std::string text = clean_text(decode(content, charset));
    if (plain) {
      std::string_view content_type = raw_header(object, "Content-Type");
      if (lower(parameter(content_type, "format", trouble()).value_or("")) == "flowed") {
        text = unflow(text, lower(parameter(content_type, "delsp", trouble()).value_or("")) == "yes");
      }
    }
    take_body(html ? mail_.html : mail_.text, text, html, place.alternative);
  }

  void note_charset(std::string_view charset) {
    std::string name = clean_line(charset, 64);
    if (name.empty() || mail_.charsets.size() >= kMaxCharsets) return;
    if (std::find(mail_.charsets.begin(), mail_.charsets.end(), name) == mail_.charsets.end()) {
      mail_.charsets.push_back(std::move(name));
    }
  }

  // Bodies in a row are one text. Of alternatives the first plain text and the last HTML count: RFC 2046 puts the
  // richest last, and a second plain part is a calendar's or a translation's.
  void take_body(std::optional<std::string>& body, const std::string& text, bool html, Alternative* alternative) {
    bool repeated = alternative && (html ? alternative->html : alternative->text);
    if (alternative) (html ? alternative->html : alternative->text) = true;
    if (repeated && !html) return;
    std::string all = body && !repeated ? std::move(*body) : std::string();
    if (!all.empty() && !all.ends_with('\n')) all += '\n';
    all += text;
    std::string_view kept = cut(all, kMaxBody);
    if (kept.size() < all.size()) {
      problem(MailProblem::text_truncated);
      all.resize(kept.size());
    }
    body = std::move(all);
  }

  // A multipart whose boundary never comes has its whole text before the first part.
  void read_prologue(GMimeObject* object) {
    std::string_view prologue = view(g_mime_multipart_get_prologue(GMIME_MULTIPART(object)));
    if (!prologue.empty()) take_body(mail_.text, clean_text(decode(prologue, "")), false, nullptr);
  }

  std::string trusted_host_;
  ParsedMail mail_;
  std::size_t parts_ = 0;
  std::optional<Refusal> refusal_;
};

}  // namespace

void start_mime() {
  g_mime_init();
  warm_charsets();
  // The first mail through the library costs it a hundred small set-ups; children should find them done.
  constexpr std::string_view kWarmUp =
      "From: =?iso-8859-1?Q?A?= <a@example.com>\r\nTo: b@example.com\r\nSubject: =?utf-8?B?QQ==?=\r\n"
      "Date: Wed, 1 May 2024 10:00:00 +0200\r\nMessage-ID: <1@example.com>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n"
      "--a\r\nContent-Type: text/plain; charset=iso-2022-jp; format=flowed\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
      "x\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      "=3Cp>x\r\n--a--\r\n--m\r\nContent-Type: image/png; name=x.png\r\nContent-Disposition: attachment;\r\n"
      " filename*=utf-8''x.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--m--\r\n";
  static_cast<void>(read_mail(kWarmUp, "example.com"));
}

Answer read_mail(std::string_view raw, std::string_view trusted_host) { return MailReader(trusted_host).read(raw); }

}  // namespace latchkey::mail::helper

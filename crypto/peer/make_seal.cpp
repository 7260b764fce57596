#include "crypto/open/testing/forge.h"
#include "crypto/open/unseal.h"
#include "crypto/peer/make_each.h"

namespace latchkey::peer {
namespace {

using Values = std::vector<FieldValue>;

FieldValue text(std::string value) { return {std::move(value)}; }
FieldValue number(std::uint64_t value) { return {value}; }
FieldValue bytes(Bytes value) { return {Hex(std::move(value))}; }
FieldValue id(Random& random) { return text(generate_id_text(random)); }

std::vector<seal::Field> fields_of(const Values& values) {
  std::vector<seal::Field> fields;
  for (const FieldValue& value : values) {
    if (auto* held = std::get_if<std::string>(&value.value)) fields.emplace_back(*held);
    if (auto* held = std::get_if<Hex>(&value.value)) fields.emplace_back(BytesView(*held));
    if (auto* held = std::get_if<std::uint64_t>(&value.value)) fields.emplace_back(*held);
  }
  return fields;
}

seal::Context context_of(const ContextValue& value) { return seal::Context(value.name, fields_of(value.fields)); }

ContextValue record_context(Random& random) {
  return {"record", {id(random), id(random), text("use"), number(1), text("profile"), id(random), number(1)}};
}

void make_encodings(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("encode");
  const std::pair<std::string, Values> lists[] = {
      {"no field", {}},
      {"an empty text is a field", {text("")}},
      {"text, number and bytes", {text("ab"), number(258), bytes(draw(*random, 5))}},
      {"text beyond ASCII counts bytes", {text("é漢🔑")}},
      {"the greatest whole number JSON carries", {number(9007199254740991)}},
      {"joined alike, first", {text("ab"), text("c")}},
      {"joined alike, second", {text("a"), text("bc")}},
  };
  for (const auto& [name, fields] : lists) {
    out.push_back(
        to_object(EncodeCase{.name = name, .fields = fields, .out = seal::encode(fields_of(fields)).expose()}));
  }
  auto make_hash = [&](std::string name, std::string label, Values fields) {
    auto hash = seal::hash(label, fields_of(fields));
    out.push_back(to_object(
        HashCase{.name = std::move(name), .label = std::move(label), .fields = std::move(fields), .out = hash.view()}));
  };
  make_hash("no field", "sealed", {});
  make_hash("fields", "fingerprint", {id(*random), id(*random), bytes(draw(*random, 32)), bytes(draw(*random, 32))});
  make_hash("an empty field", "wraps", {bytes(draw(*random, 100)), bytes({})});

  auto make_derived = [&](std::string name, std::size_t key_size, std::size_t size) {
    Bytes key = draw(*random, key_size);
    Values fields{id(*random), text("use"), number(3)};
    auto derived = seal::derive(key, "inbox", fields_of(fields), size);
    out.push_back(to_object(DeriveCase{.name = std::move(name),
                                       .key = std::move(key),
                                       .label = "inbox",
                                       .fields = std::move(fields),
                                       .size = size,
                                       .out = derived.expose()}));
  };
  make_derived("16 bytes of key and of result", 16, 16);
  make_derived("32 bytes", 32, 32);
  make_derived("64 bytes of result", 32, 64);

  const Hex granter = draw(*random, 32);
  const Hex recipient = draw(*random, 32);
  const ContextValue contexts[] = {
      {"identity", {id(*random), id(*random)}},
      {"wrap",
       {id(*random), id(*random), text("manage"), number(2), id(*random), id(*random), bytes(granter.bytes),
        bytes(recipient.bytes)}},
      {"former", {id(*random), id(*random), text("use"), number(2), number(1)}},
      record_context(*random),
      {"message",
       {id(*random), id(*random), text("manage"), number(1), id(*random), text("whole"), number(1767225600123)}},
      {"chunk",
       {id(*random), id(*random), number(1), number(4), number(20454), number(58907520), number(30), number(2880)}},
  };
  for (const auto& context : contexts) {
    out.push_back(to_object(ContextCase{.name = context.name, .context = context, .out = context_of(context).view()}));
  }
}

void make_paddings(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("pad");
  for (std::size_t size : {0, 6, 59, 60, 61, 68, 69, 1000}) {
    Bytes content = draw(*random, size);
    out.push_back(to_object(
        PadCase{.name = std::to_string(size) + " bytes", .text = content, .out = seal::pad(content).expose()}));
  }
  for (std::size_t size : {1UL, 63UL, 64UL, 65UL, 127UL, 128UL, 129UL, 255UL, 256UL, 257UL, 1000UL, 1024UL, 1025UL,
                           65535UL, 65536UL, 65537UL, 1000000UL, 16777217UL}) {
    out.push_back(
        to_object(PaddedSizeCase{.name = std::to_string(size), .size = size, .out = seal::padded_size(size)}));
  }
}

SealCase make_seal(const RandomFor& random_for, std::string name, std::size_t most, bool exactly) {
  auto random = random_for("seal: " + name);
  SealCase of{.name = std::move(name),
              .refused = {},
              .key = draw(*random, 32),
              .context = record_context(*random),
              .random = draw(*random, 24),
              .text = draw(*random, exactly ? most : draw_size(*random, most)),
              .sealed = {}};
  RecordedRandom recorded(of.random);
  of.sealed = seal::seal(*seal::SealingKey::from(of.key), context_of(of.context), of.text, recorded).view();
  return of;
}

void make_seals(const RandomFor& random_for, boost::json::array& out) {
  for (std::size_t size : {0, 6, 60, 61, 1000}) {
    out.push_back(to_object(make_seal(random_for, std::to_string(size) + " bytes", size, true)));
  }
  out.push_back(to_object(make_seal(random_for, "a text of some length", 5000, false)));

  const SealCase good = make_seal(random_for, "opened with another key", 20, true);
  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(good, std::move(name), check, change)));
  };
  const std::size_t size = good.sealed.bytes.size();
  bad("opened with another key", "seal: commitment", [](SealCase& of) { of.key = flipped(of.key, 31); });
  bad("opened as another revision", "seal: commitment", [](SealCase& of) { of.context.fields.back() = number(2); });
  bad("opened as another kind of thing", "seal: commitment", [](SealCase& of) { of.context.name = "chunk"; });
  bad("opened with one field less", "seal: commitment", [](SealCase& of) { of.context.fields.pop_back(); });
  bad("another nonce", "seal: commitment", [](SealCase& of) { of.sealed = flipped(of.sealed, 0); });
  bad("another commitment", "seal: commitment", [](SealCase& of) { of.sealed = flipped(of.sealed, 24); });
  bad("another last byte of the commitment", "seal: commitment",
      [](SealCase& of) { of.sealed = flipped(of.sealed, 55); });
  bad("another ciphertext", "seal: ciphertext", [](SealCase& of) { of.sealed = flipped(of.sealed, 56); });
  bad("another tag", "seal: ciphertext", [&](SealCase& of) { of.sealed = flipped(of.sealed, size - 1); });
  bad("shorter than any seal by a byte", "seal: length", [&](SealCase& of) { of.sealed = cut(of.sealed, size - 1); });
  bad("nothing", "seal: length", [](SealCase& of) { of.sealed = Hex(); });
  bad("a byte behind its end", "seal: ciphertext", [](SealCase& of) { of.sealed.bytes.push_back(0); });

  const SealCase longer = make_seal(random_for, "a long one without its last byte", 100, true);
  out.push_back(to_object(refused(longer, longer.name, "seal: ciphertext",
                                  [](SealCase& of) { of.sealed = cut(of.sealed, of.sealed.bytes.size() - 1); })));

  auto forged = [&](std::string name, Bytes padded) {
    bad(std::move(name), "seal: padding", [&](SealCase& of) {
      RecordedRandom recorded(of.random);
      of.sealed = open::forge_seal(*seal::SealingKey::from(of.key), context_of(of.context), padded, recorded).view();
    });
  };
  Bytes padded(64);
  padded[3] = 61;
  forged("padding that says more than there is", padded);
  padded[0] = 0xFF;
  forged("padding that says four thousand million bytes", padded);
  padded.assign(72, 0);
  padded[3] = 60;
  forged("a length of padding that is not padded()'s", padded);
  padded.assign(64, 0);
  padded[3] = 6;
  padded[10] = 1;
  forged("padding that is not zero right behind the text", padded);
  padded[10] = 0;
  padded[63] = 0x80;
  forged("padding that is not zero at its end", padded);
}

BoxCase make_box(const RandomFor& random_for, std::string name, std::size_t most, bool exactly) {
  auto random = random_for("box: " + name);
  BoxCase of{.name = std::move(name),
             .refused = {},
             .recipient_secret = draw(*random, 32),
             .recipient_public = {},
             .context = record_context(*random),
             .random = draw(*random, 56),
             .text = draw(*random, exactly ? most : draw_size(*random, most)),
             .sealed = {}};
  const open::BoxSecret recipient{SecretBytes(BytesView(of.recipient_secret))};
  of.recipient_public = recipient.public_key().view();
  RecordedRandom recorded(of.random);
  of.sealed = Hex(seal::box(recipient.public_key(), context_of(of.context), of.text, recorded)->view());
  return of;
}

void make_boxes(const RandomFor& random_for, boost::json::array& out) {
  out.push_back(to_object(make_box(random_for, "no text", 0, true)));
  out.push_back(to_object(make_box(random_for, "32 bytes", 32, true)));
  out.push_back(to_object(make_box(random_for, "a text of some length", 5000, false)));

  const BoxCase good = make_box(random_for, "opened by another", 20, true);
  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(good, std::move(name), check, change)));
  };
  bad("opened by another", "seal: commitment", [&](BoxCase& of) {
    const open::BoxSecret other{SecretBytes(BytesView(flipped(of.recipient_secret, 5)))};
    of.recipient_secret = other.expose();
    of.recipient_public = other.public_key().view();
  });
  bad("opened as another revision", "seal: commitment", [](BoxCase& of) { of.context.fields.back() = number(2); });
  bad("another ephemeral key", "seal: commitment", [](BoxCase& of) { of.sealed = flipped(*of.sealed, 0); });
  // X25519 does not look at the highest bit: the same secret comes out, but E is not the E that was sealed with.
  bad("another spelling of its ephemeral key", "seal: commitment", [](BoxCase& of) { of.sealed->bytes[31] ^= 0x80; });
  bad("another ciphertext", "seal: ciphertext", [](BoxCase& of) { of.sealed = flipped(*of.sealed, 32 + 56); });
  bad("shorter than any box by a byte", "seal: length",
      [](BoxCase& of) { of.sealed = cut(*of.sealed, of.sealed->bytes.size() - 1); });
  bad("nothing", "seal: length", [](BoxCase& of) { of.sealed = Hex(); });

  // RFC 7748, section 6.1, and the points of small order every X25519 maps to zero.
  const std::pair<std::string, std::string> small[] = {
      {"zero", "0000000000000000000000000000000000000000000000000000000000000000"},
      {"one", "0100000000000000000000000000000000000000000000000000000000000000"},
      {"a point of order eight", "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"},
      {"another point of order eight", "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"},
      {"minus one", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
      {"the field's prime", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
  };
  for (const auto& [name, spelled] : small) {
    const Bytes point = *parse_hex(spelled);
    bad("boxed to " + name, "key", [&point](BoxCase& of) {
      of.recipient_public = point;
      of.sealed.reset();
    });
    bad("from the ephemeral key " + name, "box: key",
        [&point](BoxCase& of) { std::copy(point.begin(), point.end(), of.sealed->bytes.begin()); });
  }
}

}  // namespace

boost::json::array make_seal_cases(const RandomFor& random_for) {
  boost::json::array out;
  make_encodings(random_for, out);
  make_paddings(random_for, out);
  make_seals(random_for, out);
  make_boxes(random_for, out);
  return out;
}

}  // namespace latchkey::peer

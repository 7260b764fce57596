#include "codes/service.h"

#include <algorithm>
#include <unordered_set>

namespace latchkey::codes {
namespace {

constexpr std::size_t kMostSender = 1024, kMostMentions = 64;

// Words that begin sentences and stand beside "code" in many languages, but name nobody. Folded: lower case, no
// accents.
constexpr std::string_view kNoName =
    "a an the this that these those your our my their his her its you we i it he she they is are was be has have do "
    "does not no never "
    "use enter please dear hi hello hey thanks thank regards sincerely cheers to for from in on at of by with and or "
    "if as via new here "
    "sms otp pin tan url app apps id ip qr code codes email e-mail mail web www link http https android ios iphone "
    "ipad ipados mac macos windows linux "
    "chrome firefox safari edge opera browser team support security account accounts service services customer user "
    "users admin client member welcome "
    "old previous next your's monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august "
    "september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec am pm utc gmt cet est pst ist ref no. inc ltd "
    "llc gmbh usd eur inr rs "
    "message messages msg nachricht mensaje messaggio bericht someone somebody alert important notice info attention "
    "warning urgent confirm verify sign log login reset click "
    "tap only valid expires copyright "
    "ihr ihre ihrem ihren dein deine deinem deinen der die das den dem ein eine einen einem mit von vom zu zum zur fur "
    "und oder ist lautet bitte "
    "hallo liebe lieber sehr guten geben verwenden nutzen nutze benutzen benutze nie niemals wenn falls diese dieser "
    "dieses dieser sie du wir es code "
    "vorgang anmeldung konto kontos sicherheit kennwort passwort team minuten "
    "votre vos ton ta tes le la les l un une des du de d et ou est sont pour par avec sur dans voici utilisez bonjour "
    "cher chere ne n si ce cet cette vous nous veuillez merci "
    "tu su sus mi el los las uno una y o es son para por con en sin aqui hola estimado estimada usa use utiliza no si "
    "este esta introduce ingresa nunca cliente gracias "
    "seu sua seus suas teu tua o os as um uma e ou para por com em no na nos nas do da dos das ola prezado prezada "
    "caro este esta nao se utilize insira digite nunca "
    "il lo i gli uno del dello della dei degli delle al allo alla con per su tra fra ed e ecco ciao gentile caro "
    "questo questa non se usa inserisci il tuo tua suo sua mai "
    "je jouw jou uw u het een van voor met op aan en of is hallo beste geachte dit deze niet als gebruik voer nooit "
    "hierbij "
    "din ditt dina er deres jeres den det de en et och och og eller for med pa i av til till fran fra hej hei kara "
    "kaere kjaere bruk brug anvand ange indtast detta dette dela del aldri aldrig om hvis "
    "sinun oma tama taman kayta ala jos hei koodi teidan teie sinu sinun see ara kui tere sa te "
    "twoj twoja twoje twojego panstwa pana pani to jest kod dla do na w we z ze i lub nie jesli jezeli witaj czesc "
    "dzien drogi droga szanowny uzyj wpisz podaj nikomu "
    "vas vase vasi vaseho tvuj tvoje toto tento je pro do na v ve z ze a nebo ne pokud dobry ahoj vazeny zadejte "
    "pouzijte nikdy vas vasa vase pre ak "
    "a az az on one ont ez egy es vagy ha nem kedves udvozoljuk adja irja hasznalja kod "
    "codul dvs dumneavoastra tau ta este pentru la din cu si sau nu daca buna salut stimate draga introduceti folositi "
    "vas vasa vase tvoj tvoja je za na u iz s sa i ili ne ako postovani postovana dragi unesite koristite kod nemojte "
    "vaš vasa koda vas vasega ce "
    "jusu tavo yra jei ne ir ar su is i sveiki gerbiamas iveskite kodas jusu jus tavs ir ja ne un vai ar no uz sveiki "
    "cienijamais ievadiet kods "
    "sizin senin bu bir ve veya ile icin sayin merhaba degerli musterimiz lutfen kod kodunuz sifre sifreniz asla "
    "kimseyle "
    "kode anda kamu ini itu adalah untuk dari ke di dan atau dengan jangan halo hai yth yang pelanggan masukkan "
    "gunakan jika bila kod encik sila ialah sebarang "
    "ma la cua ban cho de tu va hoac voi khong neu xin chao kinh quy khach vui long nhap su dung day "
    "ang ng sa mga iyong mo na ay at o hindi kung huwag wag gamitin ilagay kumusta mahal "
    "nambari namba yako ya wa ni kwa na au usi kama tafadhali habari mpendwa tumia weka msimbo "
    "zure da eta edo ez bada kaixo kodea hau sartu erabili el teu la teva es i o no si hola codi aquest introdueix "
    "sizning siz bu uchun va yoki kod agar hurmatli salom kodingiz sizin ucun ve kod hormetli salam "
    "ваш ваша ваше ваши вашего твой твоя это эта этот для в во на к ко с со из от и или не ни если код пароль никому "
    "здравствуйте привет уважаемый уважаемая дорогой введите используйте вы мы по за до "
    "ваш твій це цей для у в на до з із від та або не якщо код пароль нікому вітаємо привіт шановний шановна введіть "
    "використовуйте ви ми "
    "вашият вашата твоят този това за на в от до и или не ако кодът код здравейте уважаеми въведете използвайте никога "
    "ваш твој је ово за на у из и или не ако код поштовани унесите користите "
    "сіздің сенің бұл үшін және немесе егер код құрметті сәлем "
    "ο η το οι τα του της των τον την σας σου ειναι για απο σε με και ή αν δεν μην γεια αγαπητε αγαπητη κωδικος "
    "εισαγετε χρησιμοποιηστε μη ποτε αυτος ο "
    "ձեր քո սա է և կամ եթե մի բարև հարգելի կոդը ";

const std::unordered_set<std::u32string>& no_names() {
  static const auto* words = [] {
    auto* out = new std::unordered_set<std::u32string>;
    std::u32string word;
    each_point(kNoName, [&](char32_t point, std::size_t) {
      if (point != U' ') return word.push_back(character(point).folded);
      if (!word.empty()) out->insert(word);
      word.clear();
    });
    return out;
  }();
  return *words;
}

// Parts of display names that say what a mailbox is for, not whose it is.
constexpr std::string_view kMailboxWords[] = {
    "team",       "support",      "security",     "noreply",          "no-reply", "no reply",
    "donotreply", "do-not-reply", "notification", "notifications",    "info",     "service",
    "account",    "accounts",     "verification", "customer service", "mailer",   "admin",
    "hello",      "help",         "the",          "alerts",           "alert",    "login",
    "auth",       "id",           "via"};

std::string folded(std::string_view text) {
  std::string out;
  each_point(text, [&](char32_t point, std::size_t) {
    auto c = character(point);
    if (!(c.kind & kDrop)) append_utf8(out, c.folded);
  });
  return out;
}

std::string_view trim(std::string_view text) {
  auto blank = [](char c) { return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

struct Sender {
  std::string_view display, domain, plain;  // plain: an SMS sender that is neither number nor address
};

Sender parse_sender(std::string_view from) {
  Sender out;
  from = trim(from);
  auto open = from.rfind('<'), at = from.rfind('@');
  std::string_view address = from;
  if (open != from.npos) {
    out.display = trim(from.substr(0, open));
    address = from.substr(open + 1);
    address = address.substr(0, address.find('>'));
    at = address.rfind('@');
  }
  if (at != address.npos) {
    out.domain = address.substr(at + 1);
    return out;
  }
  if (open != from.npos) return out;
  bool letter = std::any_of(from.begin(), from.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
  if (letter) out.plain = from;
  // "VM-HDFCBK", "AD-ACMEIN-S": Indian operators put two letters before the sender and one after.
  if (out.plain.size() > 5 && out.plain[2] == '-') out.plain.remove_prefix(3);
  if (out.plain.size() > 4 && out.plain[out.plain.size() - 2] == '-') out.plain.remove_suffix(2);
  return out;
}

// "Acme Security Team" is Acme; "no-reply" is nobody.
std::string_view strip_mailbox_words(std::string_view name) {
  name = trim(name);
  for (bool again = true; again;) {
    again = false;
    std::string plain = folded(name);
    if (plain.size() != name.size()) break;  // accents: leave such a name alone
    for (auto word : kMailboxWords) {
      if (plain == word) return {};
      if (plain.size() > word.size() + 1 && plain.ends_with(word) && plain[plain.size() - word.size() - 1] == ' ') {
        name = trim(name.substr(0, name.size() - word.size()));
        again = true;
        break;
      }
      if (plain.size() > word.size() + 1 && plain.starts_with(word) && plain[word.size()] == ' ' && word == "the") {
        name = trim(name.substr(word.size()));
        again = true;
        break;
      }
    }
  }
  if (name.find('@') != name.npos) return {};
  return name;
}

// "mail.accounts.example.co.uk" is example.
std::string_view domain_label(std::string_view domain) {
  std::vector<std::string_view> labels;
  while (!domain.empty() && labels.size() < 12) {
    auto dot = std::min(domain.find('.'), domain.size());
    labels.push_back(domain.substr(0, dot));
    domain.remove_prefix(std::min(dot + 1, domain.size()));
  }
  if (labels.size() < 2) return {};
  auto index = labels.size() - 2;
  bool second_level = labels[index].size() <= 3 && labels.back().size() == 2 && index > 0;
  static constexpr std::string_view kRegistry[] = {"co",  "com", "net",  "org", "gov", "ac",
                                                   "edu", "gob", "gouv", "or",  "ne",  "go"};
  if (second_level && std::find(std::begin(kRegistry), std::end(kRegistry), labels[index]) != std::end(kRegistry))
    --index;
  return labels[index];
}

// "your Acme account", "dein Acme-Konto"
static constexpr std::u32string_view kAccountWords[] = {
    U"account", U"konto",  U"kontos", U"kontot", U"kontoen",  U"kontoet", U"compte", U"cuenta", U"conta",
    U"cont",    U"contul", U"hesab",  U"fiok",   U"ucet",     U"uctu",    U"racun",  U"nalog",  U"akun",
    U"akaun",   U"app",    U"id",     U"tili",   U"accounts", U"profile", U"profil", U"wallet"};

class Namer {
 public:
  Namer(const Reading& reading, std::optional<Range> code) : r_(reading), text_(reading.text), code_(code) {}

  // 【Acme】, [Acme], (Acme): at the beginning or the end of the message.
  Range bracketed() const {
    Place at = r_.body;
    for (int tries = 0; tries < 3; ++tries) {
      while (at < text_.size() && (text_.is(at, kBlank) || text_.shown(at) == U'\n')) ++at;
      Range inner = inside_bracket(at);
      if (inner.begin == inner.end) break;
      if (names_sender(inner)) return inner;
      at = inner.end + 1;
    }
    if (r_.body) {
      Range inner = inside_bracket(0);
      if (inner.begin != inner.end && inner.end < r_.body && names_sender(inner)) return inner;
    }
    Place end = text_.size();
    while (end > 0 && (text_.is(end - 1, kBlank) || text_.shown(end - 1) == U'\n')) --end;
    if (end == 0) return {};
    char32_t close = text_.shown(end - 1);
    if (close == U'】' || close == U']' || close == U'」') {
      Place open = end - 1;
      while (open > 0 && end - open < 40 && !opens(text_.shown(open))) --open;
      Range inner{open + 1, end - 1};
      if (opens(text_.shown(open)) && names_sender(inner)) return inner;
    }
    return {};
  }

  // "Acme: your code is", "Acme - Your code is"
  Range prefixed() const {
    Place begin = r_.body;
    while (begin < text_.size() && (text_.is(begin, kBlank) || text_.shown(begin) == U'\n')) ++begin;
    if (text_.shown(begin) == U'<' || text_.shown(begin) == U'[') {  // "<#> Acme: ..."
      Place i = begin + 1;
      if (text_.shown(i) == U'#' && (text_.shown(i + 1) == U'>' || text_.shown(i + 1) == U']')) begin = i + 2;
      if (text_.is(begin, kBlank)) ++begin;
    }
    Place end = begin;
    while (end < text_.size() && end - begin < 34 && text_.shown(end) != U':' && text_.shown(end) != U'\n' &&
           !(text_.is(end, kBlank) && (text_.shown(end + 1) == U'-' || text_.shown(end + 1) == U'|') &&
             text_.is(end + 2, kBlank)))
      ++end;
    bool colon = text_.shown(end) == U':' && text_.shown(end + 1) != U'/' &&
                 !(text_.is(end + 1, kDigit) && text_.is(end - 1, kDigit));
    bool dash = text_.is(end, kBlank) && text_.is(end + 2, kBlank);
    if (!colon && !dash) return {};
    Range name{begin, end};
    while (name.end > name.begin && text_.is(name.end - 1, kBlank)) --name.end;
    if (!names_sender(name) || words_in(name) > 4 ||
        (text_.is(begin, kDigit) && !text_.is(begin + 1, kLetter | kDigit)))
      return {};
    if (!text_.is(begin, kUpper | kDigit) && text_.is(begin, kLatin) &&
        !has_inner_capital({begin, text_.word_end(begin)}))
      return {};
    if (first_word_is_no_name(name)) return {};
    return name;
  }

  // Capitalised words in the running text (or Latin ones among other letters), the best-placed of them.
  Range in_text(const Sender& sender, double& score) const {
    bool latin_message = mostly_latin();
    std::string from = folded(sender.display.empty() ? sender.plain : sender.display);
    Range best;
    score = 0;
    int considered = 0;
    for (Place i = 0; i < text_.size() && considered < 120;) {
      if (!begins_name(i, latin_message)) {
        i = text_.is(i, kLetter) ? std::max(text_.word_end(i), i + 1) : i + 1;
        continue;
      }
      Range name = extend_name(i, latin_message);
      i = std::max(name.end, i + 1);
      if (name.begin == name.end) continue;
      ++considered;
      double s = place_score(name, latin_message);
      if (!from.empty()) {
        std::string plain = folded(text_.printed(name));
        if (plain.size() > 2 && (from.find(plain) != from.npos || plain.find(from) != plain.npos)) s += 2.5;
      }
      if (s > score) score = s, best = name;
    }
    return best;
  }

 private:
  static bool opens(char32_t c) {
    return c == U'【' || c == U'[' || c == U'「' || c == U'(' || c == U'『' || c == U'〔' || c == U'《' || c == U'<';
  }
  static char32_t closing(char32_t c) {
    switch (c) {
      case U'【': return U'】';
      case U'[': return U']';
      case U'「': return U'」';
      case U'『': return U'』';
      case U'〔': return U'〕';
      case U'《': return U'》';
      case U'<': return U'>';
      case U'(': return U')';
      default: return 0;
    }
  }

  Range inside_bracket(Place at) const {
    char32_t close = closing(text_.shown(at));
    if (!close) return {};
    Place end = at + 1;
    while (end < text_.size() && end - at < 42 && text_.shown(end) != close && text_.shown(end) != U'\n') ++end;
    if (text_.shown(end) != close) return {};
    return {at + 1, end};
  }

  int words_in(Range range) const {
    int words = 0;
    for (Place i = range.begin; i < range.end; ++i)
      if (text_.is(i, kLetter | kDigit) && (i == range.begin || !text_.is(i - 1, kLetter | kDigit))) ++words;
    return words;
  }

  bool overlaps_code(Range range) const { return code_ && range.begin < code_->end && code_->begin < range.end; }

  // Not empty, with letters, and not itself the kind of word that announces a code.
  bool names_sender(Range range) const {
    if (range.end <= range.begin || range.end - range.begin > 40 || overlaps_code(range)) return false;
    Place letters = 0, dense = 0, covered = 0;
    for (Place i = range.begin; i < range.end; ++i) letters += text_.is(i, kLetter), dense += text_.is(i, kDense);
    if (!letters || dense > 14) return false;
    auto first = std::lower_bound(r_.words.begin(), r_.words.end(), range.begin,
                                  [](const Hit& h, Place p) { return h.range.begin < p; });
    for (; first != r_.words.end() && first->range.begin < range.end; ++first) {
      if (first->is(Meaning::code) || first->is(Meaning::maybe_code)) return false;
      if (text_.is(first->range.end, kDigit)) continue;  // the "OD" of "OD2" is no word
      covered += first->range.end - first->range.begin;
    }
    std::string plain = folded(text_.printed(range));
    static constexpr std::string_view kCarrierMarks[] = {
        "web발신", "국제발신", "국외발신", "광고", "external",      "ext",      "test",     "info",
        "fwd",     "re",       "sms",      "spam", "advertisement", "国际短信", "國際簡訊", "web 발신"};
    for (auto mark : kCarrierMarks)
      if (plain == mark) return false;
    // "Confirm your payment:" is all known words; "Acme Pay:" is not.
    if (covered * 2 <= letters || (words_in(range) == 1 && has_inner_capital(range))) return true;
    return text_.is(range.begin, kDense) && text_.shown(range.begin - 1) == U'【';
  }

  bool is_no_name(Range word) const {
    std::u32string plain;
    for (Place i = word.begin; i < word.end && i < word.begin + 24; ++i) plain.push_back(text_.folded(i));
    return no_names().contains(plain);
  }
  bool is_account_word(Range word) const {
    std::u32string plain;
    for (Place i = word.begin; i < word.end && i < word.begin + 24; ++i) plain.push_back(text_.folded(i));
    return std::find(std::begin(kAccountWords), std::end(kAccountWords), plain) != std::end(kAccountWords);
  }
  bool first_word_is_no_name(Range range) const {
    Place end = range.begin;
    while (end < range.end && text_.is(end, kLetter | kDigit)) ++end;
    return is_no_name({range.begin, end});
  }

  bool mostly_latin() const {
    Place latin = 0, letters = 0;
    for (Place i = r_.body; i < text_.size() && i < r_.body + 600; ++i) {
      if (in_address(i)) continue;
      letters += text_.is(i, kLetter);
      latin += text_.is(i, kLatin);
    }
    return latin * 2 > letters;
  }

  bool in_address(Place place) const {
    auto after = std::upper_bound(r_.spans.begin(), r_.spans.end(), place,
                                  [](Place p, const Span& s) { return p < s.range.begin; });
    return after != r_.spans.begin() && std::prev(after)->range.contains(place);
  }

  bool has_inner_capital(Range word) const {
    for (Place i = word.begin + 1; i < word.end; ++i)
      if (text_.is(i, kUpper) && !text_.is(i - 1, kUpper)) return true;
    return false;
  }

  Place name_word_end(Place i) const {
    while (text_.is(i, kLetter | kDigit) ||
           ((text_.shown(i) == U'-' || text_.shown(i) == U'.' || text_.shown(i) == U'&' || text_.shown(i) == U'+') &&
            text_.is(i + 1, kUpper) && text_.is(i - 1, kLetter | kDigit))) {
      if (text_.is(i, kDense)) break;
      ++i;
    }
    return i;
  }

  bool begins_name(Place i, bool latin_message) const {
    if (!text_.is(i, kLetter | kDigit) || text_.is(i, kDense) ||
        !(i == 0 || !text_.is(i - 1, kLetter | kDigit) || text_.is(i - 1, kDense)))
      return false;
    if (overlaps_code({i, i + 1}) || in_address(i)) return false;
    Range word{i, name_word_end(i)};
    Place letters = 0, digits = 0;
    for (Place k = word.begin; k < word.end; ++k) letters += text_.is(k, kLetter), digits += text_.is(k, kDigit);
    if (!letters || digits > 2) return false;
    if (!latin_message && !text_.is(i, kUpper))
      return text_.is(i, kLatin) || (text_.is(i, kDigit) && text_.is(i + 1, kLatin));
    return text_.is(i, kUpper) || has_inner_capital(word) || (text_.is(i, kDigit) && text_.is(word.end - 1, kUpper));
  }

  bool is_word_of_messages(Range word) const {
    auto hit = std::lower_bound(r_.words.begin(), r_.words.end(), word.begin,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    for (int back = 0; back < 2; ++back) {
      if (hit != r_.words.end() && hit->range.begin <= word.begin && hit->range.end >= word.end &&
          hit->range.end > word.begin) {
        if (hit->any.contains(word.begin)) return false;
        constexpr Meaning kNames[] = {Meaning::money, Meaning::trade, Meaning::unit, Meaning::payment, Meaning::label};
        bool speaks = hit->is(Meaning::code) || hit->is(Meaning::maybe_code) || hit->is(Meaning::verify) ||
                      hit->is(Meaning::sign_in) || hit->is(Meaning::sign_up) || hit->is(Meaning::reset) ||
                      hit->is(Meaning::privacy) || hit->is(Meaning::link) || hit->is(Meaning::other_code);
        for (auto meaning : kNames) speaks |= hit->is(meaning);
        return speaks;
      }
      if (hit == r_.words.begin()) break;
      --hit;
    }
    return false;
  }

  Range extend_name(Place begin, bool latin_message) const {
    Range name{begin, begin};
    Place at = begin;
    for (int words = 0; words < 5; ++words) {
      Range word{at, name_word_end(at)};
      if (word.begin == word.end) break;
      bool known = is_word_of_messages(word) || is_no_name(word);
      if (known && (words == 0 || !text_.is(word.begin, kUpper) || is_code_word(word))) break;
      name.end = word.end;
      Place next = word.end;
      if (text_.is(next, kBlank))
        ++next;
      else
        break;
      // "Bank of Somewhere", "Marks & Spencer"
      if (text_.shown(next) == U'&' && text_.is(next + 1, kBlank)) next += 2;
      if (text_.shown(next) == U'o' && text_.shown(next + 1) == U'f' && text_.is(next + 2, kBlank) &&
          text_.is(next + 3, kUpper))
        next += 3;
      if (!begins_name(next, latin_message)) break;
      at = next;
    }
    // "Acme-Bestätigungscode"
    auto hit = std::lower_bound(r_.words.begin(), r_.words.end(), name.begin + 1,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    for (; hit != r_.words.end() && hit->range.begin < name.end; ++hit) {
      if (!hit->is(Meaning::code) && !hit->is(Meaning::maybe_code)) continue;
      name.end = hit->range.begin;
      while (name.end > name.begin && !text_.is(name.end - 1, kLetter | kDigit)) --name.end;
    }
    // "Acme-Konto", "Acme Account"
    for (bool again = true; again && name.end > name.begin;) {
      again = false;
      Place last = name.end;
      while (last > name.begin && text_.is(last - 1, kLetter)) --last;
      if (last > name.begin + 1 &&
          (is_account_word({last, name.end}) || (is_no_name({last, name.end}) && words_in(name) == 2))) {
        name.end = last - 1;
        again = true;
      }
    }
    // A name does not end in a word that announces the code ("Acme Verification").
    while (name.end > name.begin) {
      Place last = name.end;
      while (last > name.begin && !text_.is(last - 1, kBlank)) --last;
      if (last == name.begin || !(is_word_of_messages({last, name.end}) && is_generic_tail({last, name.end}))) break;
      name.end = last - 1;
    }
    return name;
  }

  bool is_code_word(Range word) const {
    auto hit = std::lower_bound(r_.words.begin(), r_.words.end(), word.begin,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    if (hit != r_.words.end() && hit->range.begin == word.begin &&
        (hit->is(Meaning::code) || hit->is(Meaning::maybe_code)))
      return true;
    return hit != r_.words.begin() && std::prev(hit)->range.end > word.begin &&
           (std::prev(hit)->is(Meaning::code) || std::prev(hit)->is(Meaning::maybe_code));
  }
  bool is_generic_tail(Range word) const {
    auto hit = std::lower_bound(r_.words.begin(), r_.words.end(), word.begin,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    return hit != r_.words.end() && hit->range.begin == word.begin &&
           (hit->is(Meaning::verify) || hit->is(Meaning::sign_in) || hit->is(Meaning::sign_up) ||
            hit->is(Meaning::reset));
  }

  bool begins_sentence(Place place) const {
    if (place == 0) return true;
    Place i = place;
    while (i > 0 && !text_.is(i - 1, kLetter | kDigit)) --i;
    return i == 0 || text_.sentence(i - 1) != text_.sentence(place);
  }

  // The word before, folded.
  std::u32string word_before(Place place) const {
    Place end = place;
    while (end > 0 && place - end < 3 && !text_.is(end - 1, kLetter | kDigit)) --end;
    Place begin = end;
    while (begin > 0 && end - begin < 20 && text_.is(begin - 1, kLetter)) --begin;
    std::u32string out;
    for (Place i = begin; i < end; ++i) out.push_back(text_.folded(i));
    return out;
  }

  double place_score(Range name, bool latin_message) const {
    double s = 0;
    if (first_word_is_no_name(name) || is_word_of_messages(name)) return -10;
    bool starts = begins_sentence(name.begin);
    Range first_word{name.begin, name_word_end(name.begin)};
    bool branded = has_inner_capital(first_word) || text_.is(name.begin, kDigit) || words_in(name) > 1;
    if (!latin_message && text_.is(name.begin, kLatin)) s += 2;
    if (branded) s += has_inner_capital(first_word) ? 1.0 : 0.8;
    if (starts && !branded) s -= 0.8;

    // Beside the words for the code: "your Acme code", "code for Acme".
    auto next = std::lower_bound(r_.words.begin(), r_.words.end(), name.end,
                                 [](const Hit& h, Place p) { return h.range.begin < p; });
    if (next != r_.words.end() && next->range.begin <= name.end + 2 && next->range.begin >= name.end &&
        text_.sentence(next->range.begin) == text_.sentence(name.begin)) {
      if (next->is(Meaning::code) || next->is(Meaning::maybe_code))
        s += 3;
      else if (next->is(Meaning::verify) || next->is(Meaning::sign_in) || next->is(Meaning::privacy))
        s += 1.5;  // "Acme will never ask"
    }
    auto before = next;
    for (int steps = 0; steps < 4 && before != r_.words.begin(); ++steps) {
      --before;
      if (before->range.end > name.begin) continue;
      if (text_.sentence(before->range.begin) != text_.sentence(name.begin) || name.begin - before->range.end > 24)
        break;
      if (before->is(Meaning::code) || before->is(Meaning::maybe_code)) {
        s += name.begin - before->range.end <= 12 ? 2.5 : 1.2;
        break;
      }
      if (before->is(Meaning::sign_in) || before->is(Meaning::sign_up) || before->is(Meaning::verify)) {
        s += 1.6;
        break;
      }
    }
    // "your Acme account"
    Place after = name.end;
    while (after < text_.size() && after - name.end < 2 && !text_.is(after, kLetter | kDigit)) ++after;
    std::u32string following;
    for (Place i = after; i < text_.word_end(after) && i < after + 12; ++i) following.push_back(text_.folded(i));
    for (auto word : kAccountWords) {
      // Longer stems take endings: "hesabınıza", "kontoen".
      if (following == word || (word.size() > 4 && following.starts_with(word))) {
        s += 2.5;
        break;
      }
    }
    auto previous = word_before(name.begin);
    for (auto word : kAccountWords)
      if (previous == word) s += 1.5;
    static constexpr std::u32string_view kTowards[] = {
        U"to",     U"for", U"from", U"at",   U"by",   U"fur",  U"bei",  U"von",   U"pour", U"chez", U"sur",    U"para",
        U"em",     U"en",  U"de",   U"di",   U"su",   U"per",  U"da",   U"na",    U"no",   U"voor", U"van",    U"bij",
        U"till",   U"pa",  U"til",  U"for",  U"hos",  U"do",   U"dla",  U"w",     U"pro",  U"za",   U"v",      U"u",
        U"в",      U"для", U"на",   U"от",   U"у",    U"до",   U"із",   U"за",    U"к",    U"la",   U"pentru", U"untuk",
        U"dari",   U"ke",  U"cua",  U"vao",  U"cho",  U"sa",   U"ng",   U"σε",    U"στο",  U"στη",  U"στην",   U"για",
        U"του",    U"του", U"της",  U"team", U"into", U"with", U"your", U"votre", U"tu",   U"su",   U"ihr",    U"dein",
        U"deinen", U"uw",  U"je",   U"jouw", U"din",  U"ditt", U"twoj", U"seu",   U"tuo"};
    for (auto word : kTowards)
      if (previous == word) {
        s += 1.2;
        break;
      }
    static constexpr std::u32string_view kGreeting[] = {
        U"dear",    U"hi",        U"hello",  U"hey",      U"hallo",    U"liebe",        U"lieber", U"bonjour",
        U"cher",    U"chere",     U"hola",   U"estimado", U"estimada", U"ola",          U"ciao",   U"gentile",
        U"caro",    U"cara",      U"beste",  U"hej",      U"hei",      U"czesc",        U"witaj",  U"ahoj",
        U"kedves",  U"szia",      U"buna",   U"salut",    U"draga",    U"zdravo",       U"sveiki", U"tere",
        U"merhaba", U"sayin",     U"halo",   U"hai",      U"chao",     U"здравствуйте", U"привет", U"вітаємо",
        U"привіт",  U"здравейте", U"kara",   U"kaere",    U"kjaere",   U"mr",           U"mrs",    U"ms",
        U"ban",     U"kumusta",   U"habari", U"kaixo",    U"γεια",     U"prezado",      U"prezada"};
    for (auto word : kGreeting)
      if (previous == word) s -= 4;
    char32_t left = name.begin > 0 ? text_.shown(name.begin - 1) : U' ', right = text_.shown(name.end);
    if ((left == U'"' || left == U'\'' || left == U'「') && (right == U'"' || right == U'\'' || right == U'」'))
      s += 1.2;
    if (code_ && text_.sentence(name.begin) == text_.sentence(code_->begin)) s += 0.5;
    if (name.begin < r_.body) s += 0.4;
    // "The Acme team", "- Acme" at the end.
    static constexpr std::u32string_view kTeam[] = {U"team", U"support", U"inc", U"gmbh", U"ltd"};
    for (auto word : kTeam)
      if (following == word) s += 1.5;
    // Signed: "... -Acme", or a last sentence that is nothing but the name.
    Place rest = name.end;
    while (rest < text_.size() && !text_.is(rest, kLetter | kDigit)) ++rest;
    bool last = rest >= text_.size() || text_.line(rest) != text_.line(name.end);
    bool dashed = left == U'-' || (left == U' ' && name.begin > 1 && text_.shown(name.begin - 2) == U'-');
    if (last && dashed)
      s += 3;
    else if (last && starts && rest >= text_.size())
      s += branded ? 1.4 : 2.2;
    else if (last && rest >= text_.size() && name.begin > 1 && text_.shown(name.begin - 2) == U',')
      s += 1.2;  // "Regards, Acme"
    if (following == U"here") s += 1.2;
    return s;
  }

  const Reading& r_;
  const Text& text_;
  std::optional<Range> code_;
};

std::string cleaned(std::string_view name) {
  std::string out;
  for (char c : trim(name)) out.push_back(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
  return out;
}

// Where the text says the name, however it spaces it ("CashApp", "Cash App"). A name begins with a capital, where its
// script has any: "your transfer" is not the sender Transfer.
void find_mentions(const Text& text, std::string_view name, std::vector<Range>& mentions) {
  std::u32string letters;
  each_point(name, [&](char32_t point, std::size_t) {
    auto c = character(point);
    if (c.kind & (kLetter | kDigit)) letters.push_back(c.folded);
  });
  if (letters.size() < 2) return;
  for (Place begin = 0; begin < text.size() && mentions.size() < kMostMentions; ++begin) {
    if (text.folded(begin) != letters[0] || !text.is_edge(begin)) continue;
    bool cased = text.is(begin, kLetter) && text.shown(begin) < 0x590 && !text.is(begin, kUpper);
    if (cased) continue;
    Place at = begin;
    std::size_t same = 0;
    while (same < letters.size()) {
      bool gap = same > 0 && (text.is(at, kBlank) || text.shown(at) == U'-' || text.shown(at) == U'&');
      if (!gap && text.folded(at) != letters[same++]) break;
      if (++at > text.size()) break;
      if (same == letters.size() && text.is_edge(at)) mentions.push_back({begin, at});
    }
  }
}

Service name_service(const Reading& reading, const Message& message, const Sender& sender, std::optional<Range> code) {
  Namer namer(reading, code);
  auto found = [&](Range place) { return Service{cleaned(reading.text.printed(place)), {place}}; };

  if (message.channel == Channel::email) {
    if (auto display = strip_mailbox_words(sender.display); !display.empty()) return {cleaned(display), {}};
  }
  if (Range place = namer.bracketed(); place.end > place.begin) return found(place);
  if (Range place = namer.prefixed(); place.end > place.begin) return found(place);
  double score = 0;
  Range place = namer.in_text(sender, score);
  // What else there is to go by decides how much a name in the text must have for it.
  if (score >= (!sender.plain.empty() ? 2.4 : !sender.domain.empty() ? 2.2 : 1.4)) return found(place);
  if (!sender.plain.empty()) return {cleaned(sender.plain), {}};
  if (auto label = domain_label(sender.domain); !label.empty()) return {cleaned(label), {}};
  return {};
}

}  // namespace

std::vector<Range> sender_mentions(const Text& text, std::string_view from) {
  Sender sender = parse_sender(cut(from, kMostSender));
  std::vector<Range> mentions;
  for (auto name : {sender.display, sender.plain, domain_label(sender.domain)}) find_mentions(text, name, mentions);
  return mentions;
}

Service find_service(const Reading& reading, const Message& message, std::optional<Range> code) {
  // The sender is foreign text like the rest: a kilobyte of it names anybody.
  Sender sender = parse_sender(cut(message.from, kMostSender));
  Service service = name_service(reading, message, sender, code);
  if (service.name) find_mentions(reading.text, *service.name, service.mentions);
  return service;
}

}  // namespace latchkey::codes

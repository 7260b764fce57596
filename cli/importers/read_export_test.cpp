#include "cli/importers/read_export.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/base32.h"

namespace latchkey::importers {
namespace {

std::string sample(const std::string& name) {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/cli/importers/testdata/read_export/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

// An entry on one line, passwords included: title|username|url|password|otp|codes.
std::string line_of(const Entry& entry) {
  std::string line =
      entry.title + "|" + entry.username + "|" + entry.url + "|" + std::string(entry.password.expose_text()) + "|";
  if (const auto& otp = entry.otp) {
    line += std::string(name(otp->type())) + " " + base32(otp->seed().expose()) + " " + otp->issuer() + ":" +
            otp->name() + " " + std::string(name(otp->algorithm())) + " " + std::to_string(otp->digits()) + " ";
    line += otp->type() == otp::OtpType::hotp ? "#" + std::to_string(otp->counter())
                                              : std::to_string(otp->period().count()) + "s";
  }
  line += "|";
  for (const auto& code : entry.recovery_codes) line += code + ";";
  return line;
}

struct Expected {
  const char* file;
  const char* format;
  std::vector<std::string> lines;
  std::size_t left_out = 0;
};

const std::string kSeed = "JBSWY3DPEHPK3PXP";
const std::string kRfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const std::string kSteam = "63BEDWCQZKTQWPESARIERL5DTTQFCJTK";

const Expected kExpected[] = {
    {"links.txt",
     "list of otpauth links",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA1 6 30s|",
      "bank token|bank token|||hotp " + kRfc + " :bank token SHA1 8 #12|",
      "Steam|gaben|||steam " + kSteam + " Steam:gaben SHA1 5 30s|"}},
    {"google.txt",
     "Google Authenticator",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA1 6 30s|",
      "Shop|till|||hotp " + kSeed + " Shop:till SHA512 8 #9|"}},
    {"aegis.json",
     "Aegis",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA256 8 60s|1234 5678;2345 6789;",
      "Bank|token|||hotp " + kRfc + " Bank:token SHA1 6 #12|",
      "Steam|gaben|||steam " + kSeed + " Steam:gaben SHA1 5 30s|",
      "only a name|only a name|||totp " + kSeed + " :only a name SHA1 6 30s|"}},
    {"2fas.json",
     "2FAS",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA1 6 30s|",
      "Shop till||||totp " + kRfc + " Shop till: SHA512 8 60s|",
      "Bank|token|||hotp " + kRfc + " Bank:token SHA1 6 #12|",
      "Steam|gaben|||steam " + kSeed + " Steam:gaben SHA1 5 30s|"}},
    {"andotp.json",
     "andOTP",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA1 6 30s|",
      "Bank|token|||hotp " + kRfc + " Bank:token SHA256 8 #12|",
      "Steam|gaben|||steam " + kSeed + " Steam:gaben SHA1 5 30s|",
      "Old shop|till|||totp " + kSeed + " Old shop:till SHA1 6 30s|"}},
    {"raivo.json",
     "Raivo",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA1 6 30s|",
      "Bank|token|||hotp " + kRfc + " Bank:token SHA256 8 #12|"}},
    {"freeotp-plus.json",
     "FreeOTP+",
     {"Photogram|brand@example.com|||totp " + kSeed + " Photogram:brand@example.com SHA1 6 30s|",
      "My bank|token|||hotp " + kRfc + " My bank:token SHA256 8 #12|"}},
    {"bitwarden.json",
     "Bitwarden",
     {"Photogram|brand|https://photogram.example/login|correct horse|totp " + kSeed +
          " Photogram:brand SHA1 8 30s|1234 5678;2345 6789;",
      "Bare key|||x|totp " + kSeed + " : SHA1 6 30s|", "Steam|gaben||x|steam " + kSteam + " : SHA1 5 30s|",
      "No second factor|jo||x||"},
     2},
    {"bitwarden.csv",
     "Bitwarden CSV",
     {"Photogram|brand|https://photogram.example/login|correct, \"horse\"|totp " + kSeed +
          " Photogram:brand SHA1 6 30s|1234 5678;2345 6789;",
      "Bare key|till|https://shop.example|x|totp " + kSeed + " : SHA1 6 30s|"},
     1},
    {"1password.json",
     "1Password",
     {"Photogram|brand|https://photogram.example|correct horse|totp " + kSeed +
      " Photogram:brand SHA1 6 30s|abcd-efgh;ijkl-mnop;"},
     1},
    {"1password.csv",
     "1Password CSV",
     {"Photogram|brand|https://photogram.example|correct horse|totp " + kSeed +
          " Photogram:brand SHA1 6 30s|abcd-1234;efgh-5678;",
      "Shop|till|https://shop.example|x||"}},
    {"keepassxc.csv",
     "KeePassXC CSV",
     {"Photogram|brand|https://photogram.example|correct \"horse\"|totp " + kSeed + " Photogram:brand SHA1 6 30s|",
      "Steam|gaben||x|steam " + kSteam + " Steam:gaben SHA1 5 30s|"},
     1},
    {"chrome.csv",
     "Chrome CSV",
     {"photogram.example|brand|https://photogram.example/login|correct horse||",
      "com.photogram.app|brand|android://hash@com.photogram.app/|x||"}},
    {"firefox.csv",
     "Firefox CSV",
     {"accounts.photogram.example|brand|https://accounts.photogram.example:8443|correct horse||"}},
    {"lastpass.csv",
     "LastPass CSV",
     {"Photogram|brand|https://photogram.example|correct horse|totp " + kSeed + " : SHA1 6 30s|"},
     1},
    {"protonpass.csv",
     "Proton Pass CSV",
     {"Photogram|brand@example.com|https://photogram.example|correct horse|totp " + kSeed + " :Photogram SHA1 6 30s|"},
     1},
    {"semicolons.csv", "CSV", {"Photogram|brand|https://photogram.example|semi;colon||"}},
};

TEST(ReadExport, reads_every_product_it_names) {
  for (const auto& expected : kExpected) {
    SCOPED_TRACE(expected.file);
    auto read = read_export(as_bytes(sample(expected.file)));
    ASSERT_TRUE(read) << read.error().sentence;
    EXPECT_EQ(read->format, expected.format);
    EXPECT_EQ(read->left_out, expected.left_out);
    std::vector<std::string> lines;
    for (const auto& entry : read->entries) lines.push_back(line_of(entry));
    EXPECT_EQ(lines, expected.lines);
    EXPECT_TRUE(read->remarks.empty());
  }
}

std::string refusal(std::string_view content) {
  auto read = read_export(as_bytes(content));
  return read ? "accepted" : read.error().sentence;
}

TEST(ReadExport, refuses_encrypted_exports_and_says_how_to_export_plainly) {
  for (const char* file : {"aegis-encrypted.json", "2fas-encrypted.json", "bitwarden-encrypted.json"}) {
    std::string sentence = refusal(sample(file));
    EXPECT_NE(sentence.find("encrypted"), std::string::npos) << file << ": " << sentence;
    EXPECT_NE(sentence.find("export again"), std::string::npos) << file << ": " << sentence;
  }
  EXPECT_NE(refusal("Salted__\x01\x02").find("encrypted"), std::string::npos);
  EXPECT_NE(refusal("-----BEGIN PGP MESSAGE-----\n").find("PGP"), std::string::npos);
  EXPECT_NE(refusal("\x03\xD9\xA2\x9A\x67\xFB\x4B\xB5").find("KeePass"), std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04\x14").find("archive"), std::string::npos);
  EXPECT_NE(refusal(R"({"version":1,"kdfParams":{},"encryptedData":"x"})").find("encrypted"), std::string::npos);
  EXPECT_NE(refusal("\x12\x34\xFF\xFE\x80").find("not a text file"), std::string::npos);
}

TEST(ReadExport, refuses_the_file_for_one_entry_it_cannot_carry_over_and_names_it) {
  EXPECT_EQ(refusal(sample("aegis-motp.json")).substr(0, 9), "entry 3: ");
  std::string bitwarden = sample("bitwarden.csv");
  EXPECT_EQ(refusal(bitwarden + ",,login,Broken,,,0,,jo,x,JBSWY3DPEHPK3PX0\n"),
            "row 5: the secret key contains 0, 1, 8 or 9, which such keys never do; look for the letters O, I, B or G");
  EXPECT_EQ(refusal(sample("links.txt") + "https://example.com\n"), "line 5: this is not an otpauth:// link");
  EXPECT_EQ(refusal(R"([{"secret":{"a":1},"label":"x","type":"TOTP"}])"),
            "entry 1: a field holds something other than it should");
  EXPECT_EQ(refusal(R"([{"secret":"JBSWY3DPEHPK3PXP","label":"x","type":"HOTP"}])"),
            "entry 1: a counter-based key needs its counter, and none is given");
}

TEST(ReadExport, refuses_shifted_columns_instead_of_reading_a_password_as_something_else) {
  EXPECT_EQ(refusal("name,url,username,password\na,https://a.example,jo,pass,word\n"),
            "row 2: it has more columns than the header");
  EXPECT_EQ(refusal("name,url,username,password\na,https://a.example,jo,\"open\n"),
            "row 2: a quotation mark is never closed");
  EXPECT_EQ(refusal("name,url,username,password\na,https://a.example,jo,\"x\"y\n"),
            "row 2: text follows a closing quotation mark");
}

TEST(ReadExport, refuses_what_is_no_export) {
  for (std::string content :
       {"", " \n", "hello", "<html></html>", "a,b,c\n1,2,3\n", "{}", "[]", "[1]", R"(["x"])", R"({"items":[]})",
        "{\"a\":", "name,url,username,password\n", "otpauth", "{\"db\":{\"entries\":[]},\"header\":{}}"}) {
    EXPECT_NE(refusal(content), "accepted") << content;
  }
  EXPECT_EQ(refusal(sample("bitwarden.json").substr(0, 500)), "this file is not valid JSON; it may have been cut off");
  EXPECT_EQ(refusal(std::string(kLargestFile + 1, ' ')), "the file is larger than 32 MiB");
}

TEST(ReadExport, says_when_a_google_export_lacks_some_of_its_qr_codes) {
  auto read = read_export(as_bytes(sample("google-part.txt")));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entries.size(), 1u);
  EXPECT_EQ(read->remarks, std::vector<std::string>{"the export has 2 QR codes and only 1 of them are in this file"});
}

TEST(ReadExport, keeps_notes_and_passwords_out_of_every_refusal) {
  std::string sentence = refusal("name,url,username,password,totp\nTitle,https://a.example,jo,hunter2,not!a!key\n");
  for (const char* secret : {"hunter2", "not!a!key", "jo,", "Title"})
    EXPECT_EQ(sentence.find(secret), std::string::npos);
}

}  // namespace
}  // namespace latchkey::importers

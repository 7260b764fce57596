#include "codes/finder.h"

#include <gtest/gtest.h>

namespace latchkey::codes {
namespace {

Finding sms(std::string text, std::string from = "") {
  return find_code({.channel = Channel::sms,
                    .from = std::move(from),
                    .subject = {},
                    .text = std::move(text),
                    .html = {},
                    .one_time_code_header = {},
                    .otp_token_header = {}});
}
std::string code_in(std::string text) { return sms(std::move(text)).code.value_or("none"); }
Finding mail(std::string subject, std::string text, std::string html = "", std::string from = "") {
  return find_code({.channel = Channel::email,
                    .from = std::move(from),
                    .subject = std::move(subject),
                    .text = std::move(text),
                    .html = std::move(html),
                    .one_time_code_header = {},
                    .otp_token_header = {}});
}

TEST(Finder, finds_a_code_before_and_after_its_word) {
  EXPECT_EQ(code_in("482913 is your Photogram code"), "482913");
  EXPECT_EQ(code_in("Your Photogram code is 482913"), "482913");
}

TEST(Finder, needs_no_word_edge_in_chinese_and_japanese) {
  EXPECT_EQ(code_in("【港】验证码482913，5分钟内有效"), "482913");
  EXPECT_EQ(code_in("验证码482913,5分钟内有效"), "482913");
  EXPECT_EQ(code_in("認証コードは482913です"), "482913");
}

TEST(Finder, takes_no_year_or_date_for_a_code) {
  EXPECT_EQ(code_in("Your code of conduct 2026 is online"), "none");
  EXPECT_EQ(code_in("Your PIN was changed on 12.03.2026"), "none");
  EXPECT_EQ(code_in("On 2026-03-12 your code 4821 was sent"), "4821");
}

TEST(Finder, takes_no_telephone_number_for_a_code) {
  EXPECT_EQ(code_in("Lost your PIN? Call +1 555 010 1234"), "none");
  EXPECT_EQ(code_in("Lost your PIN? Call 1-800-555-0199 or (817) 555-0142"), "none");
  EXPECT_EQ(code_in("+1-388-941-4444 your code is 333-222"), "333222");
}

TEST(Finder, takes_no_sum_for_a_code) {
  EXPECT_EQ(code_in("Use your PIN to pay $4821 today"), "none");
  EXPECT_EQ(code_in("Your code for the payment of 5 000 FCFA is 4821"), "4821");
  EXPECT_EQ(code_in("OTP 770214 authorizes your payment of ₹1,200."), "770214");
}

TEST(Finder, takes_no_end_of_a_card_number_for_a_code) {
  EXPECT_EQ(code_in("The PIN of your card ending 4821 was changed"), "none");
  EXPECT_EQ(code_in("Code 907731 for card **** 4821"), "907731");
  EXPECT_EQ(code_in("OTP for A/c XX4821 is 907731"), "907731");
}

TEST(Finder, takes_no_order_number_for_a_code) {
  EXPECT_EQ(code_in("Your order 483921 has been shipped"), "none");
  EXPECT_EQ(code_in("Your verification code for order 483921 is 7710"), "7710");
}

TEST(Finder, knows_codes_that_are_no_sign_in_codes) {
  EXPECT_EQ(code_in("Promo code 482913: 20% off"), "none");
  EXPECT_EQ(code_in("My zip code is 94025"), "none");
  EXPECT_EQ(code_in("Mit dem Gutscheincode 482913 sparen Sie"), "none");
  EXPECT_EQ(code_in("取件码 482913，请到驿站领取"), "none");
}

TEST(Finder, skips_quoted_history_and_former_codes) {
  EXPECT_EQ(mail("Re: code", "Your code: 330912\n\n> Your code: 118204\n").code, "330912");
  EXPECT_EQ(code_in("New code: 662913. Your previous code 540021 is no longer valid."), "662913");
}

TEST(Finder, skips_what_a_mail_hides) {
  auto finding = mail("Sign in", "",
                      "<div style='display:none'>Your code is 111111</div><style>.x{color:#222222}</style>"
                      "<p>Your sign-in code is</p><h1>482&nbsp;913</h1>");
  EXPECT_EQ(finding.code, "482913");
}

TEST(Finder, shows_no_code_that_nobody_can_see) {
  std::string shown = "<p>Your sign-in code is <b>482913</b></p>";
  for (std::string hidden :
       {"<div style='display:none'>", "<div hidden>", "<div style='font-size:0'>", "<div style='opacity:0'>",
        "<div style='height:0;overflow:hidden'>", "<div style='position:absolute;left:-9999px'>",
        "<div style='background:#fff;color:#fff'>", "<div class='pre'>"}) {
    auto html = "<style>.pre{display:none}</style>" + hidden + "Your sign-in code is 111111</div>";
    EXPECT_EQ(mail("Sign in", "", html + shown).code, "482913") << hidden;
    EXPECT_EQ(mail("Sign in", "", html + "<p>Have a nice day</p>").code, std::nullopt) << hidden;
    // In the plain part nobody reads, either.
    EXPECT_EQ(mail("Sign in", "Your sign-in code is 111111", html + shown).code, "482913") << hidden;
  }
}

TEST(Finder, takes_the_graver_purpose_of_a_mails_two_parts) {
  auto finding = mail("Your code", "Your code is 482913",
                      "<p>To approve the payment of EUR 20.00 to Mercato, enter</p><h1>482913</h1>");
  EXPECT_EQ(finding.code, "482913");
  EXPECT_EQ(finding.purpose, Purpose::payment);
  EXPECT_FALSE(may_show_card(finding));
}

TEST(Finder, reads_mails_as_they_are_built) {
  EXPECT_EQ(mail("Sign in", "", "<p>Your code</p><p>4&#8203;8&#8203;2&zwj;9&shy;1&#xFEFF;3</p>").code, "482913");
  EXPECT_EQ(mail("Sign in", "", "<p>Your code</p><span>4</span><span>8</span><span>2</span><span>9</span>").code,
            "4829");
  EXPECT_EQ(mail("Sign in", "", "<p>Your code is</p><img src='cid:1' alt='482913'>").code, "482913");
  EXPECT_EQ(mail("482913 is your code", "", "<p>Use it to sign in.</p>").code, "482913");
  EXPECT_EQ(mail("Sign in", " \n\n", "<p>Your code is 482913</p>").code, "482913");
}

TEST(Finder, reads_the_html_part_when_the_text_part_says_nothing) {
  auto finding = mail("Sign in", "Your program cannot show this mail.", "<p>Your sign-in code is <b>482913</b></p>");
  EXPECT_EQ(finding.code, "482913");
}

TEST(Finder, takes_no_digits_of_a_link_for_a_code) {
  EXPECT_EQ(code_in("Verify your account: https://acorn.example/v/482913"), "none");
  EXPECT_EQ(code_in("Verify your account at acorn.example/482913"), "none");
}

TEST(Finder, reads_digits_of_any_script) {
  EXPECT_EQ(code_in("Ｙｏｕｒ ｃｏｄｅ： ４８２９１３"), "482913");
  EXPECT_EQ(code_in("رمز التحقق: ٤٨٢٩١٣"), "482913");
  EXPECT_EQ(code_in("کد تایید: ۴۸۲۹۱۳"), "482913");
  EXPECT_EQ(code_in("आपका सत्यापन कोड ४८२९१३ है"), "482913");
  EXPECT_EQ(code_in("Code: 4\u200b8\u200b2\u200b9\u200b1\u200b3"), "482913");
}

TEST(Finder, skips_the_hash_by_which_android_finds_the_app) {
  EXPECT_EQ(code_in("<#> Your Acorn code is: 123ABC78 FA+9qCX9VSu"), "123ABC78");
  EXPECT_EQ(code_in("[#] Your Acorn code: 5934\nqlRnn4A1sbt"), "5934");
}

TEST(Finder, drops_blanks_and_hyphens_from_numeric_codes_only) {
  EXPECT_EQ(code_in("Your code is 823 815"), "823815");
  EXPECT_EQ(code_in("Your code is 12-34-56"), "123456");
  EXPECT_EQ(code_in("Your code is 4 8 2 9 1 3"), "482913");
  EXPECT_EQ(code_in("G-412157 is your Google verification code"), "G-412157");
  EXPECT_EQ(code_in("Your sign-in code is XKD-7QM"), "XKD-7QM");
}

TEST(Finder, returns_null_when_a_code_message_holds_none) {
  EXPECT_EQ(code_in("Never share your verification code with anyone."), "none");
  EXPECT_EQ(code_in("2-step verification is now off."), "none");
  EXPECT_EQ(code_in(""), "none");
}

TEST(Finder, lists_what_came_close_with_scores) {
  auto finding = sms("Your code is 482913, ticket 771203");
  ASSERT_GE(finding.candidates.size(), 1u);
  EXPECT_EQ(finding.candidates.front().code, "482913");
  EXPECT_GE(finding.candidates.front().score, 0.5);
  for (std::size_t i = 1; i < finding.candidates.size(); ++i)
    EXPECT_LE(finding.candidates[i].score, finding.candidates[i - 1].score);
}

TEST(Finder, prefers_the_bound_last_line) {
  auto finding = sms("Your code is 111222.\n\n@acorn.example #747723");
  EXPECT_EQ(finding.code, "747723");
  EXPECT_EQ(finding.bound_domain, "acorn.example");
}

TEST(Finder, leaves_a_bound_line_in_a_mail_unbound) {
  auto finding = mail("Code", "Your Acorn code is 747723.\n\n@acorn.example #747723");
  EXPECT_EQ(finding.code, "747723");
  EXPECT_EQ(finding.bound_domain, std::nullopt);
}

TEST(Finder, reports_the_domain_a_code_is_bound_to_whoever_it_says_it_is_from) {
  auto finding = sms("Your Acorn Bank code is 747723.\n\n@acorn-bank.example.evil.example #747723", "Acorn Bank");
  EXPECT_EQ(finding.bound_domain, "acorn-bank.example.evil.example");
  EXPECT_EQ(sms("Approve the payment of EUR 20.00 with 747723\n\n@acorn.example #747723").purpose, Purpose::payment);
}

TEST(Finder, believes_headers_only_when_they_align) {
  Message message{.channel = Channel::email,
                  .from = {},
                  .subject = "Code",
                  .text = "Your code is 111222",
                  .html = {},
                  .one_time_code_header = "code=482913; origin=acorn.example",
                  .otp_token_header = {}};
  EXPECT_EQ(find_code(message).code, "111222");
  EXPECT_EQ(find_code(message).bound_domain, std::nullopt);
  message.headers_aligned = true;
  EXPECT_EQ(find_code(message).code, "482913");
  EXPECT_EQ(find_code(message).bound_domain, "acorn.example");
  message.one_time_code_header.clear();
  message.otp_token_header = "\"771203\"; origin=\"https://acorn.example\"";
  EXPECT_EQ(find_code(message).code, "771203");
}

TEST(Finder, tells_payment_and_reset_from_sign_in) {
  EXPECT_EQ(sms("482913 is your Acorn code").purpose, Purpose::sign_in);
  EXPECT_EQ(sms("Use 482913 to reset your Acorn password").purpose, Purpose::reset);
  EXPECT_EQ(sms("Use code 482913 to approve the payment of EUR 20.00").purpose, Purpose::payment);
  EXPECT_EQ(sms("Use code 482913 to finish signing up").purpose, Purpose::sign_up);
  EXPECT_EQ(sms("Your parcel arrives today").purpose, Purpose::notice);
  EXPECT_EQ(sms("【微信支付】验证码为940816，用于登录").purpose, Purpose::sign_in);
  EXPECT_EQ(sms("Your sign-in code is 482913. If it wasn't you, change your password.").purpose, Purpose::sign_in);
}

TEST(Finder, finds_codes_that_end_in_zeros) {
  for (std::string code : {"482000", "930000", "7000", "4820000"}) {
    EXPECT_EQ(code_in("Your Photogram code is " + code), code);
    EXPECT_EQ(code_in(code + " is your Photogram code."), code);
    EXPECT_EQ(code_in("Ihr Code lautet " + code), code);
    EXPECT_EQ(code_in("验证码" + code), code);
  }
  EXPECT_EQ(code_in("482000"), "482000");
  EXPECT_EQ(code_in("Use 482000 to log in"), "482000");
  EXPECT_EQ(code_in("Enter 482000 to continue"), "482000");
  EXPECT_EQ(code_in("482 000 is your Photogram code"), "482000");
  EXPECT_EQ(code_in("Your loan of 482000 is approved. Log in to accept."), "none");
}

TEST(Finder, lets_no_name_decide_the_purpose) {
  for (std::string name : {"Depot", "Chase", "Target", "Discover", "Square", "Stripe", "Transfer", "Wise", "Cash App",
                           "Bolt", "Order", "Reset", "Merchant", "Deposit", "Überweisung", "Ticket"}) {
    EXPECT_EQ(sms("Your " + name + " code is 482913. Don't share it.", name).purpose, Purpose::sign_in) << name;
    EXPECT_EQ(sms("482913 is your verification code. " + name, name).purpose, Purpose::sign_in) << name;
    auto by_mail = mail("Your " + name + " code", "Your " + name + " code is 482913. Don't share it.", "",
                        name + " <no-reply@" + name.substr(0, 4) + ".example>");
    EXPECT_EQ(by_mail.purpose, Purpose::sign_in) << name;
    EXPECT_TRUE(may_show_card(by_mail)) << name;
  }
  EXPECT_EQ(sms("Depot: 482913 is your sign-in code").purpose, Purpose::sign_in);
  EXPECT_EQ(sms("482913 ist Ihr Depot-Anmeldecode").purpose, Purpose::sign_in);
}

TEST(Finder, hears_a_payment_from_a_sender_whose_name_is_one) {
  EXPECT_EQ(sms("Transfer: 482913 is the code for 250.00 EUR to J. Smith", "Transfer").purpose, Purpose::payment);
  EXPECT_EQ(sms("Transfer: confirm the payment with 482913", "Transfer").purpose, Purpose::payment);
  EXPECT_EQ(sms("Your code for this transfer is 482913", "Transfer").purpose, Purpose::payment);
}

TEST(Finder, takes_a_heading_for_what_it_says) {
  for (std::string text : {"【支付】验证码482913", "【转账】验证码482913，请勿泄露", "Payment: your code is 482913",
                           "[Überweisung] Code 482913", "Zahlung | Code 482913"})
    EXPECT_EQ(sms(text).purpose, Purpose::payment) << text;
  EXPECT_EQ(sms("【重置密码】验证码482913").purpose, Purpose::reset);
  EXPECT_EQ(sms("Reset | Your code is 482913").purpose, Purpose::reset);
  // A first word of the envelope is not the name.
  EXPECT_EQ(mail("Code", "Payment code: 482913", "", "Payment Service <no-reply@bank.example>").purpose,
            Purpose::payment);
  EXPECT_EQ(sms("【微信支付】验证码940816，用于登录").purpose, Purpose::sign_in);
}

TEST(Finder, takes_a_sum_and_a_code_for_a_payment) {
  EXPECT_EQ(sms("Authorise $482,000.00 to NORTH YARD LTD with code 771000.").purpose, Purpose::payment);
  EXPECT_EQ(sms("771204 for 89.90 EUR at BOOKLAND").purpose, Purpose::notice);  // and not a word of a code
  EXPECT_EQ(sms("Sign in to see your $20 reward: code 771204").purpose, Purpose::sign_in);
}

TEST(Finder, hears_in_a_disclaimer_what_was_asked_for) {
  auto purpose = [](std::string disclaimer) { return sms("Your code is 482913. " + disclaimer).purpose; };
  EXPECT_EQ(purpose("If you did not ask to reset your password, ignore this."), Purpose::reset);
  EXPECT_EQ(purpose("Ignore this if you didn't request a password reset."), Purpose::reset);
  EXPECT_EQ(purpose("If you did not make this payment, call us."), Purpose::payment);
  EXPECT_EQ(purpose("If you did not create an account, ignore this."), Purpose::sign_up);
  EXPECT_EQ(
      sms("Ihr Code lautet 482913. Falls Sie kein neues Passwort angefordert haben, ignorieren Sie dies.").purpose,
      Purpose::reset);
  EXPECT_EQ(mail("Your code", "Code: 482913\n\nIf you did not ask to\nreset your password, ignore this mail.").purpose,
            Purpose::reset);
  // Unless the message says itself what it is for.
  EXPECT_EQ(sms("Your sign-in code is 482913. If you did not ask to reset your password, ignore this.").purpose,
            Purpose::sign_in);
}

TEST(Finder, does_not_take_advice_for_the_purpose) {
  auto purpose = [](std::string advice) { return sms("482913 is your Acorn code. " + advice).purpose; };
  EXPECT_EQ(purpose("If this wasn't you, reset your password."), Purpose::sign_in);
  EXPECT_EQ(purpose("If this wasn't you please change your password."), Purpose::sign_in);
  EXPECT_EQ(purpose("Not you? Change your password now."), Purpose::sign_in);
  EXPECT_EQ(purpose("We never ask for it to reset your password."), Purpose::sign_in);
  EXPECT_EQ(sms("验证码482913，如非本人操作，请立即修改密码。").purpose, Purpose::sign_in);
  EXPECT_EQ(sms("482913 ist dein Code. Warst du das nicht, ändere bitte dein Passwort.").purpose, Purpose::sign_in);
  // A code that stands in the advice is what is advised.
  EXPECT_EQ(sms("Not you? Reset your password with code 482913.").purpose, Purpose::reset);
}

TEST(Finder, takes_if_it_was_you_for_no_disclaimer) {
  EXPECT_EQ(mail("Ověření", "Pokud jste to vy, klikněte na odkaz:\nhttps://a.example/verify?t=9fK2LmQ0xPz81Bv7").link,
            "https://a.example/verify?t=9fK2LmQ0xPz81Bv7");
  EXPECT_EQ(mail("Overenie", "Ak ste to vy, kliknite na odkaz:\nhttps://a.example/verify?t=9fK2LmQ0xPz81Bv7").link,
            "https://a.example/verify?t=9fK2LmQ0xPz81Bv7");
}

TEST(Finder, mistakes_no_word_of_one_language_for_a_payment_in_another) {
  for (std::string text :
       {"Ihr Code ist 482913. Per SMS oder Anruf.", "Platnost kódu 482913 je 5 minut",
        "رقم الهاتف الخاص بك، الرمز 482913", "Kod za prijavu na vaš nalog: 482913",
        "Staðfestingarkóði 482913 rennur út eftir 15 mínútur", "Your code 482913 holds your place in line"})
    EXPECT_EQ(sms(text).purpose, Purpose::sign_in) << text;
}

TEST(Finder, knows_payments_and_resets_in_languages_it_hardly_knows) {
  EXPECT_EQ(sms("Staðfestingarkóði fyrir greiðslu: 482913").purpose, Purpose::payment);
  EXPECT_EQ(sms("Kodi i verifikimit për pagesën: 482913").purpose, Purpose::payment);
  EXPECT_EQ(sms("Kodi i verifikimit për të rivendosur fjalëkalimin: 482913").purpose, Purpose::reset);
  EXPECT_EQ(sms("ચુકવણી માટે ઓટીપી 482913").purpose, Purpose::payment);
  EXPECT_EQ(sms("ಪಾಸ್‌ವರ್ಡ್ ಮರುಹೊಂದಿಸಲು ಒಟಿಪಿ 482913").purpose,
            Purpose::reset);
}

TEST(Finder, keeps_codes_that_end_or_hand_over_an_account_from_cards) {
  for (std::string what : {"delete your account", "delete your Acorn account", "turn off two-step verification",
                           "change your phone number", "change the email address of your account", "port your number"})
    EXPECT_FALSE(may_show_card(sms("Use code 482913 to " + what))) << what;
  EXPECT_FALSE(may_show_card(sms("Ihr Code, um Ihr Konto zu löschen: 482913")));
  EXPECT_FALSE(may_show_card(sms("Code 482913 pour supprimer votre compte")));
  EXPECT_FALSE(may_show_card(sms("Código 482913 para eliminar tu cuenta")));
  EXPECT_FALSE(may_show_card(sms("Код 482913 для удаления аккаунта")));
  EXPECT_FALSE(may_show_card(sms("您正在注销账号，验证码482913")));
  EXPECT_FALSE(may_show_card(sms("アカウント削除の確認コード：482913")));
}

TEST(Finder, hears_an_account_change_in_words_of_its_own) {
  EXPECT_FALSE(may_show_card(sms("We got a request to replace the phone number on your account. Code: 482913")));
  EXPECT_FALSE(may_show_card(sms("482913 ist der Code zum Ändern Ihrer hinterlegten Mobilnummer.")));
  EXPECT_FALSE(may_show_card(sms("Vous changez de numéro de téléphone ? Confirmez avec 482913")));
  EXPECT_FALSE(may_show_card(sms("Vaihda puhelinnumero koodilla 482913")));
  EXPECT_FALSE(
      may_show_card(mail("Hello", "You asked us to change the email address of your account.\n\nCode: 482913")));
  // But not in a footer, nor in advice.
  EXPECT_TRUE(may_show_card(mail("Your code", "Your sign-in code is 482913.\n\nUpdate your email preferences\n")));
  EXPECT_TRUE(may_show_card(sms("482913 is your code. Not you? Change your account settings.")));
  EXPECT_TRUE(may_show_card(sms("482913 is the code to sign in to your account.")));
}

TEST(Finder, reads_a_kilobyte_of_the_sender) {
  auto finding = sms("Your code is 482913", std::string(1024, 'x') + " Photogram");
  ASSERT_TRUE(finding.service);
  EXPECT_EQ(finding.service->size(), 1024u);
  std::string accents;
  while (accents.size() < 3000) accents += "é";
  EXPECT_LE(sms("Your code is 482913", accents).service->size(), 1024u);
}

TEST(Finder, reads_groups_of_letters_and_digits) {
  EXPECT_EQ(code_in("Your confirmation code: QVM-7RD"), "QVM-7RD");
  EXPECT_EQ(code_in("Type RX7-Q2M-9KD to link this TV to your account"), "RX7-Q2M-9KD");
  EXPECT_EQ(code_in("TAN\na u 8 k u f\nvalid for 5 minutes"), "au8kuf");
}

TEST(Finder, tells_a_code_from_the_one_it_replaces) {
  EXPECT_EQ(code_in("Your code 204918 replaces 330914, which no longer works."), "204918");
  EXPECT_EQ(code_in("Code 204918 ersetzt 330914."), "204918");
}

TEST(Finder, reads_units_inside_a_code_as_letters) {
  EXPECT_EQ(code_in("One-time code: 7G2K-99QD"), "7G2K-99QD");
  EXPECT_EQ(code_in("Your login code is 5M0KB7"), "5M0KB7");
  EXPECT_EQ(code_in("Log in to add 500MB to your plan"), "none");
}

TEST(Finder, knows_pins_of_rides_and_webinars) {
  EXPECT_EQ(code_in("Your trip PIN is 7714. Give it to the driver."), "none");
  EXPECT_EQ(code_in("Webinar ID: 882 1304 4417\nPasscode: 482913"), "none");
  EXPECT_EQ(code_in("Invoice CL-2026 is paid\nAmount: EUR 482.91\nAuthorization code 019283\nThank you!"), "none");
}

TEST(Finder, takes_no_code_of_an_advert) {
  EXPECT_EQ(code_in("Size ozel %35 indirim! Tek kullanimlik kod J3T8QDG9, son gun 28 Subat"), "none");
  EXPECT_EQ(code_in("Tum urunlerde %15 indirim! Sifre KE64YF9RQ"), "none");
  EXPECT_EQ(code_in("AVANTAJ yazin 5060'a gonderin, sifreniz cebinize gelsin"), "none");
  EXPECT_EQ(code_in("Selamat! Anda mendapatkan hadiah mobil. KODE PIN: E2747MLB"), "none");
  EXPECT_EQ(code_in("-20% sur tout le site avec le code ETE4K7"), "none");
  EXPECT_EQ(code_in("Login-Code 482913. Jetzt 10% sparen in der App!"), "482913");
}

TEST(Finder, takes_no_range_of_days_for_a_code) {
  EXPECT_EQ(code_in("Log in from 10-12 March and win. Your code is in the app."), "none");
  EXPECT_EQ(code_in("Your code: 48-29"), "4829");
  EXPECT_EQ(code_in("Heater 2500W, order code in the app"), "none");
}

TEST(Finder, takes_no_example_for_a_code) {
  EXPECT_EQ(code_in("Never use codes such as 123456."), "none");
  EXPECT_EQ(code_in("Ein Code wie z.B. 123456 ist zu leicht."), "none");
}

TEST(Finder, shows_cards_of_sign_in_codes_only) {
  EXPECT_TRUE(may_show_card(sms("482913 is your Acorn code")));
  EXPECT_TRUE(may_show_card(sms("Use code 482913 to finish signing up")));
  EXPECT_FALSE(may_show_card(sms("Use 482913 to reset your Acorn password")));
  EXPECT_FALSE(may_show_card(sms("Use code 482913 to approve the payment of EUR 20.00")));
  EXPECT_FALSE(may_show_card(sms("Your parcel arrives today")));
}

TEST(Finder, names_the_sender) {
  EXPECT_EQ(sms("Your Photogram code is 482913").service, "Photogram");
  EXPECT_EQ(sms("【海港】验证码482913").service, "海港");
  EXPECT_EQ(sms("482913 ist dein Code für dein Fjord Pay-Konto").service, "Fjord Pay");
  EXPECT_EQ(sms("Your code is 482913", "Photogram").service, "Photogram");
  EXPECT_EQ(mail("Code", "482913 is your code", "", "Acorn Security <no-reply@mail.acorn.example>").service, "Acorn");
  EXPECT_EQ(mail("Code", "482913 is your code", "", "no-reply@mail.acorn.example").service, "acorn");
  EXPECT_EQ(sms("Dear Mira, your code is 482913").service, std::nullopt);
}

TEST(Finder, picks_the_link_to_follow_and_no_other) {
  EXPECT_EQ(sms("Acorn code 569-485. Or tap to verify: v.acorn.example/569485").link, "v.acorn.example/569485");
  EXPECT_EQ(mail("Confirm",
                 "Confirm your address:\nhttps://a.example/confirm?t=9fK2LmQ0xPz81Bv7\n\nHelp: https://a.example/help")
                .link,
            "https://a.example/confirm?t=9fK2LmQ0xPz81Bv7");
  EXPECT_EQ(mail("News", "Read on: https://a.example/news/9fK2LmQ0xPz81Bv7").link, std::nullopt);
  EXPECT_EQ(sms("Your code is 482913. Not you? https://a.example/report").link, std::nullopt);
}

TEST(Finder, survives_what_is_no_text) {
  EXPECT_EQ(code_in(std::string("\xff\xfe\0", 3) + "code 482913"), "482913");
  EXPECT_EQ(code_in(std::string(200000, '1')), "none");
  EXPECT_EQ(code_in(std::string(200000, 'a')), "none");
  std::string many;
  for (int i = 0; i < 30000; ++i) many += "code 4821 ";
  EXPECT_EQ(code_in(many), "4821");
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "<div>";
  EXPECT_EQ(mail("", "", deep + "Your code is 482913").code, "482913");
}

}  // namespace
}  // namespace latchkey::codes

#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

constexpr Words kWords[] = {
    // English, and what the whole world writes in English
    {"en", code,
     "otp*, one time code*, one time password*, one time passcode*, one time pin*, one time pass code, one time "
     "security code, "
     "one time login code, one time verification code, one time passwd, one time key, onetime code, onetime password, "
     "onetime pin, one time access code, one time authorization code, single use code, single use password, "
     "verification code*, verification pin*, verification number*, verification passcode, verification key, "
     "verification password, verification token, verify code, verifying code, verfication code, "
     "verification id, verification sms code, verification digits, "
     "authentication code*, authentication pin, authentication number, authentication password, authentication token, "
     "auth code*, auth pin, authcode, authorization code*, authorisation code*, authorization pin, authorisation pin, "
     "authorization number, authorization password, authenticator code, security code*, security pin, secure code*, "
     "security passcode, "
     "security key code, safety code, "
     "access code*, access pin, login code*, login pin, login otp, login passcode, login verification code, login key, "
     "log in code*, "
     "log on code, logon code, sign in code*, signin code*, sign on code, sign in pin, signin pin, sign up code, "
     "signup code, "
     "registration code*, registration pin, enrollment code, enrolment code, "
     "confirmation code*, confirmation pin, confirmation number is, confirm code, activation code*, activation pin*, "
     "activation number, "
     "activation password, "
     "validation code*, validation pin, validation number, identification code, identity code, id code, "
     "temporary code*, temporary password*, temporary passcode, temporary pin, temporary login code, temporary access "
     "code, "
     "temp code, temp password, temp pin, passcode*, pass code*, 2fa code*, 2fa token, two factor code, two factor "
     "token, "
     "two factor authentication code, two step code, two step verification code, 2 step code, 2 step verification "
     "code, 2sv code, "
     "mfa code*, mfa token, multi factor code, multi factor authentication code, "
     "password reset code, reset code*, reset pin, password reset pin, password recovery code, recovery pin, account "
     "recovery code, "
     "recovery code is, reset password code, password code, "
     "account code, account verification code, device code, device verification code, device pin, email code, e mail "
     "code, email verification code, "
     "phone code, phone verification code, mobile verification code, sms code*, sms verification code, sms pin, sms "
     "password, smscode, "
     "sms passcode, texted code, web code, "
     "secret code*, dynamic password, dynamic code, dynamic pin, payment code is, transaction code is, transaction "
     "pin, transaction password, "
     "transfer code is, ^TAN, "
     "^TAC, ^OTAC, ^MTAN, mtan, smstan, sms tan, m tan, mobiletan, ^OTC, ^VC, guard code, approval code, magic code, "
     "linking code, link code, pairing code, unlock code, unlocking code, "
     "quick code, login token, session code, challenge code, digit code, digits code, digit verification code, digit "
     "pin, digit number, "
     "digit passcode, digit otp, digit security code, digit confirmation code, figure code, "
     "code to verify, code to confirm, code to log in, code to login, code to sign in, code to continue, code to "
     "complete, "
     "code to authenticate, code to activate, code to finish, code to reset, code to access, code to approve, code to "
     "authorize, "
     "code to authorise, code to register, code to sign up, code to validate, code for login, code for log in, code "
     "for sign in, "
     "code for verification, code for registration, "
     "pin to verify, pin to confirm, pin to log in, pin to login, pin to sign in, pin to authorize"},
    {"en", belonging,
     "account, accounts, phone number, mobile number, phone, number, line, email address, e mail address, email, "
     "e mail, two step*, two factor*, 2fa, 2 step*, 2sv, mfa, security key*, authenticator, passkey*, sim, profile, "
     "recovery"},
    {"en", alter,
     "change, changes, changing, replace, replaces, replacing, remove, removes, removing, delete, deletes, deleted, "
     "deleting, erase, deactivate, deactivating, disable, disabling, turn off, turning off, close, closing, update, "
     "updating, unlink, port"},
    {"en", maybe_code,
     "code, codes, pin, pins, password, passwd, pwd, pincode, pin code, pin number, token, key code, keycode, code no, "
     "code number"},
    {"en", other_code,
     "identifier code*, promo code*, promocode*, promotion code*, promotional code*, discount code*, coupon code*, "
     "coupon*, voucher code*, voucher*, gift code*, gift card*, giftcard*, referral code*, refer code, invite code*, "
     "invitation code*, friend code, zip code*, zipcode*, postal code*, post code*, postcode*, area code*, "
     "country code*, dialing code*, dialling code*, qr code*, qrcode*, bar code*, barcode*, source code*, "
     "dress code, tracking code*, order code*, booking code*, reservation code*, purchase code*, pickup code*, "
     "pick up code*, collection code*, collect code, locker code*, delivery code*, parcel code, door code*, "
     "gate code*, entry code*, wifi code, wifi password*, wi fi password*, wlan password, wi fi code, sort code*, "
     "swift code*, ifsc code*, iban*, branch code*, bank code, error code*, status code*, exit code, response code, "
     "product code*, item code*, offer code*, sale code, savings code, bonus code*, cheat code*, redeem code*, "
     "redemption code*, reward code, claim code, ticket code*, seat code, course code, class code*, classroom code, "
     "meeting code*, meeting id*, meeting password*, meeting passcode, conference id, conference code, "
     "conference pin, access number, dial in*, color code, colour code, vin code, vat code, tax code, fault code, "
     "airport code, flight code, unlock pattern, puk code*, puk, cvv*, cvc*, security code on the back, "
     "card security code, code of conduct, code word, license key*, licence key*, product key*, serial number*, "
     "serial no*, enter code at checkout, code at checkout, at checkout, apply code, code is applied, code review, "
     "backup code*, back up code*, recovery codes, store code, station code, unsubscribe code, check in code, "
     "boarding code, ussd code, customer code, alarm code, building code, lockbox code, key box code, game code, "
     "room code, survey code, vaccination code, reference code*, ref code, code ref, trip pin, ride pin, trip code, "
     "ride code, delivery pin, collection pin, pickup pin, pick up pin, handover code, webinar id, webinar passcode, "
     "webinar password, event code, event id, zoom id, zoom passcode"},
    {"en", old,
     "old code, previous code*, earlier code, expired code, last code, former code, no longer valid, no longer works, "
     "has expired, is expired, "
     "previous one, old one, old pin, previous otp, old otp, earlier otp, ignore the previous, your previous, replaces "
     "code, instead of, replaced"},
    {"en", verify,
     "verify*, verifi*, confirm, confirms, confirming, confirmation, authenticat*, authoriz*, authoris*, validate, "
     "validation, identity, two factor, 2 factor, 2fa, mfa, two step, 2 step, activate*, activation, enter it, "
     "enter the, enter this, use this, access your account, to continue, secure your, prove, know it is you, "
     "know it's you, it's really you, it is really you, make sure it's you, if that is you, if this is you, "
     "that it's you, type it, type the, key in, one time, to proceed, to link this *, to link your *, "
     "to connect this *, to connect your *, to pair this *, to pair your *, approve, approves, approving, to finish, "
     "to finish signing in, verify your number, verify your phone number, verify your mobile number, "
     "verify the number, confirm your number, confirm your phone number, confirm your mobile number"},
    {"en", sign_in,
     "log in*, login*, logging in, log on, logon, sign in*, signin*, signing in, sign on, logged in, signed in, access "
     "your account, new device, new phone, new browser, get into your account, get in to your account, trying to get "
     "in, unlock your account, "
     "sign in attempt, log in attempt, login attempt, magic link, trusted device"},
    {"en", sign_up,
     "sign up*, signup*, signing up, regist*, create your account, create an account, creating an account, "
     "creating your account, account creation, new account, finish setting up, complete your registration, "
     "welcome to, activate your account, account activation, confirm your email*, confirm your e mail*, "
     "confirm email*, confirm e mail*, verify your email*, verify your e mail*, verify email*, verify e mail*, "
     "verify this email*, verify that this email*, email verification, email confirmation, e mail confirmation, "
     "confirm your account, confirm this email*, confirm your subscription, complete sign up, enrol*, "
     "set up your account, setup your account, thanks for joining, thank you for joining, thanks for signing up, "
     "thank you for signing up, open an account, opening an account, joining, get started, invited you to, "
     "has invited you, accept the invitation, accept invitation, your invitation, created an account, "
     "has created a *, created a * account"},
    {"en", reset,
     "reset*, resetting, password recovery, account recovery, recover your*, recover account, "
     "recovering your account, recover access, forgot your password, forgot password, forgotten password, "
     "forgotten your password, change your password, change password, password change, changing your password, "
     "new password, set a new password, choose a new password, restore access, restore your account, lost password, "
     "lost your password, lost your * password, password help, forgot your * password, reset your * password, "
     "pin reset, regain access, password assistance, change of password, create a new password, "
     "forgot your passcode, forgot your pin, forgot pin, forgot passcode, pick another, choose another, "
     "forgot your code, lost access, lost access to, get back in, gets you back in, back into your account"},
    {"en", payment,
     "payment, payments, pay for, purchase, purchasing, transaction*, transfer, transfers, transferring, "
     "transferred, txn, payee, beneficiary, remittance, withdraw*, cash out, checkout, debit card, credit card, "
     "card ending, your card, spend*, online purchase, merchant, standing order, direct debit, wire, deposit, "
     "amount, 3d secure, 3ds, debited, send money, money transfer, to pay, approve payment, add your card, "
     "adding your card, adding card, add card, add a card, your card in, set up your card, card to, apple pay, "
     "google pay, samsung pay, google wallet, apple wallet, digital wallet, bill payment, net banking transaction, "
     "upi, neft, imps, rtgs, buy, buying, shares, loan agreement, loan contract, sign the loan, cash withdrawal"},
    {"en", privacy,
     "do not share, don't share, dont share, never share, do not disclose, don't disclose, never disclose, do not "
     "give, don't give, never give, do not tell, "
     "don't tell, do not forward, don't forward, do not reveal, never reveal, with anyone, to anyone, with no one, "
     "anyone else, keep it secret, keep this code, confidential, valid for, "
     "is valid, valid until, valid till, valid upto, valid only, expires, expire, expiry, will expire, it expires in, "
     "ttl, only valid, usable once, used once, "
     "never ask*, will not ask, won't ask, not ask for, will not call, for security reasons, for your security, "
     "requested, you requested, "
     "did not request, didn't request, not share, not disclose, not you, wasn't you, ignore this, please ignore, "
     "disregard, if you didn't, if you did not, secret"},
    {"en", disclaimer,
     "if you didn't, if you did not, if this wasn't you, if this was not you, if it wasn't you, if it was not you, if "
     "not you, if that wasn't you, if you haven't, if you have not, "
     "didn't request, did not request, didn't make, did not make, didn't initiate, did not initiate, didn't attempt, "
     "did not attempt, don't recognize, don't recognise, "
     "do not recognize, do not recognise, not recognize, not recognise, wasn't you, was not you, not you, not done by "
     "you, not initiated by you, not requested by you, "
     "didn't ask, did not ask, no action, ignore this, ignore it, disregard, "
     "suspicious, if you suspect, report it, deny, block it, wasn't me, not me, secure my account, unauthorized, "
     "unauthorised, not mine, not your request"},
    {"en", denial,
     "never ask*, will not ask, won't ask, will never ask, do not ask for, don't ask for, never call*, never text*, "
     "never request*, never contact you, even if, nobody from, no one from, no employee"},
    {"en", takeover,
     "delete your * account, delete your * * account, delete your account, delete the account, delete account, "
     "deleting your account, account deletion, deletion of your account, delete your profile, to permanently delete, "
     "close your account, close your * account, closing your account, account closure, deactivate your account, "
     "deactivate your * account, deactivating your account, account deactivation, disable two factor, disable 2fa, "
     "disable 2 step, disable two step, disable mfa, turn off two factor, turn off two step, turn off 2 step, "
     "turn off 2fa, turn off mfa, turn off 2sv, remove two factor, remove 2fa, remove the authenticator, "
     "remove your authenticator, deactivate 2fa, deactivate two factor, change the phone number, "
     "change your phone number, change your number, change your mobile number, change of phone number, "
     "change of mobile number, phone number change, update your phone number, update your mobile number, "
     "change the email*, change your email*, change your e mail*, email change, change of email*, "
     "email address change, update your email address, change your registered, new phone number on, "
     "port your number, port out*, transfer your number, number transfer pin, sim swap, sim replacement, "
     "replace your sim, new sim, export your *, transfer ownership, transfer your account, unlink your *, "
     "unlink your account, change your security settings, change your security info, remove your security, "
     "view your recovery codes, view your backup codes, show your recovery phrase, new email address, "
     "new e mail address, new phone number, new mobile number, stops working"},
    {"en", label,
     "order, orders, order number, order no, order id, order ref, invoice*, receipt, bill no, bill number, tracking "
     "number, tracking no, tracking id, tracking, track, awb, "
     "shipment, consignment, reference, reference number, reference no, reference id, ref, ref no, ref id, refno, ref "
     "number, ticket, tickets, ticket number, ticket no, "
     "case, case number, case no, case id, incident, request id, request number, request no, request, service request, "
     "sr no, complaint*, claim, claim number, booking, booking number, booking id, booking ref*, reservation, "
     "reservation number, confirmation number, confirmation no, pnr, appointment, account number, account no, acct, "
     "acct no, a/c, a/c no, account ending, account ending in, ac no, "
     "acc, customer number, customer no, customer id, client number, client id, member number, member id, membership "
     "number, user id, userid, "
     "contract number, contract no, policy number, policy no, policy, loan, loan no, card ending, card ending in, card "
     "ending with, card number, card no, ending in, ending with, ending, ends in, ends with, "
     "last four, last 4, last 4 digits, phone, phone number, mobile number, mobile no, mobile, telephone, tel, call, "
     "call us, call us at, call us on, call me at, call on, dial, fax, text stop to, text, sms to, send to, "
     "send sms to, hotline, helpline, toll free, to unsubscribe, number ending, txn id, transaction id, "
     "transaction no, transaction number, transaction ref*, "
     "trans id, trans, tid, trx, trx id, utr, rrn, transaction, id, id no, id number, nr, no, num, version, build, "
     "room, flight, train, platform, gate, seat, unit, apt, suite, floor, "
     "box, po box, zip, page, item, sku, article, model, part number, batch, lot, year, copyright, since, before, "
     "after, meter, extension, ext, vehicle, plate, "
     "license plate, issue, pull request, serial, serial number, imei, roll no, registration number, registration no, "
     "application number, application no, application id, file no, session id, locker, error, "
     "queue number, token number, token no, your number, balance, score, meeting id, stop to, help to, quote, "
     "quotation, from device, po number, job, job id, docket, imsi, merchant id, terminal, terminal id, auth no, "
     "approval no"},
    {"en", trade,
     "auth code, authorization code, authorisation code, approval code, confirmation code, transaction code, "
     "delivered, delivery, shipped, shipping, dispatch*, courier, parcel, package, out for delivery, arriv*, "
     "discount, % off, off your, sale, sales, deal, deals, offer, offers, save, shop, shop now, buy, promo, "
     "promotion, cashback, reward*, points, voucher, free shipping, balance, statement, due date, due on, overdue, "
     "bill, invoice, receipt, recharge, data pack, subscription, renewal, appointment, reminder, booking, check in, "
     "boarding, flight, departs, departure, survey, feedback, vote, win, winner, won, lottery, prize, "
     "congratulations, newsletter, credited, debited, has been received, we received, we have received, paid, "
     "payout, salary, refund*, collected, ready for pick up, ready for pickup, ready for collection, pick up, "
     "pickup, order, your order, ordered, ticket, webinar, event, meeting, join us, unsubscribe, opt out, stop to, "
     "limited time, exclusive, expires soon, stock, price, prices, installment, emi, loan, interest, weather, alert, "
     "outage, maintenance, doctor, clinic, patient, table, guests, reservation, class, exam, result*, score, "
     "to the driver, the courier, your courier, locker"},
    {"en", unit,
     "minute*, mins, min, hour*, hrs, hr, h, second*, secs, sec, s, day*, week*, month*, year*, yrs, times, "
     "attempts, tries, people, persons, guests, points, pts, gb, mb, kb, tb, mbps, km, kms, miles, kg, g, lbs, m, "
     "mm, cm, sq, percent, coins, items, left, units, unread, messages, emails, followers, likes, new, others, "
     "views, steps, calories, kwh, a.m, p.m, am, pm, digit, digits, st, nd, rd, th, street, road, avenue, st., ave, "
     "blvd, lane, drive, users, members, stars, nights, adults, pcs, pieces, photos, results, jobs, more, w, kw, "
     "watt, watts, v, volt, hz, mhz, ghz, kcal, ml, oz, lb, ft"},
    {"en", money,
     "usd, us dollars, dollar*, eur, euro*, gbp, pound*, chf, aud, cad, nzd, sgd, hkd, inr, rs, rs., rupee*, ^RM, myr, "
     "php, pesos, idr, rp, rp., thb, baht, vnd, jpy, yen, cny, rmb, krw, "
     "brl, reais, mxn, zar, ngn, kes, ksh, kshs, tzs, tsh, tshs, ugx, ghs, egp, aed, ^SAR, qar, kwd, bhd, omr, ^ILS, "
     "^NIS, ^TRY, tl, pln, czk, huf, ft, ^RON, lei, bgn, uah, rub, rub., kzt, uzs, azn, amd, "
     "^GEL, sek, nok, dkk, kr, kr., isk, fcfa, xof, xaf, cfa, ^MAD, dzd, tnd, pkr, bdt, lkr, npr, etb, birr, usdt, "
     "btc, eth, usdc, cents, bdt., tk, tk., taka"},
    {"en", done,
     "was changed, has been changed, have been changed, was reset, has been reset, was updated, has been updated, "
     "successfully, has been activated, has been disabled, has been enabled, was enabled, was disabled, was added, "
     "has been added, has been removed, was removed, is now active, deactivated, you have logged in, you've logged in, "
     "was used to, new login, new sign in, signed in to, was signed in"},
    {"en", link,
     "click, tap, follow the link, follow this link, link below, button below, use this link, use the link, this link, "
     "following link, open the link, open this link, visit, go to, "
     "link to, the button, copy and paste, paste the, magic link, here's your link, confirmation link, verification "
     "link"},

    // German
    {"de", code,
     "bestatigungscode*, bestaetigungscode*, bestatigungs code, bestatigungsnummer*, bestatigungspin, "
     "verifizierungscode*, verifikationscode*, verifizierungs code, "
     "verifikations code, sicherheitscode*, sicherheits code, zugangscode*, zugriffscode*, anmeldecode*, anmelde code, "
     "einmalcode*, einmal code, einmalpasswort*, einmal passwort, "
     "einmalkennwort*, einmal kennwort, einmal pin, einmalpin, aktivierungscode*, aktivierungs code, aktivierungspin, "
     "freischaltcode*, freischalt code, freigabecode*, freigabe code, registrierungscode*, authentifizierungscode*, "
     "authentisierungscode*, authentifizierungs code, "
     "identifizierungscode, logincode*, login code, einloggcode, einlogcode, prufcode*, passwortcode, pincode, "
     "zahlencode, sms code, sms tan, smstan, mobile tan, mobiletan, pushtan, phototan, chiptan, tan nummer, tan "
     "lautet, "
     "ihre tan, deine tan, zurucksetzungscode, wiederherstellungscode*, geheimcode, bestatigungskode, stelliger code, "
     "stelligen code, stellige code, stelliger pin, 2fa code, zwei faktor code, verifizierungs pin, "
     "transaktionscode, transaktionsnummer (tan), temporarer code, temporares passwort, temporarer pin, zahlungscode, "
     "autorisierungscode*, kontocode"},
    {"de", belonging,
     "konto, kontos, nutzerkonto, benutzerkonto*, mobilnummer, handynummer, telefonnummer, rufnummer, * mobilnummer, "
     "e mail, e mail adresse, mailadresse, zwei faktor*, zweistufig*, profil, sicherheitsschlussel"},
    {"de", alter,
     "ander*, aender*, wechsel*, losch*, loesch*, entfern*, deaktivier*, abschalt*, abzuschalten, ausschalt*, "
     "ersetz*, kundig*, schliess*, aktualisier*"},
    {"de", maybe_code,
     "*ngscode*, *itscode*, *gangscode*, *onscode*, kode, passwort, kennwort, kennung, losungswort, geheimzahl"},
    {"de", other_code,
     "gutschein*, rabatt*code*, rabattcode*, aktionscode*, gutscheincode*, einladungscode*, empfehlungscode*, "
     "postleitzahl, plz, sendungscode, abholcode*, paketcode, abhol code, buchungscode*, reservierungscode*, "
     "bestellcode, vorteilscode*, freundschaftscode, strichcode, tracking code, turcode, wlan passwort, wlan "
     "schlussel, bankleitzahl, blz, "
     "produktschlussel, seriennummer, fehlercode, quellcode, packstation, postnummer, kundencode, vorwahl, prufziffer"},
    {"de", old,
     "alter code, alte code, alten code, vorheriger code, vorherige, nicht mehr gultig, ist abgelaufen, bisheriger "
     "code, ersetzt"},
    {"de", verify,
     "verifizier*, bestatig*, bestaetig*, authentifizier*, identitat, freischalt*, freigeb*, freizugeben, aktivier*, "
     "einzugeben, geben sie, gib den, gib diesen, eingeben, lautet, zwei faktor, 2 faktor, zugriff"},
    {"de", sign_in, "anmeld*, einlogg*, einzuloggen, anzumelden, login, log in, zugang zu, neues gerat, neuen gerat"},
    {"de", sign_up,
     "registrier*, konto erstell*, konto zu erstellen, kontoerstellung, konto anzulegen, konto aktivier*, konto zu "
     "aktivieren, willkommen bei, e mail adresse bestatig*, e mail adresse zu bestatig*, e mail adresse zu "
     "verifizier*, "
     "e mail adresse verifizier*, e mail verifizier*, e mail bestatig*, email bestatig*, mailadresse bestatig*, mail "
     "adresse zu bestatig*, anmeldung abschliessen, kontoeroffnung, neues konto, neuen konto, konto erstellt, "
     "newsletter anmeldung, einladung, eingeladen"},
    {"de", reset,
     "zurucksetz*, zuruckzusetzen, passwort vergessen, kennwort vergessen, passwort andern, passwort zu andern, "
     "passwort anderung, passwortanderung, neues passwort, neues kennwort, wiederherstell*, wiederherzustellen, "
     "passwort reset, setzt du dein passwort, setzen sie ihr passwort, setze dein passwort, pin vergessen, "
     "festlegen einer neuen, neu festzulegen, neu festlegen"},
    {"de", payment,
     "zahlung*, bezahl*, uberweis*, ueberweis*, transaktion*, kauf, einkauf, auftrag uber, betrag, lastschrift, "
     "empfanger, iban, kartenzahlung*, kreditkarte*, dauerauftrag, abbuchung, kartenende, ihre karte, zu zahlen, "
     "lastschrift*, sepa*, mandat*, tageslimit*, aktien, wertpapier*, kartenlimit*"},
    {"de", privacy,
     "gultig, gueltig, lauft ab, ablaufen, niemandem, niemanden, niemals weiter, nicht weiter, geben sie ihn nicht, "
     "nicht an dritte, teile diesen, teilen sie, weitergeben, geheim, vertraulich, ignorier*, "
     "angefordert, nie nach, nicht nach diesem, nicht angefordert"},
    {"de", disclaimer,
     "falls sie nicht, falls du nicht, wenn sie nicht, wenn du nicht, falls das nicht, nicht angefordert, nicht von "
     "ihnen, nicht von dir, ignorier*, haben sie nicht, hast du nicht, waren sie das nicht, nicht veranlasst"},
    {"de", denial,
     "fragen nie, fragen niemals, fragen sie nie, fragen sie niemals, fragen dich nie, fragen dich niemals, "
     "nie nach, niemals nach, niemand von uns, kein mitarbeiter"},
    {"de", takeover,
     "konto zu loschen, konto loschen, ihr konto loschen, dein konto loschen, loschung ihres kontos, "
     "loschung deines kontos, kontoloschung, konto endgultig, konto zu schliessen, konto schliessen, konto auflosen, "
     "konto zu deaktivieren, konto deaktivieren, zwei faktor * deaktivieren, zwei faktor * zu deaktivieren, "
     "zwei faktor * ausschalten, zwei faktor * abschalten, 2fa deaktivieren, 2fa zu deaktivieren, 2fa abschalten, "
     "zweistufige * deaktivieren, zweistufige * zu deaktivieren, bestatigung in zwei schritten *, "
     "telefonnummer zu andern, telefonnummer andern, handynummer andern, handynummer zu andern, rufnummer andern, "
     "mobilnummer andern, mobilnummer zu andern, anderung ihrer telefonnummer, anderung ihrer mobilnummer, "
     "anderung deiner telefonnummer, anderung ihrer e mail*, anderung deiner e mail*, e mail adresse zu andern, "
     "e mail adresse andern, rufnummernmitnahme, rufnummer mitnehmen, sim tausch, sim karte tauschen, "
     "konto bei * zu loschen, konto bei * endgultig zu loschen, konto bei * * zu loschen, endgultig zu loschen, "
     "* konto zu loschen"},
    {"de", label,
     "bestellung, bestellnummer*, bestell nr*, bestellungsnummer, auftrag, auftragsnummer*, auftrags nr, rechnung, "
     "rechnungsnummer*, rechnungs nr*, rechnung nr, sendungsnummer*, sendung, paketnummer, paket, "
     "kundennummer*, kunden nr*, kontonummer*, konto nr, vertragsnummer*, vertrags nr, vertrag, vorgangsnummer*, "
     "vorgang, ticketnummer, termin, terminnummer, buchung, buchungsnummer*, reservierung, reservierungsnummer, "
     "referenz*, "
     "referenznummer*, aktenzeichen, mitgliedsnummer, telefon*, telefonnummer, tel nr, rufnummer, handynummer, "
     "mobilnummer, anruf*, ruf uns an, rufen sie, unter der nummer, hotline, endziffer*, kartennummer, endend auf, "
     "endet auf, seit, "
     "steuernummer, filiale, gleis, flug, zug, sitz, zimmer, hausnummer, raum, stand, zahlerstand, zahlernummer, "
     "schadennummer, policennummer, nr, nummer, gebot, version, ausgabe, antwort, sms an"},
    {"de", trade,
     "bestellung*, lieferung*, geliefert, zustell*, zugestellt, paket, sendung, versand*, versendet, verschickt, "
     "rechnung*, rabatt*, sparen, angebot*, gutschein*, termin*, erinnerung, guthaben, kontostand, saldo, "
     "eingegangen, gutgeschrieben, abgebucht, gewinn*, abholbereit, abholen, fallig, mahnung, reservier*, buchung*, "
     "gratis, ausverkauf, newsletter, kundigung, abo, abmelden, abbestellen, schliessfach, abholfach"},
    {"de", unit,
     "minute*, stunde*, sekunde*, tag*, woche*, monat*, jahr*, std, min, uhr, punkte*, personen, stuck, prozent, mal, "
     "versuch*, stellig*, artikel"},
    {"de", done,
     "wurde geandert, wurde zuruckgesetzt, wurde aktualisiert, erfolgreich, wurde entfernt, wurde aktiviert, wurde "
     "deaktiviert, neue anmeldung"},
    {"de", link, "klick*, link, folgen sie, schaltflache, besuche*, tippe*, button"},

    // Dutch
    {"nl", code,
     "verificatiecode*, verificatie code*, verificatie pin, bevestigingscode*, bevestigings code, beveiligingscode*, "
     "beveiligings code, toegangscode*, toegangs code, inlogcode*, inlog code*, eenmalige code*, eenmalig wachtwoord, "
     "eenmalige inlogcode, eenmalige pincode, eenmalige toegangscode, activeringscode*, activatiecode*, "
     "registratiecode*, authenticatiecode*, aanmeldcode*, aanmeldingscode, controlecode*, tan code, smscode, sms code, "
     "veiligheidscode*, identificatiecode, "
     "autorisatiecode, validatiecode, herstelcode*, resetcode, tijdelijke code, tijdelijk wachtwoord, cijferige code, "
     "cijferige pincode"},
    {"nl", belonging,
     "account, nummer, telefoonnummer, mobiele nummer, e mailadres, e mail, tweestaps*, twee factor*, profiel"},
    {"nl", alter,
     "wijzig*, verwijder*, uitschakel*, uit te schakelen, sluiten, vervang*, deactiv*, opheff*, op te heffen"},
    {"nl", maybe_code, "code, wachtwoord, pincode, toegangswoord"},
    {"nl", other_code,
     "kortingscode*, kortings code, actiecode*, cadeaucode*, cadeaubon*, cadeaukaart, vouchercode, waardebon, "
     "postcode*, afhaalcode*, ophaalcode, boekingscode*, reserveringscode, uitnodigingscode, trackcode, track trace*, "
     "wifi wachtwoord, streepjescode, kluiscode"},
    {"nl", old, "oude code, vorige code, niet meer geldig, is verlopen, vervangt"},
    {"nl", verify,
     "verifi*, bevestig*, authenti*, identiteit, activeer*, activeren, voer de, voer deze, vul de, vul deze, invoeren, "
     "tweestaps*, 2 staps*, tweefactor*, twee factor, gebruik deze"},
    {"nl", sign_in, "inlog*, in te loggen, log in, aanmeld*, aan te melden, ingelogd, nieuw apparaat, toegang tot"},
    {"nl", sign_up,
     "registr*, account aan te maken, account aanmaken, account te maken, account te activeren, activeer je account, "
     "activeer uw account, welkom bij, e mailadres te bevestigen, e mailadres bevestig*, bevestig je e mail*, "
     "bevestig uw e mail*, e mailadres te verifi*, verifieer je e mail*, verifieer uw e mail*, nieuw account, "
     "uitgenodigd, uitnodiging, inschrijv*, heeft een * account aangemaakt, account aangemaakt"},
    {"nl", reset,
     "reset*, herstel*, te herstellen, wachtwoord vergeten, wachtwoord wijzigen, wachtwoord te wijzigen, "
     "nieuw wachtwoord, wachtwoord opnieuw, opnieuw in te stellen, opnieuw instellen, wijzig wachtwoord, "
     "wijzig je wachtwoord, wijzig uw wachtwoord, accountherstel, *herstel"},
    {"nl", payment,
     "betaling*, betaal*, betalen, te betalen, overschrijving*, overboek*, over te maken, transactie*, aankoop*, "
     "bedrag*, incasso, ontvanger, begunstigde, creditcard, je pas, uw pas, incasso*, machtiging*, daglimiet*"},
    {"nl", privacy,
     "geldig, verloopt, niemand, deel deze, deel nooit, deel dit, nooit delen, niet delen, niet met anderen, geheim, "
     "vertrouwelijk, negeer*, niet aangevraagd, nooit om, vragen nooit"},
    {"nl", disclaimer,
     "als u dit niet, als je dit niet, heb je dit niet, heeft u dit niet, was jij dit niet, niet aangevraagd, negeer*, "
     "was u dit niet, niet zelf"},
    {"nl", denial, "vragen nooit, vraagt nooit, zullen nooit, vragen je nooit, vragen u nooit, nooit om"},
    {"nl", takeover,
     "account te verwijderen, account verwijderen, je account te sluiten, account sluiten, account opheffen, "
     "account op te heffen, account te deactiveren, account deactiveren, verificatie in twee stappen uit*, "
     "tweestapsverificatie uit*, 2fa uit*, telefoonnummer te wijzigen, telefoonnummer wijzigen, "
     "mobiele nummer te wijzigen, e mailadres te wijzigen, e mailadres wijzigen, nummer te wijzigen, nummerbehoud, "
     "simkaart te vervangen"},
    {"nl", label,
     "bestelling, bestelnummer*, ordernummer*, order, factuur, factuurnummer*, factuurnr, klantnummer*, "
     "rekeningnummer, zending, zendingnummer, pakket, pakketnummer, referentie*, afspraak, boeking, boekingsnummer*, "
     "reservering, "
     "reserveringsnummer, ticketnummer, dossiernummer, dossier, telefoonnummer, telefoon, bel, bel ons, bel naar, belt "
     "u, mobiel nummer, eindigend op, kaartnummer, polisnummer, contractnummer, nummer, nr, kenmerk, betalingskenmerk, "
     "spoor, vlucht, kamer, sms naar"},
    {"nl", trade,
     "bestelling*, bezorg*, geleverd, levering, pakket*, verzonden, onderweg, factuur*, korting*, aanbieding*, "
     "afspraak*, herinnering*, saldo, ontvangen van, bijgeschreven, afgeschreven, gewonnen, ophalen, afhalen, gratis, "
     "uitverkoop, nieuwsbrief, openstaand*, reservering*, boeking*"},
    {"nl", unit,
     "minuten, minuut, uur, uren, dagen, dag, seconden, weken, maanden, jaar, punten, personen, keer, procent, stuks, "
     "cijfers, cijferige, pogingen, artikelen"},
    {"nl", done,
     "is gewijzigd, is aangepast, is hersteld, succesvol, is verwijderd, is geactiveerd, nieuwe aanmelding"},
    {"nl", link, "klik*, link, knop, bezoek, tik*"},

    // Swedish, Danish, Norwegian
    {"sv", code,
     "verifieringskod*, verifikationskod*, bekraftelsekod*, sakerhetskod*, inloggningskod*, engangskod*, "
     "engangslosenord*, engangspin*, aktiveringskod*, registreringskod*, autentiseringskod*, atkomstkod*, "
     "kontrollkod*, behorighetskod*, sms kod*, smskod*, godkannandekod*, aterstallningskod*, siffrig kod, siffrig* "
     "kod*, tillfallig kod, tillfalligt losenord, valideringskod*, identifieringskod*, identifikationskod*, pinkod, "
     "pin kod, verifierings kod"},
    {"sv", belonging, "konto, kontot, telefonnummer, mobilnummer, e post*, tvastegs*, tvafaktor*, profil"},
    {"sv", alter,
     "andra, andrar, andring, byta, byt, byter, radera*, ta bort, tar bort, avsluta*, inaktiver*, stanga, stang"},
    {"sv", maybe_code, "kod, koden, koder, *skod, *skoden, losenord*, losen"},
    {"sv", other_code,
     "rabattkod*, kampanjkod*, presentkort*, postnummer*, bokningskod*, hamtkod*, hamtningskod*, utlamningskod*, "
     "avhamtningskod*, streckkod*, vardekod*, inbjudningskod*, portkod*, paketkod*, kvittokod, erbjudandekod"},
    {"sv", old, "gammal kod, tidigare kod*, inte langre giltig, har gatt ut, ersatter"},
    {"sv", verify,
     "verifier*, bekrafta*, autentiser*, identitet*, aktivera*, ange koden, ange denna, skriv in, tvastegs*, "
     "tvafaktor*, anvand*, godkann*, fortsatta"},
    {"sv", sign_in, "logga in, loggar in, inlogg*, ny enhet, logga in pa"},
    {"sv", sign_up,
     "registrer*, skapa konto, skapa ditt konto, skapa ett konto, valkommen till, aktivera ditt konto, bekrafta din e "
     "post*, bekrafta din mejl*, verifiera din e post*, bekrafta e post*, nytt konto, inbjud*"},
    {"sv", reset,
     "aterstall*, glomt losenord*, glomt ditt losenord, nytt losenord, byta losenord, byt losenord, andra losenord, "
     "andra ditt losenord, byta ditt losenord"},
    {"sv", payment,
     "betalning*, betala*, overforing*, kop, kopet, inkop, belopp*, transaktion*, mottagare*, uttag, kortbetalning, "
     "ditt kort, autogiro*, dagsgrans*"},
    {"sv", privacy,
     "giltig*, galler i, galler till, upphor, gar ut, dela inte, dela aldrig, lamna inte, lamna aldrig, med nagon, "
     "till nagon, hemlig*, begart, begarde, ignorera*, bortse fran, fragar aldrig, beratta inte"},
    {"sv", disclaimer, "om du inte, om det inte var du, inte begart, ignorera*, bortse fran, inte du"},
    {"sv", denial, "fragar aldrig, ber dig aldrig, ber aldrig"},
    {"sv", takeover,
     "radera ditt konto, radera kontot, radera konto, ta bort ditt konto, ta bort kontot, ta bort konto, "
     "avsluta ditt konto, avsluta kontot, stanga ditt konto, inaktivera ditt konto, stanga av tva*, inaktivera tva*, "
     "byta telefonnummer, byt telefonnummer, andra ditt telefonnummer, andra telefonnummer, andra din e post*, "
     "byta e post*, andra e post*"},
    {"sv", label,
     "order, ordernummer*, ordernr, bestallning*, faktura*, fakturanummer*, kundnummer*, kontonummer*, kolli*, "
     "forsandelse*, sandningsnummer*, sparningsnummer*, arende*, arendenummer*, bokning*, bokningsnummer*, referens*, "
     "referensnummer*, ocr, tid, bokad, telefon*, telefonnummer, ring, ring oss, mobilnummer, slutar pa, kortnummer, "
     "biljett*, medlemsnummer, nummer, nr, spar, plats, vagn, rum, sms till"},
    {"sv", trade,
     "leverans*, levererat, paket*, forsandelse*, skickats, skickat, faktura*, rabatt*, erbjudande*, rea, saldo*, tid "
     "hos, paminnelse*, bokning*, hamta ut, hamtas, vunnit, gratis, bestallning*, mottagit, insatt, forfaller, "
     "nyhetsbrev, biljett*"},
    {"sv", unit,
     "minuter, minut, timmar, timme, tim, dagar, dag, dygn, sekunder, veckor, manader, ar, poang, personer, st, "
     "ganger, procent, siffror, siffrig*, forsok"},
    {"sv", done, "har andrats, har aterstallts, har uppdaterats, har tagits bort, har aktiverats, ny inloggning"},
    {"sv", link, "klicka*, lanken, lank, knappen, besok, tryck*"},
    {"da", code,
     "bekraeftelseskode*, bekræftelseskode*, bekraftelseskode*, sikkerhedskode*, engangskode*, engangsadgangskode*, "
     "engangs adgangskode, verifikationskode*, verificeringskode*, verifikations kode, godkendelseskode*, "
     "loginkode*, login kode, log ind kode, log pa kode, aktiveringskode*, autentificeringskode*, "
     "autentifikationskode*, registreringskode*, tilmeldingskode*, sms kode*, smskode*, kontrolkode, "
     "nulstillingskode*, midlertidig kode, midlertidig adgangskode, cifret kode, cifrede kode, pinkode*, pin kode*, "
     "valideringskode*, bekraftelses kode"},
    {"da", belonging, "konto, kontoen, telefonnummer, mobilnummer, e mail*, mailadresse, totrins*, profil"},
    {"da", alter, "aendr*, andre, andrer, skift*, slet, slette, sletning, fjern*, deaktiver*, lukke, luk"},
    {"da", maybe_code, "kode, koden, koder, *skode, *skoden, adgangskode*, kodeord*"},
    {"da", other_code,
     "rabatkode*, kampagnekode*, gavekort*, vaerdikode, postnummer*, afhentningskode*, bookingkode*, stregkode*, "
     "tilbudskode*, invitationskode*, pakkekode*"},
    {"da", verify,
     "verificer*, bekraeft*, bekraft*, godkend*, autentific*, identitet, aktiver*, indtast*, totrins*, tofaktor*, "
     "brug*, fortsaet*, fortsatt*"},
    {"da", sign_in, "log ind, logge ind, logger ind, log pa, logge pa, ny enhed, indlogning*"},
    {"da", sign_up,
     "registrer*, opret konto, oprette konto, oprette din konto, oprette en konto, velkommen til, aktiver din konto, "
     "bekraft din e mail*, bekraft din mail*, bekraft e mail*, verificer din e mail*, tilmeld*, ny konto, inviteret, "
     "inviterer, verificer email*, verificer din email*, bekraeft din email*, oprettet en konto, har oprettet en *"},
    {"da", reset,
     "nulstil*, glemt adgangskode*, glemt kodeord*, glemt din adgangskode, ny adgangskode, nyt kodeord, gendan*, "
     "skifte adgangskode, aendre din adgangskode, andre din adgangskode"},
    {"da", payment, "betaling*, betal*, overforsel*, overfor*, kob, kobet, belob*, transaktion*, modtager*, dit kort"},
    {"da", privacy,
     "gyldig*, galder i, galder kun, udlober, del ikke, del aldrig, del den ikke, med nogen, til nogen, hemmelig, "
     "ignorer*, se bort fra, anmodede, anmodet, bestilt, beder aldrig, sporger aldrig"},
    {"da", disclaimer, "hvis du ikke, hvis det ikke var dig, ikke anmodet, ignorer*, se bort fra, ikke dig"},
    {"da", denial, "beder aldrig, sporger aldrig, beder dig aldrig"},
    {"da", takeover,
     "slette din konto, slet din konto, slette kontoen, lukke din konto, luk din konto, deaktivere din konto, "
     "sla totrins*, deaktivere totrins*, andre dit telefonnummer, aendre dit telefonnummer, skifte telefonnummer, "
     "andre din e mail*, aendre din e mail*"},
    {"da", label,
     "ordre, ordrenummer*, ordrenr*, bestilling*, faktura*, fakturanummer*, kundenummer*, kundenr, kontonummer*, "
     "forsendelse*, pakkenummer*, pakke, sag, sagsnummer*, booking, bookingnummer*, reference*, tid, telefon*, "
     "telefonnummer, ring, ring til, mobilnummer, ender pa, kortnummer, medlemsnummer, nummer, nr, billet*, spor, sms "
     "til"},
    {"da", trade,
     "levering*, leveret, pakke*, afsendt, sendt, faktura*, rabat*, tilbud*, udsalg, saldo*, aftale*, paamindelse*, "
     "pamindelse*, booking, hentes, afhent*, vundet, gratis, bestilling*, modtaget, indsat, forfalder, nyhedsbrev, "
     "billet*"},
    {"da", unit,
     "minutter, minut, timer, time, dage, dag, dogn, sekunder, uger, maneder, ar, point, personer, stk, gange, "
     "procent, cifre, cifret, forsog"},
    {"da", done, "er blevet andret, er blevet nulstillet, er opdateret, er fjernet, er aktiveret, nyt login"},
    {"da", link, "klik*, linket, link, knappen, besog, tryk*"},
    {"nb", code,
     "bekreftelseskode*, sikkerhetskode*, engangskode*, engangspassord*, verifiseringskode*, verifikasjonskode*, "
     "godkjenningskode*, innloggingskode*, paloggingskode*, aktiveringskode*, autentiseringskode*, registreringskode*, "
     "tilgangskode*, sms kode*, kontrollkode*, tilbakestillingskode*, midlertidig passord, sifret kode, sifrede kode, "
     "valideringskode*, bekreftelses kode, identifiseringskode*"},
    {"nb", belonging, "konto, kontoen, telefonnummer, mobilnummer, e post*, totrinns*, profil"},
    {"nb", alter, "endre*, endring, bytte*, slett*, fjern*, deaktiver*, avslutt*"},
    {"nb", maybe_code, "passord*, passordet"},
    {"nb", other_code,
     "rabattkode*, kampanjekode*, gavekort*, hentekode*, bestillingskode*, strekkode*, verdikode*, invitasjonskode*, "
     "pakkekode*, referansekode*, vervekode*"},
    {"nb", verify,
     "verifiser*, bekreft*, godkjenn*, autentiser*, identitet*, aktiver*, skriv inn, tast inn, totrinns*, tofaktor*, "
     "bruk*, fortsett*"},
    {"nb", sign_in, "logg inn, logge inn, logger inn, innlogging*, palogging*, logge pa, ny enhet"},
    {"nb", sign_up,
     "registrer*, opprett konto, opprette konto, opprette kontoen, velkommen til, aktiver kontoen*, bekreft e post*, "
     "bekreft din e post*, bekrefte e post*, ny konto, invitert, inviterer, invitasjon*"},
    {"nb", reset,
     "tilbakestill*, glemt passord*, nytt passord, endre passord*, bytte passord, gjenopprett*, nullstill*"},
    {"nb", payment, "betaling*, betal*, overforing*, kjop, kjopet, belop*, transaksjon*, mottaker*, kortet ditt"},
    {"nb", privacy,
     "gyldig*, utloper, del ikke, ikke del, aldri del, del aldri, med noen, til noen, hemmelig, ignorer*, se bort fra, "
     "bestilte, ba om, spor aldri"},
    {"nb", disclaimer,
     "hvis du ikke, dersom du ikke, hvis det ikke var deg, ikke bedt om, ignorer*, se bort fra, ikke deg"},
    {"nb", denial, "spor aldri, ber deg aldri, ber aldri"},
    {"nb", takeover,
     "slette kontoen, slette kontoen din, slett kontoen, avslutte kontoen, lukke kontoen, deaktivere kontoen, "
     "sla av totrinns*, endre telefonnummer*, bytte telefonnummer, endre e post*"},
    {"nb", label,
     "ordre*, ordrenummer*, bestilling*, bestillingsnummer*, faktura*, fakturanummer*, kundenummer*, kontonummer*, "
     "sending*, sendingsnummer*, sporingsnummer*, sak, saksnummer*, referanse*, referansenummer*, kid, time, telefon*, "
     "ring, ring oss, mobilnummer, slutter pa, kortnummer, billett*, nummer, nr, spor, rom"},
    {"nb", trade,
     "levering*, levert, pakke*, sendt, hentes, klar for henting, rabatt*, tilbud*, salg, saldo*, timeavtale*, "
     "avtale*, paminnelse*, bestilling*, vunnet, gratis, mottatt, forfall*, nyhetsbrev, billett*"},
    {"nb", unit,
     "minutter, minutt, timer, dager, dogn, sekunder, uker, maneder, poeng, personer, ganger, prosent, sifre, forsok"},
    {"nb", link, "klikk*, lenken, lenke, knappen, trykk*"},
};

}  // namespace

std::span<const Words> germanic_words() { return kWords; }

}  // namespace latchkey::codes

#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

constexpr Words kWords[] = {
    {"pl", code,
     "kod* weryfikacyjn*, kod* weryfikacji, kod* potwierdz*, kod* bezpieczenstwa, kod* dostepu, kod* aktywacyjn*, kod* "
     "aktywacji, kod* autoryzacyjn*, kod* autoryzacji, kod* jednorazow*, jednorazow* kod*, haslo jednorazowe, "
     "jednorazow* has*, kod* logowania, kod* do logowania, kod* uwierzytelni*, kod* autentykacyjn*, kod* "
     "rejestracyjn*, kod* rejestracji, "
     "kod* sms, haslo sms, kod* smskod, smskod, tymczasow* kod*, tymczasow* has*, haslo tymczasowe, kod* resetowania, "
     "kod* resetujac*, kod* odzyskiwania, kod* do weryfikacji, kod* do potwierdzenia, kod* do aktywacji, kod* do "
     "zresetowania, kod* do autoryzacji, kod* pin, kod* otp, kod* zabezpieczajac*, kod* tozsamosci, kod* do "
     "zatwierdzenia, haslo nr, kod* nr, kod* aplikacji, cyfrow* kod*"},
    {"pl", belonging,
     "konto, konta, numer telefonu, numeru telefonu, numer*, adres e mail, adresu e mail, e mail*, dwuetapow*, "
     "profil*"},
    {"pl", alter, "zmian*, zmien*, usun*, usuw*, wylacz*, zamkn*, dezaktyw*, skasowa*"},
    {"pl", maybe_code, "kod, kodu, kodem, kody, haslo, hasla"},
    {"pl", other_code,
     "kod* rabatow*, kod* promocyjn*, kod* znizkow*, kod* rabat*, kupon*, kod* pocztow*, kod* kreskow*, "
     "kod* odbioru, kod* rezerwacji, kod* polecajac*, kod* polecenia, karta podarunkowa, kod* qr, kod* do bramy, "
     "kod* paczki, kod* domofonu, haslo wifi, haslo do wifi, haslo wi fi, kod* klienta, kod* produktu, "
     "kod* zaproszenia, kod* voucher*, kod* do skrytki, bony, bonow, bon podarunkow*, bon upominkow*, bon rabatow*, "
     "kod bonu"},
    {"pl", old, "poprzedni kod, stary kod, stracil waznosc, wygasl, juz niewazny"},
    {"pl", verify,
     "weryfik*, zweryfik*, potwierd*, uwierzytelni*, autoryz*, aktywuj*, aktywow*, aktywacj*, wpisz*, wprowadz*, "
     "podaj*, tozsamosc*, dwuetapow*, dwuskladnikow*, uzyj*, kontynuowac, dokonczyc"},
    {"pl", sign_in, "logow*, zalogow*, zaloguj*, loguj*, nowe urzadzenie, nowym urzadzeniu, logowanie"},
    {"pl", sign_up,
     "rejestr*, zarejestr*, utworzyc konto, utworzenie konta, zalozyc konto, zakladania konta, witaj*, witamy w, "
     "aktywuj konto, aktywowac konto, aktywacja konta, aktywacji konta, potwierdz adres, potwierdzic adres, "
     "potwierdz swoj adres, potwierdz e mail, potwierdz swoj e mail, zweryfikuj adres, zweryfikowac adres, "
     "zweryfikuj swoj adres, weryfikacja adresu, nowe konto, zaprosz*, zaprasza*, utworzyl konto, utworzono konto, "
     "zalozyl konto, zalozenie konta, zweryfikuj email, zweryfikuj e mail, zweryfikuj adres*, "
     "zweryfikuj swoj adres e*, potwierdz swoj adres e*, potwierdz * swoj adres e*, potwierdzenie adresu e*, "
     "weryfikacja adresu e*"},
    {"pl", reset,
     "zresetow*, zresetuj*, resetow*, reset hasla, odzysk*, zapomnia*, nowe haslo, zmiana hasla, zmiany hasla, zmienic "
     "haslo, zmien haslo, przywroc*"},
    {"pl", payment,
     "platnosc, platnosci, platnoscia, zaplat*, zaplac*, przelew*, transakcj*, zakup*, kwot*, odbiorc*, blik, kart*, "
     "wyplat*, zlecen*, operacj*"},
    {"pl", privacy,
     "wazny*, wazna*, wygasa, wygasnie, traci waznosc, nie udostepniaj*, nie podawaj*, nie przekazuj*, nie ujawniaj*, "
     "nikomu, nigdy nie, poufn*, zignoruj*, nie prosiles, prosba, zadanie"},
    {"pl", disclaimer,
     "jesli nie, jezeli nie, to nie ty, nie prosiles, nie prosilas, nie wykonywal*, zignoruj*, jesli to nie"},
    {"pl", denial, "nigdy nie pros*, nigdy nie popros*, nigdy nie pyta*, nikt z banku, nigdy nie zadzwon*"},
    {"pl", takeover,
     "usunac konto, usuniecie konta, usuniecia konta, usun konto, skasowac konto, zamknac konto, zamkniecie konta, "
     "zamkniecia konta, dezaktywowac konto, wylaczyc weryfikacj*, wylaczenie weryfikacji*, wylaczyc uwierzytelni*, "
     "wylaczenia weryfikacji*, zmienic numer telefonu, zmiana numeru telefonu, zmiany numeru telefonu, "
     "zmiane numeru telefonu, zmienic adres e*, zmiana adresu e*, zmiany adresu e*, zmiane adresu e*, "
     "przeniesienie numeru, przeniesienia numeru, wymiana karty sim"},
    {"pl", label,
     "zamowieni*, nr zamowienia, numer zamowienia, faktur*, nr faktury, numer faktury, przesylk*, nr przesylki, numer "
     "przesylki, paczk*, numer paczki, numer klienta, nr klienta, konto nr, nr konta, numer konta, umow*, nr umowy, "
     "polis*, rezerwacj*, wizyt*, bilet*, zgloszeni*, nr zgloszenia, sprawa, nr sprawy, referencyjn*, telefon*, tel, "
     "nr telefonu, numer telefonu, zadzwon*, dzwon, pod numer*, pod nr, numer, nr, konczac*, koncowka, kart*, lot, "
     "peron, pokoj, od, wyslij, sms na, saldo, tytul"},
    {"pl", trade,
     "dostaw*, dostarcz*, wyslan*, nadan*, przesylk*, paczk*, kurier*, zamowieni*, faktur*, rabat*, znizk*, promocj*, "
     "ofert*, wyprzedaz*, wizyt*, przypomin*, saldo, otrzymal*, wplyn*, wygral*, gratis, darmow*, odebr*, odbior*, "
     "termin*, rezerwacj*, newsletter, doladow*, sklep*, kupon*, paczkomat*, rachunek za"},
    {"pl", unit,
     "minut*, min, godzin*, godz, dni, dzien, sekund*, tygodni*, miesiec*, miesiac*, lat, rok*, punktow, pkt, osob*, "
     "razy, procent, cyfr*, prob*, szt, sztuk, zl"},
    {"pl", done,
     "zostalo zmienione, zostal zmieniony, zostalo zresetowane, zostala zmieniona, pomyslnie, nowe logowanie, zostalo "
     "zaktualizowane"},
    {"pl", link, "kliknij*, klikajac, klikniec*, link*, przycisk*, odnosnik*, odwiedz"},

    {"cs", code,
     "overovac* kod*, kod* pro overeni, potvrzovac* kod*, potvrdzovac* kod*, bezpecnostn* kod*, pristupov* kod*, "
     "prihlasovac* kod*, kod* pro prihlaseni, aktivacn* kod*, autorizacn* kod*, autentizacn* kod*, overujic* kod*, "
     "jednorazov* kod*, jednorazov* hesl*, registracn* kod*, sms kod*, docasn* hesl*, docasn* kod*, kod* pro obnov*, "
     "kod* pro obnovu, kod* pro potvrzeni, kontroln* kod*, mistny kod, mistn* kod*, pin kod*, verifikacn* kod*, kod* k "
     "overeni, kod* k potvrzeni, autentifikacn* kod*"},
    {"cs", belonging,
     "ucet, uctu, telefonni* cisl*, telefonniho cisla, telefonni cislo, e mail*, dvoufaktor*, dvoufazov*, profil*"},
    {"cs", alter, "zmen*, smaz*, zrus*, odstran*, vypn*, deaktiv*"},
    {"cs", maybe_code, "kod, kodu, kodem, hesl*"},
    {"cs", other_code,
     "slevov* kod*, slevovy kupon*, promo kod*, kupon*, poukaz*, darkov* poukaz*, psc, carov* kod*, kod* k vyzvednuti, "
     "kod* pro vyzvednuti, rezervacn* kod*, qr kod*, kod* zasilky, vyzvedavac* kod*, heslo k wifi, heslo wifi, kod* k "
     "boxu, heslo pro vydej, kod* produktu"},
    {"cs", old, "predchozi kod, stary kod, jiz neplati, vyprsel"},
    {"cs", verify,
     "over*, potvrd*, potvrz*, autoriz*, autent*, aktiv*, zadejte, zadej, vlozte, opiste, totoznost*, dvoufazov*, "
     "dvoufaktorov*, pouzij*, pokracov*, dokonc*"},
    {"cs", sign_in, "prihlas*, prihlaseni, nove zarizeni, login"},
    {"cs", sign_up,
     "registr*, zaregistr*, vytvoreni uctu, vytvorit ucet, zalozeni uctu, vitejte, aktivac* uctu, aktivovat ucet, "
     "aktivujte ucet, aktivujte svuj ucet, potvrdte svou e mail*, potvrdte svuj e mail*, potvrdte e mail*, potvrzeni e "
     "mail*, overte svou e mail*, overte svuj e mail*, overeni e mail*, novy ucet, pozvan*, pozval*"},
    {"cs", reset, "obnov*, reset*, zapomenut*, zapomnel*, nove heslo, zmena hesla, zmenu hesla, zmenit heslo"},
    {"cs", payment,
     "platb*, zaplat*, placeni, placena, placeny, plac, prevod*, transakc*, nakup*, castk*, prijemc*, kart*, vyber, "
     "prikaz, prikazu, prikazy, prikazom, prikazem"},
    {"cs", privacy,
     "plati, platnost*, platny, vyprsi, nikomu, nesdelujte, nesdilejte, nesdilej, neposkytujte, nikdy, neprozrazujte, "
     "ignor*, pozadal*, vyzadal*, duvern*"},
    {"cs", disclaimer,
     "nezadal*, nepozadal*, nebyl*, ignor*, jste o to nezadal*, nevyzadal*, neprovad*, neprovedl*, nevytvor*, "
     "nejste vy, nepodal*, pokud to nejste, pokud jste to nebyl*"},
    {"cs", denial, "nikdy nezada*, nikdy nebud*, nikdy po vas"},
    {"cs", takeover,
     "smazat ucet, smazani uctu, zrusit ucet, zruseni uctu, uzavrit ucet, deaktivovat ucet, deaktivaci uctu, "
     "vypnout dvou*, vypnuti dvou*, zmenit telefonni cislo, zmena telefonniho cisla, zmenu telefonniho cisla, "
     "zmene telefonniho cisla, zmenit e mail*, zmenu e mailu, zmene e mailu, zmena e mailu, preneseni cisla"},
    {"cs", label,
     "objednavk*, cislo objednavky, c objednavky, faktur*, cislo faktury, zasilk*, cislo zasilky, balik*, zakaznicke "
     "cislo, cislo uctu, smlouv*, cislo smlouvy, rezervac*, termin, schuzk*, jizdenk*, vstupenk*, variabilni symbol, "
     "vs, telefon*, tel, volejte, zavolejte, na cisle, na cislo, cislo, c, konc*, karta, karty, od, reference, "
     "pozadav*, zustatek, sms na"},
    {"cs", trade,
     "doruc*, odeslan*, zasilk*, balik*, objednavk*, faktur*, slev*, akce, akcni, nabidk*, vyprodej*, termin*, "
     "pripomin*, zustatek, prijat*, pripsan*, vyhral*, zdarma, vyzvedn*, splatn*, predplatn*, rezervac*, newsletter, "
     "dobit*, eshop, e shop"},
    {"cs", unit,
     "minut*, min, hodin*, hod, dni, dnu, den, sekund*, tydn*, mesic*, rok*, let, bod*, osob*, krat, procent, cislic*, "
     "pokus*, ks, kc, mistn*"},
    {"cs", done, "bylo zmeneno, byl zmenen, bylo obnoveno, uspesne, nove prihlaseni"},
    {"cs", link, "klikn*, odkaz*, tlacitk*, navstivte"},
    {"sk", code,
     "overovac* kod*, kod* na overenie, kod* pre overenie, kod* na prihlasenie, kod* pre prihlasenie, kod* na "
     "potvrdenie, potvrdzujuc* kod*, potvrdzovaci kod, bezpecnostn* kod*, pristupov* kod*, prihlasovac* kod*, "
     "aktivacn* kod*, autorizacn* kod*, autentifikacn* kod*, jednorazov* kod*, jednorazov* hesl*, registracn* kod*, "
     "docasne heslo, docasny kod, kod* na obnovenie, kod* na obnovu, miestny kod, ciferny kod"},
    {"sk", belonging, "ucet, uctu, telefonneho cisla, telefonne cislo, e mail*, dvojfaktor*, profil*"},
    {"sk", alter, "zmen*, vymaz*, zrus*, odstran*, vypn*, deaktiv*"},
    {"sk", maybe_code, "kod, kodu, kodom, hesl*"},
    {"sk", other_code,
     "zlavov* kod*, zlavovy kupon*, kupon*, darcekov* pouk*, ciarov* kod*, kod* na vyzdvihnutie, rezervacn* kod*, "
     "heslo na wifi, kod* zasielky, vydajovy kod"},
    {"sk", verify,
     "over*, potvrd*, autoriz*, autent*, aktiv*, zadajte, zadaj, vlozte, totoznost*, dvojfaktorov*, dvojstupnov*, "
     "pouzi*, pokracov*, dokonc*"},
    {"sk", sign_in, "prihlas*, nove zariadenie"},
    {"sk", sign_up,
     "registr*, zaregistr*, vytvorenie uctu, vytvorit ucet, vitajte, aktivac* uctu, aktivovat ucet, aktivujte ucet, "
     "aktivujte svoj ucet, potvrdte svoju e mail*, potvrdte svoj e mail*, potvrdte e mail*, overte svoju e mail*, "
     "overte svoj e mail*, overenie e mail*, novy ucet, pozvan*, pozval*"},
    {"sk", reset, "obnov*, reset*, zabudnut*, zabudli, nove heslo, zmena hesla, zmenu hesla, zmenit heslo"},
    {"sk", payment,
     "platb*, zaplat*, prevod*, transakc*, nakup*, suma, sumu, sume, sumy, prijemc*, kart*, vyber, prikaz, prikazu, "
     "prikazy, prikazom, prikazem"},
    {"sk", privacy,
     "plati, platnost*, platny, vyprsi, nikomu, nezdielajte, nezdielaj, neposkytujte, nikdy, neprezradzajte, ignor*, "
     "poziadal*, vyziadal*"},
    {"sk", disclaimer,
     "neziadali, nepoziadali, ignor*, o to neziadal*, nevyziadal*, neboli ste, nevytvoril*, to nie ste, nie ste to, "
     "ste neziadal*, neuskutocnil*, nevykonal*"},
    {"sk", takeover,
     "vymazat ucet, vymazanie uctu, zrusit ucet, zrusenie uctu, zrusenia uctu, deaktivovat ucet, vypnut dvoj*, "
     "zmenit telefonne cislo, zmenu telefonneho cisla, zmena telefonneho cisla, zmenu e mailu, prenos cisla"},
    {"sk", label,
     "objednavk*, cislo objednavky, faktur*, cislo faktury, zasielk*, cislo zasielky, balik*, zakaznicke cislo, cislo "
     "uctu, zmluv*, rezervac*, termin, listok, variabilny symbol, telefon*, tel, volajte, zavolajte, na cisle, na "
     "cislo, cislo, karta, karty, koncov*, zostatok"},
    {"sk", trade,
     "doruc*, odoslan*, zasielk*, balik*, objednavk*, faktur*, zlav*, akci*, ponuk*, vypredaj*, termin*, pripomin*, "
     "zostatok, prijat*, pripisan*, vyhral*, zadarmo, zdarma, vyzdvihn*, splatn*, predplat*, rezervac*, newsletter, "
     "dobit*"},
    {"sk", unit,
     "minut*, min, hodin*, hod, dni, den, sekund*, tyzdn*, mesiac*, rok*, bod*, osob*, krat, percent, cislic*, pokus*, "
     "ks, miestn*"},
    {"sk", link, "klikn*, odkaz*, tlacidl*, navstivte"},

    {"bg", code,
     "код* за потвърждение, код* за потвърждаване, код* за верификация, код* за проверка, код* за сигурност, код* за "
     "достъп, код* за вход, код* за активиране, код* за активация, код* за удостоверяване, код* за регистрация, код* "
     "за оторизация, код* за нулиране, код* за възстановяване, еднократ* код*, еднократ* парол*, временна парола, "
     "временен код, потвърдителен код, верификационен код, защитен код, код* за идентификация, код* за автентикация, "
     "смс код, sms код, пин код, тан код, кодът ви, кодът ти, цифрен код"},
    {"bg", belonging, "акаунт*, профил*, телефон*, номер*, имейл*"},
    {"bg", alter, "смян*, промян*, промен*, изтри*, изключ*, закри*"},
    {"bg", maybe_code, "код, кода, кодът, кодове, парола, паролата, пин"},
    {"bg", other_code,
     "промо код*, промоционален код, код* за отстъпка, ваучер*, купон*, пощенски код, баркод*, код* за получаване, "
     "код* на поръчката, код* за проследяване, подаръчн* карт*, qr код*, код* за резервация, парола за wifi"},
    {"bg", old, "предишен код, предишният код, стар код, старият код, вече не е валиден, изтекъл"},
    {"bg", verify,
     "потвърд*, потвържд*, провер*, верифи*, удостовер*, активир*, въведете, въведи, използвайте, използвай, "
     "самоличност*, двуфактор*, двустъпков*, продълж*, завърш*"},
    {"bg", sign_in, "вход*, влизане, влезте, влезете, да влезете, ново устройство, вписване"},
    {"bg", sign_up,
     "регистр*, създаване на акаунт, създадете акаунт, създаване на профил, добре дошли, активирате профила, "
     "активирайте акаунта, активирайте профила, активиране на акаунта, активиране на профила, потвърдите имейл*, "
     "потвърдете имейл*, потвърдете вашия имейл*, потвърдете своя имейл, потвърждаване на имейл*, нов акаунт, нов "
     "профил, покана, поканен*"},
    {"bg", reset,
     "нулир*, възстанов*, забравен*, нова парола, смяна на парола*, промяна на парола*, сменете паролата, смените "
     "паролата"},
    {"bg", payment,
     "плащан*, плати*, превод*, транзакц*, покупк*, сума, сумата, получател*, карта, картата ви, теглене, нареждане"},
    {"bg", privacy,
     "валиден*, валидна, валидно, изтича, не споделяйте*, не го споделяйте, не предоставяйте, не давайте, никого, "
     "никому, никога, поверителн*, игнорирайте, не сте поискали, поискан*, пренебрегнете"},
    {"bg", disclaimer,
     "ако не сте, ако това не, ако вие не, не сте поискали, игнорирайте, пренебрегнете, не сте заявили"},
    {"bg", takeover,
     "изтриване на акаунт*, изтриване на профил*, изтриете акаунта*, изтриете профила*, закриване на акаунт*, "
     "закриване на сметка*, изключване на двуфакторн*, изключите двуфакторн*, смяна на телефон*, "
     "промяна на телефон*, смените телефон*, смяна на имейл*, промяна на имейл*"},
    {"bg", label,
     "поръчка*, номер на поръчка*, фактура*, пратка*, номер на пратка, товарителница*, номер, клиентски номер, номер "
     "на сметка, договор*, резервация*, билет*, час*, телефон*, тел, обадете се, на номер, реф, референция, завършваща "
     "на, карта, полет, салдо, №"},
    {"bg", trade,
     "достав*, изпратен*, пратка*, поръчк*, фактур*, отстъпк*, оферт*, промоц*, намаление*, разпродажб*, напомн*, "
     "баланс*, наличност*, получихте, постъпи*, спечел*, безплатн*, вземете, краен срок, абонамент*, резервац*, "
     "бюлетин, зареждане*, час при"},
    {"bg", unit,
     "минути, минута, мин, часа, час, дни, ден, секунди, седмици, месеца, години, год, точки, човека, пъти, процента, "
     "цифри, опита, лв, лева, бр"},
    {"bg", done, "беше променен*, е променен*, е нулирана, успешно, беше активиран*, нов вход"},
    {"bg", link, "кликнете*, натиснете*, връзката, линк*, бутон*, посетете"},

    {"ru", code,
     "код* подтверждени*, код* проверк*, код* безопасности, код* доступа, код* для входа, код* входа, код* для "
     "авторизации, код* авторизации, код* активации, код* для регистрации, код* регистрации, код* верификации, код* "
     "аутентификации, код* идентификации, код* для подтверждения, код* для восстановления, код* восстановления, код* "
     "сброса, код* для сброса, код* для смены, код* для проверки, проверочн* код*, одноразов* код*, одноразов* парол*, "
     "временн* код*, временн* парол*, секретн* код*, защитн* код*, кодовое слово, "
     "смс код*, sms код*, код* из смс, код* из sms, код* смс, пин код*, пин-код*, пинкод*, код* для операции, код* "
     "операции, код* оплаты, код* для оплаты, код* для перевода, код* для подписания, код* подписания, пароль для "
     "входа, пароль для подтверждения, пароль подтверждения, пароль для операции, верификационный код, код* для "
     "подключения, код* привязки, код* для активации, пароль доступа, разов* парол*, разов* код*, код* авторизац*, "
     "код* для доступа, отп"},
    {"ru", belonging,
     "аккаунт*, учетн* запис*, учетной записи, номер*, телефон*, почт*, e mail, email, двухфактор*, двухэтап*, "
     "профил*"},
    {"ru", alter, "смен*, измен*, удал*, отключ*, закры*, замен*"},
    {"ru", maybe_code, "код, кода, кодом, коды, пароль, пароля, паролем, пин"},
    {"ru", other_code,
     "промокод*, промо код*, купон*, почтовый индекс, индекс, штрих код*, штрихкод*, код* получения, код* выдачи, код* "
     "для получения, код* заказа, код* отслеживания, трек код*, трек номер*, код* домофона, код* бронирования, "
     "подарочн* карт*, подарочн* сертификат*, qr код*, код* товара, код* ошибки, пароль от wifi, пароль wi fi, пароль "
     "от wi fi, код* приглашения, код* друга, код* купона, код* скидки, сертификат*, код* ячейки, код* постамата, код* "
     "региона, код* города"},
    {"ru", old, "предыдущий код, старый код, прежний код, недействителен, больше не действует, истек, просрочен"},
    {"ru", verify,
     "подтверд*, подтвержд*, провер*, верифи*, аутентифи*, авториз*, активир*, активац*, введите, введи, вводите, "
     "укажите, личност*, двухфакторн*, двухэтапн*, двухступенч*, используйте, продолж*, заверш*"},
    {"ru", sign_in,
     "вход, входа, входе, войти, войдите, вход в, нового устройства, новое устройство, авторизац*, логин"},
    {"ru", sign_up,
     "регистр*, зарегистр*, создание аккаунта, создания аккаунта, создать аккаунт, создание учетной записи, "
     "добро пожаловать, активировать аккаунт, активации аккаунта, активация аккаунта, активировать учетную запись, "
     "подтвердите адрес, подтвердите свой адрес, подтвердите почту, подтвердить адрес, подтвердите email, "
     "подтвердите электронн*, подтвердите ваш адрес, подтверждение адреса, подтверждения адреса, "
     "подтверждение почты, новый аккаунт, приглаш*, создал учетную запись, создал аккаунт, подтверждение e mail, "
     "подтверждения вашего email, подтверждения e mail, подтверждения вашего e mail, подтверждение email, "
     "подтверждение электронн*"},
    {"ru", reset,
     "сброс*, восстанов*, забыли пароль, смена пароля, смены пароля, сменить пароль, новый пароль, изменить пароль, "
     "изменения пароля, смену пароля"},
    {"ru", payment,
     "оплат*, платеж*, платёж*, перевод*, транзакц*, покупк*, покупку, сумма, сумму, сумме, получател*, карт*, "
     "списани*, снятие, операци*, на сумму"},
    {"ru", privacy,
     "действителен, действует, действителен в течение, срок действия, истекает, никому не, никому, не сообщайте*, не "
     "передавайте*, не говорите, не показывайте, не разглашайте, никогда, конфиденциальн*, проигнорируйте, "
     "игнорируйте, запрос*, не запрашивали"},
    {"ru", disclaimer,
     "если вы не, если это не вы, если это были не вы, если не вы, вы не запрашивали, не запрашивали, не вы, "
     "проигнорируйте, игнорируйте, не делали, не совершали"},
    {"ru", denial, "никогда не спраш*, никогда не прос*, никогда не запраш*, не спрашива*, не запрашива* у вас"},
    {"ru", takeover,
     "удалить аккаунт, удаления аккаунта, удаление аккаунта, удалить учетную запись, удаления учетной записи, "
     "удаление учетной записи, удалить профиль, удаления профиля, закрыть счет, закрытия счета, "
     "отключить двухфакторн*, отключения двухфакторн*, отключение двухфакторн*, отключить двухэтапн*, "
     "отключения двухэтапн*, отключить подтверждение входа, сменить номер, смены номера, смена номера, смену номера, "
     "изменить номер, изменения номера, изменение номера, сменить почту, смены почты, смены e mail, изменить адрес*, "
     "изменения адреса эл*, изменения электронн*, изменить электронн*, смены адреса*, перенос номера, "
     "переноса номера, замена sim, замены sim"},
    {"ru", label,
     "заказ*, номер заказа, заказ №, счет*, счёт*, номер счета, накладн*, посылк*, отправлени*, трек, договор*, номер "
     "договора, лицевой счет, бронь, бронирован*, билет*, заявк*, номер заявки, обращени*, обращение №, запись, "
     "талон*, карта, карты, карте, картой, оканчива*, тел, телефон*, номер телефона, звоните, позвоните, перезвоните, "
     "по номеру, на номер, с номера, номер, ном, №, n, рейс, поезд, вагон, место, каб, кабинет, инн, огрн, снилс, "
     "баланс, остаток, с, отправьте, смс на, документ*, полис*, чек, id, ид"},
    {"ru", trade,
     "доставк*, доставл*, отправлен*, курьер*, посылк*, заказ*, счет на, скидк*, акци*, распродаж*, предложени*, "
     "запись на, напомин*, баланс*, остаток, зачисл*, поступил*, пополн*, выигр*, бесплатн*, забрать, получит* заказ, "
     "пункт выдачи, пункте выдачи, срок оплаты, задолженност*, подписк*, бронирован*, рассылк*, магазин*, бонус*, "
     "балл*, кэшбэк, кешбэк, списано, готов к выдаче, кредит*, тариф*, приём, прием"},
    {"ru", unit,
     "минут*, мин, час*, ч, дн*, день, сут*, секунд*, сек, недел*, месяц*, лет, год*, г, балл*, человек*, раз*, "
     "процент*, цифр*, попыт*, шт, руб*, р, бонус*, гб, мб, тенге, тг, коп"},
    {"ru", done,
     "был изменен, был изменён, изменен, успешно, был сброшен, выполнен вход, был выполнен вход, отключена, "
     "подключена, пароль изменен"},
    {"ru", link, "нажмите*, перейдите*, перейти, ссылк*, кнопк*, кликните"},

    {"uk", code,
     "код* підтвердження, код* перевірки, код* безпеки, код* доступу, код* для входу, код* входу, код* авторизації, "
     "код* активації, код* для реєстрації, код* реєстрації, код* верифікації, код* автентифікації, код* ідентифікації, "
     "код* для підтвердження, код* відновлення, код* для відновлення, код* скидання, перевірочн* код*, одноразов* "
     "код*, одноразов* парол*, тимчасов* код*, тимчасов* парол*, секретн* код*, захисн* код*, смс код*, sms код*, пін "
     "код*, пінкод*, код* для операції, пароль для входу, код* для оплати, код* для скидання, код* із смс, код* з смс"},
    {"uk", belonging, "акаунт*, обліков* запис*, номер*, телефон*, пошт*, e mail, двофактор*, двоетап*, профіл*"},
    {"uk", alter, "змін*, видал*, вимк*, закрит*, замін*"},
    {"uk", maybe_code, "код, коду, кодом, коди, пароль, пароля, пін"},
    {"uk", other_code,
     "промокод*, купон*, поштовий індекс, штрих код*, код* отримання, код* замовлення, подарунк* карт*, подарунк* "
     "сертифікат*, qr код*, код* бронювання, пароль від wifi, пароль wi fi, код* товару, код* запрошення, код* видачі"},
    {"uk", old, "попередній код, старий код, більше не дійсний, недійсний"},
    {"uk", verify,
     "підтверд*, перевір*, верифік*, автентифік*, авториз*, активу*, активац*, введіть, введи, вкажіть, особ*, "
     "двофакторн*, двоетапн*, використайте, використовуйте, продовж*, заверш*"},
    {"uk", sign_in, "вхід, входу, увійти, увійдіть, ввійти, нового пристрою, новий пристрій, авторизац*"},
    {"uk", sign_up,
     "реєстр*, зареєстр*, створення акаунт*, створення облікового, створити акаунт, ласкаво просимо, вітаємо в, "
     "активувати обліковий, активації облікового, активуйте акаунт, активації акаунт*, активувати акаунт, підтвердіть "
     "адресу, підтвердіть свою, підтвердіть електронн*, підтвердіть пошту, підтвердження адреси, підтвердити адресу, "
     "новий акаунт, запрош*"},
    {"uk", reset,
     "скидання, скинути, скиньте, скидаєте, скинути, відновл*, забули пароль, зміна пароля, зміни пароля, "
     "змінити пароль, новий пароль, зміну пароля"},
    {"uk", payment,
     "оплат*, платіж*, платеж*, переказ*, транзакц*, покупк*, купівл*, сума, суму, отримувач*, одержувач*, карт*, "
     "списання, операці*"},
    {"uk", privacy,
     "дійсний, діє, діятиме, термін дії, закінчується, нікому не, нікому, не повідомляйте*, не передавайте*, не "
     "кажіть, не діліться, не показуйте, не розголошуйте, ніколи, конфіденційн*, проігноруйте, ігноруйте, запит*, не "
     "надсилали запит"},
    {"uk", disclaimer,
     "якщо ви не, якщо це не ви, якщо це були не ви, ви не запитували, не запитували, не ви, проігноруйте, ігноруйте, "
     "не робили"},
    {"uk", denial, "ніколи не пита*, ніколи не прос*, ніколи не запиту*"},
    {"uk", takeover,
     "видалити акаунт, видалення акаунта, видалення акаунту, видалити обліковий запис, видалення облікового запису, "
     "видалити профіль, видалення профілю, закрити рахунок, вимкнути двофакторн*, вимкнення двофакторн*, "
     "вимкнути двоетапн*, змінити номер, зміни номера, зміну номера, зміна номера, змінити пошту, зміни пошти, "
     "змінити електронн*, зміни електронн*, зміну електронн*, перенесення номера"},
    {"uk", label,
     "замовлен*, номер замовлення, рахун*, рахунок, номер рахунку, накладн*, посилк*, відправлен*, ттн, договір, "
     "договор*, бронюван*, квит*, заявк*, звернен*, запис, талон*, карта, картки, картка, закінч*, тел, телефон*, "
     "номер телефону, дзвоніть, зателефонуйте, за номером, на номер, номер, №, рейс, потяг, вагон, місце, баланс, "
     "залишок, інн, єдрпоу, єгрпоу"},
    {"uk", trade,
     "достав*, відправлен*, кур'єр*, посилк*, замовлен*, рахунок, знижк*, акці*, розпродаж*, пропозиц*, запис на, "
     "нагад*, баланс*, залишок, зарахован*, надійшл*, поповн*, вигра*, безкоштовн*, забрати, термін оплати, "
     "заборгован*, підписк*, бронюван*, розсилк*, магазин*, бонус*, відділенн*"},
    {"uk", unit,
     "хвилин*, хв, годин*, год, дн*, день, секунд*, сек, тижн*, місяц*, рок*, бал*, осіб, разів, раз, відсотк*, цифр*, "
     "спроб*, шт, грн, гривень, коп, бонус*"},
    {"uk", done, "було змінено, змінено, успішно, було скинуто, виконано вхід"},
    {"uk", link, "натисніть*, перейдіть*, посилан*, кнопк*, клацніть"},

    {"hr", code,
     "verifikacijski kod*, kod* za verifikaciju, kod* za potvrdu, potvrdni kod*, kod* potvrde, sigurnosni kod*, "
     "sigurnosni kôd, kod* za provjeru, kontrolni kod*, pristupni kod*, kod* za pristup, kod* za prijavu, kod* za "
     "prijavljivanje, kod* za aktivaciju, aktivacijski kod*, autorizacijski kod*, kod* za autorizaciju, "
     "autentifikacijski kod*, kod* za autentifikaciju, jednokratni kod*, jednokratna lozink*, jednokratnu lozink*, "
     "jednokratna zapork*, jednokratnu zapork*, kod* za registraciju, registracijski kod*, "
     "privremena lozink*, privremeni kod*, sms kod*, pin kod*, kod* za ponistavanje, kod* za obnavljanje, kod* za "
     "oporavak, kod* za resetiranje, znamenkasti kod*, jednokratni pin"},
    {"hr", belonging, "racun*, broj*, telefon*, e mail*, e post*, profil*"},
    {"hr", alter, "promjen*, promijen*, brisanj*, izbris*, iskljuc*, zatvar*"},
    {"hr", maybe_code, "kod, koda, kodom, kodovi, lozinka, lozinku, lozinke, zaporka, zaporku, sifra, sifru, sifre"},
    {"hr", other_code,
     "promo kod*, promotivni kod*, kod* za popust, kupon*, poklon bon*, vaucer*, postanski broj, bar kod*, barkod*, "
     "kod* za preuzimanje, kod* rezervacije, kod* za pracenje, lozinka za wifi, wifi lozinka, qr kod*, kod* posiljke, "
     "sifra artikla, sifra proizvoda, sifra kupca"},
    {"hr", old, "prethodni kod, stari kod, vise ne vrijedi, istekao"},
    {"hr", verify,
     "potvrd*, provjer*, verific*, verifik*, autentif*, autoriz*, aktivir*, unesite, unesi, upisite, upisi, "
     "identitet*, dvofaktorsk*, u dva koraka, koristite, upotrijebite, iskoristite, nastav*, dovrs*"},
    {"hr", sign_in, "prijav*, novi uredaj, novog uredaja, login, pristup racunu"},
    {"hr", sign_up,
     "registr*, otvaranje racuna, otvoriti racun, izrada racuna, izradu racuna, stvaranje racuna, dobro dosli, "
     "dobrodosl*, aktivirajte racun, aktivirajte svoj racun, aktivaciju racuna, aktivacija racuna, potvrdite adresu, "
     "potvrdite e mail*, potvrdite svoju, potvrdite email*, potvrdite svoj e mail, potvrda e mail*, novi racun, "
     "pozva*, pozivnic*"},
    {"hr", reset,
     "ponist*, resetir*, obnov*, oporav*, zaboravljen*, zaboravili, nova lozinka, novu lozinku, promjena lozinke, "
     "promjenu lozinke, promijenite lozinku, promijeniti lozinku, promjen* lozinke"},
    {"hr", payment,
     "placanj*, platit*, uplat*, isplat*, transakcij*, kupnj*, iznos*, primatelj*, prijenos*, kartic*, "
     "nalog za placanje, naloga za placanje, nalogu za placanje, nalog za prijenos, platni nalog*, platnog naloga"},
    {"hr", privacy,
     "vrijedi, vazi, istice, valjan*, ne dijelite*, nemojte dijeliti, nikome, ni s kim, nikada, ne otkrivajte, "
     "povjerljiv*, zanemarite, ignorirajte, zatrazili, zahtijevali, niste zatrazili"},
    {"hr", disclaimer, "ako niste, ako ovo niste, ako to niste, niste zatrazili, niste vi, zanemarite, ignorirajte"},
    {"hr", takeover,
     "brisanje racuna, izbrisati racun, izbrisali racun, brisanja racuna, zatvaranje racuna, deaktivaciju racuna, "
     "iskljuciti dvo*, promjenu broja, promjena broja, promijeniti broj*, promjenu e*, promijeniti e*"},
    {"hr", label,
     "narudzb*, broj narudzbe, racun br, racun broj, broj racuna, faktur*, posiljk*, broj posiljke, paket*, broj "
     "paketa, ugovor*, rezervacij*, broj rezervacije, karta, ulaznica, termin, predmet, referenc*, poziv na broj, "
     "telefon*, tel, nazovite, pozovite, na broj, broj, br, korisnicki broj, broj kupca, zavrsava, kartica, let, "
     "peron, soba, stanje"},
    {"hr", trade,
     "dostav*, isporuc*, isporuk*, poslan*, posiljk*, paket*, narudzb*, racun za, popust*, ponud*, akcij*, rasprodaj*, "
     "termin*, podsjet*, stanje, primili ste, uplacen*, osvojili, besplatn*, preuzm*, preuzet*, dospijec*, pretplat*, "
     "rezervacij*, newsletter, nadopun*, trgovin*, kupon*"},
    {"hr", unit,
     "minuta, minute, min, sati, sata, sat, h, dana, dan, sekundi, tjedana, mjeseci, godina, bodova, osoba, puta, "
     "posto, znamenki, pokusaja, kom, kn, eura"},
    {"hr", link, "kliknite*, klik*, poveznic*, link*, gumb, posjetite"},
    {"sr", code,
     "verifikacioni kod*, potvrdni kod*, sigurnosni kod*, bezbednosni kod*, bezbednosna sifra, pristupni kod*, "
     "aktivacioni kod*, autorizacioni kod*, kod* za autentikaciju, jednokratna sifra, jednokratnu sifru, jednokratni "
     "kod*, jednokratna lozink*, kod* za proveru, privremena sifra, privremena lozink*, kod* za resetovanje, sifra za "
     "potvrdu, sifra za verifikaciju, sifra za prijavu, jednokratnom lozinkom, "
     "кôд за потврду, кôд за потврђивање, кôд за верификацију, кôд за пријаву, код* за потврђивање, код* за потврду, "
     "код* за верификацију, верификациони код*, потврдни код*, безбедносни код*, сигурносни код*, "
     "приступни код*, активациони код*, код* за пријаву, код* за приступ, код* за активацију, код* за проверу, "
     "једнократн* код*, једнократн* лозинк*, једнократн* шифр*, привремен* лозинк*, привремен* шифр*, код* за "
     "аутентификацију, код* за регистрацију, код* за ресетовање, код* за ауторизацију, ауторизациони код*, контролни "
     "код*"},
    {"sr", belonging, "налог*, број*, телефон*, имејл*, nalog*, broj*, telefon*"},
    {"sr", alter, "промен*, брисањ*, обриш*, искључ*, promen*, obris*"},
    {"sr", maybe_code, "кôд, код, кода, кодом, лозинка, лозинку, шифра, шифру, пин, пин код*"},
    {"sr", other_code,
     "промо код*, код* за попуст, купон*, ваучер*, поштански број, бар код*, баркод*, код* за преузимање, код* "
     "пошиљке, шифра артикла, qr код*, wifi sifra, sifra za wifi, kod posiljke"},
    {"sr", old, "претходни код, стари код, више не важи, istekao kod, više ne važi"},
    {"sr", verify,
     "потврд*, провер*, верифик*, аутентиф*, ауториз*, активир*, унесите, унеси, упишите, идентитет*, двофакторск*, у "
     "два корака, користите, искористите, настав*, заврш*, potvrd*, prover*, autentik*"},
    {"sr", sign_in,
     "пријав*, нови уређај, новог уређаја, prijav*, uloguj*, logovanje, логовање, улогуј*, приступ налогу, pristup "
     "nalogu"},
    {"sr", sign_up,
     "регистр*, отварање налога, креирање налога, креирате налог, kreiranje naloga, kreirali nalog, добро дошли, "
     "активирајте налог, активацију налога, aktivirajte nalog, aktivaciju naloga, потврдите адресу, потврдите имејл*, "
     "потврдите своју, потврда имејл*, нови налог, novi nalog, позва*, позивниц*"},
    {"sr", reset,
     "ресетов*, обнов*, опорав*, заборављен*, заборавили, нова лозинка, нову лозинку, промена лозинке, промену "
     "лозинке, промените лозинку, resetov*, promena lozinke, promenu lozinke, promenite lozinku, nova sifra, поништ*"},
    {"sr", payment,
     "плаћањ*, плати*, уплат*, исплат*, трансакц*, куповин*, износ*, прималац, примаоц*, пренос*, картиц*, kupovin*, "
     "primalac, primaoc*, prenos*, dinara, динара, налог за"},
    {"sr", privacy,
     "важи, истиче, не делите*, немојте делити, никоме, ни са ким, никада, не откривајте, поверљив*, игноришите, "
     "занемарите, затражили, захтевали, ne delite*, nemojte deliti, ni sa kim, ignorisite, zatrazili, traziti*, vazi "
     "jos, poverljiv*"},
    {"sr", disclaimer,
     "ако нисте, ако ово нисте, ако то нисте, нисте тражили, нисте ви, игноришите, занемарите, ignorisite, ako niste"},
    {"sr", takeover,
     "брисање налога, обрисати налог, brisanje naloga, obrisati nalog, obrisali nalog, промену броја, promenu broja, "
     "promena broja, promeniti broj, promenu e*, промену имејл*"},
    {"sr", label,
     "поруџбин*, број поруџбине, рачун бр, број рачуна, фактур*, пошиљк*, број пошиљке, пакет*, уговор*, резервациј*, "
     "карта, термин, предмет, референц*, позив на број, телефон*, тел, позовите, на број, број, бр, картица, стање, "
     "porudzbin*, broj porudzbine, racuna broj"},
    {"sr", trade,
     "достав*, испоруч*, испорук*, послат*, пошиљк*, пакет*, поруџбин*, рачун за, попуст*, понуд*, акциј*, распродај*, "
     "подсет*, подсећ*, стање, примили сте, уплаћен*, освојили, бесплатн*, преузм*, доспећ*, претплат*, резервациј*, "
     "допун*, porudzbin*, isporuc*, podset*, podsec*, stanje racuna"},
    {"sr", unit,
     "минута, минут, минуте, мин, сати, сата, сат, часова, дана, дан, секунди, недеља, месеци, година, поена, особа, "
     "пута, одсто, цифара, цифре, покушаја, ком, дин, rsd, nedelja, meseci, cifara, din"},
    {"sr", link, "кликните*, линк*, дугме, везу, посетите, dugme, kliknite*"},

    {"sl", code,
     "potrditvena koda, potrditveno kodo, potrditvene kode, potrditveno geslo, varnostna koda, varnostno kodo, koda za "
     "potrditev, kodo za potrditev, koda za preverjanje, kodo za preverjanje, koda za prijavo, kodo za prijavo, "
     "prijavna koda, dostopna koda, dostopno kodo, enkratna koda, enkratno kodo, enkratno geslo, enkratnim geslom, "
     "enkratna pin, aktivacijska koda, aktivacijsko kodo, avtorizacijska koda, avtentikacijska koda, overitvena koda, "
     "preverjalna koda, verifikacijska koda, verifikacijsko kodo, zacasno geslo, zacasna koda, koda za ponastavitev, "
     "kodo za ponastavitev, koda za aktivacijo, koda za registracijo, registracijska koda, sms koda, sms geslo, pin "
     "koda, mestna koda, mestno kodo, koda za dostop"},
    {"sl", belonging, "racun*, telefonsk*, e post*, profil*"},
    {"sl", alter, "sprememb*, spremen*, izbris*, zapr*, izklop*"},
    {"sl", maybe_code, "koda, kodo, kode, geslo, gesla"},
    {"sl", other_code,
     "promocijska koda, promocijsko kodo, koda za popust, kodo za popust, kupon*, darilni bon*, postna stevilka, crtna "
     "koda, koda za prevzem, kodo za prevzem, prevzemna koda, koda rezervacije, qr koda, wifi geslo, geslo za wifi, "
     "koda posiljke"},
    {"sl", verify,
     "potrd*, prever*, overi*, avtenti*, avtoriz*, aktivir*, vnesite, vnesi, vpisite, identitet*, dvostopenjsk*, "
     "dvofaktorsk*, uporabite, uporabi, nadaljev*, dokonc*"},
    {"sl", sign_in, "prijav*, vpis v, nova naprava, nove naprave"},
    {"sl", sign_up,
     "registr*, ustvarjanje racuna, ustvaritev racuna, ustvarili racun, dobrodosli, aktivirajte racun, aktivacijo "
     "racuna, potrdite svoj e*, potrdite e postni, potrdite e naslov, potrdite elektronski, potrditev e*, nov racun, "
     "povabil*"},
    {"sl", reset,
     "ponastav*, obnov*, pozabljen*, pozabili, novo geslo, sprememba gesla, spremembo gesla, spremenite geslo"},
    {"sl", payment,
     "placil*, placaj*, nakup*, transakcij*, znesek, zneska, prejemnik*, nakazil*, prenos*, kartic*, dvig"},
    {"sl", privacy,
     "velja*, potece, ne delite*, ne posredujte*, nikomur, z nikomer, nikoli, zaupn*, prezrite, ignorirajte, "
     "zahteval*, niste zahtevali"},
    {"sl", disclaimer, "ce niste, ce tega niste, ce to niste, niste zahtevali, prezrite, ignorirajte"},
    {"sl", takeover,
     "izbris racuna, izbrisati racun, zaprtje racuna, spremembo telefonske*, sprememba telefonske*, "
     "spremeniti telefonsko*, spremembo e*, izklop dvo*"},
    {"sl", label,
     "narocil*, stevilka narocila, st narocila, racun st, faktur*, posiljk*, stevilka posiljke, paket*, pogodb*, "
     "rezervacij*, termin, vstopnic*, zadeva, sklic, telefon*, tel, poklicite, na stevilko, stevilka, st, kartica, "
     "konca, stanje, referenc*"},
    {"sl", trade,
     "dostav*, poslan*, posiljk*, paket*, narocil*, racun za, popust*, ponudb*, akcij*, razprodaj*, termin*, opomnik*, "
     "opominj*, stanje, prejeli ste, nakazan*, zadeli, brezplacn*, prevzem*, zapade, zapadl*, narocnin*, rezervacij*, "
     "e novice, polnjenj*, trgovin*"},
    {"sl", unit,
     "minut*, min, ur, ure, uro, dni, dan, sekund, tednov, mesecev, let, tock, oseb, krat, odstotkov, stevk, mestn*, "
     "poskus*, kos, eur"},
    {"sl", link, "kliknite*, povezav*, gumb, obiscite"},
};

}  // namespace

std::span<const Words> slavic_words() { return kWords; }

}  // namespace latchkey::codes

#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

constexpr Words kWords[] = {
    {"fi", code,
     "vahvistuskood*, vahvistuskoodi*, varmistuskood*, varmennuskood*, turvakood*, kirjautumiskood*, "
     "sisaankirjautumiskood*, kertakayttokood*, kertakayttoinen koodi, kertakayttoinen salasana, kertakayttosalasana*, "
     "kertasalasana*, kertakood*, aktivointikood*, todennuskood*, tunnistuskood*, tunnistautumiskood*, "
     "rekisterointikood*, "
     "paasykood*, tarkistuskood*, palautuskood*, nollauskood*, valiaikainen salasana, valtuutuskood*, hyvaksymiskood*, "
     "tekstiviestikood*, sms koodi, numeroinen koodi, kertakaytto pin, kertakayttoinen pin, pin koodi*, tunnusluku, "
     "tunnusluku*, avainluku*, vahvistusnumero*, identifiointikood*"},
    {"fi", belonging, "tili, tilin, tilisi, puhelinnumero*, sahkoposti*, kaksivaihei*"},
    {"fi", alter, "vaihta*, vaihda*, vaihto*, muuta, muuttaa, muutta*, poista*, poisto*, sulje*, sulke*"},
    {"fi", maybe_code, "koodi*, koodin, *uskoodi*, salasana*"},
    {"fi", other_code,
     "alennuskood*, kampanjakood*, etukood*, tarjouskood*, lahjakort*, postinumero*, noutokood*, lokerokood*, "
     "seurantakood*, lahetystunnus*, varauskood*, varaustunnus*, viivakood*, qr koodi, wifi salasana, kutsukood*, "
     "suosittelukood*, ovikood*, tuotekood*, virhekood*, viitekood*"},
    {"fi", old, "vanha koodi, edellinen koodi, ei ole enaa voimassa, vanhentunut, korvaa"},
    {"fi", verify,
     "vahvist*, varmist*, varmen*, todenn*, todent*, aktivoi*, tunnist*, syota*, anna koodi, kayta*, kaksivaihei*, "
     "hyvaksy*, jatka*, henkilollisyy*"},
    {"fi", sign_in, "kirjaud*, kirjautu*, sisaankirjau*, uusi laite, uudella laitteella"},
    {"fi", sign_up,
     "rekister*, luo tili, luoda tilin, tilin luomi*, tervetuloa, aktivoi tili*, tilin aktivoi*, vahvista sahkoposti*, "
     "sahkopostiosoitteesi vahvist*, vahvista sahkopostiosoit*, uusi tili, kutsu*, kutsunut"},
    {"fi", reset,
     "nollaa*, nollau*, palaut*, unohdi*, uusi salasana, vaihda salasana*, salasanan vaihto*, salasanan vaihtami*, "
     "salasanasi vaihtami*, uuden salasanan"},
    {"fi", payment,
     "maksu*, maksa*, siirto*, siirra*, tilisiirto*, ostos*, ostok*, osto, oston, summa, summan, summasta, "
     "tapahtuma*, saaja*, korttimaksu*, korttisi, nosto*, tilisiir*"},
    {"fi", privacy,
     "voimassa*, vanhenee*, ala jaa*, alka jaa*, ala kerro*, ala anna*, ala luovuta*, kenellekaan, kenenkaan, "
     "salainen, luottamuksell*, jata huomiotta, jata tama huomiotta, pyyta*, pyysi*, et pyytanyt, ei koskaan"},
    {"fi", disclaimer,
     "jos et, jos tama ei, et pyytanyt, jata huomiotta, jata tama huomiotta, ohita tama, et ollut sina"},
    {"fi", denial, "ei koskaan kysy, emme koskaan kysy, ei koskaan pyyda, emme koskaan pyyda"},
    {"fi", takeover,
     "poistaa tilisi, tilisi poista*, tilin poista*, poista tili, sulkea tilisi, tilin sulkem*, "
     "poistaa kaksivaihei*, kaksivaiheisen * poista*, vaihtaa puhelinnumero*, puhelinnumeron vaihta*, "
     "puhelinnumeron vaihto*, puhelinnumeron muutt*, sahkopostiosoitteen vaihta*, sahkopostiosoitteen vaihto*, "
     "sahkopostiosoitteen muutt*, numeron siirt*"},
    {"fi", label,
     "tilaus*, tilausnumero*, tilausnro, lasku*, laskun numero, lahety*, lahetysnumero*, paketti*, seurantanumero*, "
     "asiakasnumero*, tilinumero*, viite*, viitenumero*, varau*, varausnumero*, lippu*, ajanvaraus*, puhelin*, puh, "
     "soita*, numeroon, numerosta, numero, nro, kortti*, paattyva*, tapausnumero*, jasennumero*, laituri, raide, "
     "huone, lento, saldo*"},
    {"fi", trade,
     "toimitu*, toimitet*, lahetetty, paketti*, noudet*, nouto*, tilau*, lasku*, alennu*, tarjou*, ale, muistutu*, "
     "ajanvarau*, varau*, saldo*, vastaanotettu, voitit, voitto*, ilmai*, erapaiva*, uutiskirje*, kampanj*, saapunut, "
     "kauppa*"},
    {"fi", unit,
     "minuut*, min, tunti*, tunnin, paiva*, paivan, sekun*, viikko*, viikon, kuukau*, vuotta, pistet*, henkil*, "
     "kertaa, prosent*, numeroi*, yritys*, yritysta, kpl, euroa"},
    {"fi", done, "on vaihdettu, on muutettu, on nollattu, onnistu*, on paivitetty, uusi kirjautuminen"},
    {"fi", link, "klikkaa*, napsauta*, linkki*, linkin, painike*, painiketta, paina"},

    {"et", code,
     "kinnituskood*, kinnitus kood, turvakood*, sisselogimiskood*, sisselogimise kood*, uhekordne kood*, uhekordne "
     "parool*, uhekordse koodi*, uhekordne pin, aktiveerimiskood*, autentimiskood*, verifitseerimiskood*, "
     "verifitseerimise kood, registreerimiskood*, paasukood*, juurdepaasukood*, kontrollkood*, tuvastuskood*, "
     "lahtestamiskood*, taastamiskood*, ajutine parool*, ajutine kood*, sms kood*, pin kood*, autoriseerimiskood*, "
     "kood kinnitamiseks, numbriline kood"},
    {"et", belonging, "konto, telefoninumb*, e posti*"},
    {"et", alter, "muuda, muutmi*, kustuta*, sulge*"},
    {"et", maybe_code, "kood*, koodi, *skood*, parool*"},
    {"et", other_code,
     "sooduskood*, kupong*, kinkekaart*, postiindeks*, triipkood*, ukse kood*, uksekood*, valjastuskood*, "
     "broneeringukood*, qr kood*, wifi parool*, saadetise kood*, kampaaniakood*, kutsekood*, isikukood*"},
    {"et", verify,
     "kinnita*, verifits*, tuvasta*, autenti*, aktiveeri*, sisesta*, kasuta*, kaheastmeli*, isikusamasus*, jatka*"},
    {"et", sign_in, "logi sisse, sisse logi*, sisselogi*, uus seade, uuest seadmest"},
    {"et", sign_up,
     "registreeri*, konto loomi*, loo konto, luua konto, tere tulemast, aktiveeri konto, konto aktiveeri*, kinnita oma "
     "e*, kinnita e posti*, e posti aadressi kinnita*, uus konto, kutsu*, kutse"},
    {"et", reset, "lahtesta*, taasta*, unustasid, uus parool, parooli muutmi*, muuta parool*, parooli vahet*"},
    {"et", payment,
     "makse*, maksmi*, maksa*, ulekan*, ost, ostu, summa, summas, summat, summaga, tehing*, saaja*, kaardimakse*, "
     "sinu kaart, teie kaart"},
    {"et", privacy,
     "kehtib*, kehtiv*, aegub*, ara jaga*, arge jagage*, ara avalda*, kellegagi, kellelegi, konfidentsiaal*, "
     "ignoreeri*, eirake, taotle*, ei taotlenud, mitte kunagi, kunagi"},
    {"et", disclaimer, "kui sa ei, kui te ei, kui see ei, ignoreeri*, ei taotlenud, eirake"},
    {"et", takeover,
     "konto kustutami*, kustutada konto, konto sulgemi*, telefoninumbri muutmi*, muuta telefoninumbrit, "
     "e posti aadressi muutmi*"},
    {"et", label,
     "tellimus*, tellimuse number, tellimuse nr, arve*, arve number, arve nr, saadetis*, pakk, paki, pakinumber, "
     "kliendinumber, kontonumber, viitenumber*, leping*, broneering*, pilet*, aeg, telefon*, tel, helista*, numbril, "
     "numbrile, number, nr, kaart*, lopeb, lend, tuba"},
    {"et", trade,
     "tarne*, tarnit*, saadetis*, pakk, pakiautomaat*, tellimus*, arve*, allahindlus*, soodus*, pakkumi*, "
     "meeldetuletus*, saldo*, laekus*, voitsid, tasuta, maksetahtaeg, uudiskir*, broneering*, kattesaamis*, saabunud, "
     "vastuvot*, kampaania*"},
    {"et", unit,
     "minut*, min, tund*, tunni*, paeva*, sekund*, nadal*, kuu*, aasta*, punkti*, inimest, korda, protsenti, numbri*, "
     "katset, tk, eurot"},
    {"et", link, "klops*, kliki*, link*, nupp*, nuppu, vajuta*"},

    {"hu", code,
     "ellenorzo kod*, ellenorzokod*, megerosito kod*, megerositokod*, megerositesi kod*, hitelesito kod*, "
     "hitelesitokod*, hitelesitesi kod*, biztonsagi kod*, belepesi kod*, belepokod*, belepteto kod*, bejelentkezesi "
     "kod*, bejelentkezo kod*, egyszeri kod*, egyszeri jelszo*, egyszer hasznalatos kod*, egyszer hasznalatos jelszo*, "
     "egyszeri belepesi kod*, aktivalo kod*, aktivalokod*, aktivalasi kod*, azonosito kod*, azonosito kodja, "
     "azonositasi kod*, igazolo kod*, igazolokod*, regisztracios kod*, hozzaferesi kod*, "
     "visszaallito kod*, visszaallitasi kod*, ideiglenes jelszo*, ideiglenes kod*, sms kod*, sms jelszo*, jovahagyo "
     "kod*, jovahagyasi kod*, jegyu kod*, szamjegyu kod*, pin kod*, pinkod*, tranzakcios kod*, alairo jelszo, alairo "
     "kod*, verifikacios kod*"},
    {"hu", belonging, "fiok*, telefonszam*, e mail*, ketlepcsos*, ketfaktoros*, profil*"},
    {"hu", alter, "modosit*, torl*, torol*, megszuntet*, kikapcsol*, csere*, megvaltozt*, lezar*"},
    {"hu", maybe_code, "kod*, kodja, kodot, *zokod*, *tokod*, *lokod*, jelszo*, jelszava*"},
    {"hu", other_code,
     "kuponkod*, kupon*, promocios kod*, kedvezmenykod*, kedvezmeny kod*, utalvany*, ajandekkartya*, iranyitoszam*, "
     "vonalkod*, atveteli kod*, atvevo kod*, csomagkod*, foglalasi kod*, qr kod*, wifi jelszo*, meghivo kod*, "
     "meghivokod*, akcios kod*, termekkod*, hibakod*, nyitokod*, kapukod*"},
    {"hu", old, "regi kod, korabbi kod, mar nem ervenyes, lejart"},
    {"hu", verify,
     "ellenoriz*, ellenorzes*, megerosit*, hitelesit*, azonosit*, aktival*, adja meg, add meg, irja be, ird be, "
     "ketfaktoros, ketlepcsos, hasznald*, hasznalja*, jovahagy*, szemelyazonossag*, folytat*, befejez*"},
    {"hu", sign_in, "bejelentkez*, belep*, uj eszkoz*"},
    {"hu", sign_up,
     "regisztr*, fiok letrehoz*, fiokja letrehoz*, fiokod letrehoz*, letrehozasa, udvozol*, fiok aktival*, fiokja "
     "aktival*, fiokod aktival*, aktivald a fiok*, erositsd meg az e mail*, erositse meg az e mail*, erositsd meg az "
     "email*, erositse meg az email*, e mail cim* megerosit*, e mail cimed*, uj fiok, meghiv*"},
    {"hu", reset,
     "visszaallit*, elfelejt*, uj jelszo*, jelszo modosit*, jelszomodosit*, jelszocsere*, jelszo visszaallit*, "
     "helyreallit*, jelszava megvaltoztat*"},
    {"hu", payment,
     "fizet*, kifizet*, utalas*, atutal*, tranzakcio*, vasarlas*, osszeg*, kedvezmenyezett*, kartya*, bankkartya*, "
     "megbizas*, terhel*"},
    {"hu", privacy,
     "ervenyes*, lejar, lejarat*, ne ossza meg*, ne oszd meg*, ne adja meg*, ne add meg*, ne adja ki*, senkivel, "
     "senkinek, soha, bizalmas*, hagyja figyelmen kivul, hagyd figyelmen kivul, kert*, nem kert*, igenyel*"},
    {"hu", disclaimer,
     "ha nem on, ha nem te, nem on kert*, nem te kert*, ha ezt nem, figyelmen kivul, nem kezdemenyez*"},
    {"hu", denial, "soha nem kerj*, soha nem kerd*, sosem kerj*"},
    {"hu", takeover,
     "fiok torles*, fiokod torles*, fiokja torles*, fiokjanak torles*, fiok megszuntetes*, fiok lezaras*, "
     "ketlepcsos * kikapcsol*, ketfaktoros * kikapcsol*, telefonszam* modosit*, telefonszam* megvaltoztat*, "
     "telefonszamcsere, e mail cim* modosit*, e mail cim* megvaltoztat*, szamhordoz*"},
    {"hu", label,
     "rendeles*, rendelesszam*, rendelesi szam*, szamla, szamlaszam*, szamlaja, csomag*, csomagszam*, kuldemeny*, "
     "ugyfelszam*, ugyfelazonosito, ugyszam*, szerzodes*, foglalas*, foglalasi szam*, jegy*, idopont*, hivatkozasi*, "
     "azonosito, telefon*, tel, hivja*, hivjon, a szamon, szam, sorszam*, kartyaszam*, vegu, jarat*, szoba, egyenleg*, "
     "termek"},
    {"hu", trade,
     "kiszallit*, szallit*, csomag*, futar*, rendeles*, szamla*, kedvezmeny*, akcio*, ajanlat*, learaz*, emlekezteto*, "
     "idopont*, egyenleg*, jovairas*, jovairtuk, erkezett, beerkezett, nyert*, nyeremeny*, ingyen*, atvehet*, "
     "atvetel*, hatarido*, esedekes*, elofizet*, foglalas*, hirlevel*, feltolt*, bolt, webaruhaz*"},
    {"hu", unit,
     "perc*, ora*, oraig, nap*, masodperc*, het, hetig, honap*, ev, evig, pont*, fo, szemely*, alkalom*, szazalek*, "
     "jegyu, szamjegyu, kiserlet*, db, forint*, huf"},
    {"hu", done, "megvaltozott, modositottuk, sikeresen, visszaallitottuk, uj bejelentkezes"},
    {"hu", link, "kattints*, kattintson*, link*, gomb*, hivatkozas*"},

    {"lt", code,
     "patvirtinimo kod*, saugos kod*, saugumo kod*, prisijungimo kod*, vienkartin* kod*, vienkartin* slaptazod*, "
     "aktyvavimo kod*, aktyvinimo kod*, autentifikavimo kod*, autentifikacijos kod*, registracijos kod*, prieigos "
     "kod*, patikros kod*, tikrinimo kod*, atkurimo kod*, laikin* slaptazod*, laikin* kod*, sms kod*, pin kod*, "
     "tapatybes kod*, autorizacijos kod*, autorizavimo kod*, verifikavimo kod*, verifikacijos kod*"},
    {"lt", belonging, "paskyr*, telefono*, pasto*"},
    {"lt", alter, "pakeisti, keiti*, pakeiti*, istrinti, istryni*, isjungti, uzdaryti"},
    {"lt", maybe_code, "kodas, koda, kodo, kodu, slaptazod*"},
    {"lt", other_code,
     "nuolaidos kod*, nuolaidu kod*, kuponas, kuponu*, dovanu kupon*, pasto kod*, bruksnin* kod*, atsiemimo kod*, "
     "rezervacijos kod*, siuntos kod*, qr kod*, wifi slaptazod*, kvietimo kod*, asmens kod*, terminalo kod*, pastomato "
     "kod*, imones kod*, akcijos kod*"},
    {"lt", old, "ankstesnis kodas, senas kodas, nebegalioja, baigesi"},
    {"lt", verify,
     "patvirtin*, autentifik*, aktyvuo*, aktyvin*, iveskite, ivesk, naudokite, panaudokite, naudok, tapatyb*, dvieju "
     "veiksniu, patikrin*, testi, uzbaig*"},
    {"lt", sign_in, "prisijung*, naujas irengin*, naujo irengin*"},
    {"lt", sign_up,
     "registr*, uzsiregistr*, sukurti paskyra, paskyros kurim*, paskyros sukurim*, sveiki atvyke, aktyvuoti paskyra, "
     "aktyvuokite paskyra, paskyros aktyv*, patvirtinkite el, patvirtinkite savo el, el pasto patvirtin*, "
     "patvirtinti el, nauja paskyra, pakviest*, kvieti*, pasto patvirtin*, paskyra sukurta, sukurta paskyra"},
    {"lt", reset,
     "atstaty*, atkur*, pamirsot*, naujas slaptazodis, nauja slaptazodi, slaptazodzio keit*, pakeisti slaptazodi, "
     "slaptazodzio pakeit*, nustatyti nauja"},
    {"lt", payment,
     "mokejim*, moketi, apmok*, pervedim*, perved*, pirkim*, pirkin*, suma, sumai, operacij*, gavej*, kortel*, "
     "pavedim*, apmokejim*"},
    {"lt", privacy,
     "galioja*, galios, niekam, nesidalin*, nedalyk*, neatskleisk*, nesakykite, niekada, konfidencial*, ignoruok*, "
     "prase*, neprase*, uzklaus*"},
    {"lt", disclaimer, "jei jus ne, jei to ne, jei ne jus, jei tai ne, neprase*, ignoruok*"},
    {"lt", takeover,
     "istrinti paskyra, paskyros istryni*, paskyros panaikin*, pakeisti telefono numeri, telefono numerio keitim*, "
     "el pasto adreso keitim*"},
    {"lt", label,
     "uzsakym*, uzsakymo numer*, uzsakymo nr, saskait*, saskaitos nr, siunt*, siuntos numer*, siuntos nr, kliento "
     "numer*, kliento kod*, sutart*, rezervacij*, biliet*, vizit*, telefon*, tel, skambink*, numeriu, numeris, nr, "
     "kortele, baigiasi, likut*"},
    {"lt", trade,
     "pristat*, issiust*, siunt*, uzsakym*, saskait*, nuolaid*, akcij*, pasiulym*, ispardavim*, primin*, vizit*, "
     "likut*, gavote, gauta, laimejo*, nemokam*, atsiim*, terminas, prenumerat*, rezervacij*, naujienlaisk*, papildy*, "
     "pastomat*"},
    {"lt", unit,
     "minut*, min, valand*, val, dien*, sekund*, savait*, menes*, metu, metus, task*, asmen*, kart*, proc, skaitmen*, "
     "bandym*, vnt, eur*, zenkl*"},
    {"lt", link, "spausk*, paspausk*, nuorod*, mygtuk*, spustel*"},

    {"lv", code,
     "apstiprinajuma kod*, apstiprinasanas kod*, drosibas kod*, pieteiksanas kod*, pieslegsanas kod*, ielogosanas "
     "kod*, vienreiz* kod*, vienreiz* parol*, vienreizej* kod*, vienreizej* parol*, aktivizacijas kod*, aktivacijas "
     "kod*, autentifikacijas kod*, verifikacijas kod*, registracijas kod*, piekluves kod*, parbaudes kod*, "
     "atiestatisanas kod*, atjaunosanas kod*, pagaidu parol*, pagaidu kod*, sms kod*, pin kod*, identifikacijas kod*, "
     "autorizacijas kod*"},
    {"lv", belonging, "kontu, konta, talruna*, e past*"},
    {"lv", alter, "mainit, maina, maina*, dzest, dzes*, slegt, atslegt"},
    {"lv", maybe_code, "kods, kodu, koda, kodam, parole, paroli, paroles"},
    {"lv", other_code,
     "atlaides kod*, atlaizu kod*, kupon*, davanu kart*, pasta indekss, svitrkod*, sanemsanas kod*, rezervacijas kod*, "
     "qr kod*, wifi parole, personas kod*, uzaicinajuma kod*, pakomata kod*, durvju kod*, sutijuma kod*, akcijas kod*"},
    {"lv", old, "iepriekseja kod*, vecais kods, vairs nav derigs, beidzies"},
    {"lv", verify,
     "apstiprin*, autentific*, autentifik*, verific*, aktiviz*, ievadi*, ievadiet, izmanto*, izmantojiet, identitat*, "
     "divpakapju, divfaktoru, parbaud*, turpinat, pabeigt"},
    {"lv", sign_in, "pieteik*, piesleg*, pieslegt*, ielogo*, pierakst*, jauna ierice, jaunas ierices"},
    {"lv", sign_up,
     "registr*, izveidot kontu, konta izveid*, laipni ludzam, aktivizet kontu, aktivizejiet kontu, konta aktiviz*, "
     "apstipriniet savu e*, apstipriniet e*, e pasta apstiprin*, apstiprinat e pasta, jauns konts, jaunu kontu, "
     "uzaicin*, ielug*"},
    {"lv", reset,
     "atiestat*, atjauno*, aizmirs*, jauna parole, jaunu paroli, paroles maina*, mainit paroli, nomainit paroli"},
    {"lv", payment,
     "maksajum*, maksat, apmaks*, parskaitijum*, parskait*, pirkum*, summa, summas, summu, darijum*, sanemej*, "
     "kart*, rekinu apmaks*"},
    {"lv", privacy,
     "derig*, beigsies, nevienam, nedaliet*, nedali*, neizpaud*, neatklaj*, nekad, konfidencial*, ignorej*, pieprasi*, "
     "nepieprasi*"},
    {"lv", disclaimer, "ja jus ne, ja tas ne, ja tu ne, nepieprasi*, ignorej*"},
    {"lv", takeover,
     "dzest kontu, konta dzesan*, slegt kontu, mainit talruna numuru, talruna numura main*, e pasta adreses main*"},
    {"lv", label,
     "pasutijum*, pasutijuma numur*, pasutijuma nr, rekin*, rekina nr, sutijum*, sutijuma numur*, klienta numur*, "
     "ligum*, rezervacij*, bilet*, vizit*, talrun*, zvani*, numuru, numurs, nr, karte, beidzas, atlikum*"},
    {"lv", trade,
     "piegad*, nosutit*, sutijum*, pasutijum*, rekin*, atlaid*, akcij*, piedavajum*, izpardosan*, atgadin*, vizit*, "
     "atlikum*, sanemts, sanemti, sanemat, laimej*, bezmaksas, sanemsan*, termins, abonement*, rezervacij*, jaunumu, "
     "papildin*, pakomat*"},
    {"lv", unit,
     "minut*, min, stund*, st, dien*, sekund*, nedel*, menes*, gad*, punkt*, personas, reiz*, procent*, cipar*, "
     "meginajum*, gab, eiro"},
    {"lv", link, "noklikskin*, klikskin*, spied*, saite, saiti, poga, pogas"},

    {"el", code,
     "κωδικο* επαληθευσης, κωδικο* επιβεβαιωσης, κωδικο* ασφαλειας, κωδικο* προσβασης, κωδικο* εισοδου, κωδικο* "
     "συνδεσης, κωδικο* ενεργοποιησης, κωδικο* πιστοποιησης, κωδικο* ταυτοποιησης, κωδικο* εγγραφης, κωδικο* "
     "εξουσιοδοτησης, κωδικο* μιας χρησης, κωδικο* εφαπαξ, κωδικο* επαναφορας, κωδικο* ανακτησης, κωδικο* εγκρισης, "
     "κωδικο* αυθεντικοποιησης, κωδικο* πιν, κωδικο* pin, κωδικο* otp, κωδικο* sms, εξαψηφιο* κωδικο*, τετραψηφιο* "
     "κωδικο*, προσωρινο* κωδικο*, "
     "επαληθευσης ειναι, κωδικο* μιας φορας, κωδικο* για επαληθευση, κωδικο* για να, μυστικο* κωδικο*, κωδικο* "
     "γνησιοτητας, κωδικο* μοναδικης χρησης, κωδικο* επικυρωσης"},
    {"el", belonging, "λογαριασμ*, αριθμο*, τηλεφων*, κινητο*, email, e mail"},
    {"el", alter, "αλλαγ*, αλλαξ*, διαγραφ*, διαγραψ*, απενεργοποι*, κλεισιμ*, τροποποι*"},
    {"el", maybe_code, "κωδικο*, κωδικος, συνθηματικο*"},
    {"el", other_code,
     "εκπτωτικο* κωδικο*, κωδικο* εκπτωσης, κωδικο* προσφορας, κουπονι*, δωροκαρτα*, δωροεπιταγη*, ταχυδρομικο* "
     "κωδικο*, τ.κ, κωδικο* παραλαβης, κωδικο* κρατησης, κωδικο* αποστολης, κωδικο* παραγγελιας, κωδικο* qr, barcode, "
     "κωδικο* wifi, κωδικο* προιοντος, κωδικο* προσκλησης, κωδικο* πελατη, κωδικο* πληρωμης, αφμ, κωδικο* θυριδας, "
     "κωδικο* αποδειξης"},
    {"el", old, "προηγουμενο* κωδικο*, παλιο* κωδικο*, δεν ισχυει πλεον, εληξε"},
    {"el", verify,
     "επαληθευ*, επιβεβαι*, ταυτοποι*, πιστοποι*, ενεργοποι*, εισαγ*, εισαγετε, πληκτρολογ*, χρησιμοποι*, ταυτοτητα*, "
     "δυο παραγοντων, δυο βηματων, εγκρι*, συνεχ*, ολοκληρ*"},
    {"el", sign_in, "συνδεθ*, συνδεση*, εισοδο*, εισελθ*, νεα συσκευη"},
    {"el", sign_up,
     "εγγραφ*, δημιουργια λογαριασμου, δημιουργησ*, καλως ηρθ*, καλωσηρθ*, καλως ορισ*, ενεργοποιηστε τον λογαριασμο, "
     "ενεργοποιησετε τον λογαριασμο, ενεργοποιηση του λογαριασμου, ενεργοποιηση λογαριασμου, επιβεβαιωστε τη "
     "διευθυνση*, επιβεβαιωσετε τη διευθυνση*, επαληθευστε τη διευθυνση*, επαληθευσετε τη διευθυνση*, επιβεβαιωστε το "
     "email*, επιβεβαιωση email, νεο λογαριασμο, προσκλ*, προσκεκλ*"},
    {"el", reset,
     "επαναφορ*, επαναφερ*, ανακτηση*, ξεχασ*, νεο κωδικο, αλλαγη κωδικου, αλλαγη του κωδικου, αλλαξετε τον κωδικο, "
     "αλλαξτε τον κωδικο"},
    {"el", payment,
     "πληρωμ*, πληρωσ*, μεταφορ*, εμβασμα*, συναλλαγ*, αγορα, αγορας, αγορες, ποσο, ποσου, ποσο:, δικαιουχ*, καρτα*, "
     "αναληψ*, χρεωσ*"},
    {"el", privacy,
     "ισχυει*, ισχυς, ληγει, μην κοινοποι*, μη κοινοποι*, μην μοιραζ*, μη μοιραζ*, μην τον μοιρ*, μην αποκαλυπτ*, μην "
     "τον δωσ*, μην τον αποκ*, σε κανεναν, κανενα, ποτε, εμπιστευτικ*, αγνοηστε, ζητησ*, δεν ζητησ*, τριτους"},
    {"el", disclaimer, "αν δεν, εαν δεν, δεν ζητησ*, αγνοηστε, δεν ησασταν εσεις, δεν πραγματοποι*"},
    {"el", denial, "ποτε δεν ζητα*, δεν θα σας ζητησ*, ποτε δεν θα"},
    {"el", takeover,
     "διαγραφη* του λογαριασμου*, διαγραψετε τον λογαριασμο*, διαγραφη* λογαριασμου*, διαγραφης του λογαριασμου*, "
     "κλεισιμο του λογαριασμου*, απενεργοποιηση* του λογαριασμου*, απενεργοποιηση* λογαριασμου*, "
     "απενεργοποιηση* της επαληθευσης*, απενεργοποιησετε την επαληθευση*, αλλαγη του αριθμου*, αλλαγη αριθμου*, "
     "αλλαξετε τον αριθμο*, αλλαγη του email*, αλλαγη email, αλλαγη διευθυνσης*, φορητοτητα*"},
    {"el", label,
     "παραγγελια*, αριθμο* παραγγελιας, τιμολογι*, αποστολη*, αριθμο* αποστολης, δεμα*, αριθμο* πελατη, αριθμο* "
     "λογαριασμου, λογαριασμ* ρευματος, συμβολαι*, κρατηση*, αριθμο* κρατησης, εισιτηρι*, ραντεβου, αιτηση*, αιτημα*, "
     "υποθεση*, πρωτοκολλο*, τηλεφων*, τηλ, καλεσ*, στο, αριθμ*, αρ, ληγει σε, που ληγει, καρτας, πτηση*, υπολοιπο*, "
     "αναφορα*"},
    {"el", trade,
     "παραδοση*, παραδοθ*, αποσταλ*, αποστολη*, δεμα*, παραγγελια*, τιμολογι*, εκπτωση*, εκπτωσεις, προσφορ*, "
     "ραντεβου, υπενθυμ*, υπολοιπο*, λαβατε, εισπρα*, κερδισ*, δωρεαν, παραλαβ*, ληξη*, οφειλ*, συνδρομ*, κρατηση*, "
     "newsletter, καταστημα*, κουριερ, courier, πιστωθ*"},
    {"el", unit,
     "λεπτ*, ωρ*, ημερ*, μερες, δευτερολεπτ*, εβδομαδ*, μην*, ετη, χρονια, ποντ*, ατομα, φορες, τοις εκατο, ψηφι*, "
     "προσπαθει*, τεμ, ευρω"},
    {"el", done, "αλλαξε, εχει αλλαξει, επιτυχως, με επιτυχια, νεα συνδεση"},
    {"el", link, "κανε κλικ, καντε κλικ, κλικ, πατηστε, πατησε, συνδεσμο*, κουμπι, επισκεφθ*"},

    {"eu", code,
     "egiaztapen kode*, egiaztatze kode*, egiaztapen-kode*, baieztapen kode*, berrespen kode*, segurtasun kode*, "
     "sarbide kode*, sarrera kode*, saio hasierako kode*, aktibazio kode*, aktibatze kode*, autentifikazio kode*, "
     "autentikazio kode*, erabilera bakarreko kode*, erabilera bakarreko pasahitz*, behin erabiltzeko kode*, behin "
     "erabiltzeko pasahitz*, behin behineko pasahitz*, behin behineko kode*, aldi bakarreko kode*, aldi baterako "
     "pasahitz*, aldi baterako kode*, sms kode*, pin kode*, berrezartze kode*, identifikazio kode*, erregistro kode*, "
     "baliozkotze kode*, "
     "egiaztakode*, kode bakarra, segurtasun gako*"},
    {"eu", maybe_code, "kodea, kode, kodeak, kodearekin, pasahitz*, gakoa"},
    {"eu", other_code,
     "deskontu kode*, promozio kode*, kupoi*, posta kode*, barra kode*, jasotze kode*, erreserba kode*, opari "
     "txartel*, wifi pasahitz*, qr kode*, gonbidapen kode*, biltze kode*, entrega kode*"},
    {"eu", verify,
     "egiazta*, berres*, baiezta*, autentifik*, aktiba*, sartu kode*, sartu, idatzi, erabili, identitate*, bi urrats*, "
     "jarrait*, osatu"},
    {"eu", sign_in, "saioa has*, saio has*, saioa hasteko, gailu berri*, sartzeko"},
    {"eu", sign_up,
     "erregistr*, kontua sortu, kontua sortzeko, kontu berri*, ongi etorri, aktibatu zure kontua, kontua aktibatzeko, "
     "berretsi zure helbide*, berretsi zure e*, egiaztatu zure helbide*, egiaztatu zure e*, helbide elektronikoa "
     "berresteko, helbide elektronikoa egiaztatzeko, gonbida*, izen ematea"},
    {"eu", reset, "berrezar*, berreskura*, ahaztu*, pasahitz berri*, pasahitza aldat*"},
    {"eu", payment,
     "ordainket*, ordain*, transferentzia*, erosket*, eragiket*, transakzio*, zenbateko*, hartzaile*, txartel*"},
    {"eu", privacy,
     "balio du, balio izango, baliozkoa, iraungi*, ez partekatu, ez eman, inorekin, inori, konfidentzial*, ezikusi, ez "
     "ikusi egin, eskatu, sekula, inoiz"},
    {"eu", disclaimer, "ez baduzu, zu ez bazara, ez bazara zu, ez ikusi egin"},
    {"eu", label,
     "eskaera*, eskari*, faktura*, bidalket*, pakete*, bezero zenbaki*, kontu zenbaki*, erreferentzia*, hitzordu*, "
     "sarrera, telefono*, deitu*, zenbaki*, zk, amaitzen den, hegaldi*"},
    {"eu", trade,
     "entrega*, bidali, bidalket*, pakete*, eskaera*, faktura*, deskontu*, eskaintza*, hitzordu*, gogorarazpen*, "
     "saldo*, jaso duzu, irabazi*, doan, jasotze*, epemuga*, harpidetz*, erreserba*, buletin*, denda*, beherapen*"},
    {"eu", unit,
     "minutu*, min, ordu*, egun*, segundo*, aste*, hilabete*, urte*, puntu*, pertsona*, aldiz, ehuneko*, digitu*, "
     "zifra*, euro*"},
    {"eu", link, "egin klik, sakatu*, klikatu*, esteka*, botoi*"},

    {"sw", code,
     "nambari ya uthibitisho*, namba ya uthibitisho*, nambari ya kuthibitisha*, namba ya kuthibitisha*, nambari yako "
     "ya uthibitisho*, namba yako ya uthibitisho*, nambari yako ya kuthibitisha*, msimbo wa uthibitisho*, msimbo wa "
     "uthibitishaji*, msimbo wako wa uthibitisho*, msimbo wako wa uthibitishaji*, msimbo wa kuthibitisha*, msimbo wako "
     "wa kuthibitisha*, msimbo wa usalama*, msimbo wako wa usalama*, kodi ya uthibitisho*, kodi yako ya uthibitisho*, "
     "kodi ya kuthibitisha, msimbo wa kuingia*, msimbo wako wa kuingia*, nambari ya siri, namba ya siri, nambari yako "
     "ya siri, "
     "namba yako ya siri, neno la siri la muda, nenosiri la muda*, nywila ya muda, nywila ya mara moja, nenosiri la "
     "mara moja, nenosiri la matumizi moja, msimbo wa mara moja, msimbo wa kuamilisha, nambari ya usalama, msimbo wa "
     "kufikia, pin yako, pin ya muda, msimbo wa uanzishaji, msimbo wa siri, namba ya usalama, nambari ya kuingia, "
     "msimbo wa idhini"},
    {"sw", belonging, "akaunti, namba, nambari"},
    {"sw", alter, "kubadilisha, badilisha, kufuta, futa"},
    {"sw", maybe_code,
     "msimbo, msimbo wako, kodi yako, nambari yako ni, namba yako ni, nywila, nenosiri, neno la siri"},
    {"sw", other_code,
     "msimbo wa punguzo, kuponi, msimbo wa posta, nambari ya agizo, msimbo wa ofa, vocha, msimbo wa qr, msimbo wa "
     "kuchukua"},
    {"sw", verify,
     "thibitish*, kuthibitish*, uthibitish*, weka, ingiza, tumia, kitambulisho, utambulisho, kuendelea, kukamilisha, "
     "amilisha"},
    {"sw", sign_in, "kuingia, ingia, kifaa kipya"},
    {"sw", sign_up,
     "kujisajili, jisajili, kusajili, usajili, karibu, kufungua akaunti, fungua akaunti, kuamilisha akaunti, "
     "thibitisha barua pepe, thibitisha anwani*, kuthibitisha barua pepe, akaunti mpya, umealikwa, amekualika, "
     "mwaliko"},
    {"sw", reset,
     "kuweka upya, weka upya, umesahau, kubadilisha nenosiri, kubadili nenosiri, nenosiri jipya, kurejesha, badilisha "
     "nenosiri"},
    {"sw", payment,
     "malipo, kulipa, lipa, muamala, miamala, kutuma pesa, kiasi, kutoa pesa, uhamisho, ununuzi, mpokeaji"},
    {"sw", privacy,
     "halali kwa, itaisha, itakwisha, utaisha, inaisha, usimpe mtu, usimpatie, usishiriki, usimwambie, usitoe, "
     "usimshirikishe, mtu yeyote, yeyote, siri, puuza, hukuomba, uliomba"},
    {"sw", disclaimer, "kama si wewe, ikiwa si wewe, ikiwa hukuomba, kama hukuomba, hukuomba, puuza"},
    {"sw", takeover, "kufuta akaunti, futa akaunti, kufunga akaunti, kubadilisha namba, kubadilisha nambari"},
    {"sw", label,
     "agizo, oda, oda namba, ankara, risiti, kifurushi, mteja, kumbukumbu, tiketi, miadi, simu, piga, piga simu, "
     "namba, nambari, akaunti namba, salio, salio lako, mpesa"},
    {"sw", trade,
     "umepokea, imetumwa, yametumwa, salio, agizo, usafirishaji, kifurushi, punguzo, ofa, bure, miadi, kumbusho, "
     "umeshinda, ankara, bili, imepokelewa, imethibitishwa, tsh, ksh, mkopo, bando, vifurushi"},
    {"sw", unit, "dakika, saa, siku, sekunde, wiki, miezi, mwaka, miaka, pointi, watu, mara, asilimia, tarakimu"},
    {"sw", link, "bofya, bonyeza, kiungo, kitufe, gusa"},

    {"am", code,
     "የማረጋገጫ ኮድ*, የማረጋገጫ ቁጥር*, ማረጋገጫ ኮድ*, ማረጋገጫ ቁጥር, የማረጋገጫ ኮድዎ, የደህንነት ኮድ*, የደኅንነት ኮድ*, የመግቢያ ኮድ*, የአንድ ጊዜ ኮድ*, የአንድ "
     "ጊዜ የይለፍ ቃል*, የአንድ ጊዜ የይለፍ ኮድ*, ጊዜያዊ የይለፍ ቃል*, ጊዜያዊ ኮድ, የሚስጥር ቁጥር*, የሚስጥር ኮድ*, ሚስጥራዊ ቁጥር*, የማግበሪያ ኮድ*, የማንቂያ ኮድ, "
     "የይለፍ ኮድ*, ፒን*, የምዝገባ ኮድ*, የማረጋገጫ ፒን*, የመለያ ኮድ"},
    {"am", maybe_code, "ኮድ*, ኮድዎ, ኮድህ, የይለፍ ቃል*, የይለፍ ቃልዎ, *ኮድ, ፒን"},
    {"am", other_code, "የቅናሽ ኮድ*, ኩፖን*, የፖስታ ኮድ, የማስተዋወቂያ ኮድ, የስጦታ ካርድ, ቫውቸር"},
    {"am", verify, "ያረጋግጡ, ለማረጋገጥ, አረጋግጥ, ማረጋገጫ, ማረጋገጥ, ያስገቡ, አስገባ, ይጠቀሙ, ማንነት*, ለመቀጠል, ለማግበር"},
    {"am", sign_in, "ለመግባት, ይግቡ, መግቢያ, መግባት, አዲስ መሣሪያ"},
    {"am", sign_up,
     "ለመመዝገብ, ምዝገባ, ይመዝገቡ, መለያ ለመፍጠር, መለያዎን ለመፍጠር, እንኳን ደህና መጡ, መለያዎን ለማግበር, ኢሜይልዎን ያረጋግጡ, የኢሜይል አድራሻዎን, አዲስ መለያ"},
    {"am", reset,
     "ዳግም ለማስጀመር, ዳግም ማስጀመሪያ, ዳግም ያስጀምሩ, የይለፍ ቃል ለመቀየር, የይለፍ ቃልዎን ለመቀየር, ረስተዋል, ረሱ, አዲስ የይለፍ ቃል, መልሶ ለማግኘት"},
    {"am", payment, "ክፍያ*, ለመክፈል, ዝውውር*, ግብይት*, ግዢ*, ገንዘብ, ለማስተላለፍ, መጠን, ማስተላለፍ, የክፍያ*, ለክፍያ*, ገንዘብ*"},
    {"am", privacy,
     "ለማንም, ለማንም አይስጡ, አያጋሩ, አያካፍሉ, አይንገሩ, ያገለግላል, የሚያገለግለው, ጊዜው ያበቃል, ጊዜው ያልፍበታል, ሚስጥር*, ችላ ይበሉ, ካልጠየቁ, ጠይቀዋል"},
    {"am", disclaimer, "ካልጠየቁ, ካልሆኑ, ችላ ይበሉ, እርስዎ ካልሆኑ"},
    {"am", label,
     "ትዕዛዝ*, ደረሰኝ*, ደረሰኝ ቁጥር, ሂሳብ ቁጥር, የሂሳብ ቁጥር, ስልክ*, ስልክ ቁጥር, ይደውሉ, በስልክ ቁጥር, ቀጠሮ*, ትኬት*, ቁጥር, የትዕዛዝ ቁጥር, ቀሪ ሂሳብ*, "
     "የደንበኛ ቁጥር"},
    {"am", trade, "ደርሷል, ተልኳል, ጥቅል, ቅናሽ*, ቀጠሮ*, ቀሪ ሂሳብ*, ገቢ ሆኗል, ደረሰኝ*, ሽልማት*, ነፃ, በነፃ, ትዕዛዝዎ, ትዕዛዝ, ገቢ, ቅናሾች, አሸናፊ"},
    {"am", unit, "ደቂቃ*, ደቂቃዎች, ሰዓት*, ሰከንድ*, ቀን*, ቀናት, ሳምንት*, ወር*, ዓመት*, ነጥብ*, ሰዎች, በመቶ, ብር, አሃዝ"},
    {"am", link, "ጠቅ ያድርጉ, ይጫኑ, ሊንክ*, አገናኝ*, ማስፈንጠሪያ*"},
};

}  // namespace

std::span<const Words> baltic_finnic_words() { return kWords; }

}  // namespace latchkey::codes

#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

constexpr Words kWords[] = {
    {"tr", code,
     "dogrulama kod*, dogrulama sifre*, dogrulama pin*, onay kod*, onaylama kod*, guvenlik kod*, giris kod*, giris "
     "sifre*, aktivasyon kod*, etkinlestirme kod*, tek kullanimlik kod*, tek kullanimlik sifre*, tek kullanimlik "
     "parola*, tek seferlik kod*, tek seferlik sifre*, tek seferlik parola*, kimlik dogrulama kod*, dogrulayici kod*, "
     "erisim kod*, kayit kod*, uyelik kod*, "
     "gecici sifre*, gecici kod*, gecici parola*, sms sifre*, sms kod*, sms onay kod*, sifirlama kod*, sifre sifirlama "
     "kod*, kurtarma kod*, islem sifre*, islem kod*, mobil onay kod*, haneli kod*, haneli sifre*, haneli dogrulama, "
     "teyit kod*, yetkilendirme kod*, parola sifirlama kod*, 3d secure sifre*, 3d sifre*, odeme kod*, odeme onay kod*, "
     "oturum acma kod*, cep sifre*, internet sifre*, dogrulama numara*, pin kod*"},
    {"tr", belonging, "hesab*, hesap*, telefon*, numara*, e posta*, eposta*, iki adim*, iki faktor*, profil*"},
    {"tr", alter, "degis*, silm*, silin*, kapat*, kaldir*, guncelle*, devre disi"},
    {"tr", maybe_code, "kod*, sifre*, parola*, kodu, kodunuz, sifreniz, parolaniz"},
    {"tr", other_code,
     "indirim kod*, kampanya kod*, promosyon kod*, kupon*, hediye kart*, hediye cek*, posta kod*, barkod*, "
     "teslimat kod*, teslim kod*, takip kod*, kargo kod*, kargo takip*, rezervasyon kod*, referans kod*, davet kod*, "
     "karekod*, qr kod*, wifi sifre*, wi fi sifre*, urun kod*, hata kod*, musteri kod*, fatura kod*, alan kod*, "
     "ulke kod*, kapi kod*, iade kod*, siparis kod*, firsat kod*, a gonderin, e gonderin, ye gonderin, ya gonderin, "
     "a gonder, e gonder, e mesaj at*, a mesaj at*, e sms, a sms, yazip gonder*"},
    {"tr", old, "onceki kod*, eski kod*, artik gecerli degil, suresi doldu, gecersiz*"},
    {"tr", verify,
     "dogrula*, onayla*, onay, teyit*, etkinlestir*, aktif*, girin*, giriniz, girerek, kullanin*, kullaniniz, "
     "kullanarak, kimlig*, kimlik, iki adiml*, iki faktor*, iki asamal*, devam et*, tamamla*, hesaplari baglamak, "
     "hesaplari birlestir*"},
    {"tr", sign_in, "giris yap*, oturum ac*, giris islem*, girisi, giris, yeni cihaz*"},
    {"tr", sign_up,
     "kayit ol*, kaydol*, uyelik*, uye ol*, hesap olustur*, hesabinizi olustur*, hesap acma*, hesap acilis*, hos "
     "geldin*, hosgeldin*, hesabinizi etkinlestir*, hesabini etkinlestir*, hesabinizi aktif*, e posta adresinizi "
     "dogrula*, e postani dogrula*, e postanizi dogrula*, e postayi dogrula*, e posta adresini dogrula*, e posta "
     "dogrula*, e posta adresinizi onayla*, hesabinizi dogrulayin, hesabinizi onaylayin, yeni hesap, davet et*, davet "
     "edildin*, davetiye"},
    {"tr", reset,
     "sifirla*, yeni sifre*, sifremi unuttum, sifrenizi mi unuttunuz, parolanizi mi unuttunuz, sifrenizi degistir*, "
     "sifre degistir*, sifre degisik*, sifre yenile*, sifrenizi yenile*, parola degistir*, yeni parola, kurtar*, "
     "unuttu*, parolanizi degistir*"},
    {"tr", payment,
     "odeme*, odeyin, odeyiniz, odendi, odenecek, odemek, havale*, eft, fast, transfer, transferi*, transferler*, "
     "harcama*, satin al*, alisveris*, islem tutar*, tutar*, tutarindaki, tutarli, alici*, kartiniz*, kartinizla, "
     "kart, para cekme, para gonder*, para yatir*, gonderim*"},
    {"tr", privacy,
     "gecerli*, gecerlidir, suresi, sona erer, dolacak, paylasma*, kimseyle, hic kimse*, kimseye, ucuncu kisi*, "
     "gizli*, dikkate almay*, goz ardi, yok say*, talep et*, talep ettig*, istemedi*, asla, vermeyin*"},
    {"tr", disclaimer,
     "siz degilseniz, siz yapmadiysaniz, istemediyseniz, talep etmediyseniz, siz talep etmedi*, bu islem* siz*, "
     "dikkate almay*, goz ardi, yok say*, bilginiz disinda, siz istemedi*, sen degilsen, tarafinizdan yapilmadi*"},
    {"tr", denial, "asla iste*, asla sor*, asla talep et*"},
    {"tr", takeover,
     "hesabinizi sil*, hesabini sil*, hesap silme*, hesabinizi kapat*, hesabini kapat*, hesap kapat*, "
     "hesabinizi devre disi*, iki adimli dogrulamayi kapat*, iki adimli dogrulamayi devre disi*, "
     "iki faktorlu * kapat*, iki faktorlu * devre disi*, telefon numaranizi degistir*, telefon numarasi degis*, "
     "telefon numarani degistir*, numara degisik*, numara tasima*, e posta adresinizi degistir*, e posta degis*, "
     "e postanizi degistir*, sim degis*"},
    {"tr", label,
     "siparis*, siparis no, siparis numara*, fatura*, fatura no, fatura numara*, kargo, kargo no, takip no, takip "
     "numara*, gonderi no, gonderi*, musteri no, musteri numara*, hesap no, hesap numara*, sozlesme no, police no, "
     "rezervasyon*, rezervasyon no, pnr, bilet*, bilet no, randevu*, basvuru no, talep no, referans no, dosya no, "
     "telefon*, tel, numarali, nolu, no'lu, numarasi, numara, no, ara, arayin*, arayabilir*, cagri merkezi, iletisim, "
     "biten, ile biten, sonu, kart no, abone no, ucus*, koltuk, kapi, oda, bakiye*, mersis*, b, mersis no, sms'e, yaz, "
     "yazip, a gonder*"},
    {"tr", trade,
     "teslim*, kargo*, gonderi*, siparis*, fatura*, indirim*, kampanya*, firsat*, randevu*, hatirlat*, bakiye*, "
     "yatirildi, yatti, hesabiniza gec*, kazandi*, kazan, ucretsiz, bedava, teslim al*, son odeme*, borc*, "
     "abonelik*, rezervasyon*, bulten, yukleme*, cekilis*, puan, hediye*, magaza*, iptal icin, ret yaz*, kredi, "
     "tl'ye varan, kazanin, kazanma, taksit*, bonus*, ilk uye, stok*, teklif*, detay*, son gun, sms iptal*, canli mac"},
    {"tr", unit,
     "dakika*, dk, saat*, saniye*, sn, gun*, hafta*, ay, yil*, puan*, kisi*, kez, kere, defa, yuzde, hane*, haneli, "
     "deneme*, adet, tl, lira*, kurus, gb, mb"},
    {"tr", done,
     "degistirildi, sifirlandi, guncellendi, basariyla, etkinlestirildi, kaldirildi, giris yapildi, yeni giris"},
    {"tr", link, "tikla*, baglanti*, link*, buton*, dugme*, dokun*, baglantiyi tikla*, baglantiya tikla*"},

    {"az", code,
     "tesdiq kod*, təsdiq kod*, təsdiqləmə kod*, təsdiq sifrə*, təhlukəsizlik kod*, təhlukesizlik kod*, giris kod*, "
     "giriş kod*, aktivləsdirmə kod*, aktivasiya kod*, birdəfəlik kod*, birdəfəlik sifrə*, birdəfəlik parol*, "
     "birdefelik kod*, birdefelik sifre*, dogrulama kod*, doğrulama kod*, qeydiyyat kod*, muvəqqəti sifrə*, muvəqqəti "
     "parol*, sms kod*, sms sifrə*, autentifikasiya kod*, barpa kod*, bərpa kod*, sifrə sıfırlama kod*, identifikasiya "
     "kod*, avtorizasiya kod*, yoxlama kod*, pin kod*, rəqəmli kod*"},
    {"az", belonging, "hesab*, nomre*, telefon*, e poct*"},
    {"az", alter, "deyis*, silm*, silin*, baglan*"},
    {"az", maybe_code, "kod*, kodunuz, sifrə*, parol*, şifrə*, sifreniz"},
    {"az", other_code,
     "endirim kod*, promokod*, promo kod*, kupon*, poçt kod*, poçt indeksi, barkod*, qr kod*, hədiyyə kart*, sifaris "
     "kod*, izləmə kod*, wifi parol*, dəvət kod*"},
    {"az", verify,
     "təsdiq*, tesdiq*, dogrula*, daxil edin, yoxla*, istifadə edin, kimliy*, iki faktorlu, iki mərhələli, davam et*, "
     "tamamla*, aktivləsdir*"},
    {"az", sign_in, "daxil ol*, giris*, giriş*, yeni cihaz*, hesabiniza gir*"},
    {"az", sign_up,
     "qeydiyyat*, hesab yarat*, hesabinizi yarat*, xos gəlmi*, xoş gəl*, hesabinizi aktivlə*, hesabınızı aktivlə*, e "
     "poct unvanınızı təsdiq*, e poçt ünvanınızı təsdiq*, e poctunuzu təsdiq*, e poçtunuzu təsdiq*, yeni hesab, "
     "dəvət*"},
    {"az", reset,
     "sıfırla*, bərpa*, yeni sifrə*, yeni parol*, sifrəni dəyis*, parolu dəyis*, sifrəni unut*, unutmusunuz, sifrəni "
     "yenilə*"},
    {"az", payment,
     "ödənis*, odenis*, köçürmə*, kocurme*, əməliyyat*, emeliyyat*, alis veris*, məbləg*, mebleg*, alici*, kart*, azn, "
     "manat*"},
    {"az", privacy,
     "etibarlıdır, etibarlidir, kecerlidir, keçərlidir, heç kim*, hec kim*, paylasmayın, paylaşmayın, verməyin, "
     "bildirməyin, deməyin, vermeyin, məxfi*, nəzərə almayın, sorgu*, istəmə*, müddəti"},
    {"az", disclaimer,
     "siz deyilsiniz*, siz etməmisiniz*, siz deyildiniz*, nəzərə almayın, istəməmisiniz*, göndərməmisiniz*"},
    {"az", takeover, "hesabinizi sil*, hesabin silin*, telefon nomrenizi deyis*, nomrenin deyis*, e poct* deyis*"},
    {"az", label,
     "sifaris*, sifariş nömrəsi, qaime*, qaimə*, faktura*, göndəris*, bağlama*, baglama*, musteri kodu, müştəri "
     "nömrəsi, hesab nömrəsi, müqavilə*, bron*, bilet*, görüs*, müraciət*, telefon*, zəng*, nömrə*, nomre*, nömrəyə, "
     "nömrəli, balans*, kartınız"},
    {"az", trade,
     "çatdır*, gonder*, göndərildi, baglama*, bağlama*, sifaris*, sifariş*, faktura*, endirim*, kampaniya*, təklif*, "
     "xatırlat*, balans*, balansınız, daxil oldu, qazan*, pulsuz, borc*, abunə*, bron*, mağaza*, kredit*, hədiyyə*"},
    {"az", unit,
     "dəqiqə*, deqiqe*, saat*, saniyə*, gün*, həftə*, ay, il, bal, nəfər, dəfə, faiz, rəqəm*, ədəd, azn, manat*"},
    {"az", link, "kliklə*, klik, kecid*, keçid*, link*, düymə*, toxun*, basın"},

    {"kk", code,
     "растау код*, растау коды*, тексеру код*, қауіпсіздік код*, кіру код*, кіруге арналған код*, бір реттік код*, бір "
     "реттік құпиясөз*, бір реттік құпия сөз*, бір рет қолданылатын код*, бір рет қолданылатын құпия*, белсендіру "
     "код*, тіркелу код*, тіркеу код*, авторизациялау код*, аутентификация код*, уақытша құпия*, уақытша код*, sms "
     "код*, смс код*, қалпына келтіру код*, верификация код*, сәйкестендіру код*, рұқсат код*, пин код*, құпия код*, "
     "құпия сан*"},
    {"kk", maybe_code,
     "код, коды, кодын, кодты, кодыңыз, құпиясөз*, құпия сөз*, пароль, пароліңіз, кодыңызды, кодымен"},
    {"kk", other_code,
     "промокод*, жеңілдік код*, купон*, пошта индексі, штрих код*, қайтару код*, тапсырыс код*, сыйлық карт*, qr код*, "
     "алу код*"},
    {"kk", verify,
     "растау*, растаңыз*, растаныз*, тексер*, енгізіңіз*, енгізініз, қолданыңыз*, пайдаланыңыз*, жеке бас*, екі "
     "факторлы, екі сатылы, жалғастыр*, аяқтау*, белсендір*"},
    {"kk", sign_in, "кіру*, кіріңіз*, жаңа құрылғы*, авторизация*, жүйеге кір*"},
    {"kk", sign_up,
     "тіркел*, тіркеу*, аккаунт жасау*, аккаунтты белсендір*, аккаунтыңызды белсендір*, тіркелгі жасау*, тіркелгіңізді "
     "белсендір*, қош келдіңіз*, қош келдініз, электрондық поштаңызды раста*, поштаны растау, мекенжайыңызды раста*, "
     "жаңа аккаунт, шақыр*"},
    {"kk", reset, "қалпына келтір*, ысыр*, жаңа құпия*, құпиясөзді өзгерт*, құпия сөзді өзгерт*, ұмыт*, өзгерту*"},
    {"kk", payment,
     "төлем*, төлеу*, аудар*, транзакция*, сатып алу*, сома*, сомасы*, алушы*, карта*, картаңыз*, операция*"},
    {"kk", privacy,
     "жарамды*, әрекет етеді, қолданылады, ешкімге*, бермеңіз*, айтпаңыз*, хабарламаңыз*, бөліспеңіз*, көрсетпеңіз, "
     "ешқашан, құпия, елемеңіз*, сұрат*, сұрамаған*, мерзімі"},
    {"kk", disclaimer, "сіз болмасаңыз, сұрамаған*, елемеңіз*, сіз емес*, жасамаса*, сұрамаса*"},
    {"kk", label,
     "тапсырыс*, тапсырыс нөмірі, шот*, сәлемдеме*, жөнелтілім*, трек, шарт*, брон*, билет*, өтінім*, өтініш*, "
     "телефон*, тел, қоңырау*, нөмір*, нөмірі, нөміріне, қалдық*, баланс*, карта, №, жсн, бсн"},
    {"kk", trade,
     "жеткіз*, жіберілді, сәлемдеме*, тапсырыс*, шот*, жеңілдік*, акция*, ұсыныс*, еске сал*, қалдық*, баланс*, түсті, "
     "аударылды, ұтып*, ұтыс*, тегін, алып кет*, қарыз*, жазылым*, брон*, дүкен*, бонус*, несие*, қабылдау*, посылка*"},
    {"kk", unit,
     "минут*, мин, сағат*, секунд*, күн*, апта*, ай, жыл*, ұпай*, адам*, рет, пайыз*, сан*, дана, тенге*, теңге*, тг, "
     "бонус*"},
    {"kk", link, "басыңыз*, сілтеме*, түйме*, өтіңіз*"},

    {"uz", code,
     "tasdiqlash kod*, tasdiqlovchi kod*, tasdiq kod*, xavfsizlik kod*, kirish kod*, kirish uchun kod*, bir martalik "
     "kod*, bir martalik parol*, bir martali kod*, bir martali parol*, faollashtirish kod*, aktivlashtirish kod*, "
     "ro'yxatdan o'tish kod*, tekshirish kod*, tekshiruv kod*, vaqtinchalik parol*, vaqtinchalik kod*, sms kod*, sms "
     "parol*, autentifikatsiya kod*, avtorizatsiya kod*, tiklash kod*, parolni tiklash kod*, identifikatsiya kod*, "
     "maxfiy kod*, pin kod*, xonali kod*, тасдиқлаш код*, бир марталик код*, бир марталик парол*, кириш код*, "
     "хавфсизлик код*"},
    {"uz", maybe_code, "kod, kodi, kodini, kodingiz, kodni, parol*, kodingizni, парол"},
    {"uz", other_code,
     "promokod*, chegirma kod*, kupon*, pochta indeksi, shtrix kod*, qr kod*, sovg'a kart*, buyurtma kod*, taklif "
     "kod*, wifi parol*"},
    {"uz", verify,
     "tasdiq*, tekshir*, kiriting*, kiritng, foydalaning*, ishlating*, shaxsing*, ikki bosqichli, ikki faktorli, davom "
     "et*, yakunlash*, faollashtir*, тасдиқ*, киритинг*"},
    {"uz", sign_in,
     "kirish*, yangi qurilma*, tizimga kir*, hisobga kir*, hisobingizga kir*, akkauntga kir*, akkauntingizga kir*"},
    {"uz", sign_up,
     "ro'yxatdan o't*, royxatdan ot*, hisob yarat*, akkaunt yarat*, hisobingizni faollashtir*, akkauntingizni "
     "faollashtir*, xush kelibsiz, elektron pochta*, pochtangizni tasdiq*, manzilingizni tasdiq*, yangi hisob, yangi "
     "akkaunt, taklif qil*"},
    {"uz", reset,
     "parolni tikla*, parolingizni tikla*, parolni o'zgartir*, parolingizni o'zgartir*, yangi parol*, unut*, tiklash*, "
     "qayta tikla*, parolni almashtir*, parolni qayta*"},
    {"uz", payment,
     "to'lov*, tolov*, to'lash*, o'tkazma*, otkazma*, pul o'tkaz*, tranzaksiya*, xarid*, summa, summasi, so'm*, "
     "oluvchi*, karta*, kartangiz*, тўлов*, ўтказма*, operatsiya*"},
    {"uz", privacy,
     "amal qiladi*, amal qilish*, yaroqli*, hech kim*, hech kimga*, bermang*, aytmang*, ulashmang*, oshkor*, sir "
     "saqlang*, maxfiy*, e'tibor bermang*, so'ra*, so'ramagan*, muddati*, ҳеч кимга*, берманг*, айтманг*"},
    {"uz", disclaimer, "siz bo'lmasangiz, so'ramagan*, e'tibor bermang*, siz emas*, qilmagan*, siz bo'lmasa*"},
    {"uz", label,
     "buyurtma*, buyurtma raqami, hisob faktura*, jo'natma*, posilka*, mijoz raqami, shartnoma*, bron*, chipta*, "
     "ariza*, telefon*, tel, qo'ng'iroq*, raqam*, raqamiga, balans*, qoldiq*, karta, №, inn, jshshir"},
    {"uz", trade,
     "yetkaz*, jo'natildi*, jo'natma*, buyurtma*, chegirma*, aksiya*, taklif*, eslat*, balans*, qoldiq*, tushdi*, "
     "yutib*, yutuq*, bepul*, qarz*, obuna*, bron*, do'kon*, bonus*, kredit*, qabul*, keshbek*"},
    {"uz", unit,
     "daqiqa*, minut*, soat*, soniya*, sekund*, kun*, hafta*, oy*, yil*, ball*, kishi*, marta*, foiz*, raqamli, "
     "xonali, dona, so'm*, sum, som, mb, gb"},
    {"uz", link, "bosing*, havola*, tugma*, o'ting*"},

    {"hy", code,
     "հաստատման կոդ*, հաստատման ծածկագիր*, հաստատման գաղտնաբառ*, անվտանգության կոդ*, մուտքի կոդ*, մուտքի գաղտնաբառ*, "
     "մեկանգամյա կոդ*, մեկանգամյա գաղտնաբառ*, մեկանգամյա գաղտնագիր*, միանգամյա կոդ*, միանգամյա գաղտնաբառ*, ակտիվացման "
     "կոդ*, նույնականացման կոդ*, ստուգման կոդ*, վավերացման կոդ*, գրանցման կոդ*, վերականգնման կոդ*, ժամանակավոր "
     "գաղտնաբառ*, ժամանակավոր կոդ*, գաղտնի կոդ*, sms կոդ*, sms-կոդ*, պին կոդ*, փին կոդ*, pin կոդ*, նիշանոց կոդ*, "
     "թույլտվության կոդ*, կոդն է"},
    {"hy", maybe_code, "կոդ*, կոդը, գաղտնաբառ*, ծածկագիր*, գաղտնագիր*, *կոդը"},
    {"hy", other_code,
     "զեղչի կոդ*, պրոմոկոդ*, կտրոն*, փոստային ինդեքս, շտրիխ կոդ*, qr կոդ*, նվեր քարտ*, պատվերի կոդ*, ամրագրման կոդ*, "
     "հրավերի կոդ*, զեղչային կոդ*, wifi գաղտնաբառ*"},
    {"hy", verify,
     "հաստատ*, վավերաց*, ստուգ*, մուտքագր*, օգտագործ*, նույնականաց*, ինքնություն*, ակտիվաց*, շարունակ*, ավարտ*, "
     "երկփուլ*, երկգործոն*"},
    {"hy", sign_in, "մուտք*, մուտք գործ*, նոր սարք*"},
    {"hy", sign_up,
     "գրանց*, հաշիվ ստեղծ*, հաշիվը ստեղծ*, հաշիվն ակտիվաց*, հաշիվը ակտիվաց*, բարի գալուստ, էլ փոստը հաստատ*, հաստատեք "
     "ձեր էլ*, հաստատել ձեր էլ*, հաստատեք էլ*, նոր հաշիվ, հրավիր*, հրավեր*"},
    {"hy", reset,
     "վերականգն*, զրոյաց*, մոռաց*, նոր գաղտնաբառ*, գաղտնաբառը փոխ*, գաղտնաբառի փոփոխ*, փոխել գաղտնաբառ*, վերակայ*"},
    {"hy", payment, "վճար*, վճարում*, փոխանց*, գործարք*, գնում*, գումար*, ստացող*, քարտ*, կանխիկ*"},
    {"hy", privacy,
     "վավեր է, գործում է, ուժի մեջ, ժամկետ*, ոչ մեկին, ոչ ոքի, մի փոխանց*, մի հայտն*, մի տրամադր*, մի տվեք, մի կիսվ*, "
     "մի ասեք, երբեք, գաղտնի, անտես*, չեք պահանջել, չեք խնդրել, խնդր*, պահանջ*"},
    {"hy", disclaimer, "եթե չեք, չեք պահանջել, անտես*, դուք չեք, դուք չէիք, դա դուք չեք, եթե դուք չեք"},
    {"hy", label,
     "պատվեր*, պատվերի համար*, հաշիվ-ապրանքագիր, հաշվի համար*, առաքում*, ծանրոց*, պայմանագիր*, ամրագր*, տոմս*, հայտ*, "
     "հեռախոս*, հեռ, զանգ*, համարով, համարին, համար*, մնացորդ*, քարտ, №, հաճախորդ*"},
    {"hy", trade,
     "առաք*, ուղարկվ*, ծանրոց*, պատվեր*, հաշիվ-ապրանքագիր, զեղչ*, ակցիա*, առաջարկ*, հիշեց*, մնացորդ*, ստացել եք, "
     "մուտքագրվ*, հաղթ*, շահ*, անվճար*, պարտք*, բաժանորդագր*, ամրագր*, խանութ*, բոնուս*, վարկ*, այց*"},
    {"hy", unit,
     "րոպե*, ժամ*, վայրկյան*, օր*, շաբաթ*, ամիս*, ամսվա, տարի*, միավոր*, հոգի, անգամ, տոկոս*, նիշ*, թվանշան*, հատ, "
     "դրամ*"},
    {"hy", link, "սեղմ*, հղում*, հղմ*, կոճակ*, անցեք*"},

    {"ka", code,
     "ვერიფიკაციის კოდ*, დადასტურების კოდ*, დამადასტურებელი კოდ*, უსაფრთხოების კოდ*, შესვლის კოდ*, ავტორიზაციის კოდ*, "
     "აქტივაციის კოდ*, გააქტიურების კოდ*, ერთჯერად* კოდ*, ერთჯერად* პაროლ*, ერთჯერად* პინ*, რეგისტრაციის კოდ*, "
     "აღდგენის კოდ*, დროებით* პაროლ*, დროებით* კოდ*, სმს კოდ*, sms კოდ*, იდენტიფიკაციის კოდ*, ავთენტიფიკაციის კოდ*, "
     "აუთენტიფიკაციის კოდ*, წვდომის კოდ*, პინ კოდ*, pin კოდ*, საიდუმლო კოდ*, შემოწმების კოდ*, ნიშნა კოდ*"},
    {"ka", maybe_code, "კოდ*, კოდი, კოდია, პაროლ*, *კოდი"},
    {"ka", other_code,
     "ფასდაკლების კოდ*, პრომო კოდ*, პრომოკოდ*, კუპონ*, საფოსტო ინდექს*, შტრიხკოდ*, შტრიხ კოდ*, qr კოდ*, სასაჩუქრე "
     "ბარათ*, შეკვეთის კოდ*, ჯავშნის კოდ*, მოსაწვევი კოდ*, wifi პაროლ*, ვაუჩერ*, პირადი კოდ*"},
    {"ka", verify,
     "დაადასტურ*, დასადასტურებ*, დადასტურ*, ვერიფიკაც*, შეიყვან*, გამოიყენ*, იდენტობ*, ვინაობ*, ავტორიზაც*, "
     "გაააქტიურ*, გაგრძელ*, დასრულ*, ორფაქტორიან*, ორეტაპიან*, შემოწმ*"},
    {"ka", sign_in, "შესვლ*, შესასვლელ*, შეხვიდ*, ახალი მოწყობილობ*, ავტორიზაც*"},
    {"ka", sign_up,
     "რეგისტრაც*, დარეგისტრირ*, ანგარიშის შექმნ*, ანგარიშის შესაქმნ*, ანგარიშის გააქტიურ*, ანგარიშის გასააქტიურ*, "
     "კეთილი იყოს, მოგესალმებ*, დაადასტურეთ ელ*, დაადასტურეთ თქვენი ელ*, ელფოსტის დადასტურ*, ელფოსტის დასადასტურ*, "
     "ელ ფოსტის დადასტურ*, ელ.ფოსტის, ახალი ანგარიშ*, მოწვე*, მოგიწვი*, ელფოსტის გადამოწმებ*, ელფოსტის მისამართი*, "
     "ელფოსტის დადასტურებ*, ანგარიში შექმნა*"},
    {"ka", reset,
     "აღდგენ*, აღსადგენ*, აღადგინ*, დაგავიწყდ*, ახალი პაროლ*, პაროლის შეცვლ*, პაროლის შესაცვლ*, პაროლის ცვლილ*, "
     "განულებ*"},
    {"ka", payment,
     "გადახდ*, გადასახდ*, გადარიცხ*, ტრანზაქც*, შესყიდვ*, შენაძენ*, თანხ*, მიმღებ*, ბარათ*, ოპერაცი*, განაღდებ*, ლარ*"},
    {"ka", privacy,
     "მოქმედებს*, ვადა*, ძალაშია*, არავის*, არ გაუზიარ*, ნუ გაუზიარ*, არ გაანდოთ*, არ გადასც*, არ უთხრა*, არასდროს, "
     "კონფიდენციალურ*, დააიგნორ*, უგულებელყ*, მოითხოვ*, არ მოგითხოვია*"},
    {"ka", disclaimer,
     "თუ თქვენ არ, არ მოგითხოვია*, უგულებელყ*, დააიგნორ*, თუ ეს თქვენ არ, თქვენ არ იყავით, არ მოითხოვეთ, "
     "არ მოგითხოვიათ"},
    {"ka", label,
     "შეკვეთ*, შეკვეთის ნომერ*, ინვოის*, ანგარიშფაქტურ*, ამანათ*, გზავნილ*, ხელშეკრულებ*, ჯავშან*, ჯავშნ*, ბილეთ*, "
     "ვიზიტ*, განაცხად*, ტელეფონ*, ტელ, დარეკ*, დაგვირეკ*, ნომერზე, ნომერ*, ნომრის, ბალანს*, ნაშთ*, ბარათი, №"},
    {"ka", trade,
     "მიწოდ*, გაიგზავნ*, ამანათ*, გზავნილ*, შეკვეთ*, ინვოის*, ფასდაკლებ*, აქცი*, შეთავაზებ*, შეხსენებ*, ბალანს*, "
     "ნაშთ*, ჩაგერიცხ*, ჩაირიცხ*, მოიგ*, უფასო*, დავალიანებ*, გამოწერ*, ჯავშან*, მაღაზი*, ბონუს*, სესხ*, ვიზიტ*, "
     "ჩამოგეჭრ*"},
    {"ka", unit,
     "წუთ*, საათ*, წამ*, დღე*, დღის, კვირ*, თვე*, წელ*, წლის, ქულ*, კაც*, ჯერ, პროცენტ*, ციფრ*, ნიშნა, ცალ*, ლარ*"},
    {"ka", link, "დააჭირ*, დააკლიკ*, ბმულ*, ლინკ*, ღილაკ*, გადადი*"},

    {"ar", code,
     "*رمز التحقق, *رمز التاكيد, *رمز تاكيد*, *رمز تحقق, *رمز التفعيل, *رمز تفعيل*, *رمز الامان, *رمز امان, *رمز "
     "الدخول, *رمز تسجيل*, *رمز المصادقة, *رمز مصادقة, *رمز التوثيق, *رمز الوصول, *رمز المرور لمرة واحدة, *رمز المرور "
     "المؤقت, *رمز مؤقت, *رمز لمرة واحدة, *رمز استعادة, *رمز اعادة, *رمز السري, *الرمز السري, *الرقم السري المؤقت, "
     "*رقم سري مؤقت, *رمز سري, *الرمز المؤقت, *رمز التعريف, *رمز الحماية, *رمز التسجيل, "
     "*كود التحقق, *كود التفعيل, *كود التاكيد, *كود تفعيل*, *كود تاكيد*, *كود الامان, *كود الدخول, *كود تحقق, *كود "
     "تسجيل*, *كود سري, *كود السري, *كود مؤقت, *كلمة المرور المؤقتة, *كلمة مرور مؤقتة, *كلمة مرور لمرة واحدة, *كلمة "
     "المرور لمرة واحدة, *كلمة السر المؤقتة, *كلمة سر مؤقتة, *رقم التحقق, *رقم التاكيد, *رقم التفعيل, *رمز الاستخدام "
     "الواحد, *شفرة التحقق, *رمز التحقق الخاص, *رمز pin, *رمز otp, *رمز التحقق:, *رمز الاسترداد, *رمز العملية, *رمز "
     "الموافقة, *رمز الاستخدام لمرة واحدة"},
    {"ar", belonging, "*حساب*, *رقم*, *هاتف*, *جوال*, *بريد*, *ثنائي*"},
    {"ar", alter, "*تغيير*, *حذف*, *تعطيل*, *اغلاق*, *تعديل*, *الغاء*, *استبدال*"},
    {"ar", maybe_code,
     "*رمز, *رمزك, *الرمز, *كود, *الكود, *كودك, *كلمة المرور, *كلمة السر, *كلمة مرور, *كلمة سر, *الرقم السري, *رمزكم, "
     "*رقمك السري, *رقم سري, *كلمه المرور"},
    {"ar", other_code,
     "*رمز الخصم, *كود الخصم, *كود خصم, *رمز خصم, *رمز ترويجي, *الرمز الترويجي, *كوبون, *قسيمة, *الرمز البريدي, *رمز "
     "بريدي, *رمز الاستلام, *كود الاستلام, *رمز التتبع, *رمز الشحنة, *رمز الحجز, *رمز الطلب, *بطاقة هدية, *الباركود, "
     "*باركود, *رمز الاستجابة السريعة, *رمز qr, *رمز الدعوة, *كود الدعوة, *رمز الاحالة, *رمز المنتج, *كلمة مرور الواي "
     "فاي, *كلمة سر الواي فاي, *رمز القسيمة, *كود الطلب, *رقم الايبان, *ايبان"},
    {"ar", old, "*الرمز السابق, *رمز سابق, *الرمز القديم, *لم يعد صالحا, *انتهت صلاحية"},
    {"ar", verify,
     "*تحقق, *للتحقق, *التحقق, *تاكيد, *لتاكيد, *التاكيد, *تفعيل, *لتفعيل, *التفعيل, *مصادقة, *المصادقة, *توثيق, "
     "*ادخل, *ادخال, *ادخله, *بادخال, *استخدم, *يرجى استخدام, *استخدام, *هويتك, *الهوية, *بخطوتين, *الثنائية, *لاكمال, "
     "*للمتابعة, *اكمال, *اتمام, *لاتمام"},
    {"ar", sign_in, "*تسجيل الدخول, *تسجيل دخول*, *لتسجيل الدخول, *الدخول, *للدخول, *جهاز جديد, *دخول"},
    {"ar", sign_up,
     "*انشاء حساب*, *لانشاء حساب*, *التسجيل, *للتسجيل, *تسجيلك, *اهلا بك, *مرحبا بك, *مرحبا بكم, *تفعيل حسابك, *تفعيل "
     "الحساب, *لتفعيل حسابك, *تاكيد بريدك, *تاكيد البريد, *تاكيد عنوان بريدك, *تاكيد عنوان البريد, *لتاكيد بريدك, "
     "*التحقق من بريدك, *التحقق من عنوان, *للتحقق من بريدك, *تاكيد حسابك, *تاكيد اشتراكك, *حساب جديد, *حسابك الجديد, "
     "*دعاك, *دعوة, *دعوتك"},
    {"ar", reset,
     "*اعادة تعيين, *لاعادة تعيين, *استعادة, *لاستعادة, *نسيت, *كلمة مرور جديدة, *كلمة المرور الجديدة, *كلمة سر جديدة, "
     "*تغيير كلمة, *لتغيير كلمة, *استرداد الحساب, *استرداد حسابك, *اعادة ضبط"},
    {"ar", payment,
     "*الدفع, *للدفع, *دفع, *دفعة, *سداد, *تحويل, *التحويل, *حوالة, *عملية شراء, *شراء, *الشراء, *معاملة, *المعاملة, "
     "*بمبلغ, *مبلغ, *المبلغ, *المستفيد, *مستفيد, *سحب, *بطاقتك, *البطاقة, *ببطاقة, *بطاقة, *مشتريات, *عملية"},
    {"ar", privacy,
     "*صالح لمدة, *صالح, *صالحة, *صلاحية, *صلاحيته, *ينتهي, *تنتهي, *لا تشارك, *لا تشاركه, *لا تشاركها, *لا تفصح, *عدم "
     "مشاركة, *عدم مشاركته, *لا تعط, *لا تقم, *مع احد, *مع اي, *لاي شخص, *لاحد, *لاي احد, *اي شخص, *سري, *تجاهل, *يرجى "
     "تجاهل, *لم تطلب, *طلبت, *لن يطلب, *لن نطلب, *ابدا"},
    {"ar", disclaimer, "*اذا لم تكن, *اذا لم تطلب, *ان لم تكن, *اذا لم تقم, *لم تطلب, *تجاهل, *في حال لم, *لم تقم"},
    {"ar", takeover,
     "*حذف حسابك, *حذف الحساب, *لحذف حساب*, *اغلاق حسابك, *اغلاق الحساب, *تعطيل حسابك, *تعطيل الحساب, "
     "*تعطيل المصادقه*, *تعطيل التحقق*, *ايقاف التحقق*, *تغيير رقم*, *تغيير بريدك*, *تغيير البريد*, *تعديل رقم*, "
     "*نقل رقم*, *استبدال شريحه*"},
    {"ar", label,
     "*طلب رقم, *الطلب رقم, *طلبك رقم, *رقم الطلب, *رقم طلبك, *فاتورة, *رقم الفاتورة, *الفاتورة, *رقم الشحنة, *شحنة, "
     "*رقم التتبع, *رقم المرجع, *المرجع, *الرقم المرجعي, *رقم مرجعي, *رقم العميل, *رقم الحساب, *حساب رقم, *حسابك رقم, "
     "*رقم العقد, *حجز رقم, *رقم الحجز, *الحجز, *تذكرة, *التذكرة, *رقم التذكرة, *رقم البلاغ, *موعد, *موعدك, *هاتف, "
     "*رقم الهاتف, *الهاتف, *اتصل, *اتصل على, *للاتصال, *على الرقم, *من الرقم, *الرقم, *رقم, *المنتهية, *تنتهي ب, "
     "*المنتهية ب, *رحلة, *رصيدك, *الرصيد, *رقم العملية, *ارسل, *مقعد, *سجل تجاري"},
    {"ar", trade,
     "*توصيل, *التوصيل, *تسليم, *شحن, *شحنتك, *شحنة, *طلبك, *فاتورة, *فاتورتك, *خصم, *خصومات, *عرض, *عروض, *العروض, "
     "*تخفيض*, *موعد, *موعدك, *تذكير, *نذكرك, *رصيد, *رصيدك, *ايداع, *تم ايداع, *استلمت, *ربحت, *فزت, *جائزة, *مجانا, "
     "*مجاني, *استلام, *مستحق*, *اشتراك, *حجز, *حجزك, *نشرة, *تم الدفع, *تم خصم, *قسط, *تسوق, *متجر*"},
    {"ar", unit,
     "دقائق, دقيقة, دقيقه, ساعة, ساعات, ساعه, ثانية, ثوان, ثواني, يوم*, ايام, اسبوع, اسابيع, شهر, اشهر, سنة, سنوات, "
     "عام, نقطة, نقاط, اشخاص, مرات, بالمئة, ارقام, خانات, محاولات, ريال*, درهم, دينار, جنيه*, ليرة, دولار*, يورو, "
     "قطعة"},
    {"ar", money, "ر.س, د.ا, د.ك, ج.م, د.م, د.ت, ريال, درهم, دينار, جنيه, ليرة, دولار, يورو"},
    {"ar", done, "*تم تغيير, *تم تعديل, *تم تحديث, *بنجاح, *تم تسجيل الدخول, *تم تعطيل, *تم حذف, *تم تفعيل"},
    {"ar", link, "*انقر, *اضغط, *الرابط, *رابط, *بالنقر, *بالضغط, *الزر, *زر"},

    {"fa", code,
     "کد تایید*, کد تأیید*, کد تاييد*, کد فعال سازی*, کد فعالسازی*, کد "
     "فعال‌سازی*, "
     "کد "
     "امنیتی*, "
     "کد "
     "ورود*, "
     "کد "
     "یکبار "
     "مصرف*, کد یک بار مصرف*, کد یک‌بار مصرف*, کد احراز هویت*, کد "
     "اعتبارسنجی*, "
     "کد "
     "اعتبار "
     "سنجی*, "
     "کد "
     "دسترسی*, "
     "کد "
     "پیامکی*, کد بازیابی*, کد بازنشانی*, کد ثبت نام*, کد شناسایی*, کد موقت*, کد عضویت*, رمز یکبار مصرف*, رمز یک بار "
     "مصرف*, رمز یک‌بار مصرف*, رمز پویا*, رمز دوم*, رمز موقت*, رمز ورود*, "
     "رمز "
     "عبور "
     "موقت*, "
     "رمز "
     "عبور "
     "یکبار "
     "مصرف*, "
     "رمز "
     "عبور یک بار مصرف*, گذرواژه موقت*, گذرواژه یکبار مصرف*, "
     "گذرواژه یک‌بار مصرف*, رمز تایید*, رمز پیامکی*, شماره تایید*, "
     "کلمه "
     "عبور "
     "موقت*, "
     "پین "
     "کد*, "
     "کد "
     "رقمی, "
     "کد "
     "محرمانه*, "
     "رمز فعال سازی*, کد تصدیق*, کد صحت سنجی*, کد راستی آزمایی*"},
    {"fa", belonging, "حساب*, شماره*, موبایل*, ایمیل*, دو مرحله*"},
    {"fa", alter, "تغییر*, حذف*, غیرفعال*, تعویض*"},
    {"fa", maybe_code, "کد, کدتان, کدِ, رمز, رمز عبور*, گذرواژه*, کلمه عبور*, پسورد*, رمز شما, کد شما"},
    {"fa", other_code,
     "رمز ارز*, رمزارز*, کد تخفیف*, کد هدیه*, کد پستی*, کدپستی*, کد رهگیری*, کد پیگیری*, کد مرسوله*, کد سفارش*, کد "
     "ملی*, کد معرف*, کد "
     "دعوت*, کد رزرو*, بارکد*, کد qr, کد تحویل*, کارت هدیه*, رمز وای فای*, کد محصول*, کد کالا*, کد قرعه*, کد اقتصادی*, "
     "کد نوبت*, کد ussd"},
    {"fa", old, "کد قبلی*, کد قدیمی*, دیگر معتبر نیست*, منقضی شد*"},
    {"fa", verify,
     "تایید*, تأیید*, احراز*, فعال*, وارد کنید*, وارد نمایید*, استفاده کنید*, استفاده نمایید*, هویت*, اعتبارسنجی*, دو "
     "مرحله*, دومرحله*, ادامه*, تکمیل*"},
    {"fa", sign_in, "ورود*, وارد شوید*, وارد شدن*, دستگاه جدید*, ورود به حساب*"},
    {"fa", sign_up,
     "ثبت نام*, ثبت‌نام*, ثبتنام*, ایجاد حساب*, ساخت حساب*, خوش آمدید*, "
     "خوش "
     "امدید*, "
     "فعال "
     "سازی "
     "حساب*, "
     "فعالسازی "
     "حساب*, "
     "تایید ایمیل*, ایمیل خود را تایید*, نشانی ایمیل*, حساب جدید*, دعوت*, عضویت*"},
    {"fa", reset,
     "بازیابی*, بازنشانی*, فراموشی*, فراموش*, تغییر رمز*, تغییر گذرواژه*, رمز عبور جدید*, رمز جدید*, گذرواژه جدید*, "
     "تغییر کلمه عبور*"},
    {"fa", payment,
     "پرداخت*, انتقال*, خرید*, تراکنش*, مبلغ*, گیرنده*, برداشت*, حواله*, واریز*, کارت شما*, کارت*, کارت به کارت*, "
     "قبض*, ریال*, تومان*"},
    {"fa", privacy,
     "معتبر*, اعتبار*, منقضی*, در اختیار*, قرار ندهید*, ندهید*, نگذارید*, به کسی*, با کسی*, به هیچ کس*, با هیچ کس*, به "
     "هیچکس*, هیچ‌کس, دیگران*, محرمانه*, نادیده*, درخواست*, فاش نکنید*, "
     "به "
     "اشتراک "
     "نگذارید*, "
     "هرگز*"},
    {"fa", disclaimer,
     "درخواست نداده*, نادیده بگیرید*, درخواست نکرده*, شما نبود*, شما نیست*, شما نکرده*, نکرده اید*, "
     "نکرده‌اید*, "
     "نداده اید*, نداده‌اید*, نکردید*, نبوده اید*, نخواسته*"},
    {"fa", takeover,
     "حذف حساب*, بستن حساب*, غیرفعال کردن حساب*, غیرفعال کردن تایید*, غیرفعال کردن احراز*, غیرفعال سازی *, "
     "تغییر شماره*, تغییر ایمیل*, تعویض سیم*, ترابرد*"},
    {"fa", label,
     "سفارش*, شماره سفارش*, فاکتور*, شماره فاکتور*, مرسوله*, بسته*, شماره پیگیری*, شماره مشتری*, شماره حساب*, "
     "قرارداد*, رزرو*, بلیط*, بلیت*, نوبت*, درخواست شماره*, پرونده*, تلفن*, تماس*, شماره تماس*, شماره تلفن*, شماره*, "
     "به شماره*, با شماره*, مانده*, موجودی*, منتهی به*, پرواز*, صندلی*, شناسه*, شناسه قبض*, شناسه پرداخت*"},
    {"fa", trade,
     "تحویل*, ارسال شد*, مرسوله*, بسته*, سفارش*, فاکتور*, تخفیف*, حراج*, پیشنهاد*, نوبت*, یادآوری*, مانده*, موجودی*, "
     "واریز*, برنده*, جایزه*, رایگان*, سررسید*, مهلت*, اشتراک شما, رزرو*, خبرنامه*, شارژ*, قسط*, وام*, فروشگاه*, "
     "قرعه*, لغو*"},
    {"fa", unit,
     "دقیقه*, ساعت*, ثانیه*, روز*, هفته*, ماه*, سال*, امتیاز*, نفر*, بار, درصد*, رقم*, رقمی, عدد, ریال*, تومان*, گیگ*, "
     "مگابایت*"},
    {"fa", money, "ریال, تومان"},
    {"fa", done, "تغییر کرد*, تغییر یافت*, با موفقیت*, انجام شد*, ورود جدید*"},
    {"fa", link, "کلیک*, لینک*, پیوند*, دکمه*, بزنید*, ضربه بزنید"},

    {"he", code,
     "*קוד אימות, *קוד האימות, *קוד האימות שלך, *קוד אישור, *קוד האישור, *קוד אבטחה, *קוד האבטחה, *קוד כניסה, *קוד "
     "הכניסה, *קוד גישה, *קוד הגישה, *קוד הפעלה, *קוד ההפעלה, *קוד חד פעמי, *קוד החד פעמי, *הקוד החד פעמי, *סיסמה חד "
     "פעמית, *סיסמא חד פעמית, *הסיסמה החד פעמית, *הסיסמא החד פעמית, *סיסמתך החד פעמית, *סיסמה זמנית, *סיסמא זמנית, "
     "*הסיסמה הזמנית, *הסיסמא הזמנית, *קוד זמני, *קוד זיהוי, *קוד הזיהוי, *קוד התחברות, *קוד ההתחברות, *קוד סודי, "
     "*הקוד הסודי, *קוד סודי זמני, *קוד איפוס, *קוד האיפוס, *קוד שחזור, *קוד רישום, *קוד הרשמה, *קוד ההרשמה, *קוד sms, "
     "*קוד בן, *קוד בעל, *קוד הרשאה, *קוד וידוא, *קוד עסקה"},
    {"he", belonging, "חשבון*, החשבון*, מספר*, טלפון*, הטלפון*, אימייל*, דואל*, דו שלבי*"},
    {"he", alter, "שינוי*, לשינוי*, לשנות*, מחיקת*, למחיקת*, למחוק*, ביטול*, לביטול*, החלפת*, להחלפת*"},
    {"he", maybe_code, "*קוד, *הקוד, *קודך, *סיסמה, *סיסמא, *סיסמתך, *הסיסמה, *הסיסמא"},
    {"he", other_code,
     "*קוד קופון, *קופון, *קוד הנחה, *קוד ההנחה, *קוד הטבה, *שובר, *מיקוד, *ברקוד, *קוד איסוף, *קוד האיסוף, *קוד "
     "משלוח, *קוד הזמנה, *קוד מעקב, *קוד qr, *כרטיס מתנה, *גיפט קארד, *סיסמת wifi, *קוד מוצר, *קוד לוקר, *קוד חבר, "
     "*קוד לדלת, *קוד שער"},
    {"he", old, "*הקוד הקודם, *קוד קודם, *קוד ישן, *אינו תקף עוד, *פג תוקף"},
    {"he", verify,
     "*אימות, *לאימות, *לאמת, *אשר, *לאשר, *אישור, *הפעלה, *להפעלת, *הזן, *הזינו, *הקלד, *הקלידו, *יש להזין, *להזין, "
     "*השתמש, *השתמשו, *זהות*, *דו שלבי, *להמשך, *להשלמת, *המשך"},
    {"he", sign_in, "*כניסה, *להיכנס, *התחברות, *להתחבר, *לכניסה, *להתחברות, *מכשיר חדש, *להתחברותך"},
    {"he", sign_up,
     "*הרשמה, *להרשמה, *להירשם, *רישום, *יצירת חשבון, *ליצירת חשבון, *ברוך הבא, *ברוכים הבאים, *ברוכה הבאה, *הפעלת "
     "החשבון, *להפעלת החשבון, *הפעל את חשבונך, *אימות כתובת*, *לאימות כתובת*, *אמת את כתובת*, *אשר את כתובת*, *אישור "
     "כתובת*, *לאשר את כתובת*, *לאמת את כתובת*, *חשבון חדש, *הוזמנת, *הזמין אותך, *הזמינה אותך"},
    {"he", reset,
     "*איפוס, *לאיפוס, *לאפס, *שחזור, *לשחזור, *שכחת, *סיסמה חדשה, *סיסמא חדשה, *שינוי סיסמה, *שינוי סיסמא, *שינוי "
     "הסיסמה, *לשינוי הסיסמה, *החלפת סיסמה, *להחלפת הסיסמה"},
    {"he", payment,
     "*תשלום, *לתשלום, *לשלם, *העברה, *העברת, *להעברת, *עסקה, *העסקה, *רכישה, *קנייה, *קניה, *סכום, *בסך, *מוטב, "
     "*המוטב, *כרטיס, *כרטיסך, *משיכה, *חיוב"},
    {"he", privacy,
     "*תקף, *בתוקף, *תוקף, *יפוג, *אין לשתף, *אל תשתף, *אל תשתפו, *לא לשתף, *אין למסור, *אל תמסור, *אל תמסרו, *אין "
     "להעביר, *לאף אחד, *עם אף אחד, *לאיש, *לגורם, *סודי, *חסוי, *התעלם, *התעלמו, *לא ביקשת, *ביקשת, *לעולם לא"},
    {"he", disclaimer,
     "*אם לא ביקשת, *אם לא אתה, *אם לא את, *אם לא ביצעת, *לא ביקשת, *התעלם, *התעלמו, *אם לא נרשמת, *אם לא יזמת"},
    {"he", takeover,
     "מחיקת החשבון*, מחיקת חשבון*, למחיקת החשבון*, למחוק את החשבון*, סגירת החשבון*, לסגירת החשבון*, השבתת האימות*, "
     "ביטול האימות*, לביטול האימות*, שינוי מספר*, לשינוי מספר*, החלפת מספר*, שינוי כתובת*, לשינוי כתובת*, ניוד מספר*"},
    {"he", label,
     "*הזמנה, *הזמנה מספר, *מספר הזמנה, *הזמנתך, *חשבונית, *מספר חשבונית, *משלוח, *מספר משלוח, *מעקב, *חבילה, *אסמכתא, "
     "*מספר לקוח, *מספר חשבון, *חשבון מספר, *חוזה, תור, תורך, *כרטיס מספר, *פנייה, *מספר פנייה, *פניה, *טלפון, טל, "
     "טל', *חייגו, *חייג, *התקשרו, *התקשר, *למספר, *מספר, *המסתיים ב, *המסתיים, *שמסתיים ב, *טיסה, *מושב, *יתרה, תיק, "
     "*פוליסה, מס, מס', *סימוכין, *בטלפון"},
    {"he", trade,
     "*משלוח, *המשלוח, *נשלח, *נשלחה, *חבילה, *החבילה, *הזמנתך, *ההזמנה, *חשבונית, *הנחה, *הנחות, *מבצע, *מבצעים, "
     "*תור, *תורך, *תזכורת, *יתרה, *זוכה, *זיכוי, *התקבל, *זכית, *חינם, *מתנה, *לאיסוף, *איסוף, *מנוי, *להסרה, הסר, "
     "*חנות, *פרס, *הלוואה, *לפירעון, *הופקד"},
    {"he", unit,
     "דקות, דקה, שעות, שעה, שניות, ימים, יום, שבועות, חודשים, שנים, נקודות, אנשים, פעמים, אחוז, ספרות, נסיונות, שח, "
     "ש\"ח, שקל*, יח, יחידות"},
    {"he", money, "שח, ש\"ח, שקל*"},
    {"he", done, "*שונתה, *שונה, *אופסה, *בוצעה, *בהצלחה, *עודכן, *עודכנה, *כניסה חדשה"},
    {"he", link, "*לחץ, *לחצו, *לחיצה, *קישור, *הקישור, *לינק, *כפתור, *הכפתור, *היכנס, *היכנסו"},
};

}  // namespace

std::span<const Words> west_asian_words() { return kWords; }

}  // namespace latchkey::codes

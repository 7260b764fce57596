// What people read beside a field, in some forty languages. A word stands here as it is written; fold() takes case, accents
// and width from words and pages alike. In scripts with word edges a word matches at the start of one and may go on
// ("passwort" finds "Passwortes"); a full stop asks for the end of the word, too. Elsewhere it matches anywhere.

// The marks of Latin, Greek and Cyrillic letters; those of Indic and Thai ones are vowels, and stay.
const accents = /[\u0300-\u036f]/g;

// Letters that Unicode does not take apart, as the lists below spell them.
const plain: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  '’': "'",
  '‑': '-',
  '–': '-',
};

export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Plain ASCII, which is most of a page, is folded already.
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(/[łøđðıæœßþ’‑–]/g, (letter) => plain[letter] ?? letter);
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const hasWordEdges = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]/u;

export function words(...lines: string[]): RegExp {
  const edged: string[] = [];
  const edgeless: string[] = [];
  for (const word of lines.join('|').split('|')) {
    const folded = fold(word.trim());
    if (folded === '') continue;
    const whole = folded.endsWith('.');
    const body = escape(whole ? folded.slice(0, -1) : folded).replace(/[ -]/g, '[\\s-]*');
    (hasWordEdges.test(folded) ? edged : edgeless).push(whole ? `${body}(?![\\p{L}])` : body);
  }
  const parts = [];
  if (edged.length > 0) parts.push(`(?<![\\p{L}\\p{N}])(?:${edged.join('|')})`);
  if (edgeless.length > 0) parts.push(edgeless.join('|'));
  return new RegExp(parts.join('|'), 'u');
}

export const password = words(
  'password|pass word|passphrase|passwd|pwd.|passwort|kennwort|pin.|mot de passe|code secret|contrasena|clave|contrasenya|senha|palavra passe|codigo secreto',
  "parola d'accesso|parola chiave|wachtwoord|losenord|passord|adgangskode|kodeord|salasana|tunnussana|tunnusluku|lykilorð|haslo|heslo|jelszo|parola|parolei|parole.|parol.",
  'пароль|пароля|парола|лозинка|lozink|geslo|slaptazod|salasona|fjalekalim|κωδικος προσβασης|συνθηματικο|sifre|sifreniz|parola|мот',
  'סיסמה|סיסמא|ססמה|كلمة المرور|كلمة السر|الرقم السري|رمز عبور|گذرواژه|کلمه عبور|پاس ورڈ|पासवर्ड|পাসওয়ার্ড|கடவுச்சொல்|పాస్‌వర్డ్|รหัสผ่าน|mat khau|kata sandi|kata laluan|sandi.',
  '密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|нууц үг|құпия сөз|გამოცდა|პაროლი|գաղտնաբառ',
);

export const user = words(
  'user name|username|user id|userid|login|log in|logon|sign in name|member id|membership number|customer number|customer id|client number|client id|online id|access id|account name|account id|account number or|screen name|nickname|handle',
  'benutzer|nutzername|anmeldename|kundennummer|zugangsnummer|vertragsnummer|teilnehmernummer|legitimations|kontonummer oder|nutzerkennung|kennung',
  "identifiant|nom d'utilisateur|utilisateur|pseudo|numero client|numero d'abonne|usuario|numero de cliente|identificador|utilizador|usuari|nome de usuario|usuario|numero de adesao|nome utente|utente|codice cliente|codice utente|codice titolare|userid",
  'gebruiker|klantnummer|inlognaam|anvandar|kundnummer|personnummer|brukernavn|bruker id|fodselsnummer|brugernavn|bruger id|cpr nummer|kayttajatunn|kayttajanimi|henkilotunnus|notandanafn|kennitala',
  'uzytkownik|nazwa uzytkownika|identyfikator|numer klienta|nik.|uzivatel|prihlasovaci jmeno|prihlasovacie meno|pouzivatel|felhasznalo|azonosito|utilizator|nume de utilizator|korisnick|korisnik|uporabnis|oib|naudotoj|prisijungimo vardas|lietotaj|kasutajatunnus|kasutajanimi|perdorues',
  'имя пользователя|пользовател|логин|имя аккаунта|учетная запись|користувач|логин|логін|потребител|корисничко|ονομα χρηστη|χρηστη|αναγνωριστικο|kullanici|musteri no|musteri numarasi|kimlik no|tc kimlik',
  'שם משתמש|קוד משתמש|מספר משתמש|תעודת זהות|اسم المستخدم|المستخدم|رقم الهوية|نام کاربری|کد ملی|صارف|यूज़र|उपयोगकर्ता|यूजर|ব্যবহারকারী|ইউজার|பயனர்|ชื่อผู้ใช้|รหัสผู้ใช้|ten dang nhap|tai khoan|ten truy cap|nama pengguna|id pengguna',
  '用户名|用戶名|用户|帐号|帳號|账号|账户|使用者|會員|ユーザー|ユーザid|ログインid|会員番号|お客様番号|店番|아이디|사용자|계정|회원번호|хэрэглэгч|пайдаланушы|მომხმარებ|օգտանուն',
);

export const email = words(
  'email|e mail|mail.|mailadresse|correo|courriel|adresse mail|adresse electronique|e posta|eposta|posta elettronica|mail address|correu|sahkoposti|netfang|epost|e post|e pasta|el pastas|el. pasta|e past|e post|emailova',
  'почта|электронн|пошта|електронн|имейл|е mail|адрес эл|ηλεκτρονικ|ηλ. ταχυδρ|e mejl|elektronicka posta',
  'אימייל|דוא"ל|מייל|دوا|بريد|البريد|ایمیل|ای میل|ईमेल|ই-মেইল|ইমেইল|மின்னஞ்சல்|อีเมล|thu dien tu|surel|emel.|邮箱|郵箱|电子邮件|電子郵件|邮件|信箱|メール|이메일|메일|и мэйл|имэйл',
);

export const phone = words(
  'phone|mobile|cell|telefon|tel.|handy|rufnummer|telephone|portable|movil|celular|telemovel|telefone|telefono|cellulare|mobiel|gsm.|mobil|puhelin|telefonnummer|numar de telefon|numer telefonu|komorka|telefonszam',
  'телефон|мобил|τηλεφων|κινητο|cep.|telefon no|טלפון|נייד|هاتف|الجوال|جوال|موبايل|تلفن|موبایل|شماره همراه|फ़ोन|फोन|मोबाइल|মোবাইল|ফোন|โทรศัพท์|มือถือ|dien thoai|ponsel|nomor hp|whatsapp|no. hp|手机|手機|电话|電話|携帯|휴대폰|휴대전화|전화번호|phone, ',
);

// A phrase that nearly always means a one-time code.
export const oneTimeCode = words(
  'one time|otp|totp|2fa|mfa code|verification code|verify code|authentication code|authenticator|authentication app|auth code|login code|sign in code|log in code|confirmation code|sms code|text message code|two factor code|two step code|digit verification|digit security|token code|rsa token|hardware token|token generator|code generator|code we sent|code sent|code we texted|code we emailed|mfa.|securid|code was sent|sent a code|sent you a code',
  'einmalcode|einmalkennwort|einmalpasswort|bestatigungscode|verifizierungscode|authentifizierungscode|anmeldecode|sms code|mobile tan|tan.|smstan|mtan|pushtan|authentifikator|authenticator app',
  "code de verification|code de connexion|code de confirmation|code d'authentification|code a usage unique|mot de passe a usage unique|code sms|code recu|code d'identification|code de validation|application d'authentification",
  "codigo de verificacion|codigo de confirmacion|codigo de inicio|codigo de autenticacion|codigo de un solo uso|contrasena de un solo uso|clave dinamica|codigo sms|aplicacion de autenticacion|token de seguridad|codi de verificacio|codi d'un sol us|codi de confirmacio",
  'codigo de verificacao|codigo de confirmacao|codigo de autenticacao|codigo de uso unico|senha de uso unico|codigo enviado|codigo recebido|codigo sms|codigo de login|aplicativo de autenticacao',
  'codice di verifica|codice di conferma|codice di autenticazione|codice monouso|codice otp|codice sms|codice ricevuto|password monouso|codice usa e getta|codice inviato',
  'verificatiecode|bevestigingscode|inlogcode|eenmalige code|eenmalig wachtwoord|sms code|authenticatiecode|tancode',
  'verifieringskod|engangskod|engangslosenord|bekraftelsekod|inloggningskod|autentiseringskod|svarskod|sms kod|verifikationskod',
  'bekreftelseskode|engangskode|engangspassord|verifiseringskode|innloggingskode|autentiseringskode|sms kode|godkjenningskode|bekraeftelseskode|verifikationskode|verificeringskode|engangsadgangskode|loginkode|godkendelseskode|engangskode',
  'vahvistuskood|kertakayttoi|todennuskood|tunnistuskood|kirjautumiskood|varmennuskood|avainluku|tekstiviestikood|varmistuskood|stadfestingarkod|einnota',
  'kod weryfikac|kod potwierdz|kod autoryzac|kod jednorazow|haslo jednorazow|kod sms|kod uwierzytelni|kod logowania|smskod',
  'overovaci kod|potvrzovaci kod|jednorazov|autorizacni kod|prihlasovaci kod|sms kod|overovaci|potvrdzovaci kod|autorizacny kod|overovac|autentizacni kod|autentifikacni kod',
  'ellenorzo kod|megerosito kod|egyszer hasznalatos|hitelesito kod|sms kod|kapott kod|hitelesitesi kod|visszaigazolo kod|bejelentkezesi kod',
  'cod de verificare|codul de verificare|cod de confirmare|codul de confirmare|codul primit|cod sms|codul sms|parola unica|cod de autentificare|codul de autentificare|cod de autorizare|codul trimis',
  'код подтверждения|код из смс|код из sms|код из пис|код из прило|код из при|одноразов|код проверки|проверочный код|код авторизации|код входа|код для входа|смс код|sms код|код аутентификации|код верификации|код, отправ|код отправ',
  'код підтвердження|код із смс|код із sms|код з смс|код з sms|код перевірки|код для входу|код автентифікації|код верифікації|код, надісл',
  'код за потвърждение|код за проверка|еднократ|код за вход|код за верификация|код за потврду|једнократ|kod za potvrdu|kod za verifikaciju|jednokratn|jednokratna|verifikacijski kod|kontrolni kod|potvrdni kod|kod za prijavu|potrditvena kod|potrditveno kod|enkratn|preveritvena kod|kodo iz|kod za provjeru',
  'patvirtinimo kod|vienkartin|prisijungimo kod|tapatumo kod|autentifikavimo kod|apstiprinajuma kod|vienreiz|verifikacijas kod|parbaudes kod|autentifikacijas kod|kinnituskood|uhekordn|sisselogimiskood|autentimiskood|kontrollkood|kodi i verifikimit|kod verifikimi',
  'κωδικος επιβεβαιωσης|κωδικο επιβεβαιωσης|κωδικος επαληθευσης|κωδικο επαληθευσης|μιας χρησης|κωδικος μιας|κωδικος sms|κωδικος ταυτοποιησης|κωδικος ελεγχου|εφαπαξ',
  'dogrulama kod|onay kod|tek kullanimlik|sms kod|teyit kod|sms sifre|tek seferlik|sms ile gelen|tasdiqlash kod|tesdiq kod',
  'קוד אימות|קוד האימות|קוד חד פעמי|קוד חד-פעמי|סיסמה חד|קוד זיהוי|קוד שנשלח|קוד ששלחנו|קוד sms|קוד אישור',
  'رمز التحقق|رمز تحقق|كود التحقق|رمز التأكيد|رمز المصادقة|لمرة واحدة|الرمز المرسل|رمز التوثيق|كلمة مرور مؤقتة|كود تأكيد|رمز من|کد تایید|کد تأیید|رمز یکبار|یکبار مصرف|یک‌بار مصرف|کد ورود|کد پیامک|رمز پویا|کد ارسال|کد احراز|تصدیقی کوڈ|او ٹی پی',
  'ओटीपी|सत्यापन कोड|वेरिफ़िकेशन कोड|वेरिफिकेशन कोड|पुष्टि कोड|ওটিপি|যাচাইকরণ কোড|ভেরিফিকেশন কোড|নিশ্চিতকরণ কোড|யாக கடவு|ஓடிபி|சரிபார்ப்புக் குறியீடு|ఓటిపి|ధృవీకరణ కోడ్|ഒടിപി|ಒಟಿಪಿ',
  'รหัสยืนยัน|รหัส otp|รหัสotp|รหัสผ่านครั้งเดียว|รหัสแบบใช้ครั้งเดียว|รหัสตรวจสอบ|โอทีพี',
  'ma xac thuc|ma xac minh|ma xac nhan|ma otp|mat khau mot lan|ma dang nhap|kode verifikasi|kode otp|kode konfirmasi|kode autentikasi|kode sekali|kode masuk|sandi sekali|kod pengesahan|kod sekali|kod otp|kata laluan sekali|kod tac|tac.|nombor tac|verification kode',
  '验证码|驗證碼|动态码|動態碼|动态密码|動態密碼|校验码|一次性密码|一次性密碼|一次性|认证码|確認碼|确认码|动态口令|短信码|簡訊碼|驗證代碼|验证代码|身份验证器|身份驗證器|驗證器|认证代码|登录码|登入碼|口令卡',
  '認証コード|確認コード|ワンタイム|認証番号|確認番号|検証コード|ログインコード|認証アプリ|追加認証|認証キー',
  '인증번호|인증 번호|인증코드|인증 코드|확인 코드|확인코드|일회용|일회성|otp번호|자리 인증|로그인 코드|보안문자 번호|인증 앱|баталгаажуулах код|растау коды|бір реттік|დამადასტურებელი კოდ|ერთჯერად|հաստատման կոդ|мэдэгдсэн код',
  'passcode from|code from email|code from your email|code from sms|code by email|code by sms|code by text|digits from your|token app|secondary password|emailed code|texted code|kodeviser|nokkelbrikke|codigo recibido|clave recibida|clave enviada|code recu par|codice ricevuto|code uit de app|code van je app',
  'кодты енгізіңіз|смс код|sms тегі код|sms-тегі|растау код|бір реттік құпия|нэг удаагийн|мессежээр|баталгаажуулах|հաստատման|մեկանգամյա|ուղարկված կոդ|ստացված կոդ|დადასტურების კოდი|ერთჯერადი კოდ|მიღებული კოდ|bir defelik|tesdiqleme kod|birdefelik',
  'nambari ya uthibitisho|msimbo wa uthibitisho|msimbo wa kuthibitisha|የማረጋገጫ ኮድ|kodi i verifikim|kodin e verifikim|kodi i konfirmim|egiaztapen kode|egiaztatze kode|behin erabiltzeko|verification na code|verification code na|ஒருமுறை|உறுதிப்படுத்தல் குறி|ధృవీకరణ|ఒకసారి|തനത് കോഡ്|အတည်ပြုကုဒ်|confirmatiouns code|bestategungscode',
  'namba ya uthibitisho|namba ya siri ya muda|verifikacioni kod|верификациони код|patvirtinimo koda|kodu kalkulator|kodu generator',
);

// A prompt for a code that other codes are asked for with, too: a card's security code, a coupon to enter.
export const anyCode = words(
  'security code|passcode|access code|digit code|code from your|enter code|enter the code|enter your code|enter the 6|enter the token|temporary code|pass code|unique code',
  'sicherheitscode|freischaltcode|prufcode|zugangscode|code eingeben|code ein|stelliger code|stelligen code|stellige code|zahlencode',
  "code de securite|code unique|code d'acces|code a 6|code a six|code d'activation|saisissez le code|entrez le code|code temporaire",
  'codigo de seguridad|codigo de acceso|codigo de 6|codigo que|ingresa el codigo|introduce el codigo|escribe el codigo|codigo unico|codigo temporal|clave temporal|codi de seguretat|introdueix el codi',
  'codigo de seguranca|codigo de acesso|codigo de 6|digite o codigo|insira o codigo|introduza o codigo',
  'codice di sicurezza|codice di accesso|codice temporaneo|inserisci il codice|codice a 6|codice che',
  'beveiligingscode|toegangscode|cijferige code|vul de code|voer de code|code uit|controlecode',
  'sakerhetskod|siffrig kod|ange koden|kontrollkod',
  'sikkerhetskode|sifret kode|tast inn kode|skriv inn kode|sikkerhedskode|cifret kode|indtast kode|kode fra',
  'turvakood|numeroinen koodi|syota koodi|oryggiskod',
  'kod bezpiecze|kod dostepu|kod z |cyfrowy kod|wpisz kod|wprowadz kod|podaj kod',
  'bezpecnostni kod|mistny kod|zadejte kod|kod z |bezpecnostny kod|zadajte kod|ciferny kod',
  'biztonsagi kod|belepesi kod|azonosito kod|jegyu kod|adja meg a kod|ird be a kod',
  'cod de securitate|codul de securitate|cod unic|introdu codul|introduceti codul|cod de acces',
  'код безопасности|код доступа|введите код|значный код',
  'код безпеки|код доступу|введіть код|значний код',
  'код за сигурност|въведете код|код за достъп|цифрен код|цифрения код|сигурносни код|sigurnosni kod|sigurnosni broj|unesite kod|varnostna kod|varnostno kod|vnesite kod|mestno kodo|mestna koda',
  'saugos kod|iveskite kod|zenklu kod|drosibas kod|ievadiet kod|ciparu kod|turvakood|sisesta kood|kohaline kood',
  'κωδικος ασφαλειας|κωδικο ασφαλειας|κωδικος που|κωδικο που|εισαγετε τον κωδικο|ψηφιο κωδικο|ψηφιος κωδικος',
  'guvenlik kod|giris kod|haneli kod|kodu gir|kodunu gir|aktivasyon kod',
  'קוד אבטחה|קוד כניסה|הקוד ש|הזן את הקוד|הזינו את הקוד|קוד בן|הקלידו את הקוד',
  'رمز الأمان|رمز الدخول|رمز التفعيل|كود التفعيل|رمز مؤقت|أدخل الرمز|ادخل الرمز|أدخل رمز|کد فعال|کد امنیتی|کد ۶|کد را وارد',
  'सुरक्षा कोड|अंकों का कोड|पासकोड|সংখ্যার কোড',
  'รหัสความปลอดภัย|รหัสที่ส่ง|รหัสที่ได้รับ|รหัส 6|รหัส 4|กรอกรหัส|ป้อนรหัส',
  'ma bao mat|ma kiem tra|nhap ma|ma gom|kode keamanan|masukkan kode|kode yang|kode 6|kod keselamatan|masukkan kod',
  '安全码|安全碼|代码 6|6 位|6位',
  'セキュリティコード|パスコード|桁のコード|コードを入力|6桁|セキュリティ コード',
  '보안 코드|보안코드|자리 코드|코드를 입력|코드 입력',
  'կոդը|նիշ կոդ|նիշանոց|ნიშნა კოდ|კოდი შეიყვანეთ|შეიყვანეთ კოდი|таңбалы код|санды код|орон код|оронтой код|кодоо оруул|reqemli kod|kodu daxil|nambari ya tarakimu|weka nambari|weka msimbo|ኮድ ያስገቡ|አሃዝ ኮድ|shkruani kodin|fusni kodin|sartu kodea|ilagay ang code|digit na code|இலக்க குறி|అంకెల కోడ్|سے موصول|ہندسوں کا کوڈ|cifre fra|siffer fra|siffror fran|ziffern aus|ziffern vom|cijfers uit|cijfers van|chiffres affiches|cifre dal|cyfr z |cislic z |getoonde cijfers',
);

// "Code" by itself, which needs company.
export const code = words(
  'code|token.|pin.|passcode|otp|tan.|codigo|codice|codi.|kod.|kode.|koda.|kodo.|kodas.|kods.|kodu|kody.|koodi|kood.|cod.|codul|kodi.|kodin|kodet|koden|kennzahl|digits.|answer.|challenge.|код|коды|κωδικο|קוד|רמז|رمز|كود|کد|کوڈ|कोड|কোড|குறியீடு|รหัส|ma.|代码|代碼|码|碼|コード|番号|코드|번호|კოდი|կոդ',
  'նիշ|კოდ|код|msimbo|ኮድ|kodea|kodin|குறி|కోడ్|കോഡ്|ကုဒ်|ཨང|kodni|kodini|kodu|kodo',
);

// The same without what also means a number: beside "e-mail" it is the code that came there.
export const sentCode = words(
  'code|token.|pin.|passcode|codigo|clave.|codice|codi.|kod.|kode.|koda.|kodo.|kodas.|kods.|kodu|koodi|kood.|cod.|codul|kodi.|код|κωδικο|קוד|رمز|كود|کد|کوڈ|कोड|কোড|รหัส|代码|代碼|码|碼|コード|코드|კოდი|կոդ|msimbo',
);

export const recoveryCode = words(
  'recovery code|recovery key|backup code|back up code|scratch code|emergency code|rescue code|backup token|recovery token|backup key|emergency scratch|backup passcode|reserve code|one time recovery|backup verification code|static token|recovery passcode',
  'wiederherstellungscode|wiederherstellungsschlussel|backup code|ersatzcode|notfallcode|sicherungscode|reservecode|rettungscode',
  "code de recuperation|code de secours|cle de recuperation|code de sauvegarde|code d'urgence|code de restauration|codigo de recuperacion|codigo de respaldo|codigo de reserva|clave de recuperacion|codigo de copia de seguridad|codigo de emergencia|codigo alternativo|codi de recuperacio|codi de seguretat alternatiu|codi de copia",
  'codigo de recuperacao|codigo de backup|codigo de seguranca alternativo|codigo reserva|chave de recuperacao|codigo de reposicao|codice di recupero|codice di backup|codice di riserva|codice di emergenza|codice di ripristino|chiave di recupero',
  'herstelcode|back upcode|backupcode|noodcode|reservecode|herstelsleutel|aterstallningskod|reservkod|sakerhetskopieringskod|backupkod|gjenopprettingskode|reservekode|sikkerhetskopikode|backupkode|gendannelseskode|noedkode|nodkode|varakood|palautuskood|palautusavain|varmuuskood|varakoodi',
  'kod zapasow|kod odzyskiw|kod awaryjn|kod odzyskania|zalozni kod|zalozni|kod pro obnovu|obnovovaci kod|kod obnovy|zachranny kod|zalozny kod|obnovovaci|kod na obnovenie|biztonsagi tartalek|tartalek kod|helyreallitasi kod|mentokod|cod de recuperare|codul de recuperare|cod de rezerva|cod de backup|codul de rezerva',
  'код восстановления|резервный код|резервного кода|запасной код|код відновлення|резервний код|код за възстановяване|резервен код|резервни код|rezervni kod|kod za oporavak|rezervna kod|obnovitvena kod|obnovitveno kod|pricuvni kod|atkurimo kod|atsargin|atkopsanas kod|rezerves kod|varukood|taastekood|taastamiskood',
  'εφεδρικ|κωδικος ανακτησης|κωδικο ανακτησης|κωδικος αναγκης|kurtarma kod|yedek kod|yedekleme kod|קוד גיבוי|קוד שחזור|קוד שיחזור|رمز الاسترداد|رمز استرداد|رمز احتياطي|الرمز الاحتياطي|رمز النسخ الاحتياطي|كود احتياطي|رمز الاستعادة|کد بازیابی|کد پشتیبان|کد بازگشت',
  'रिकवरी कोड|बैकअप कोड|পুনরুদ্ধার কোড|ব্যাকআপ কোড|รหัสกู้คืน|รหัสสำรอง|ma khoi phuc|ma du phong|ma sao luu|kode pemulihan|kode cadangan|kod pemulihan|kod sandaran',
  '恢复代码|恢复码|備用碼|备用码|备用代码|備用代碼|復原碼|復原代碼|备份码|備份碼|救援代码|恢復代碼|恢復碼|还原码|リカバリーコード|リカバリ コード|リカバリコード|バックアップコード|バックアップ コード|回復コード|復旧コード|予備コード|復元コード|복구 코드|복구코드|백업 코드|백업코드|예비 코드|სარეზერვო კოდ|қалпына келтіру коды',
  'codigos de recuperacion|codigos de respaldo|codigos de reserva|codigos de seguridad alternativos|codigos de emergencia|codis de recuperacio|codigos de recuperacao|codigos de backup|codigos de reserva|codigos alternativos|codes de recuperation|codes de secours|codes de sauvegarde|codici di recupero|codici di backup|codici di riserva|codici di emergenza|codici di ripristino',
  'kody zapasow|kodow zapasow|kody odzyskiw|kodow odzyskiw|zalozni kody|zaloznich kodu|obnovovacie kody|zalozne kody|zaloznych kodov|kody pro obnovu|coduri de rezerva|codurile de rezerva|coduri de recuperare|codurile de recuperare|rezervnih kod|rezervnim kod|резервные коды|резервных кодов|коды восстановления|кодов восстановления|запасных кодов|резервні коди|резервних кодів|коди відновлення|кодів відновлення|резервни кодове|резервните кодове|atsarginiu kod|rezerves kodu|رموز الاسترداد|رموز احتياطية|الرموز الاحتياطية|کدهای پشتیبان|کدهای بازیابی|קודי גיבוי|קודי שחזור|бэкап код|нөөц код|резервтік код|պահուստային|აღდგენის კოდ|სარეზერვო|ehtiyat kod|yedek kodlar|msimbo wa dharura|kode rikuperimi|berreskuratze kode|segurtasun kopia kode|neyðarkóð|endurheimt',
);

// Codes that are not one-time codes, and other things typed into short boxes.
export const otherCode = words(
  'game pin|user code|top up|recharge|scratch card|doladowan|aufladen|guthaben|recarga|ricarica|пополнен|promo|coupon|discount|voucher|gift|referral|referrer|invite|invitation|redeem|reward|loyalty|campaign|offer code|partner code|affiliate|zip.|zip code|zipcode|postal|postcode|post code|pin code|pincode|area code|country code|dial code|dialing|calling code|country.|cvv|cvc|cvn|csc.|card security|security code on|back of your card|card code|expiry|expiration|iban|bic.|swift|sort code|routing|bank code|branch code|product code|item code|sku.|barcode|bar code|tracking|order number|order code|order id|booking|reservation|pnr.|tax code|tax id|vat.|company code|employee|license key|licence key|serial|activation key|product key|source code|currency|color code|colour|hex.|dress code|class code|course code|meeting|room code|game pin|event code|student|unlock code|quantity|amount|qty|year.|birth|ssn.|social security|national insurance|driver|passport|account number.|claim|model|part number|language code|error code|status code|country/|code name|code snippet|embed code|station code|airport|extension.|webhook|signing|api key|api token|access token|personal token|bot token|client secret|secret key|encryption key|webhook|subdomain|redirect|kiosk|locker|table number|membership code|school code|organization code|organisation code|org code|tenant|workspace code|join code|team code|site code|store code|dealer|salon|agent code|share code|reference|invoice|contract|policy|meter|memorable|mother',
  'gutschein|rabatt|aktionscode|werbecode|postleitzahl|plz.|vorwahl|landesvorwahl|bankleitzahl|blz.|prufziffer|kartenprufnummer|sendungsnummer|paketcode|bestellnummer|buchungs|einladungscode|empfehlungscode|geschenkkarte|artikelnummer|steuer|lizenzschlussel|produktcode|kundennummer|betrag',
  "code postal|code promo|bon de reduction|code de reduction|code avantage|code parrain|parrainage|code cadeau|carte cadeau|cryptogramme|indicatif|numero de commande|code d'invitation|numero de suivi|code barre|code produit|code banque|code guichet|chèque cadeau|siret|siren",
  'codigo postal|c.p.|codigo promocional|codigo de descuento|cupon|codigo de regalo|tarjeta regalo|codigo de referido|codigo de invitacion|codigo de pais|codigo de area|codigo de producto|numero de pedido|localizador|codigo de barras|vale descuento|codi postal|codi promocional|codi de descompte',
  'cep.|cupom|codigo de desconto|vale presente|vale oferta|codigo de convite|codigo de indicacao|cpf.|cnpj|nif.|numero do pedido|codigo do produto|codigo de rastreio|codigo de barras|ddd.|codice fiscale|codice sconto|codice promo|codice promozionale|buono|coupon|carta regalo|cap.|codice postale|codice avviamento|codice invito|codice amico|partita iva|codice prodotto|codice destinatario|codice ordine|codice paese|prefisso|p.iva',
  'kortingscode|actiecode|cadeaubon|cadeaukaart|tegoedbon|waardebon|vouchercode|uitnodigingscode|landcode|ordernummer|bestelnummer|artikelnummer|rabattkod|kampanjkod|presentkort|postnummer|postnr|riktnummer|landskod|vardekod|inbjudningskod|rabattkode|kampanjekode|gavekort|landekode|rabatkode|invitationskode|gavekode|tilbudskode|postinumero|alennuskood|etukood|lahjakort|kampanjakood|maakood|kutsukood|tarjouskood|henkilotunnus|isikukood',
  'kod pocztow|kod rabatow|kod promoc|kupon|karta podarunkowa|bon podarunkowy|kod polecaj|kod zaproszenia|numer zamowienia|kod kraju|kierunkowy|kod produktu|kod kreskowy|pesel|psc.|slevovy kod|slevov|darkov|zlavov|darcek|promo kod|kod kupon|smerove cislo|iranyitoszam|kuponkod|kedvezmenykod|ajandekkartya|promocios kod|meghivokod|adoszam|cod postal|cod promotional|cod de reducere|voucher|cod fiscal|cnp.|cod client|cod produs|poštanski broj|postanski broj|kod za popust|promo kod|poklon|postna stevilka|koda za popust|kupon|darilni|nuolaidos kod|pasto kod|kupono|atlaides kod|pasta indeks|personas kod|asmens kod|sooduskood|sihtnumber|kinkekaart|isikukood',
  'промокод|купон|индекс|скидк|подарочн|сертификат|номер заказа|код страны|код города|инн.|бик.|штрих|артикул|трек|приглашен|реферал|промо|індекс|знижк|поштовий|подарунков|запрошен|артикул|пощенски код|отстъпка|ваучер|подарък|покана|егн.|попуст|ваучер|ταχυδρομικος|τ.κ.|εκπτωσ|κουπονι|δωροκαρτα|προσφορα|προσκλησ|αφμ|κωδικος προιοντος|posta kod|indirim|kupon|promosyon|hediye|davet|alan kod|ulke kod|referans|siparis|vergi|kampanya|urun kod',
  'מיקוד|קופון|הנחה|שובר|כרטיס מתנה|קוד הזמנה|מבצע|מספר הזמנה|رمز بريدي|الرمز البريدي|كوبون|خصم|قسيمة|ترويجي|كود الدعوة|بطاقة هدية|رمز الدولة|کد پستی|تخفیف|کوپن|کد معرف|کد دعوت|کارت هدیه|کد ملی|पिन कोड|पिनकोड|कूपन|छूट|प्रोमो|रेफरल|পোস্ট কোড|কুপন|ডিসকাউন্ট|ছাড়|প্রোমো|รหัสไปรษณีย์|ส่วนลด|คูปอง|รหัสโปร|โปรโมชั่น|บัตรของขวัญ|เชิญ|แนะนำ|ma giam gia|ma khuyen mai|ma uu dai|ma buu|phieu giam|ma gioi thieu|ma moi|ma don hang|ma qua tang|ma so thue|ma khach|ma san pham|kode pos|kode promo|kode diskon|kupon|kode referral|kode undangan|kode voucher|kode produk|poskod|kod pos|kod promosi|kod diskaun|baucar|kod rujukan',
  '邮编|邮政编码|郵遞區號|优惠|優惠|折扣|兑换|兌換|邀请码|邀請碼|推荐码|推薦碼|礼品|禮品|代金券|促销|商品编|订单|訂單|快递|运单|区号|国家代码|条码|学号|工号|税号|企业代码|郵便番号|クーポン|プロモーション|割引|ギフト|紹介コード|招待コード|注文番号|商品コード|商品番号|国番号|会社コード|店舗コード|シリアル|追跡番号|キャンペーン|우편번호|쿠폰|할인|프로모션|추천인|추천 코드|초대 코드|상품권|기프트|주문번호|상품코드|운송장|사업자',
  "on your tv|shown on your|on the tv|your tv.|tv code|activate your|location code|zone code|parking|printed on|certificate|certificat|zertifikat|certificado|certificato|swiadectw|сертификат|invoice|发票|發票|supplied by the organi|fourni par l'organisateur|host key|pairing|pair code",
  'పిన్ కోడ్|తపాలా|కూపన్|பின்கோடு|அஞ்சல்|கூப்பன்|পিন কোড|কুপন|पिन कोड|कूपन|ಪಿನ್ ಕೋಡ್|പിൻ കോഡ്|کوپن|ڈاک|კუპონ|საფოსტო|ვაუჩერ|կուպոն|փոստային|զեղչ|купон|пошта индексі|шуудангийн|промокод|kupon|poct|endirim|kuponi|msimbo wa posta|ኩፖን|ፖስታ|postar|kupoi|posta kode|deskontu|afslattar|postnumer|inneign|poukaz|poukaz|slevov|zlavov|rabatow|kuponki|utalvany|kedvezmeny|atlaid|nuolaid|allahindlus|alennus|rabattkod|rabattkode|indirim|הנחה|קופון|خصم|قسيمة|تخفیف|ส่วนลด|giam gia|diskon|折扣|优惠|優惠|割引|クーポン|할인|쿠폰',
);

export const captcha = words(
  'captcha|recaptcha|in the image|in the picture|from the image|from the picture|shown in the|characters you see|letters you see|text you see|text you hear|type the text|type the characters|human|robot|security question|solve|sum of|what is .|anti spam|antispam|visual code|image code|picture code|kaptcha',
  "im bild|auf dem bild|aus dem bild|rechenaufgabe|spamschutz|bild ein|was ist|zeichen ein|dans l'image|sur l'image|de l'image|anti robot|de la imagen|en la imagen|da imagem|na imagem|nell'immagine|dell'immagine|caratteri|afbeelding|bilden|bildet|billedet|kuvassa|kuvan|z obrazka|na obrazku|z obrazku|obrazk|kepen|imagine|на картинке|с картинки|картинк|зображен|картинката|slike|slici|εικονα|resimdeki|guvenlik resmi|gorseldeki|בתמונה|התמונה|الصورة|تصویر|کد امنیتی تصویر|चित्र|छवि|ছবি|ในภาพ|ตามภาพ|hinh anh|trong hinh|hinh ben|gambar|图形验证|圖形驗證|图片验证|图中|看不清|计算结果|画像認証|画像|자동입력|이미지|보안문자",
  'сурет|зурган|նկար|სურათ|sekil|sekild|resim|picha|ምስል|தோன்றும் எழுத்து|படத்|చిత్ర|imazh|irudi|mynd|ছবিতে|تصویر میں|larawan|gambar',
  'слике|слика|слици|slike|slika',
);

export const search = words(
  'search|filter|find.|suche|suchen|recherche|rechercher|buscar|busqueda|buscador|pesquis|procurar|cerca.|ricerca|zoeken|zoek|sok.|sog.|haku.|hae.|szukaj|wyszuk|hledat|hledej|vyhled|hladat|vyhlad|keres|cauta|pretrazi|pretraga|isci|ieskoti|paieska|meklet|otsi|поиск|искать|найти|пошук|шукати|търсене|търси|претрага|αναζητηση|ara.|arama|חיפוש|חפש|بحث|ابحث|جستجو|खोज|সার্চ|ค้นหา|tim kiem|cari.|搜索|搜寻|搜尋|查找|検索|검색',
);

export const personal = words(
  'first name|last name|full name|your name|name.|surname|given name|family name|street|address line|address.|city.|town|state.|birthday|date of birth|company.|company name|organization|organisation|website|subject|message|comment|job title|title.|display name|device name|key name|label.|description|iban|amount',
  "vorname|nachname|strasse|straße|stadt|geburts|firma|betreff|nachricht|anzeigename|prenom|nom.|nom de famille|rue|ville|naissance|entreprise|nombre.|nombre y|apellido|calle|ciudad|nacimiento|empresa|nome.|nome completo|sobrenome|apelido|rua|cidade|nascimento|cognome|indirizzo|citta|nascita|azienda|voornaam|achternaam|straat|geboorte|bedrijf|fornamn|efternamn|gata|stad.|foretag|fornavn|efternavn|etternavn|gade|gate.|etunimi|sukunimi|osoite|kaupunki|imie|nazwisko|ulica|miasto|jmeno.|prijmeni|mesto|meno.|priezvisko|keresztnev|vezeteknev|varos|prenume|nume.|strada|oras|ime.|prezime|priimek|vardas.|pavarde|vards|uzvards|eesnimi|perekonnanimi|имя.|фамилия|отчество|адрес.|город|улица|компания|ім'я.|прізвище|місто|име.|фамилно|град.|ονομα.|επωνυμο|διευθυνση|πολη|ad soyad|adiniz|soyad|adres|sehir|שם פרטי|שם משפחה|כתובת|עיר|الاسم الأول|الاسم الكامل|العنوان|المدينة|نام خانوادگی|آدرس|شهر|नाम|पता|নাম|ঠিকানা|ชื่อ-|นามสกุล|ที่อยู่|ho ten|ho va ten|dia chi|thanh pho|nama lengkap|nama depan|alamat|kota.|姓名|地址|城市|公司|氏名|お名前|住所|이름|성명|주소",
);

export const fresh = words(
  'new.|create.|create a|create your|create password|choose|set a|set your|set new|confirm|repeat|again|retype|re type|re enter|reenter|verify password|verify new|pick a',
  'neu.|neue|neues|wahle|wahlen|wiederholen|bestatigen|erneut|festlegen|nouveau|choisir|choisissez|creer|creez|confirmer|confirmez|confirmation|repeter|repetez|nueva|nuevo|crear.|crea.|crea una|elige|confirmar|confirma|repetir|repite|repita|repeteix|nova.|novo|criar|crie|escolha|repetir|nuova|nuovo|scegli|conferma|ripeti|nieuw|kies|herhaal|bevestig|nytt|nya|ny.|valj|upprepa|bekrafta|velg|gjenta|bekreft|vaelg|gentag|bekraeft|uusi|uuden|valitse|vahvista|toista|nowe|nowy|utworz|powtorz|potwierdz|nove.|noveho|zvolte|potvrzeni|potvrdte|zopak|znovu|potvrd|uj.|uj jelszo|ismet|megerosit|noua|alege|confirma|repeta|nova|novu|novi|ponov|potvrdi|novo|potrdi|nauj|pakartok|patvirt|jaun|atkartot|apstipr|uus|korda|kinnita',
  'нов|придумайте|повторите|повтор|подтвер|ещё раз|еще раз|створіть|підтверд|нова|повторете|потвърд|νεος|νεο|επιβεβαιωσ|επαναλαβ|επαναλη|δημιουργ|yeni|tekrar|onayla|olustur|חדש|אימות סיסמ|אישור סיסמ|שוב|בחר|جديد|تأكيد|تاكيد|إعادة|إنشاء|جدید|تکرار|تایید رمز|नया|पुष्टि|दोबारा|নতুন|নিশ্চিত|আবার|ใหม่|ยืนยันรหัส|อีกครั้ง|moi.|nhap lai|xac nhan mat|baru|ulangi|konfirmasi|sahkan|ulang|buat|新|确认|確認|再次|重复|重複|設定|创建|建立|再入力|もう一度|새|확인|재입력|다시',
);

export const current = words(
  'current|old.|existing|present password|your password now|aktuelle|bisherig|altes|jetzig|derzeitig|actuel|ancien|actual|anterior|antigua|atual|antiga|attuale|vecchia|huidig|oude|nuvarande|gammalt|navaerende|navarende|gammelt|nykyi|vanha|obecne|aktualn|stare.|soucasne|stavajici|sucasne|jelenlegi|regi.|actuala|curenta|veche|trenutn|star.|stara|stari|dabartin|sena.|pasreiz|vecā|praegune|vana.|текущ|стар|поточн|τρεχων|τρεχοντα|παλιο|mevcut|eski|נוכחי|קודמת|ישנה|الحالية|القديمة|فعلی|قبلی|वर्तमान|पुराना|বর্তমান|পুরানো|ปัจจุบัน|เดิม|hien tai|cu.|saat ini|lama.|semasa|当前|目前|旧|原密码|舊|現在|현재|기존',
);

export const signUp = words(
  'sign up|signup|register|registration|create account|create your account|create an account|create a new|new account|join now|join the|join free|get started|start free|start your free|open an account|create my|finish signing up|complete your registration',
  "registrier|konto erstellen|konto anlegen|neukunde|konto eroffnen|s'inscrire|inscription|creer un compte|creer mon|creez votre|inscrivez|creation de compte|registra|registrarse|registrate|registrarte|crear cuenta|crear una cuenta|crea una cuenta|crea tu cuenta|darse de alta|crea un compte|cadastr|criar conta|criar uma|crie sua|crie uma|registo|registe|iscriviti|iscrizione|crea account|crea un account|registrati|registrazione|registreren|account aanmaken|maak een account|aanmelden als nieuw|skapa konto|bli medlem|registrera|opprett konto|opprett bruker|registrer|opret konto|opret bruger|tilmeld|rekisteroidy|luo tili|rekisteroi|zarejestr|rejestrac|zaloz konto|utworz konto|registrovat|registrac|zaregistr|vytvorit ucet|zalozit ucet|vytvorit konto|regisztral|regisztrac|fiok letreh|inregistr|creeaza cont|creare cont|creaza cont|registriraj|registracija|otvori racun|napravi racun|ustvari racun|registruot|registrac|sukurti paskyra|registret|izveidot kontu|registreeru|loo konto",
  'регистрац|зарегистр|создать аккаунт|создайте аккаунт|реєстрац|зареєстр|створити акаунт|регистрир|създай профил|създаване на|εγγραφη|δημιουργια λογαριασμου|kayit|uye ol|uyelik|hesap olustur|הרשמ|הירשם|צור חשבון|יצירת חשבון|إنشاء حساب|التسجيل|سجل الآن|تسجيل جديد|اشترك|ثبت نام|ثبت‌نام|ایجاد حساب|साइन अप|रजिस्टर|खाता बनाए|पंजीकरण|নিবন্ধন|সাইন আপ|অ্যাকাউন্ট তৈরি|สมัคร|ลงทะเบียน|สร้างบัญชี|dang ky|tao tai khoan|daftar|buat akun|pendaftaran|cipta akaun|注册|註冊|创建账|创建帐|建立帳|加入会员|新規登録|会員登録|アカウント作成|アカウントを作成|新規会員|登録する|회원가입|가입|계정 만들',
);

export const logIn = words(
  'log in|login|log on|logon|sign in|signin|signing in|logging in|anmeld|einlogg|connexion|connecter|connectez|identifiez|accedez a|iniciar sesion|inicia sesion|inicio de sesion|acceder|acceso|entrar.|entra.|inicia la sessio|inici de sessio|iniciar sessao|fazer login|acessar|acesso|accedi|accesso|inloggen|inlog|aanmelden.|logga in|inlogg|logg inn|innlogg|log pa|log ind|kirjaudu|kirjautu|zaloguj|logowan|prihlas|prihlaseni|belep|bejelentk|autentific|conectare|intra in cont|prijav|prisijung|pieslegt|ielogo|pieteik|sisene|logi sisse',
  'войти|вход|войдите|авторизац|увійти|вхід|влез|пријав|συνδεσ|εισοδ|giris|oturum ac|כניסה|התחבר|להיכנס|تسجيل الدخول|دخول|ورود|लॉग इन|लॉगिन|साइन इन|লগ ইন|লগইন|সাইন ইন|เข้าสู่ระบบ|ลงชื่อเข้า|dang nhap|masuk.|login|登录|登錄|登入|ログイン|サインイン|로그인',
);

export const reset = words(
  'reset|forgot|forgotten|recover your|recover account|account recovery|change password|change your password|update password|update your password|set a new password|set new password|create new password|choose a new password|new password',
  'zurucksetz|passwort vergessen|kennwort vergessen|passwort andern|kennwort andern|neues passwort|passwort aktualisieren|reinitialis|mot de passe oublie|changer le mot|modifier le mot|changer votre|nouveau mot de passe|restablec|olvidaste|olvide|olvidado|recuperar contrasena|cambiar contrasena|cambiar la contrasena|nueva contrasena|redefin|esqueceu|esqueci|recuperar senha|recuperar palavra|alterar senha|alterar palavra|trocar senha|nova senha|reimpost|password dimenticata|dimenticato|cambia password|modifica password|nuova password|wachtwoord vergeten|wachtwoord wijzigen|herstel|nieuw wachtwoord|aterstall|glomt|byt losenord|andra losenord|nytt losenord|tilbakestill|glemt|bytt passord|endre passord|nulstil|skift adgangskode|ny adgangskode|nollaa|palauta sala|unohd|vaihda sala|uusi salasana|zresetuj|resetuj|przypomn|zapomnia|zmien haslo|zmiana hasla|nowe haslo|obnov|zapomen|zabud|zmena hesl|zmenit hesl|nove heslo|aktualizace hesla|visszaallit|elfelejt|jelszo modos|jelszo csere|uj jelszo|reseta|ai uitat|schimba parola|parola noua|zaboravlj|promjena lozink|promijeni lozink|promena lozink|pozablj|ponastav|sprememba gesla|pamirs|keisti slapt|atjaunot parol|aizmirs|mainit parol|unusta|lahtesta|muuda parool',
  'сброс|забыли|восстановлен|смена пароля|сменить пароль|изменить пароль|новый пароль|скинути|забули|відновлен|зміна парол|змінити пароль|забравена|смяна на парола|нова парола|επαναφορα|ξεχασατε|αλλαγη κωδικου|sifirla|unuttum|unuttunuz|sifre degis|sifre yenile|yeni sifre|איפוס|שכחת|שינוי סיסמ|إعادة تعيين|نسيت|تغيير كلمة|بازیابی رمز|فراموش|تغییر رمز|रीसेट|भूल|पासवर्ड बदल|রিসেট|ভুলে|รีเซ็ต|ลืมรหัส|เปลี่ยนรหัส|quen mat khau|tao mat khau moi|mat khau moi|dat lai|doi mat khau|lupa|atur ulang|ubah kata|ganti kata|tukar kata|setel ulang|重置|忘记|忘記|找回|修改密码|重設|變更密碼|再設定|再発行|お忘れ|リセット|パスワード変更|재설정|찾기|비밀번호 변경|변경',
);

export const setUp = words(
  'set up|setup|enable two|enable 2|enable mfa|enabling|turn on two|turning on two|turn on 2|add authenticator|add an authenticator|add a phone|register device|register with|activate two|finish setting|complete setup|configure|manual entry|enter this key|setup key|add phone|link your|pair your',
  'einricht|aktivier|configur|activer|activar|activat|activeer|instellen|aktiver|stall in|ota kayttoon|wlacz|skonfigur|zapnout|nastavit|bekapcsol|beallit|activeaz|postavi|omogoci|ijungti|ieslegt|seadista|включ|настро|подключ|увімк|налашт|включване|ενεργοποι|ρυθμισ|kurulum|etkinlestir|ayarla|הפעל|הגדר|تفعيل المصادقة|إعداد|فعال‌سازی ورود|सक्षम|সক্ষম|เปิดใช้|ตั้งค่า|bat xac|thiet lap|kich hoat|aktifkan|siapkan|开启|启用|设置两|绑定|開啟|啟用|設定兩|綁定|設定する|有効に|セットアップ|설정하기|활성화|등록하기',
);

export const qrCode = words(
  "qr code|qr-code|scan the|scan this|barcode|unable to scan|can't scan|cant scan|scannen sie|qr|scannez|escanea|escaneie|digitalize|scansiona|inquadra|scan de|skanna|skann|skannaa|zeskanuj|naskenuj|olvassa be|olvasd be|scaneaza|scanati|skenir|nuskaitykite|noskene|skannige|отсканир|сканир|відскан|сканув|σαρωσ|tarat|taray|סרוק|סרקו|امسح|اسکن|स्कैन|স্ক্যান|สแกน|quet ma|pindai|imbas|扫描|扫一扫|掃描|スキャン|読み取|스캔",
);

// The name of the second step itself, as titles and headings have it.
export const secondStep = words(
  "two factor|2 factor|two step|2 step|multi factor|multifactor|2fa|mfa.|verify it's you|verify it is you|confirm it's you|verify your identity|confirm your identity|identity verification|check your phone|approve sign in|approve the|approve your|approve this|approve login|security verification|security check|verify with|verification required|enter code|enter the code|verification code|security key|use your passkey|additional verification|help us protect your account|confirm your sign in|confirm that it's you|login approval",
  'zwei faktor|zwei schritt|2 faktor|bestatigen sie ihre identitat|identitat bestatigen|anmeldung bestatigen|anmeldung freigeben|anmeldeanforderung|deux facteurs|deux etapes|double authentification|verifiez votre identite|confirmez votre identite|dos pasos|dos factores|verifica tu identidad|confirma tu identidad|dos passos|dois fatores|duas etapas|dois passos|verifique sua identidade|confirme sua identidade|due fattori|due passaggi|verifica la tua identita|verifica in due|twee factor|twee stappen|tweestaps|bevestig uw identiteit|tvafaktor|tvastegs|bekrafta din identitet|tofaktor|totrinn|to trinn|to faktor|bekreft at|kaksivaihei|kaksinkert|vahvista henkil|dwuetapow|dwuskladnik|potwierdz tozsamosc|dvoufazov|dvoufaktor|dvojfaktor|dvojstup|ketlepcsos|ketfaktor|doi pasi|doi factori|dvofaktor|dvostopenj|dvokorak|dviej|divfaktor|divpakap|kaheastme|kahefaktor',
  'двухфактор|двухэтап|двоэтап|двофактор|двоетап|підтвердження входу|подтверждение входа|подтвердите вход|двуфактор|двустепен|δυο βηματων|δυο παραγοντων|διπλ|iki adim|iki asama|iki faktor|kimliginizi dogrula|דו-שלבי|דו שלבי|אימות דו|המצאת זהות|بخطوتين|ثنائية|التحقق من هويت|دو مرحله|دوعامل|दो-चरण|टू-स्टेप|द्वि-कारक|টু-স্টেপ|দুই-ধাপ|สองขั้นตอน|2 ขั้นตอน|ยืนยันตัวตน|hai buoc|2 buoc|hai lop|xac minh danh tinh|dua langkah|dua faktor|verifikasi 2|两步验证|二次验证|双重验证|双因素|身份验证|兩步|雙重|二階段|2段階|二段階|2要素|二要素|多要素|本人確認|2단계|이중 인증|다단계|본인 확인',
);

export const leaveEmpty = words(
  "leave this|leave blank|leave empty|do not fill|don't fill|dont fill|if you are human|if you're human|not fill this|keep this field|leer lassen|nicht ausfullen|frei lassen|ne pas remplir|laissez ce champ|laisser vide|no rellenar|no llenar|dejar en blanco|deja este|deje este|nao preencha|deixe em branco|deixe este|non compilare|lasciare vuoto|lascia vuoto|niet invullen|leeg laten|lamna tomt|fyll inte|la sta tom|ikke fyll|lad vaere tom|udfyld ikke|jata tyhjaksi|ala tayta|nie wypelniaj|zostaw puste|pozostaw puste|nevyplnuj|nechte prazd|nevypln|hagyja uresen|ne toltse|nu completati|lasati gol|не заполня|оставьте пуст|не заповнюй|залиште|не попълвай|ne popunjav|μην συμπληρ|bos birak|doldurmayin|השאר ריק|אל תמלא|لا تملأ|اتركه فارغ|خالی بگذارید|de trong|khong dien|kosongkan|jangan diisi|请勿填|不要填|請勿填|入力しない|空欄|입력하지 마|비워 두",
);

// "Characters 2, 5 and 8 of": a part of something one knows, which nothing of ours holds.
export const partOfSecret = words(
  'characters from your|characters of your|character.|memorable|letters from your|digits from your|digits of your|buchstaben ihres|caracteres de su|znaki hasla|znak hasla|zeichen ihres',
);

// The buttons beside codes that are redeemed, not proved.
export const redeem = words(
  'apply|redeem|activate|einlosen|anwenden|aktivieren|appliquer|utiliser|aplicar|canjear|usar.|applica|riscatta|toepassen|inwisselen|anvand|los in|bruk.|innlos|anvend|indlos|kayta|zastosuj|wykorzystaj|uplatnit|pouzit|uplatnit|bevaltas|aplica.|primijeni|uporabi|taikyti|pielietot|rakenda|примен|активир|застосув|приложи|εφαρμογ|εξαργυρωσ|uygula|kullan|החל|ממש|تطبيق|استبدال|اعمال|लागू|প্রয়োগ|ใช้โค้ด|ใช้คูปอง|ap dung|terapkan|gunakan|guna.|使用|兑换|兌換|套用|適用|利用する|적용',
);

// A password that serves once is a code.
export const servesOnce = words(
  'one time|otp|single use|sms|einmal|usage unique|un solo uso|uso unico|monouso|usa e getta|eenmalig|engangs|kertakaytto|jednoraz|egyszer|unica folosinta|jednokrat|enkrat|vienkart|vienreiz|uhekord|одноразов|еднократ|μιας χρησης|tek kullanim|tek seferlik|חד|لمرة|مؤقت|یکبار|یک‌بار|ครั้งเดียว|mot lan|sekali|动态|動態|一次性|ワンタイム|일회용|token|tan.|passcode',
);

// Where a code came by.
export const bySms = words(
  'sms|text message|texto|смс|сообщени|повідомлен|短信|簡訊|短訊|ショートメッセージ|문자|پیامک|رسالة نصية|הודעת טקסט|tin nhan|एसएमएस|এসএমএস|ข้อความ',
);

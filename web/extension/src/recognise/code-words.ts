// What people call codes, in many languages (the sample pages are in fifty-five): those that prove something, those that save a
// log-in, and the many others that are no business of ours. How a word is written down is told in fold.ts.
import {words} from './fold.ts';
import {again, password} from './words.ts';

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
  'קוד אימות|קוד האימות|קוד חד פעמי|קוד חד-פעמי|סיסמה חד פעמי|סיסמה חד-פעמי|קוד זיהוי|קוד שנשלח|קוד ששלחנו|קוד sms|קוד אישור',
  'رمز التحقق|رمز تحقق|كود التحقق|رمز التأكيد|رمز المصادقة|لمرة واحدة|الرمز المرسل|رمز التوثيق|كلمة مرور مؤقتة|كود تأكيد|رمز من|کد تایید|کد تأیید|رمز یکبار|یکبار مصرف|یک‌بار مصرف|کد ورود|کد پیامک|رمز پویا|کد ارسال|کد احراز|تصدیقی کوڈ|او ٹی پی',
  'ओटीपी|सत्यापन कोड|वेरिफ़िकेशन कोड|वेरिफिकेशन कोड|पुष्टि कोड|ওটিপি|যাচাইকরণ কোড|ভেরিফিকেশন কোড|নিশ্চিতকরণ কোড|யாக கடவு|ஓடிபி|சரிபார்ப்புக் குறியீடு|ఓటిపి|ధృవీకరణ కోడ్|ഒടിപി|ಒಟಿಪಿ',
  'รหัสยืนยัน|รหัส otp|รหัสotp|รหัสผ่านครั้งเดียว|รหัสแบบใช้ครั้งเดียว|รหัสตรวจสอบ|โอทีพี',
  'ma xac thuc|ma xac minh|ma xac nhan|ma otp|mat khau mot lan|ma dang nhap|kode verifikasi|kode otp|kode konfirmasi|kode autentikasi|kode sekali|kode masuk|sandi sekali|kod pengesahan|kod sekali|kod otp|kata laluan sekali|kod tac|tac.|nombor tac|verification kode',
  '验证码|驗證碼|动态码|動態碼|动态密码|動態密碼|校验码|一次性密码|一次性密碼|一次性|认证码|確認碼|确认码|动态口令|短信码|簡訊碼|驗證代碼|验证代码|身份验证器|身份驗證器|驗證器|认证代码|登录码|登入碼|口令卡',
  '認証コード|確認コード|ワンタイム|認証番号|確認番号|検証コード|ログインコード|認証アプリ|追加認証|認証キー',
  '인증번호|인증 번호|인증코드|인증 코드|확인 코드|확인코드|일회용|일회성|otp번호|자리 인증|로그인 코드|보안문자 번호|인증 앱|баталгаажуулах код|растау коды|бір реттік|დამადასტურებელი კოდ|ერთჯერად|հաստատման կոդ|мэдэгдсэн код',
  'passcode from|code from email|code from your email|code from sms|code by email|code by sms|code by text|digits from your|token app|secondary password|emailed code|texted code|kodeviser|nokkelbrikke|codigo recibido|clave recibida|clave enviada|code recu par|codice ricevuto|code uit de app|code van je app',
  'кодты енгізіңіз|смс код|sms тегі код|sms-тегі|растау код|бір реттік құпия|нэг удаагийн|мессежээр|баталгаажуулах|հաստատման|մեկանգամյա|ուղարկված կոդ|ստացված կոդ|დადასტურების კოდი|ერთჯერადი კოდ|მიღებული კოდ|bir defelik|tesdiqleme kod|birdefelik',
  'nambari ya uthibitisho|msimbo wa uthibitisho|msimbo wa kuthibitisha|የማረጋገጫ ኮድ|kodi i verifikim|kodin e verifikim|kodi i konfirmim|egiaztapen kode|egiaztatze kode|behin erabiltzeko|verification na code|verification code na|ஒருமுறை கடவு|ஒருமுறைக் கடவு|உறுதிப்படுத்தல் குறி|ధృవీకరణ|തനത് കോഡ്|အတည်ပြုကုဒ်|confirmatiouns code|bestategungscode',
  'namba ya uthibitisho|namba ya siri ya muda|verifikacioni kod|верификациони код|patvirtinimo koda|kodu kalkulator|kodu generator',
  'code shown in your|code generated by|app code|tokencode|token code|response code|verification token|login token|sign in token|6 digit code|6 digit pin|verification pin|verification number|sms pin|sms token|sms password|sms passcode|mobile code|emergency otp|secure code|one off code|digipass|chiptan|phototan|smart tan|sms tan|freigabecode|einmal pin|einmal passwort|bestatigungs code|codigo otp|clave sms|clave otp|code par sms|code temporaire recu|codice temporaneo via|codice app|codice generato|kod z aplikac|kod z sms|kod z sms|kod z aplikace|koda iz|kod iz|kod iz sms|koodi tekstiviest|koodi sovellu',
  'cod fioraith|cod deimhn|cod dilysu|cod gwirio|kodici ta verifika|kodici ta darba|koodu ijerisi|koodu idanil|ikhodi yokuqin|koodhka xaqiijin|lambarka xaqiijin|msimbo wa uhakiki|namba ya uhakiki|eenmalige pin|verifikasiekode|bevestigingskode|verifikasie|egiaztapen kodea|bi faktoreetako kode|codigo de verificacion|lambar tabbatarwa|koodu nkwenye|kod verifikasyon|tasdiqlash kodi|bir martalik|birmartalik|kod tasdig|birdefelik|kodi i konfirmimit|kodi i vertetimit|stadfestingarkod|einnota kod|auðkenningarkod|kode otp|sandi otp',
  'отп код|код из прил|код-токен|одноразовы|аднаразов|код пацвярдж|код пацверд|растау коды|бір реттік код|ырастоо коду|бир жолку|рамзи тасдиқ|рамзи якдафъ|рамзи яккарата|баталгаажуулах код|нэг удаагийн код|раслау коды|аутентификациони код|аутентикациски код|автентикациски код|код за автентик|код за аутентик|верификациски код|код за најав',
  'ઓટીપી|ચકાસણી કોડ|ਓਟੀਪੀ|ਪੁਸ਼ਟੀਕਰਨ ਕੋਡ|ਤਸਦੀਕ ਕੋਡ|ଓଟିପି|ଯାଞ୍ଚ କୋଡ|ಪರಿಶೀಲನಾ ಕೋಡ್|ದೃಢೀಕರಣ ಕೋಡ್|ഒ.ടി.പി|പരിശോധനാ കോഡ്|സ്ഥിരീകരണ കോഡ്|ഒറ്റത്തവണ|ఓటీపీ|ధృవీకరణ సంకేత|ஓடிபி|ஒடிபி|ஓ.டி.பி|ඔටීපී|සත්‍යාපන කේත|තහවුරු කිරීමේ කේත|ລະຫັດຢືນຢັນ|ລະຫັດ otp|ລະຫັດຢັ້ງຢືນ|កូដផ្ទៀងផ្ទាត់|លេខកូដផ្ទៀងផ្ទាត់|លេខ​កូដ​ផ្ទៀងផ្ទាត់|កូដ otp|អូធីភី|အတည်ပြု ကုဒ်|အတည်ပြုကုတ်|အတည်ပြုရန် ကုဒ်|တစ်ခါသုံး|otp ကုဒ်|ማረጋገጫ ኮድ|የማረጋገጫ ቁጥር|የአንድ ጊዜ|पडताळणी कोड|प्रमाणीकरण कोड|ओटिपि|এককালীন|সত্যতা যাচাই কোড|د تایید کوډ|د تصدیق کوډ|کۆدی دڵنیا|کۆدی پشتڕاست|کۆدی سەلماندن|ایک بار|عارضی کوڈ|توکن mfa|رمز دوم|کد تائید|کد یک|پن یکبار',
  'reponse du lecteur|reponse digipass|code du lecteur|reader response|response from the reader|card reader code|kaartlezer|lesegerat code|pin-kalkulaator|pin kalkulaator|код із застосунку|код з застосунку|код застосунку|код из приложения',
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
  'cod slandala|cod a|cod sa|kodici tas sigurta|koodu aabo|kode wat|sekuriteitskode|xavfsizlik kod|tehlukesizlik kod|kodi qe|kodin qe|kodann|kodinn|kodea idatzi|sartu kodea|zenbaki kode|msimbo wa usalama|usalama|digit pin sent|code below|code we|the code|your code|code here',
  'қауіпсіздік код|кодты енгіз|кодду киргиз|рамзро ворид|рамзи амният|код бяспек|увядзіце код|унесите код|внесете код|внесете го код|хамгаалалтын код|кодоо|әлеге код',
  'સુરક્ષા કોડ|કોડ દાખલ|ਸੁਰੱਖਿਆ ਕੋਡ|ਕੋਡ ਦਰਜ|କୋଡ୍ ପ୍ରବେଶ|ಕೋಡ್ ನಮೂದಿಸ|ಭದ್ರತಾ ಕೋಡ್|കോഡ് നൽക|സുരക്ഷാ കോഡ്|కోడ్ నమోదు|కోడ్‌ను నమోదు|భద్రతా కోడ్|குறியீட்டை உள்ளிட|பாதுகாப்புக் குறி|கேதය|කේතය ඇතුළ|ආරක්ෂක කේත|ໃສ່ລະຫັດ|ປ້ອນລະຫັດ|បញ្ចូលកូដ|បញ្ចូល​លេខ​កូដ|បញ្ចូលលេខកូដ|ကုဒ်ကို ထည့်|ကုဒ်ထည့်|ကုဒ် ထည့်|ኮድ ያስገቡ|ኮዱን ያስገቡ|कोड दर्ज|कोड प्रविष्ट|कोड टाका|कोड हाल्नुहोस्|কোড লিখ|কোড প্রবেশ|কোড দিন|کوډ دننه|کۆدەکە بنووسە|کۆد بنووسە|کوڈ درج|کد رو',
);

// "Code" by itself, which needs company.
export const code = words(
  'code|token.|pin.|passcode|otp|tan.|codigo|codice|codi.|kod.|kode.|koda.|kodo.|kodas.|kods.|kodu|kody.|koodi|kood.|cod.|codul|kodi.|kodin|kodet|koden|kennzahl|digits.|answer.|challenge.|код|коды|κωδικο|קוד|רמז|رمز|كود|کد|کوڈ|कोड|কোড|குறியீடு|รหัส|ma.|代码|代碼|码|碼|コード|番号|코드|번호|კოდი|կոդ',
  'նիշ|კოდ|код|msimbo|ኮድ|kodea|kodin|குறி|కోడ్|കോഡ്|ကုဒ်|ཨང|kodni|kodini|kodu|kodo',
  'cod.|koodu|ikhodi|koodh|koodka|koodhka|msimbo|kodici|kode.|codi.|codigo|kod |kodini|koden.',
  'рамз|код|коду|કોડ|ਕੋਡ|କୋଡ|ಕೋಡ್|കോഡ്|கோட்|කේත|ລະຫັດ|កូដ|ကုဒ်|ကုတ်|ኮድ|ቁጥር|کوډ|کۆد|توکن|टोकन|টোকেন|โทเค็น|டோக்கன்|टोकन|トークン|토큰|令牌',
);

// The same without what also means a number: beside "e-mail" it is the code that came there.
export const sentCode = words(
  'code|token.|pin.|passcode|codigo|clave.|codice|codi.|kod.|kode.|koda.|kodo.|kodas.|kods.|kodu|koodi|kood.|cod.|codul|kodi.|код|κωδικο|קוד|رمز|كود|کد|کوڈ|कोड|কোড|รหัส|代码|代碼|码|碼|コード|코드|კოდი|կոդ|msimbo',
  'koodu|ikhodi|koodhka|msimbo|kodici|kodinn|kodann|kode|рамз|коды|коду|કોડ|ਕੋਡ|କୋଡ|ಕೋಡ್|കോഡ്|కోడ్|குறி|කේත|ລະຫັດ|កូដ|ကုဒ်|ကုတ်|ኮድ|کوډ|کۆد|passcode|token|tokencode',
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
  'scratch kod|scratch cod|bypass code|paper key|umgehungscode|emergency backup|printed code|scratch код|single use backup|fallback code|spare code|recover code|emergency access code|emergency key|restore code|account recovery code|recovery kit|secret recovery|wiederherstellungs code|backup schlussel|ersatzschlussel|notfall code|einmalige wiederherstell|code de recup|code de recuperation|cle de secours|code a usage unique de secours|codes d urgence|codigo de rescate|codigo de recup|codigos de rescate|codigo de copia|codice di backup|codici di emergenza|codice di salvataggio|herstel code|herstellingskode|rugsteunkode|noodherstel',
  'cod athshlanaithe|cod cul taca|cod cultaca|cod wrth gefn|cod adfer|kodici ta rkupru|kodici ta backup|koodu imupadabo|koodu afeyinti|berreskurapen|babeskopia kode|babes kode|codigo de recuperacion|codigos de respaldo|tiklash kod|zaxira kod|berpa kod|ehtiyat|bərpa kod|dikeltme kod|kodi rezerv|kodi i rikuperimit|kod i rikuperimit|endurheimtarkod|varakod|neydarkod|vararkod|msimbo wa kurejesha|namba ya dharura|msimbo wa akiba|kode rezerve|kod sovgad|kod rekiperasyon|kode pamulihan|kodigo sa pagbawi|tartalek|helyreallit|visszaallitasi kod|mentesi kod|kod zapas|kod odzysk|zapasov|zaloha kod|nahradni kod|nahradny kod|rezervny kod|sigurnosna kopija kod|kod za povratak|kod za obnov|spasilni kod|kod za spas|varakoodi|varukoodi|aterhamtning|reserve kode|nodkod|gendannelse|gjenoppretting',
  'аварийный код|код аварийн|скретч-код|резервных кодов|резервним кодом|резервный ключ|код спасения|аварійний код|запасний код|запасного коду|кад аднаўлення|код аднаўлен|рэзервовы код|авариен код|код за резерв|резервен|код за опоравак|резервни|резервен код|код за враќање|қосалқы код|қалпына келтір|калыбына келтир|камдык код|рамзи барқарор|рамзи эҳтиётӣ|сэргээх код|нөөц код',
  'पुनर्प्राप्ति कोड|रिकव्हरी कोड|बॅकअप कोड|ब्याकअप कोड|रिकभरी कोड|पुनःप्राप्ति|আপৎকালীন|রিকভারি কোড|રિકવરી કોડ|બેકઅપ કોડ|પુનઃપ્રાપ્તિ|ਰਿਕਵਰੀ ਕੋਡ|ਬੈਕਅੱਪ ਕੋਡ|ପୁନରୁଦ୍ଧାର|ಮರುಪ್ರಾಪ್ತಿ|ಬ್ಯಾಕಪ್ ಕೋಡ್|ರಿಕವರಿ|വീണ്ടെടുക്കൽ കോഡ്|ബാക്കപ്പ് കോഡ്|రికవరీ కోడ్|బ్యాకప్ కోడ్|పునరుద్ధరణ కోడ్|மீட்புக் குறியீடு|மீட்பு குறி|காப்பு குறி|காப்புக் குறி|ප්‍රතිසාධන|උපස්ථ කේත|ລະຫັດກູ້ຄືນ|ລະຫັດສຳຮອງ|កូដសង្គ្រោះ|កូដបម្រុង|លេខកូដបម្រុង|ပြန်လည်ရယူ|အရန်ကုဒ်|အရန် ကုဒ်|የመልሶ ማግኛ ኮድ|የመጠባበቂያ ኮድ|ባክአፕ ኮድ|ریکوری کوڈ|بیک اپ کوڈ|د بیا رغونې|کۆدی گەڕاندنەوە|کۆدی یەدەگ|رموز النسخ|رمز الطوارئ|رمز بديل|رمز الإسترداد|كود الاسترداد|کد اضطراری|کد بک‌آپ|کد یدکی|کد پشتیبانی|קוד חירום|קודי התאוששות|קוד התאוששות|אוונדת|სათადარიგო|վերականգնման|պահեստային|รหัสฉุกเฉิน|รหัสสํารอง|โค้ดสำรอง|โค้ดกู้คืน|ma phuc hoi|ma cuu ho|ma khan cap|ma dang du phong|恢复密钥|恢復金鑰|复原|應急碼|应急码|紧急代码|緊急代碼|緊急コード|スクラッチコード|リカバリーキー|비상 코드|복원 코드|복구 키|예비코드',
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
  'tv.|television|smart tv|fernseher|televisor|televisao|televizor|televisie|televisione|televizyon|televiz|телевизор|телевізор|τηλεορασ|טלוויזיה|تلفزيون|التلفاز|تلویزیون|टीवी|টিভি|ทีวี|โทรทัศน์|tivi.|电视|電視|テレビ|ტელევიზ|հեռուստ|teilifis|teledu|activation code shown|linking code|pairing code|game code|class code|quiz|lobby|raffle|lottery|prize|bottle|under the cap|vaccin|ticket|seat|flight|boarding|check in code|appointment|reference number|application number|consumer|npi|kennzeichen|vin.|imei|mac address|sim.|puk|iccid|hex|hs code|ndc|icd|airline|agency|agent|distributor|sponsor|upline|broker|pos code|depot|warehouse|shelf|lot number|batch|flat|apartment|gate code|door code|alarm code|lock code|table|wifi|ssid|parental|pin for purchases|card pin|atm pin|card number|last 4|last four|teacher|kahoot|session code|survey code|guest code|booth|exam code|access card|poll|hall ticket|roll no|roll number|enrol|aadhaar|gstin|gst.|ifsc|micr|upi id|vpa.',
  'lotto|gewinn|flaschen|rubbel|sendung|zahlernummer|zahlernr|kartennummer|aktions|teilnahmecode|klassencode|raumcode|seriennummer|geratecode|aktivierungsschlussel|lizenz|produktschlussel|filiale|bon de|carte d abonn|billet|dossier|reservation|numero de serie|cle de licence|code partenaire|code agence|code enseigne|code classe|colis|suivi|cadeau|recharge|numero de reserva|localizador|pedido|rastreo|seguimiento|envio|paquete|premio|sorteo|matricula|licencia|numero de serie|sucursal|codigo de cliente|codigo de clase|codigo de empresa|codigo de ativacao do produto|encomenda|rastreamento|sorteio|premio|presente|filial|turma|spedizione|tracciamento|prenotazione|pacco|premio|concorso|classe|filiale|azienda|zending|volgnummer|pakket|boeking|prijsvraag|klas|winactie|serienummer|sparning|paket|bokning|tavling|klass|serienummer|pakke|sporing|forsendelse|konkurrence|booking|klasse|seuranta|paketti|varaus|kilpailu|luokka|przesylk|sledzen|paczk|rezerwac|konkurs|loteri|klasy|numer seryjn|zasilk|sledovani|balik|rezervac|soutez|tridy|seriove|csomag|kovetes|foglal|nyeremeny|osztaly|sorozat|colet|urmarire|rezervare|concurs|premiu|posiljk|pracenj|sledenj|nagrad|razred|paket|poilj|siuntos|siuntini|sekim|rezervacij|loterij|sutij|izsekos|rezervacij|saadetis|jalgimis|broneering|takip no|takip kod|kargo|gonderi kod|gonderi no|rezervasyon|cekilis|sinif|fatura|abone|sira no|dergi|gjurmim|pako|rezervim|pakkett|traccar|pacáiste|bearsan|parsel|ufuatiliaji|mzigo|usafiri',
  'посылк|отслеж|бронир|трек-|трек но|накладн|розыгрыш|под крышкой|класса|серийн|подарочн|сертификат|купон|скидк|реферал|приглаш|почтовый|индекс|телевиз|відстеж|посилк|бронюв|накладн|серійн|подарунк|знижк|купон|запрош|поштовий|индекс|індекс|пратк|проследя|резервац|подаръ|отстъпк|покана|пощенски|пратке|попуст|поклон|поштански|жөнелтілім|сыйлық|шақыру|пошта индекс|жеңілдік|промо|бэлэг|урамшуулал|хөнгөлөлт|шуудангийн|илгээмж|чакыруу|арзандатуу|тахфиф|подарунак|зніжк|запрашэн',
  'δεμα|κωδικος αποστολης|κρατησ|δωρο|εκπτωσ|κουπον|προσκλησ|ταχυδρομικ|τ.κ.|κληρωσ|מעקב|משלוח|חבילה|הזמנה|קופון|הנחה|מתנה|מיקוד|הגרלה|כרטיס|تتبع|شحنة|طرد|حجز|قسيمة|خصم|هدية|دعوة|البريدي|إحالة|رقم الطلب|رقم البطاقة|کد پستی|پیگیری|مرسوله|رزرو|تخفیف|هدیه|کد معرف|دعوت|شماره کارت|कूपन|प्रोमो|छूट|उपहार|रेफरल|रेफ़रल|आमंत्रण|निमंत्रण|पिन कोड|पिनकोड|ट्रैकिंग|आधार संख्या|आधार नंबर|रिचार्ज|कुपन|सवलत|भेट|निम्तो|छुट|হুলাকী|কুপন|প্রোমো|ছাড়ের কোড|উপহার|রেফার|আমন্ত্রণ|পোস্ট কোড|পোস্টকোড|ট্র্যাকিং|রিচার্জ|কার্ড নম্বর|કૂપન|પ્રોમો|ભેટ|આમંત્રણ|પિન કોડ|ਕੂਪਨ|ਪ੍ਰੋਮੋ|ਸੱਦਾ|ਪਿੰਨ ਕੋਡ|ਤੋਹਫ਼ਾ|କୁପନ|ପ୍ରୋମୋ|ಕೂಪನ್|ಪ್ರೋಮೋ|ಉಡುಗೊರೆ|ಆಹ್ವಾನ|ಪಿನ್ ಕೋಡ್|കൂപ്പൺ|പ്രൊമോ|ക്ഷണ കോഡ്|പിൻകോഡ്|കൂപ്പൻ|సమ్మాన|కూపన్|ప్రోమో|బహుమతి|ఆహ్వాన|పిన్ కోడ్|పిన్‌కోడ్|கூப்பன்|தள்ளுபடி|பரிசு|அழைப்புக் குறி|அஞ்சல் குறி|கண்காணிப்பு|කූපන්|වට්ටම්|තෑගි|ආරාධනා|තැපැල් කේත|ຄູປອງ|ສ່ວນຫຼຸດ|ລະຫັດເຊີນ|ບັດຕື່ມ|ໄປສະນີ|ຂອງຂວັນ|គូប៉ុង|បញ្ចុះតម្លៃ|អំណោយ|អញ្ជើញ|ប្រៃសណីយ៍|កាតកោស|ကူပွန်|လျှော့စျေး|လျှော့ဈေး|လက်ဆောင်|ဖိတ်|ငွေဖြည့်|စာတိုက်|ခြေရာခံ|ኩፖን|ቅናሽ|ስጦታ|የግብዣ|ግብዣ|ፖስታ|የመሙያ|کوپن|رعایت|تحفہ|دعوتی|پوسٹل|ٹریکنگ|ریفرل|کوپۆن|داشکاندن|بانگهێشت|دیاری',
  'คูปอง|ส่วนลด|ของขวัญ|บัตรกำนัล|ไปรษณีย์|พัสดุ|จองห้อง|การจอง|แนะนำเพื่อน|ผู้แนะนำ|คำเชิญ|เติมเงิน|ma giam gia|khuyen mai|ma gioi thieu|qua tang|phieu|ma buu|buu chinh|van don|don hang|dat cho|ma so thue|the cao|kode pos|kode promo|kode kupon|diskon|hadiah|undangan|rujukan|resi.|pemesanan|kode referal|kode voucher|poskod|baucar|jemputan|penjejakan|nomor pesanan|优惠|折扣|兑换码|礼品|邀请码|推荐码|邮编|邮政|快递|单号|订单|车牌|房间号|优惠券|激活码|序列号|卡号|優惠|兌換碼|禮|邀請碼|推薦碼|郵遞|快遞|訂單|序號|卡號|クーポン|割引|ギフト|招待|紹介|郵便|追跡|予約|注文|シリアル|会議|ルーム|クラス|教室|当選|お問い合わせ番号|伝票|쿠폰|할인|상품권|초대|추천인|추천 코드|우편|운송장|송장|예약|주문|시리얼|제품|방 코드|수업|기프트|კუპონ|ფასდაკლებ|საჩუქ|მოსაწვევ|საფოსტო|ამანათ|կտրոն|զեղչ|նվեր|հրավեր|փոստային|առաքման|kupon|chegirma|sovga|taklif|pochta index|pochta indeks|endirim|hediyye|devet|poct index|zbritje|ftese|dhurate|kod postar|afslattar|gjafa|postnumer|kynningar|kod ta sconto|bhronntan|lascaine|eircode|bonu|iye owo|punguzo|zawadi|mwaliko|afslag|geskenk|uitnodiging|poskode|deskontu|opari|gonbidapen|posta kode|desconto|agasallo|convite',
  'a gratter|cheque cadeau|code a gratter|rubbelcode|freirubbeln|para raspar|da grattare|kraslas|skrabe',
);

export const captcha = words(
  'captcha|recaptcha|in the image|in the picture|from the image|from the picture|shown in the|characters you see|letters you see|text you see|text you hear|type the text|type the characters|human|robot|security question|solve|sum of|what is .|anti spam|antispam|visual code|image code|picture code|kaptcha',
  "im bild|auf dem bild|aus dem bild|rechenaufgabe|spamschutz|bild ein|was ist|zeichen ein|dans l'image|sur l'image|de l'image|anti robot|de la imagen|en la imagen|da imagem|na imagem|nell'immagine|dell'immagine|caratteri|afbeelding|bilden|bildet|billedet|kuvassa|kuvan|z obrazka|na obrazku|z obrazku|obrazk|kepen|imagine|на картинке|с картинки|картинк|зображен|картинката|slike|slici|εικονα|resimdeki|guvenlik resmi|gorseldeki|בתמונה|התמונה|الصورة|تصویر|کد امنیتی تصویر|चित्र|छवि|ছবি|ในภาพ|ตามภาพ|hinh anh|trong hinh|hinh ben|gambar|图形验证|圖形驗證|图片验证|图中|看不清|计算结果|画像認証|画像|자동입력|이미지|보안문자",
  'сурет|зурган|նկար|სურათ|sekil|sekild|resim|picha|ምስል|தோன்றும் எழுத்து|படத்|చిత్ర|imazh|irudi|mynd|ছবিতে|تصویر میں|larawan|gambar',
  'слике|слика|слици|slike|slika',
  'cod captcha|iomha|llun|aworan|sawirka|rasm|imazhi|myndinni|zamie|kodot a kep|sotogram',
  'चित्रमा|चित्रात|ચિત્ર|ਤਸਵੀਰ|ਚਿੱਤਰ|ଚିତ୍ର|ಚಿತ್ರ|ചിത്ര|చిత్రం|රූපය|ໃນຮູບ|រូបភាព|ပုံထဲ|ပုံပါ|ስዕል|انځور|малюнк|сүрөт|тасвир|зураг|Число с картинки|验证图|附加码|附加碼',
);

// "Characters 2, 5 and 8 of": a part of something one knows, which nothing of ours holds.
export const partOfSecret = words(
  'characters from your|characters of your|character.|memorable|letters from your|digits from your|digits of your|buchstaben ihres|caracteres de su|znaki hasla|znak hasla|zeichen ihres',
  'st digit|nd digit|rd digit|th digit|1st|2nd|3rd character|4th character|digits of your pin|password characters|selected characters|zeichen aus|stelle ihres|posicion|posiciones|posizioni|posicoes|caracteres da sua|caracteres du|znakow hasla|znaky hesla|z hesla|merkkia salasan|tecken i',
);

// The buttons beside codes that are redeemed, not proved.
export const redeem = words(
  'apply|redeem|activate|einlosen|anwenden|aktivieren|appliquer|utiliser|aplicar|canjear|usar.|applica|riscatta|toepassen|inwisselen|anvand|los in|bruk.|innlos|anvend|indlos|kayta|zastosuj|wykorzystaj|uplatnit|pouzit|uplatnit|bevaltas|aplica.|primijeni|uporabi|taikyti|pielietot|rakenda|примен|активир|застосув|приложи|εφαρμογ|εξαργυρωσ|uygula|kullan|החל|ממש|تطبيق|استبدال|اعمال|लागू|প্রয়োগ|ใช้โค้ด|ใช้คูปอง|ap dung|terapkan|gunakan|guna.|使用|兑换|兌換|套用|適用|利用する|적용',
);

// A password that serves once is a code.
export const servesOnce = words(
  'one time|otp|single use|sms|einmal|usage unique|un solo uso|uso unico|monouso|usa e getta|eenmalig|engangs|kertakaytto|jednoraz|egyszer|unica folosinta|jednokrat|enkrat|vienkart|vienreiz|uhekord|одноразов|еднократ|μιας χρησης|tek kullanim|tek seferlik|חד פעמי|لمرة|مؤقت|یکبار|یک‌بار|ครั้งเดียว|mot lan|sekali|动态|動態|一次性|ワンタイム|일회용|token|tan.|passcode',
  'egyszeri|eenmalige|bir defal|bir martalik|birmartalik|birdefe|behin erabil|un tro|aon uair|darba wahda|mara moja|sau daya|einskipt|einnota|njehershem|vetem nje|ukunikezwa kanye|isang beses|temporary|temporaire|temporal.|provisoria|einmaliges|dynamic|dinamica|dinamic|aldagarri|engang|jednokratna|jednorazove|single-use',
  'бір реттік|бир жолку|якдафъ|яккарата|нэг удаа|нэг удаагийн|аднаразов|једнократ|εφαπαξ|προσωριν',
  'एक बार|एकबार|वन टाइम|वन-टाइम|एकदा|एक वेळ|एक पटक|एकपटक|এককালীন|একবার|ওয়ান টাইম|ਇੱਕ ਵਾਰ|ਵਨ ਟਾਈਮ|એક વખત|વન ટાઇમ|વન-ટાઇમ|ஒருமுறை|ஒரு முறை|ఒకసారి|వన్ టైమ్|వన్-టైమ్|ಒಂದು ಬಾರಿ|ಒಮ್ಮೆ|ಒನ್ ಟೈಮ್|ഒറ്റത്തവണ|එක් වරක්|ຄັ້ງດຽວ|ប្រើម្តង|តែម្តង|ម្ដង|တစ်ခါသုံး|တစ်ကြိမ်သုံး|የአንድ ጊዜ|ერთჯერად|մեկանգամյա|یو ځل|یەکجار|تکرار نشدنی|موقت',
);

// Where a code came by.
export const bySms = words(
  'sms|text message|texto|смс|сообщени|повідомлен|短信|簡訊|短訊|ショートメッセージ|문자|پیامک|رسالة نصية|הודעת טקסט|tin nhan|एसएमएस|এসএমএস|ข้อความ',
  'teacs|neges destun|messagg|sms|ujumbe|fariin|teks boodskap|whatsapp|telegram|viber|message texte|mensaje de texto|mensagem de texto|tekstmelding|textmeddelande|tekstiviesti|sms zprav|zprava|wiadomosc|sms uzenet',
  'хабарлама|билдирүү|мессеж|паведамл|порук|пораката|सन्देश|संदेश|मेसेज|મેસેજ|ਸੁਨੇਹ|ಸಂದೇಶ|സന്ദേശ|సందేశ|குறுஞ்செய்தி|කෙටි පණිවිඩ|ຂໍ້ຄວາມ|សារ|မက်ဆေ့|መልእክት|ኤስኤምኤስ|એસએમએસ|ਐਸਐਮਐਸ|எஸ்எம்எஸ்|ಎಸ್ಎಂಎಸ್|ఎస్ఎంఎస్|എസ്എംഎസ്|პიმესიჯ|შეტყობინებ|հաղորդագր',
);

// Verifying, confirming, sending: beside "code", in either order and any ending, it is one that proves something. In their
// stems, as most languages bend them.
const proof = words(
  'verif|authent|autent|authoriz|autoriz|confirm|konfirm|conferm|valid|sign in|log in|login|signin|second factor|two factor|two step|2 step|sent|received|texted|emailed|generated|shown in your app',
  'bestatig|legitimier|freigab|anmelde|geschickt|gesendet|erhalten|envoye|recu|envia|recib|recebid|ricevut|inviat|ontvang|verzonden|bevestig|bekraft|bekreft|bekraeft|inlogg|innlogg|skickat|sendt|modtag|mottatt|vahvist|varmen|todenn|tunnist|kirjaut|lahet|stadfest|stadfesting|audkenn|innskra|sannprof|patvirt|apstipr|apliecin|kinnit|tuvast|sisselog|saade|megerosit|ellenorz|hitelesit|belepe|bejelentk|kuldott|kapott|dogrula|onay|teyit|giris|gonderilen|gelen|tasdiq|tasdik|tesdiq|tastykl|yubor|weryfik|potwierdz|uwierzyt|logowan|wyslan|otrzyman|overov|overen|potvrz|potvrd|potrd|potrj|zaslan|doruc|prihlas|preverj|preverit|provjer|proverav|prijav|poslan|primljen|verific|primit|trimis|autentic|xac thuc|xac minh|xac nhan|dang nhap|verifikasi|konfirmasi|pengesahan|masuk.|dikirim|uthibitish|uhakiki|egiazt|berrest|dearbh|deimhn|fioraith|dilys|cadarnhau|gwirio|qinisekis|xaqiiji|tabbat|nkwenye|kwemeza|fanamar|konfim|beripik|pagpapatun|pistrast|vertet|ijerisi|idaniloju',
  'верифик|подтвер|аутентиф|аутентик|автентиф|автентик|авториз|провер|вход.|отправ|присла|получен|підтвер|перевір|надісл|отриман|потвър|изпрат|потврд|пријав|најав|испрат|послан|примљен|пацвярдж|пацверд|растау|жіберілген|ырасто|тасдиқ|баталгаажуул|илгээсэн|раслау|επιβεβαι|επαληθευ|ταυτοποι|πιστοποι|εξακριβ|στειλ|εσταλη|λαβατε|συνδεσ',
  'אימות|אישור|זיהוי|שנשלח|ששלחנו|שקיבלת|تحقق|تأكيد|تاكيد|مصادق|توثيق|المرسل|أرسل|ارسل|تایید|تأیید|احراز|ارسال|پیامک|تصدیق|توثیق|پشتڕاست|دڵنیا|تصديق|सत्याप|पुष्टि|पुष्टी|वेरिफ|प्रमाणी|पडताळ|भेज|पाठव|पठाइ|যাচাই|নিশ্চিত|ভেরিফি|প্রমাণী|পাঠানো|সত্যাপন|ચકાસ|પુષ્ટિ|વેરિફ|પ્રમાણી|મોકલ|ਪੁਸ਼ਟੀ|ਤਸਦੀਕ|ਵੈਰੀਫ|ਪ੍ਰਮਾਣ|ਭੇਜ|ଯାଞ୍ଚ|ସତ୍ୟାପ|ପଠା|சரிபார்|உறுதி|அங்கீகார|அனுப்ப|ధృవీ|ధ్రువీ|నిర్ధార|ప్రమాణీ|పంపిన|ಪರಿಶೀಲ|ದೃಢೀ|ಪ್ರಮಾಣೀ|ಕಳುಹಿಸ|പരിശോധ|സ്ഥിരീ|ഉറപ്പ|അയച്ച|സത്യാപ|සත්‍යාප|තහවුරු|එවූ',
  'ยืนยัน|ตรวจสอบ|ที่ส่ง|ที่ได้รับ|ຢືນຢັນ|ຢັ້ງຢືນ|ກວດສອບ|ສົ່ງ|ផ្ទៀងផ្ទាត់|បញ្ជាក់|ផ្ញើ|အတည်ပြု|စိစစ်|ပို့|ማረጋገጫ|ማረጋገጥ|የተላከ|የላክ|መረጋገጺ|დადასტურ|ვერიფიკ|ავტორიზ|გამოგზავნ|გამოგიგზავნ|ავთენტ|հաստատ|վավերաց|ստուգ|ուղարկ|ստացված|验证|驗證|认证|認證|确认|確認|校验|发送|發送|收到|登录|登入|認証|検証|送信|ログイン|인증|확인|검증|전송|받은|로그인',
);

const codeNoun = words(
  'code|kode.|kod.|codigo|codice|codi.|cod.|codul|koda.|kodo.|kodas.|kodu.|kods.|kodi.|kodin.|koden.|kodet.|kodea.|koodi|kood.|koodu|ikhodi|koodh|kodici|msimbo|namba ya|nambari|lambar.|passcode|tokencode|token.|ma so|ma gom|ma 6|ma duoc|ma vua|kodot|kodom|koduna|kodun.|kodunu|kodini|kodni|kody.|kodet|verifikasiekode|kodinn|kodann',
  'код|кад.|κωδικ|рамз|קוד|رمز|كود|کد|کوڈ|کوډ|کۆد|कोड|কোড|કોડ|ਕੋਡ|କୋଡ|ಕೋಡ್|കോഡ്|కోడ్|குறியீ|කේත|รหัส|ລະຫັດ|កូដ|ကုဒ်|ကုတ်|ኮድ|კოდ|կոդ|码|碼|代码|代碼|コード|코드',
);

// What is kept for the day the phone is lost, in stems like those.
const spare = words(
  'recover|backup|back up|bypass|scratch|rescue|emergenc|fallback|wiederherstell|notfall|ersatz|sicherung|recuper|secours|sauvegarde|urgence|respaldo|rescate|riserva|ripristin|backup|herstel|nood|aterstall|gjenoppr|gendan|varmuus|palautus|zapasow|odzysk|awaryj|zalozni|obnov|nahradn|tartalek|helyreallit|oporav|pricuv|obnovit|atsargin|atkurim|atkopsan|varukood|taaste|yedek|kurtar|tiklash|zaxira|ehtiyat|berpa|du phong|khoi phuc|sao luu|pemulihan|cadangan|sandaran|athshlan|cultaca|adfer|wrth gefn|berreskura|babeskopia|endurheimt|dharura|akiba|rugsteun|imupadabo|rkupru',
  'восстанов|резервн|запасн|аварийн|бэкап|скретч|відновл|аднаўл|рэзервов|възстанов|аварийн|опорав|обнов|қалпына|калыбына|резервтік|камдык|барқарор|эҳтиёт|сэргээ|нөөц|εφεδρ|ανακτησ|αναγκησ|גיבוי|שחזור|שיחזור|חירום|استرداد|استعاد|احتياط|طوارئ|بازیابی|پشتیبان|اضطراری|بیک اپ|ریکوری|रिकवरी|बैकअप|पुनर्प्राप्ति|रिकव्हरी|बॅकअप|रिकभरी|ব্যাকআপ|রিকভারি|পুনরুদ্ধার|બેકઅપ|રિકવરી|ਬੈਕਅੱਪ|ਰਿਕਵਰੀ|ବ୍ୟାକଅପ|மீட்பு|மீட்டெடு|காப்பு|బ్యాకప్|రికవరీ|ಬ್ಯಾಕಪ್|ಮರುಪ್ರಾಪ್ತಿ|ബാക്കപ്പ്|උපස්ථ|සාධන|กู้คืน|สำรอง|ฉุกเฉิน|ກູ້ຄືນ|ສຳຮອງ|ສໍາຮອງ|បម្រុង|សង្គ្រោះ|အရန်|ပြန်လည်ရယူ|የመጠባበቂያ|የመልሶ|სარეზერვ|აღდგენ|պահուստ|վերականգն|恢复|恢復|备用|備用|备份|備份|復原|還原|紧急|緊急|バックアップ|リカバリ|復旧|回復|予備|백업|복구|복원|예비|비상',
);

const every = (one: RegExp): RegExp => new RegExp(one.source, 'gu');
const everyProof = every(proof);
const everySpare = every(spare);
const everyCodeNoun = every(codeNoun);
const everyPassword = every(password);
const everyServesOnce = every(servesOnce);

// How far apart the two may stand: about a clause.
const clause = 40;

// A name of a field, or what is said around it, that speaks of a code that proves, or of one that saves.
export function provesByCode(text: string): boolean {
  return standTogether(text, everyProof);
}

// The same without the code: what a page is about.
export function isAboutRecovery(text: string): boolean {
  return spare.test(text);
}

export function savesByCode(text: string): boolean {
  return standTogether(text, everySpare);
}

function standTogether(text: string, stems: RegExp): boolean {
  const told = text.replace(everyPassword, ' ').replace(/号码|號碼|条码|條碼/g, ' ');
  const nouns = [...told.matchAll(everyCodeNoun)];
  if (nouns.length === 0) return false;
  for (const {index, 0: word} of told.matchAll(stems)) {
    const end = index + word.length;
    if (nouns.some((noun) => noun.index - end <= clause && index - (noun.index + noun[0].length) <= clause))
      return true;
  }
  return false;
}

// "One-time password", whatever it is called: a code.
export function isPasswordForOnce(text: string): boolean {
  if (!servesOnce.test(text) || again.test(text)) return false;
  const rest = text.replace(everyServesOnce, ' ');
  return password.test(rest) || codeNoun.test(rest);
}

// A number known by heart. One that was sent is called so, too: the words around it tell.
export const pin = words(
  'pin.|pins.|pincode|pin code|pin kod|pinkod|mpin|m pin|upin|tpin|t pin|upi pin|kodipin|pin-kaaga|pinii|geheimzahl|codigo pin|nip.|clave de 4|clave de 6|code confidentiel|code personnel|code secret|codigo secreto|codice pin|tunnusluku|tunnusluvu|tunnusluk|персональный код|пин.|пин-код|пін|пін-код|pin-aad|pin yako',
  'पिन|পিন|પિન|ਪਿੰਨ|ପିନ|பின் எண்|పిన్|ಪಿನ್|പിൻ നമ്പർ|පින් අංක|รหัสพิน|รหัส pin|ພິນ|ភីន|ပင်နံပါတ်|ፒን|קוד פין|מספר פין|קוד סודי|الرقم السري|رقم سري|پن کوڈ|پین|پین کد|pinコード|暗証番号|핀번호|핀 번호|交易密码|支付密码|간편비밀번호',
);

// Where a number proves a payment or an order and no log-in.
export const payment = words(
  'payment|purchase|transaction|transfer|merchant|pay.|authorise payment|authorize payment|amount',
  "zahlung|uberweis|betrag|auftrag freigeben|transaktion|handler|paiement|virement|montant|commercant|achat|pago|compra|transferencia|comercio|importe|monto|pagamento|compra.|comerciante|valor.|bonifico|importo|esercente|acquisto|betaling|overschrijving|overboeking|bedrag|winkelier|betalning|overforing|belopp|kopet|betaling|overforsel|overforing|belob|belop|maksu|maksun|tilisiirto|summa.|platnosc|przelew|kwota|odbiorca|platb|prevod|castka|suma.|obchodnik|fizetes|utalas|osszeg|kereskedo|plata.|platii|transfer|suma.|comerciant|placanj|prijenos|iznos|trgovac|plačil|nakazil|znesek|mokej|pervedim|suma|maksaj|parskaitij|makse|ulekan|odeme|havale|tutar|uye isyeri|tolov|to'lov|odenis|pages|pagesen|transfert|transaksion|greidsl|greids|millifaersl|pagament|malipo|betaal|ordaink|pagamento",
  'платеж|платёж|оплат|перевод|покупк|сумма|платіж|переказ|сума|плащан|превод|плаћањ|износ|плаќањ|төлем|аударым|төлөм|пардохт|төлбөр|гүйлгээ|πληρωμ|συναλλαγ|μεταφορα|ποσο.|εμπορ|תשלום|העברה|סכום|עסקה|دفع|تحويل|المبلغ|التاجر|شراء|پرداخت|انتقال|مبلغ|پذیرنده|भुगतान|राशि|व्यापारी|लेन-देन|लेनदेन|भुक्तानी|पेमेंट|পেমেন্ট|লেনদেন|পরিমাণ|ચુકવણી|ਭੁਗਤਾਨ|பணம் செலுத்த|கட்டணம்|చెల్లింపు|ಪಾವತಿ|പേയ്മെന്റ്|ගෙවීම|ชำระเงิน|โอนเงิน|จำนวนเงิน|ຊຳລະ|ໂອນເງິນ|ទូទាត់|ငွေပေးချေ|ငွေလွှဲ|ክፍያ|thanh toan|chuyen khoan|chuyen tien|so tien|giao dich|pembayaran|transaksi|jumlah.|bayaran|支付|付款|转账|交易|金额|轉帳|金額|决済|決済|お支払|振込|결제|송금|이체|금액|გადახდა|გადარიცხვა|վճար|փոխանց',
);

// Numbers by which an office, a bank or a school knows a person: who logs in, where a password follows.
export const personNumber = words(
  'customer|client|member|account|student|employee|staff|card number|library card|card no|policy|contract|subscriber|consumer|ssn.|social security|national id|personal code|personal id|passport|id number|id card|identity|tax id|registration number|roll no|roll number|enrolment|pan.|aadhaar|user code|nhs|matric|reference number|agent code|licence number|license number',
  'kunden|mitglied|konto|karten|steuer|personal|vertrag|matrikel|ausweis|numero|n°|numero de securite|allocataire|adherent|abonne|contrat|identifiant|dni.|nif.|nie.|rut.|cedula|documento|cpf.|cnpj|matricula|carne|contribuinte|codice fiscale|tessera|matricola|partita iva|klant|lid.|bsn.|burgerservice|personnummer|fodselsnummer|cpr|medlems|kund|henkilotunnus|asiakas|isikukood|pesel|nip.|numer|rodne cislo|cislo|szam.|azonosito|cnp.|cod client|oib|jmbg|emso|maticn|asmens kod|personas kod|tc kimlik|tckn|t.c.|ogrenci|sicil|musteri|jshshir|fin kod|kennitala|rijksregister',
  'инн.|снилс|лицев|договор|табельн|зачетн|номер карты|егн|еик|жсн|иин|иин.|регистр|рнокпп|іпн|особов|αφμ|αμκα|αριθμ|αρ.|תעודת|ת.ז|מספר|هوية|الهوية|رقم|کد ملی|شماره|आधार|ग्राहक|क्रमांक|নম্বর|এনআইডি|เลขประจำตัว|เลขบัตร|รหัสนักศึกษา|รหัสพนักงาน|รหัสสมาชิก|cccd|cmnd|ma sinh vien|ma nhan vien|ma so thue|nik.|nim.|npwp|nomor|ic number|no. kad|学号|工号|證號|证号|学籍|社員|会員|お客様|学生|학번|사번|주민|고객|회원',
);

// Beside a log-in's name: whose system, not who.
export const place = words(
  'company|organi|tenant|workspace|domain|server|host|branch|school|institution|clinic|site.|team|store|shop|captcha|captcha|zip|postal|promo|coupon|invite|referral|firma|mandant|schule|entreprise|etablissement|societe|empresa|sucursal|oficina|azienda|filiale|bedrijf|vestiging|foretag|virksomhed|yritys|szerver|kiszolgalo|sunucu|sirket|kurum|firm|organizac|spolecn|szkol|cег|компани|организац|сервер|предприят|фирма|школ|חברה|ארגון|الشركة|المنشأة|شرکت|बिलिंग|कंपनी|บริษัท|công ty|perusahaan|公司|企业|企業|会社|店番|支店|회사|지점|билинг',
);

// A card or a sheet with a table of numbers: a few of its cells are asked for, others each time.
export const gridCard = words(
  'grid card|matrix card|security card|coordinate card|coordinates card|security matrix|tarjeta de coordenadas|cartao matriz|cartao de coordenadas|cartao de seguranca|tabella dispositiva|carte matricielle|matrixkarte|matriz de seguranca|karta kodow|kodu kartel|kodu korteles|koodikaart|kodu karte',
  '乱数表|確認番号表|第二認証|보안카드|动态口令卡|矩阵卡|电子银行口令卡|таблица кодов|карта кодов|matrik|บัตรรหัส',
);

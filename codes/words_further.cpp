#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

// Languages beyond the fifty we promise, with the words for the code and little more: enough for the plain messages.
constexpr Words kWords[] = {
    {"af", code,
     "verifikasiekode*, bevestigingskode*, sekuriteitskode*, eenmalige pin, eenmalige wagwoord, eenmalige kode, "
     "aanmeldkode*, aktiveringskode*, toegangskode*"},
    {"af", maybe_code, "wagwoord, kode"},
    {"af", privacy, "moenie, geldig vir, verval"},
    {"be", code,
     "код* пацвярджэння, код* праверкі, код* бяспекі, код* доступу, аднаразов* код*, аднаразов* парол*, код* для "
     "ўваходу, код* актывацыі"},
    {"be", maybe_code, "код, пароль"},
    {"be", reset, "аднаўлен*, скінуць, новы пароль, змяніць пароль"},
    {"be", privacy, "нікому, дзейнічае, не паведамляйце"},
    {"cy", code, "cod dilysu, cod diogelwch, cod cadarnhau, cod mewngofnodi, cod untro, cyfrinair untro"},
    {"cy", maybe_code, "cod, cyfrinair, eich cod"},
    {"ga", code,
     "chod fiorai*, chod fiordheimhni*, cod fiorai*, cod fiordheimhni*, chod slandala, cod slandala, chod deimhnithe, "
     "chod aon uaire, pasfhocal aon uaire"},
    {"ga", maybe_code, "chod, pasfhocal, do chod"},
    {"gl", code,
     "codigo de verificacion*, codigo de confirmacion*, codigo dun so uso, contrasinal dun so uso, codigo de "
     "seguridade, codigo de acceso, contrasinal temporal"},
    {"gl", maybe_code, "contrasinal"},
    {"is", code,
     "stadfestingarkod*, oryggiskod*, audkenningarkod*, innskraningarkod*, einskiptiskod*, adgangskod*, "
     "stadfestingarnumer*, einnota kod*, virkjunarkod*"},
    {"is", maybe_code, "kodinn, kodi, kodann, lykilord*"},
    {"is", privacy, "gildir, ekki deila, engum"},
    {"is", reset, "endurstill*, breyta lykilordi*"},
    {"ky", code,
     "ырастоо код*, тастыктоо код*, коопсуздук код*, кирүү код*, бир жолку код*, бир жолку сырсөз*, бир жолку пароль*, "
     "активдештирүү код*"},
    {"ky", maybe_code, "сырсөз*, кодуңуз*"},
    {"ky", privacy, "эч кимге*, жарактуу*"},
    {"mk", code,
     "код* за потврда, код* за верификација, верификациски код*, безбедносен код*, еднократен код*, еднократна "
     "лозинка, код* за најава, код* за пристап, код* за активација, привремена лозинка"},
    {"mk", maybe_code, "кодот, вашиот код, лозинката"},
    {"mk", privacy, "не го споделувајте, никому, важи"},
    {"mn", code,
     "баталгаажуулах код*, нэг удаагийн код*, нэг удаагийн нууц үг*, нэвтрэх код*, аюулгүй байдлын код*, идэвхжүүлэх "
     "код*"},
    {"mn", maybe_code, "нууц үг*, таны код*"},
    {"mn", privacy, "бусдад, хүчинтэй"},
    {"sq", code,
     "kodi i verifikimit*, kodi juaj i verifikimit*, kodi yt i verifikimit*, kodi i konfirmimit*, kodi i sigurise*, "
     "kodi juaj i sigurise*, kodi i hyrjes, fjalekalim* njeperdorimsh*, kodi i aktivizimit, kod njeperdorimsh*"},
    {"sq", maybe_code, "kodi juaj, kodi yt, fjalekalim*"},
    {"sq", privacy, "askujt, askend, vlefshem*, skadon"},
    {"ne", code, "प्रमाणीकरण कोड*, पुष्टिकरण कोड*, एकपटक प्रयोग हुने*, सुरक्षा कोड*"},
    {"ne", privacy, "कसैसँग*, कसैलाई*"},
    {"gu", code, "ચકાસણી કોડ*, વેરિફિકેશન કોડ*, પુષ્ટિ કોડ*, સુરક્ષા કોડ*, લૉગિન કોડ*, લોગિન કોડ*, વન ટાઇમ પાસવર્ડ*, ઓટીપી*"},
    {"gu", maybe_code, "કોડ*, પાસવર્ડ*"},
    {"gu", privacy, "કોઈની સાથે*, શેર કરશો નહીં*, માન્ય*"},
    {"pa", code, "ਪੁਸ਼ਟੀਕਰਨ ਕੋਡ*, ਤਸਦੀਕ ਕੋਡ*, ਵੈਰੀਫਿਕੇਸ਼ਨ ਕੋਡ*, ਸੁਰੱਖਿਆ ਕੋਡ*, ਲੌਗਇਨ ਕੋਡ*, ਵਨ ਟਾਈਮ ਪਾਸਵਰਡ*, ਓਟੀਪੀ*"},
    {"pa", maybe_code, "ਕੋਡ*, ਪਾਸਵਰਡ*"},
    {"pa", privacy, "ਕਿਸੇ ਨਾਲ*, ਸਾਂਝਾ ਨਾ*, ਵੈਧ*"},
    {"kn", code,
     "ಪರಿಶೀಲನಾ ಕೋಡ್*, ಪರಿಶೀಲನೆ ಕೋಡ್*, ದೃಢೀಕರಣ ಕೋಡ್*, ಭದ್ರತಾ ಕೋಡ್*, ಲಾಗಿನ್ ಕೋಡ್*, ಒಂದು ಬಾರಿಯ "
     "ಪಾಸ್‌ವರ್ಡ್*, "
     "ಒಟಿಪಿ*"},
    {"kn", maybe_code, "ಕೋಡ್*, ಪಾಸ್‌ವರ್ಡ್*"},
    {"kn", privacy, "ಯಾರೊಂದಿಗೂ*, ಹಂಚಿಕೊಳ್ಳಬೇಡಿ*, ಮಾನ್ಯ*"},
    {"ml", code,
     "പരിശോധനാ കോഡ്*, സ്ഥിരീകരണ കോഡ്*, വെരിഫിക്കേഷൻ കോഡ്*, സുരക്ഷാ കോഡ്*, ലോഗിൻ കോഡ്*, ഒറ്റത്തവണ "
     "പാസ്‌വേഡ്*, "
     "ഒടിപി*"},
    {"ml", maybe_code, "കോഡ്*, പാസ്‌വേഡ്*"},
    {"ml", privacy, "ആരുമായും*, പങ്കിടരുത്*, സാധുത*"},
    {"si", code,
     "සත්‍යාපන කේතය*, තහවුරු කිරීමේ කේතය*, ආරක්ෂක "
     "කේතය*, "
     "එක් "
     "වරක් "
     "භාවිතා*, "
     "තහවුරු "
     "කේතය*"},
    {"si", maybe_code, "කේතය*, මුරපදය*"},
    {"km", code, "លេខកូដផ្ទៀងផ្ទាត់, កូដផ្ទៀងផ្ទាត់, លេខកូដបញ្ជាក់, កូដបញ្ជាក់, លេខកូដសុវត្ថិភាព, ពាក្យសម្ងាត់ប្រើតែម្តង"},
    {"km", maybe_code, "លេខកូដ, កូដ, ពាក្យសម្ងាត់"},
    {"lo", code, "ລະຫັດຢືນຢັນ, ລະຫັດການຢືນຢັນ, ລະຫັດຄວາມປອດໄພ, ລະຫັດ otp, ລະຫັດເຂົ້າສູ່ລະບົບ"},
    {"lo", maybe_code, "ລະຫັດ, ລະຫັດຜ່ານ"},
    {"my", code, "အတည်ပြုကုဒ်, အတည်ပြု ကုဒ်, အတည်ပြုနံပါတ်, လုံခြုံရေးကုဒ်, တစ်ခါသုံး စကားဝှက်"},
    {"my", maybe_code, "ကုဒ်, စကားဝှက်"},
};

}  // namespace

std::span<const Words> further_words() { return kWords; }

}  // namespace latchkey::codes

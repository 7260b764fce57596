// Whether a challenge is for a code the service sent, or for one an authenticator shows.
import type {Description} from '../recognise/describe.ts';
import {fold, words} from '../recognise/fold.ts';

const sent = words(
  'sms|text message|texted|we sent|was sent|has been sent|have sent|sent to|sent a|sent you|emailed|check your email|check your inbox|whatsapp|phone call',
  'gesendet|geschickt|zugesandt|per e-mail|envoye|recu par|par e-mail|enviamos|enviado|hemos enviado|inviato|abbiamo inviato|verzonden|gestuurd|verstuurd|skickat|skickade|sendt|lahet|wyslali|wyslano|wyslany|odeslali|poslali|zaslali|odoslali|kuldtunk|elkuldtuk|kapott|trimis|poslali smo|poslan|issiunt|nosutij|saatsime|saadet',
  'отправ|прислали|выслали|надісл|изпрат|послали|εστειλ|στειλαμε|gonder|נשלח|שלחנו|أرسل|ارسلنا|ارسال|भेजा|পাঠা|ส่งไป|ที่ส่ง|da gui|duoc gui|dikirim|kami kirim|dihantar|已发送|发送至|已寄|傳送|短信|簡訊|送信|보냈|전송|발송',
);
const shown = words(
  "authenticator|authentication app|totp|app.|code generator|token generator|hardware token|security key|authy|applikation|application d'auth|aplicacion|aplicativo|applicazione|aplikacj|aplikac|alkalmazas|aplicatia|prilozh|uygulama|sovellu|приложен|додатк|εφαρμογη|אפליקצ|تطبيق|اپلیکیشن|ऐप|অ্যাপ|แอป|ung dung|aplikasi|アプリ|앱|身份验证器|验证器应用|驗證器|应用程序|應用程式",
);

export function asksForSentCode(description: Description): boolean {
  const asked = description.fields.find((field) => field.sight !== 'hidden');
  const said = fold(
    [
      description.headings,
      description.text,
      ...description.scopes.map(({text}) => text),
      asked?.label,
      asked?.help,
    ].join(' '),
  );
  return sent.test(said) && !shown.test(said);
}

// What a QR code says, told from its text alone. Whatever stands in one was written by a stranger: it is shown as words, and
// nothing of it is ever opened, fetched or dialled.
export type QrMeaning =
  | {kind: 'key'} // an otpauth link, which may still be damaged
  | {kind: 'export'} // another authenticator's accounts
  | {kind: 'other'; what: string; detail: string};

const known: readonly [RegExp, string][] = [
  [/^https?:/i, 'a web address'],
  [/^wifi:/i, 'the name and password of a Wi-Fi network'],
  [/^(?:mailto:|matmsg:)/i, 'a mail address'],
  [/^tel:/i, 'a phone number'],
  [/^(?:sms|smsto|mms):/i, 'a text message'],
  [/^geo:/i, 'a place'],
  [/^(?:begin:vcard|mecard:)/i, 'a contact'],
  [/^begin:v(?:event|calendar)/i, 'a calendar entry'],
  [/^fido:/i, 'a sign-in with a passkey'],
  [/^(?:bitcoin|ethereum|litecoin):/i, 'a payment'],
  [/^(?:BCD\n|upi:|SPC\n)/i, 'a payment'],
];

const longest = 120;

export function describeQr(text: string): QrMeaning {
  const trimmed = text.trim();
  if (/^otpauth-migration:/i.test(trimmed)) return {kind: 'export'};
  if (/^otpauth:/i.test(trimmed)) return {kind: 'key'};
  const what = known.find(([pattern]) => pattern.test(trimmed))?.[1] ?? (trimmed === '' ? 'nothing' : 'a text');
  // A network's password is nobody's business on a screen that others may see.
  const shown = /^wifi:/i.test(trimmed) ? networkName(trimmed) : trimmed;
  return {kind: 'other', what, detail: inOneLine(shown)};
}

function networkName(text: string): string {
  return (/(?:^wifi:|;)S:((?:\\.|[^;\\])*)/i.exec(text)?.[1] ?? '').replace(/\\(.)/g, '$1');
}

// No line breaks, and no overrides of the writing direction that would show an address backwards.
function inOneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .trim();
  const letters = Array.from(line);
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line;
}

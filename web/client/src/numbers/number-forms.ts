// A phone number in the forms that services' fields want: with plus and blanks, with plus and without, and as dialled at
// home. The library behind it is large, so it is loaded when a number is shown.
export type NumberForms = {
  international: string; // +1 555 010 1234
  e164: string; // +15550101234
  national: string; // 5550101234
};

export async function numberForms(e164: string): Promise<NumberForms> {
  const {parsePhoneNumberFromString} = await import('libphonenumber-js/min');
  const parsed = parsePhoneNumberFromString(e164);
  // A number of no numbering plan we know still has a form: the one it came in.
  if (parsed === undefined) return {international: e164, e164, national: e164.replace(/^\+/, '')};
  return {international: parsed.formatInternational(), e164: parsed.number, national: parsed.nationalNumber};
}

// What somebody typed into a page to get in or to change a password, read from its fields as recognition names them. Codes
// are in no kind of it: a field that is one-time is not looked at.
import type {Label} from '../recognise/classify.ts';

export type SentLogin =
  | {kind: 'name'; username: string} // the first of two pages
  | {kind: 'log-in'; username: string; password: string}
  // A sign-up, or a changed password; `current` is the one it takes the place of, where the form asks for it.
  | {kind: 'new-password'; username: string; password: string; current: string | null};

export type FilledField = {label: Label; value: string; typed: boolean}; // typed: by a person, as the browser says

export const longestValue = 1000;

export function sentLogin(fields: readonly FilledField[]): SentLogin | null {
  const filled = fields.filter(({value}) => value !== '' && value.length <= longestValue);
  const of = (label: Label): FilledField[] => filled.filter((field) => field.label === label);
  const [password, ...morePasswords] = of('password');
  const [fresh, ...repeated] = of('new-password');
  // What the page or we put there is no news; a user name may be the page's, as most remember it.
  if (password?.typed !== true && fresh?.typed !== true) {
    const name = [...of('username'), ...of('email')].find(({typed}) => typed);
    return name === undefined || password !== undefined || fresh !== undefined
      ? null
      : {kind: 'name', username: name.value.trim()};
  }
  const username = ([...of('username'), ...of('email')][0]?.value ?? '').trim();
  if (fresh !== undefined) {
    // Typed twice and differently: no service takes that.
    if (repeated.some(({value}) => value !== fresh.value)) return null;
    return {kind: 'new-password', username, password: fresh.value, current: password?.value ?? null};
  }
  // Two forms at once: which of them was meant cannot be told.
  if (password === undefined || morePasswords.length > 0) return null;
  return {kind: 'log-in', username, password: password.value};
}

// Whether a service took a login that was typed into its page, by what its page shows afterwards.
import type {SentLogin} from './sent-login.ts';

export type SeenPage = {
  page: string; // which document, by a random id
  password: boolean; // asks for one, current or new
  empty: boolean; // and nothing stands in those fields
  code: boolean; // asks for a second factor
  complains: boolean; // marks a field as wrong, or shows an alert
  stillFor: number; // milliseconds since the last of these changed
};

export type Judgement = 'wait' | 'taken' | 'unsure' | 'refused';

const calm = 1_500; // a page that asks for nothing may still be on its way to one that does

export function judge(login: SentLogin, sentFrom: string, seen: SeenPage): Judgement {
  const isCalm = seen.stillFor >= calm;
  if (seen.password) {
    if (login.kind !== 'new-password' || login.current === null) return seen.page === sentFrom ? 'wait' : 'refused';
    // A page of settings shows its form again, whatever became of what was in it.
    if (!seen.empty || !isCalm) return 'wait';
    return seen.complains ? 'refused' : 'unsure';
  }
  // The password was right, and whether the login is whole is known past the code.
  if (seen.code) return 'wait';
  return isCalm ? 'taken' : 'wait';
}

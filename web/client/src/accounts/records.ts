// protocol/seals.md, section 7: what stands inside the records, read from JSON that an Owner's client wrote (this one, an
// older one, or the one in C++) and written back. Unknown members are dropped, missing texts are empty.
import {parseJson} from '../api/answers.ts';
import {list, MalformedAnswer, natural, nullable, object, oneOf, text, type Parser} from '../api/parse.ts';
import {parseUtf8, utf8, type Bytes} from '../bytes.ts';
import type {Profile} from '../interface/accounts.ts';
import type {RecoveryCode} from '../interface/codes.ts';
import type {MemberId} from '../ids.ts';

export type TotpRecord = {uri: string; state: 'pending' | 'active'; former: string | null};

const textOrNone: Parser<string> = (value, at) => nullable(text)(value, at) ?? '';

const parseProfile: Parser<Profile> = object<Profile>({
  label: textOrNone,
  service: textOrNone,
  username: textOrNone,
  urls: (value, at) => nullable(list(text))(value, at) ?? [],
  notes: textOrNone,
});
const parsePassword = object<{password: string}>({password: text});
const parseTotp = object<TotpRecord>({uri: text, state: oneOf('pending', 'active'), former: nullable(text)});
const parseRecovery = object<{codes: {code: string; used_at: number | null; used_by: string | null}[]}>({
  codes: list(
    object<{code: string; used_at: number | null; used_by: string | null}>({
      code: text,
      used_at: nullable(natural),
      used_by: nullable(text),
    }),
  ),
});
const parseNote = object<{text: string}>({text});

// Undefined for bytes that opened and are no such record: treated like one that does not open.
function reading<T>(parse: Parser<T>): (opened: Uint8Array) => T | undefined {
  return (opened) => {
    try {
      return parse(parseJson(parseUtf8(opened)), '');
    } catch (error) {
      if (error instanceof MalformedAnswer || error instanceof TypeError) return undefined;
      throw error;
    }
  };
}

export const readProfile = reading(parseProfile);
export const readPassword = reading(parsePassword);
export const readTotp = reading(parseTotp);
export const readNote = reading(parseNote);
export const readRecovery = reading<RecoveryCode[]>((value, at) =>
  parseRecovery(value, at).codes.map(({code, used_at, used_by}) => ({
    code,
    usedAt: used_at,
    usedBy: used_by as MemberId | null,
  })),
);

export function writeProfile({label, service, username, urls, notes}: Profile): Bytes {
  return utf8(JSON.stringify({label, service, username, urls, notes}));
}

export function writePassword(password: string): Bytes {
  return utf8(JSON.stringify({password}));
}

export function writeTotp({uri, state, former}: TotpRecord): Bytes {
  return utf8(JSON.stringify({uri, state, former}));
}

export function writeNote(note: string): Bytes {
  return utf8(JSON.stringify({text: note}));
}

export function writeRecovery(codes: readonly RecoveryCode[]): Bytes {
  const rows = codes.map(({code, usedAt, usedBy}) => ({code, used_at: usedAt, used_by: usedBy}));
  return utf8(JSON.stringify({codes: rows}));
}

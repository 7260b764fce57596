// What a screen needs to let somebody pick one account out of an authenticator's export, without the rest of the client.
import {isMigration, parseMigration} from './migration.ts';
import {writeOtpauth} from './otpauth-uri.ts';
import {sentenceOf} from './problem.ts';

export {isMigration as isAuthenticatorExport};

export type ExportedAccount = {issuer: string; name: string; link: string}; // `link` is what Authenticator.save() takes

export type AuthenticatorExport =
  | {kind: 'export'; accounts: readonly ExportedAccount[]; part: number; parts: number} // `part` counts from 1
  | {kind: 'problem'; sentence: string};

export function readAuthenticatorExport(text: string): AuthenticatorExport {
  const parsed = parseMigration(text);
  if (parsed.kind === 'problem') return {kind: 'problem', sentence: sentenceOf(parsed.problem)};
  const {entries, part, parts} = parsed.migration;
  return {
    kind: 'export',
    accounts: entries.map((otp) => ({issuer: otp.issuer, name: otp.name, link: writeOtpauth(otp)})),
    part: part + 1,
    parts,
  };
}

// A sentence for each thing that can be wrong with a key or a link; the names are the reason ids of
// protocol/vectors/otpauth.json. None repeats what was given.
import type {MigrationProblem} from './migration.ts';
import type {OtpUriProblem} from './otpauth-uri.ts';
import type {KeyProblem} from './secret.ts';

export function sentenceOf(problem: KeyProblem | OtpUriProblem | MigrationProblem): string {
  switch (problem) {
    case 'key_empty':
      return 'the secret key is empty';
    case 'key_digit':
      return 'the secret key contains 0, 1, 8 or 9, which such keys never do; look for the letters O, I, B or G';
    case 'key_character':
      return 'the secret key contains a character other than the letters A to Z and the digits 2 to 7';
    case 'key_padding':
      return 'the secret key has an equals sign before its end';
    case 'key_length':
      return 'the secret key has a length no key can have; a character is missing or one too many';
    case 'key_too_long':
      return 'the secret key is longer than 256 bytes';
    case 'too_long':
      return 'the link is too long';
    case 'not_otpauth':
      return 'this is not an otpauth:// link';
    case 'unknown_type':
      return "the link's type is none of totp, hotp and steam";
    case 'bad_escape':
      return 'a percent sign in the link is not followed by two hexadecimal digits';
    case 'bad_text':
      return 'the issuer or the account name is not valid text';
    case 'text_too_long':
      return 'the issuer or the account name is longer than 512 bytes';
    case 'duplicate_parameter':
      return 'the link gives one of its parameters twice';
    case 'missing_secret':
      return 'the link has no secret key';
    case 'unknown_algorithm':
      return 'the hash algorithm is none of SHA1, SHA256 and SHA512';
    case 'bad_digits':
      return 'the number of digits is none of 6, 7 and 8';
    case 'bad_period':
      return 'the period is not a whole number of seconds from 1 on';
    case 'missing_counter':
      return 'a counter-based key needs its counter, and none is given';
    case 'bad_counter':
      return 'the counter is not a whole number from 0 to 2^53 - 1';
    case 'unknown_encoder':
      return "the link asks for a way of writing codes other than Steam's";
    case 'bad_steam':
      return 'a Steam key has codes of 5 letters, SHA1 and a period of 30 seconds, and this one says otherwise';
    case 'not_migration':
      return 'this is not an otpauth-migration:// link';
    case 'missing_data':
      return 'the export link has no data';
    case 'bad_base64':
      return 'the data of the export link is not valid base64';
    case 'bad_payload':
      return 'the data of the export link is damaged';
    case 'too_many_entries':
      return 'the export link has more than 1000 entries';
  }
}

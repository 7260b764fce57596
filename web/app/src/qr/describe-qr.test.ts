import {expect, test} from 'vitest';
import {describeQr} from './describe-qr.ts';

test('tells a key and an export from everything else', () => {
  expect(describeQr('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP')).toEqual({kind: 'key'});
  expect(describeQr(' OTPAUTH://totp/a?secret=JBSWY3DPEHPK3PXP\n')).toEqual({kind: 'key'});
  expect(describeQr('otpauth-migration://offline?data=AAAA')).toEqual({kind: 'export'});
});

test('says what other codes are', () => {
  const what = (text: string) => {
    const meaning = describeQr(text);
    return meaning.kind === 'other' ? meaning.what : meaning.kind;
  };
  expect(what('https://evil.example/?next=otpauth://totp/a')).toBe('a web address');
  expect(what('mailto:jo@example.com')).toBe('a mail address');
  expect(what('BEGIN:VCARD\nFN:Jo\nEND:VCARD')).toBe('a contact');
  expect(what('FIDO:/123456')).toBe('a sign-in with a passkey');
  expect(what('Hello')).toBe('a text');
  expect(what('javascript:alert(1)')).toBe('a text');
  expect(what(' ')).toBe('nothing');
});

test('names a network and keeps its password to itself', () => {
  expect(describeQr('WIFI:T:WPA;S:Lake\\;House;P:the password;;')).toEqual({
    kind: 'other',
    what: 'the name and password of a Wi-Fi network',
    detail: 'Lake;House',
  });
});

test('shows a foreign text in one short line that reads forwards', () => {
  const meaning = describeQr(`https://a.example/\u202Eevil\n${'x'.repeat(500)}`);
  expect(meaning.kind === 'other' && meaning.detail).toMatch(/^https:\/\/a\.example\/evil x+…$/);
  expect(meaning.kind === 'other' && Array.from(meaning.detail).length).toBe(121);
});

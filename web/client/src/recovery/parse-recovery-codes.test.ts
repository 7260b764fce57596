import {describe, expect, test} from 'vitest';
import {parseRecoveryCodes} from './parse-recovery-codes.ts';

function codesIn(...rows: string[]): readonly string[] {
  return parseRecoveryCodes(rows.join('\n')).codes;
}

describe('a block of recovery codes', () => {
  test('with one code a row is those rows', () => {
    expect(codesIn('12345678', '23456789', '', '34567890 ')).toEqual(['12345678', '23456789', '34567890']);
    expect(codesIn('ab12c-3def4', 'gh56i-7jkl8')).toEqual(['ab12c-3def4', 'gh56i-7jkl8']);
  });

  test('keeps a blank inside a code', () => {
    expect(codesIn('1234 5678', '2345 6789')).toEqual(['1234 5678', '2345 6789']);
    expect(codesIn('ab3d ef5h', 'ij7l mn9p')).toEqual(['ab3d ef5h', 'ij7l mn9p']);
    expect(codesIn('1234\u00a05678')).toEqual(['1234 5678']);
  });

  test('loses its numbering', () => {
    expect(codesIn('1. 1234 5678', '2. 2345 6789', '10. 3456 7890')).toEqual(['1234 5678', '2345 6789', '3456 7890']);
    expect(codesIn('1) abcd-1234', '(2) efgh-5678', '#3 ijkl-9012')).toEqual(['abcd-1234', 'efgh-5678', 'ijkl-9012']);
    expect(codesIn('1 1234 5678', '2 2345 6789', '3 3456 7890')).toEqual(['1234 5678', '2345 6789', '3456 7890']);
    expect(codesIn('Backup code 1: a1b2c3d4', 'Backup code 2: e5f6g7h8')).toEqual(['a1b2c3d4', 'e5f6g7h8']);
  });

  test('loses its bullets and boxes', () => {
    expect(codesIn('• 12345678', '- 23456789', '* 34567890', '☐ 45678901', '[ ] 56789012')).toEqual([
      '12345678',
      '23456789',
      '34567890',
      '45678901',
      '56789012',
    ]);
  });

  test('is taken apart at commas', () => {
    expect(codesIn('12345678, 23456789,34567890; 45678901')).toEqual(['12345678', '23456789', '34567890', '45678901']);
    expect(codesIn('1234 5678, 2345 6789')).toEqual(['1234 5678', '2345 6789']);
  });

  test('is read row by row where it has two columns', () => {
    expect(codesIn('abcde-12345   fghij-67890', 'klmno-12345\tpqrst-67890')).toEqual([
      'abcde-12345',
      'fghij-67890',
      'klmno-12345',
      'pqrst-67890',
    ]);
    expect(codesIn('12345678 23456789', '34567890 45678901')).toEqual(['12345678', '23456789', '34567890', '45678901']);
    expect(codesIn('1234 5678   2345 6789')).toEqual(['1234 5678', '2345 6789']);
    expect(codesIn('1234 5678 2345 6789', '3456 7890 4567 8901')).toEqual([
      '1234 5678',
      '2345 6789',
      '3456 7890',
      '4567 8901',
    ]);
    expect(codesIn('ab3d ef5h ij7l mn9p', 'qr1t uv3x')).toEqual(['ab3d ef5h', 'ij7l mn9p', 'qr1t uv3x']);
    expect(codesIn('1. 1234 5678 6. 2345 6789', '2. 3456 7890 7. 4567 8901')).toEqual([
      '1234 5678',
      '2345 6789',
      '3456 7890',
      '4567 8901',
    ]);
  });

  test('keeps four groups of letters and digits together where nothing says otherwise', () => {
    expect(codesIn('ab3d ef5h ij7l mn9p')).toEqual(['ab3d ef5h ij7l mn9p']);
  });

  test('lists what is no code', () => {
    expect(
      parseRecoveryCodes(
        'Photogram\nSAVE YOUR BACKUP CODES\nKeep these codes somewhere safe but accessible.\n\n1. 1234 5678\n2. 2345 6789 (used)\n* You can only use each backup code once.',
      ),
    ).toEqual({
      codes: ['1234 5678', '2345 6789'],
      ignored: [
        'SAVE YOUR BACKUP CODES',
        'Keep these codes somewhere safe but accessible.',
        'You can only use each backup code once.',
        'Photogram',
      ],
    });
  });

  test('has each code once and may have none', () => {
    expect(codesIn('12345678', '12345678')).toEqual(['12345678']);
    expect(parseRecoveryCodes('')).toEqual({codes: [], ignored: []});
    expect(parseRecoveryCodes(' \n , ;')).toEqual({codes: [], ignored: []});
  });

  test('takes full-width digits and codes of letters alone', () => {
    expect(codesIn('１２３４５６７８')).toEqual(['12345678']);
    expect(codesIn('kqxwzvbn', 'plmoknij')).toEqual(['kqxwzvbn', 'plmoknij']);
  });
});

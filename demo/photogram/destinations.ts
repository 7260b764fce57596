// Phone numbers as people type them (whole with a plus sign, or a country and the rest), and how much of a number or a mail
// address is shown to somebody who may not be its owner.
export interface Country {
  code: string; // ISO 3166
  name: string;
  prefix: string;
  digits: readonly [least: number, most: number]; // after the prefix
}

export const countries: readonly Country[] = [
  {code: 'AU', name: 'Australia', prefix: '61', digits: [9, 9]},
  {code: 'AT', name: 'Austria', prefix: '43', digits: [7, 13]},
  {code: 'BR', name: 'Brazil', prefix: '55', digits: [10, 11]},
  {code: 'CA', name: 'Canada', prefix: '1', digits: [10, 10]},
  {code: 'DK', name: 'Denmark', prefix: '45', digits: [8, 8]},
  {code: 'FR', name: 'France', prefix: '33', digits: [9, 9]},
  {code: 'DE', name: 'Germany', prefix: '49', digits: [7, 12]},
  {code: 'IN', name: 'India', prefix: '91', digits: [10, 10]},
  {code: 'IE', name: 'Ireland', prefix: '353', digits: [9, 9]},
  {code: 'JP', name: 'Japan', prefix: '81', digits: [9, 10]},
  {code: 'MX', name: 'Mexico', prefix: '52', digits: [10, 10]},
  {code: 'NL', name: 'Netherlands', prefix: '31', digits: [9, 9]},
  {code: 'NO', name: 'Norway', prefix: '47', digits: [8, 8]},
  {code: 'ES', name: 'Spain', prefix: '34', digits: [9, 9]},
  {code: 'SE', name: 'Sweden', prefix: '46', digits: [7, 10]},
  {code: 'GB', name: 'United Kingdom', prefix: '44', digits: [9, 10]},
  {code: 'US', name: 'United States', prefix: '1', digits: [10, 10]},
];

const separators = /[\s().-]/g;

// Null unless it starts with a plus sign and the prefix of a country we know.
export function parseWholeNumber(typed: string): string | null {
  const number = typed.replaceAll(separators, '');
  if (!/^\+\d{8,15}$/.test(number)) return null;
  const fits = ({prefix, digits: [least, most]}: Country): boolean =>
    number.startsWith(`+${prefix}`) &&
    number.length - 1 - prefix.length >= least &&
    number.length - 1 - prefix.length <= most;
  return countries.some(fits) ? number : null;
}

// The field behind a country picker. It takes no country code of its own: which of the two would be meant?
export function parseNationalNumber(country: string, typed: string): string | null {
  const chosen = countries.find(({code}) => code === country);
  const digits = typed.replaceAll(separators, '');
  if (chosen === undefined || !/^\d+$/.test(digits)) return null;
  const [least, most] = chosen.digits;
  return digits.length >= least && digits.length <= most ? `+${chosen.prefix}${digits}` : null;
}

export const maskNumber = (number: string): string => `****${number.slice(-4)}`;

export function maskAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}*****${local.length > 2 ? local.slice(-1) : ''}@${domain}`;
}

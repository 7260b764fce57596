// A number in the forms that services' fields ask for, and where it is from in words.
import {numberForms as formsOf, type NumberForms} from '@latchkey/client/number-forms';
import type {ManagedNumber} from '@latchkey/client';

export type {NumberForms};

// What stands there without the library that knows how each country groups its digits. That one weighs 25 kB, so it comes
// with the first press on Copy and not with the page; North America's grouping we know ourselves.
export function plainForms({number}: Pick<ManagedNumber, 'number'>): NumberForms {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) {
    const [, area, exchange, line] = american;
    return {international: `+1 ${area} ${exchange} ${line}`, e164: number, national: `${area}${exchange}${line}`};
  }
  return {international: number, e164: number, national: number.replace(/^\+/, '')};
}

export function numberForms({number}: ManagedNumber): Promise<NumberForms> {
  return formsOf(number).catch(() => plainForms({number}));
}

export function regionName(country: string): string {
  try {
    return new Intl.DisplayNames(undefined, {type: 'region'}).of(country) ?? country;
  } catch {
    return country;
  }
}

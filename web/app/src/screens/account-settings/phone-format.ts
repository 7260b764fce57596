// A number in the forms that services' fields ask for, and where it is from in words.
import {numberForms as formsOf, type NumberForms} from '@latchkey/client/number-forms';
import type {ManagedNumber} from '@latchkey/client';

export type {NumberForms};

// What stands there until the library that knows how each country groups its digits has come.
export function plainForms({number}: Pick<ManagedNumber, 'number'>): NumberForms {
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

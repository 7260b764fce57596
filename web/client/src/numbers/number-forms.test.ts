import {expect, test} from 'vitest';
import {numberForms} from './number-forms.ts';

test('a number is offered in the forms that fields want', async () => {
  expect(await numberForms('+15550101234')).toEqual({
    international: '+1 555 010 1234',
    e164: '+15550101234',
    national: '5550101234',
  });
  expect((await numberForms('+4915112345678')).international).toBe('+49 1511 2345678');
  expect(await numberForms('+999123456789')).toEqual({
    international: '+999123456789',
    e164: '+999123456789',
    national: '999123456789',
  });
});

// Taking a check out fails loudly where the check is not what it was: an attack that wins proves nothing otherwise.
import {expect, test} from 'vitest';
import {buildClient, takeOut} from './weakened-client.ts';

const file = 'roster/roster.ts';

test('a check that is not there, or there twice, is not taken out', async () => {
  expect(() => takeOut('if (a) b; if (a) c;', [{file, text: 'if (a)', instead: ''}], file)).toThrow('2 times');
  expect(() => takeOut('', [{file, text: 'if (a)', instead: ''}], file)).toThrow('0 times');
  await expect(buildClient('none', [{file, text: 'no such check', instead: ''}])).rejects.toThrow('0 times');
});

test('nor one in a file that is no part of a client', async () => {
  await expect(buildClient('none', [{file: 'roster/no-such-file.ts', text: '', instead: ''}])).rejects.toThrow(
    'no part of index.ts: roster/no-such-file.ts',
  );
});

test('what is taken out is gone, and nothing else is', async () => {
  const [check, instead] = ["return refused('proof');", "return refused('known-already');"];
  expect(takeOut(`before ${check} after`, [{file, text: check, instead}], file)).toBe(`before ${instead} after`);
  const built = await buildClient('still-a-client', [{file, text: check, instead}]);
  expect(built.createClient).toBeTypeOf('function');
});

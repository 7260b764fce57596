// What a member with 1,000 accounts costs the server when its client starts, and how long that client takes.
import {createClient} from '@latchkey/client';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';
import {processorMilliseconds} from './process.ts';
import type {Scale} from './scale.ts';
import {number, said, spreadOf} from './spread.ts';
import type {Row} from './table.ts';
import {password, Workplace} from './workplace.ts';

export async function sync(scale: Scale): Promise<Row[]> {
  const workplace = await Workplace.open();
  try {
    const size = scale.of(1000, 10);
    const {session, token, kit} = workplace.mira;
    for (let i = 0; i < size; i++) {
      const label = `Account ${i}`;
      const urls = [`https://service-${i}.example/login`];
      valueOf(
        await session.accounts.create({label, service: label, username: 'team@example.com', urls, notes: ''}, 'kelp'),
        'creating',
      );
    }

    const place = `/api/v1/workspaces/${workplace.workspace}/sync`;
    const ask = async (query: string): Promise<{cursor: number; bytes: number}> => {
      const answer = await fetch(workplace.server.url + place + query, {headers: {authorization: `Bearer ${token}`}});
      const text = await answer.text();
      return {cursor: (JSON.parse(text) as {cursor: number}).cursor, bytes: text.length};
    };
    // Processor time of all the server's threads for one request, over rounds of many.
    const cost = async (query: string, count: number): Promise<number[]> => {
      for (let i = 0; i < Math.ceil(count / 5); i++) await ask(query);
      const costs: number[] = [];
      for (let round = 0; round < scale.repetitions; round++) {
        const before = processorMilliseconds(workplace.pid);
        for (let i = 0; i < count; i++) await ask(query);
        costs.push((processorMilliseconds(workplace.pid) - before) / count);
      }
      return costs;
    };

    const {cursor, bytes} = await ask('');
    const nothing = await ask(`?cursor=${cursor}`);
    const cold = spreadOf(await cost('', scale.of(40, 2)));
    const unchanged = spreadOf(await cost(`?cursor=${cursor}`, scale.of(1000, 5)));
    const opening: number[] = [];
    for (let i = 0; i < scale.repetitions; i++) opening.push(await openingTime(workplace, kit, size));
    const client = spreadOf(opening);
    const many = size.toLocaleString('en-US');
    return [
      {
        what: `sync of ${many} accounts, server`,
        figure: `${said(cold, 'ms CPU')}, ${number(bytes / 1024)} kB`,
        beside: '',
        ratio: '',
        target: 'under 20 ms CPU',
        met: cold.median < 20,
        values: {cold, bytes},
      },
      {
        what: `sync of ${many} accounts, nothing changed`,
        figure: `${said(unchanged, 'ms CPU')}, ${nothing.bytes} bytes`,
        beside: '',
        ratio: '',
        target: 'under 0.2 ms CPU',
        met: unchanged.median < 0.2,
        values: {unchanged, bytes: nothing.bytes},
      },
      {
        what: `sync of ${many} accounts, client`,
        figure: `${said(client, 'ms')} from asking to all of them open`,
        beside: '',
        ratio: '',
        target: '',
        met: null,
        values: {opening},
      },
    ];
  } finally {
    await workplace.close();
  }
}

// A device that signs in for the first time: from its request for the accounts until it has opened the last of them.
async function openingTime(workplace: Workplace, kit: {signInLink: string; secretKey: string}, size: number): Promise<number> {
  let askedAt = NaN;
  const watched: typeof fetch = (input, init) => {
    if (typeof input === 'string' && input.includes('/sync')) askedAt = performance.now();
    return fetch(input, init);
  };
  const client = await createClient(nodePlatform(workplace.server.url, 'Bench', {fetch: watched}));
  const signedIn = await client.signIn({address: kit.signInLink, secretKey: kit.secretKey, password});
  const {session} = signedIn as Extract<typeof signedIn, {kind: 'signed-in'}>;
  if (signedIn.kind !== 'signed-in') throw new Error(`signing in: ${signedIn.kind}`);
  const asked = askedAt;
  const took = await new Promise<number>((resolve) => {
    session.accounts.list.subscribe((list) => {
      if (list.filter((account) => account.kind === 'account').length === size) resolve(performance.now() - asked);
    });
  });
  await session.signOut();
  return took;
}

// The server is killed at random moments under load, 50 times over one database. Every message it acknowledged is there
// afterwards, none is there twice, and what a carrier sends again for want of an answer is there once.
import {randomInt} from 'node:crypto';
import {expect, test} from 'vitest';
import {valueOf} from '../demo/world.ts';
import {startServer, foundTeam, until} from './harness/team.ts';
import {Latchkeyd} from '../demo/latchkeyd.ts';

const rounds = 50;
const unlimited = {
  LATCHKEY_LIMITS_HOOK_BURST: '0',
  LATCHKEY_LIMITS_ADDRESS_BURST: '0',
  LATCHKEY_LIMITS_MEMBER_BURST: '0',
  LATCHKEY_LIMITS_ANONYMOUS_BURST: '0',
};

test(`${rounds} rounds of kill -9: every acknowledged message is there, none twice`, {timeout: 600_000}, async () => {
  const team = await foundTeam({environment: unlimited});
  const mira = team.mira.session;
  const account = valueOf(
    await mira.accounts.create({label: 'Orchard', service: 'Orchard', username: '', urls: [], notes: ''}),
    'creating',
  );
  const number = valueOf(await mira.numbers.reserve(account), 'a number').number;
  const address = valueOf(await mira.addresses.reserve(account), 'an address').address;

  let server: Latchkeyd = team.server;
  let counter = 10_000_000;
  const acknowledged = new Set<string>();
  const unanswered: {code: string; id: string}[] = [];
  const sms = async (code: string, id: string): Promise<boolean> =>
    team.carrier.sendSms(number, 'Orchard', `Orchard: your code is ${code}`, id).then(
      (delivery) => delivery.kind === 'delivered',
      () => false,
    );

  for (let round = 0; round < rounds; round++) {
    let killed = false;
    const running = () => !killed;
    const senders = [0, 1, 2, 3].map(async (lane) => {
      while (running()) {
        // Counted by their cards, and a number that ends in three zeros is not taken for a code.
        if (++counter % 1000 === 0) ++counter;
        const code = String(counter);
        if (lane === 3) {
          const sent = await team.carrier.sendMail({
            to: address,
            from: 'Orchard <a@orchard.example>',
            subject: 'Your code',
            text: `Your code is ${code}`,
          });
          if (sent.kind === 'delivered') acknowledged.add(code);
          continue;
        }
        const id = `msg_${code}`;
        if (await sms(code, id)) acknowledged.add(code);
        else if (running() || unanswered.length < 1000) unanswered.push({code, id});
        if (!running()) break;
      }
    });
    await new Promise((resolve) => setTimeout(resolve, randomInt(40, 260)));
    killed = true;
    await server.kill();
    await Promise.all(senders);
    server = await Latchkeyd.start({
      program: server.process.spawnfile,
      dataDirectory: team.dataDirectory,
      ports: server.ports,
      environment: unlimited,
    });
    // The carrier tries again what it has no answer for.
    for (const {code, id} of unanswered.splice(0)) if (await sms(code, id)) acknowledged.add(code);
  }

  await until('the client is connected again', () => mira.connection.value.kind === 'live', 60);
  valueOf(await mira.sync(), 'syncing');
  while (!mira.inbox.rows.value.complete) valueOf(await mira.inbox.more(), 'reading on');
  const seen = new Map<string, number>();
  for (const row of mira.inbox.rows.value.rows) {
    const code = row.card?.code;
    if (code != null) seen.set(code, (seen.get(code) ?? 0) + 1);
  }
  process.stdout.write(
    `${acknowledged.size} messages were acknowledged before or after a kill, ${seen.size} are there\n`,
  );
  expect(acknowledged.size).toBeGreaterThan(rounds);
  expect([...acknowledged].filter((code) => !seen.has(code))).toEqual([]);
  expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
  await server.stop();
  await team.stop().catch(() => undefined);
});

test('a second server on the same data folder is no start', async () => {
  const team = await foundTeam();
  await expect(startServer(team.dataDirectory)).rejects.toThrow(/did not start/);
  await team.stop();
});

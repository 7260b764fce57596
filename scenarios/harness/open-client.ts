// A client as a process of its own: signs in with what stands on its standard input, opens everything, and stays.
import {createClient} from '@latchkey/client';
import {nodePlatform} from '../../demo/platform.ts';

let text = '';
for await (const chunk of process.stdin) text += String(chunk);
const {origin, address, secretKey, password} = JSON.parse(text) as Record<string, string>;
const client = await createClient(nodePlatform(origin ?? '', 'Held open'));
const signedIn = await client.signIn({address: address ?? '', secretKey: secretKey ?? '', password: password ?? ''});
if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
const session = signedIn.session;
await session.elevate(password ?? '');
const held: unknown[] = [];
for (const account of session.accounts.list.value) {
  if (account.kind !== 'account') throw new Error('an account does not open');
  held.push(
    account,
    await session.accounts.password(account.id, 'view'),
    await session.codes.current(account.id, Date.now()),
  );
  if (account.recovery !== null) held.push(await session.recovery.view(account.id));
  if (account.hasPrivateNote) held.push(await session.accounts.privateNote(account.id));
}
for (const row of session.inbox.rows.value.rows) if (row.hasWhole) held.push(await session.inbox.whole(row));
process.stdout.write(`ready ${held.length}\n`);
setInterval(() => held.length, 1 << 30);

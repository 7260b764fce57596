// What script/demo runs once everything is built:
//
//   node demo/main.ts                       starts the demo and stays until Ctrl-C
//   node demo/main.ts sms TO TEXT [FROM]    tells a running demo's carrier to send an SMS
//   node demo/main.ts mail TO SUBJECT TEXT [FROM]
import {startDemo} from './start.ts';
import {photogramLogin, signInLink} from './world.ts';

const carrierPort = 8703;

async function tellCarrier(path: 'sms' | 'mail', body: Record<string, string>): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${carrierPort}/${path}`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (answer === undefined) {
    process.stderr.write('no demo is running: start it with script/demo\n');
    return 1;
  }
  const delivery = (await answer.json()) as {kind: string; reason?: string};
  process.stdout.write(delivery.kind === 'delivered' ? 'delivered\n' : `refused: ${delivery.reason ?? ''}\n`);
  return delivery.kind === 'delivered' ? 0 : 1;
}

async function run(): Promise<void> {
  const ports = {http: 8700, photogram: 8701, smtp: 2525, lmtp: 2424, metrics: 8702, carrier: carrierPort};
  const demo = await startDemo(ports);
  const {numbers, addresses} = await demo.destinations();
  process.stdout.write(`
The workspace "Northwind Social" is on ${demo.server.url}

Sign in as
${[demo.world.mira, demo.world.jo].map((member) => `  ${member.name}, ${member.role}:\n    ${signInLink(demo.server.url, member)}`).join('\n')}

Photogram, a service to set MFA up at, is on ${demo.photogram.url}
  log in as ${photogramLogin.username} with ${photogramLogin.password}

The demo carrier is on http://localhost:${demo.carrierPort}, and on the command line:
  script/demo sms '${numbers[0]?.to ?? 'NUMBER'}' '482 913 is your Parcelhub code'
  script/demo mail '${addresses[0]?.to ?? 'ADDRESS'}' 'Your sign-in code' 'Enter 719204 to sign in to Parcelhub.'

Ctrl-C stops it; nothing is kept.
`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    demo.server.process.once('exit', () => {
      resolve();
    });
  });
  await demo.stop();
}

const [verb, ...words] = process.argv.slice(2);
if (verb === undefined) await run();
else if (verb === 'sms' && words.length >= 2) {
  process.exitCode = await tellCarrier('sms', {
    to: words[0] ?? '',
    text: words[1] ?? '',
    from: words[2] ?? 'Photogram',
  });
} else if (verb === 'mail' && words.length >= 3) {
  process.exitCode = await tellCarrier('mail', {
    to: words[0] ?? '',
    subject: words[1] ?? '',
    text: words[2] ?? '',
    from: words[3] ?? 'Photogram <security@photogram.example>',
  });
} else {
  process.stderr.write('script/demo [--tour] | sms TO TEXT [FROM] | mail TO SUBJECT TEXT [FROM]\n');
  process.exitCode = 2;
}

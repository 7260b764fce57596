// Mail accepted and durable, a connection a message over 20 sessions, beside Postfix on the same machine, which queues the
// same mails durably and delivers them to a sink by LMTP. Postfix runs as it ships: its own configuration and queue, a
// free port, and only what it needs to know where to listen and deliver.
import {spawn} from 'node:child_process';
import {chmodSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {freePort} from '../demo/latchkeyd.ts';
import {ended, listening, run} from './run.ts';
import type {Scale} from './scale.ts';
import {signInMail} from './sign-in-mail.ts';
import {inTurn, number, said, spreadOf} from './spread.ts';
import type {Row} from './table.ts';
import {diskFolder, Workplace} from './workplace.ts';

const sessions = 20;

export async function intake(scale: Scale): Promise<Row[]> {
  const workplace = await Workplace.open();
  const {address} = await workplace.reachableAccount();
  const folder = diskFolder('mail');
  chmodSync(folder, 0o755);
  const mail = join(folder, 'mail');
  // smtp-source ends lines and stuffs dots itself.
  writeFileSync(mail, signInMail(address).replaceAll('\r\n', '\n'));
  const send = async (port: number, count: number): Promise<number> => {
    const started = performance.now();
    const from = ['-f', 'no-reply@orchard.example', '-t', address];
    await run('smtp-source', ['-s', String(sessions), '-m', String(count), ...from, '-F', mail, `127.0.0.1:${port}`]);
    return (count * 1000) / (performance.now() - started);
  };
  // Only root may start a Postfix; the rest of the table is worth having without.
  const postfix = process.getuid?.() === 0 ? await Postfix.start(folder) : undefined;
  try {
    // Nobody watches: opening each card on this machine would take its processor from the server.
    await workplace.mira.session.lock();
    const ours = workplace.server.ports.smtp;
    const [many, few] = [scale.of(4000, 60), scale.of(800, 40)];
    const delivered: number[] = [];
    const queue = async (count: number): Promise<number> => {
      if (postfix === undefined) return NaN;
      const rates = await postfix.deliver(count, (some) => send(postfix.port, some));
      delivered.push(rates.delivered);
      return rates.accepted;
    };
    await send(ours, Math.ceil(many / 4));
    await queue(Math.ceil(few / 4));
    delivered.length = 0;
    const [kept = [], accepted = []] = await inTurn(
      scale.repetitions,
      () => send(ours, many),
      () => queue(few),
    );
    const [mine, queued, done] = [spreadOf(kept), spreadOf(accepted), spreadOf(delivered)];
    const peer = `Postfix to LMTP ${said(done, 'mails/s')}; queued only ${number(queued.median)}`;
    return [
      {
        what: `durable mails a second, a connection a mail, ${sessions} sessions`,
        figure: said(mine, 'mails/s'),
        beside: postfix === undefined ? 'Postfix starts as root only' : peer,
        ratio: postfix === undefined ? '' : number(mine.median / done.median),
        target: '8 times Postfix delivering to LMTP',
        met: postfix === undefined ? null : mine.median / done.median >= 8,
        values: {kept, delivered, accepted},
      },
    ];
  } finally {
    await postfix?.stop();
    await workplace.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

class Postfix {
  readonly port: number;
  readonly #configuration: string;
  readonly #sinkPort: number;

  private constructor(port: number, configuration: string, sinkPort: number) {
    this.port = port;
    this.#configuration = configuration;
    this.#sinkPort = sinkPort;
  }

  static async start(folder: string): Promise<Postfix> {
    const [port, sinkPort] = [await freePort(), await freePort()];
    const [configuration, queue, data] = ['etc', 'spool', 'data'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const directory of [configuration, queue, data]) mkdirSync(directory, {mode: 0o755});
    await run('chown', ['postfix', data]);
    writeFileSync(
      join(configuration, 'main.cf'),
      [
        'compatibility_level = 3.6',
        `queue_directory = ${queue}`,
        `data_directory = ${data}`,
        'command_directory = /usr/sbin',
        'daemon_directory = /usr/lib/postfix/sbin',
        'mail_owner = postfix',
        'setgid_group = postdrop',
        'myhostname = mx.bench.example',
        'mydestination =',
        'inet_interfaces = 127.0.0.1',
        'inet_protocols = ipv4',
        'mynetworks = 127.0.0.0/8',
        'relay_domains = codes.team.example',
        `relay_transport = lmtp:inet:127.0.0.1:${sinkPort}`,
        'alias_maps =',
        'maillog_file = /dev/null',
        'maillog_file_prefixes = /dev',
        '',
      ].join('\n'),
    );
    writeFileSync(
      join(configuration, 'master.cf'),
      [
        `127.0.0.1:${port} inet n - n - - smtpd`,
        'cleanup unix n - n - 0 cleanup',
        'qmgr unix n - n 300 1 qmgr',
        'rewrite unix - - n - - trivial-rewrite',
        'bounce unix - - n - 0 bounce',
        'defer unix - - n - 0 bounce',
        'trace unix - - n - 0 bounce',
        'proxymap unix - - n - - proxymap',
        'error unix - - n - - error',
        'retry unix - - n - - error',
        'lmtp unix - - n - - lmtp',
        'anvil unix - - n - 1 anvil',
        'scache unix - - n - 1 scache',
        'postlog unix-dgram n - n - 1 postlogd',
        '',
      ].join('\n'),
    );
    await run('postfix', ['-c', configuration, 'start']);
    await listening(port);
    return new Postfix(port, configuration, sinkPort);
  }

  // Mails a second until Postfix had queued them all, and until the sink had them all. The sink ends after `count`.
  async deliver(
    count: number,
    send: (count: number) => Promise<number>,
  ): Promise<{accepted: number; delivered: number}> {
    const sink = spawn('smtp-sink', ['-L', '-M', String(count), '-u', 'nobody', `127.0.0.1:${this.#sinkPort}`, '100'], {
      stdio: 'ignore',
    });
    const drained = ended(sink);
    await listening(this.#sinkPort);
    const started = performance.now();
    const accepted = await send(count);
    await drained;
    return {accepted, delivered: (count * 1000) / (performance.now() - started)};
  }

  async stop(): Promise<void> {
    await run('postfix', ['-c', this.#configuration, 'stop']);
  }
}

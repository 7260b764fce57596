// A real Postfix in front of Latchkey, as an operator would run one: it takes mail by SMTP on a free port and delivers it by
// LMTP. Configuration, queue and log lie in a folder of its own; nothing of the machine's Postfix is read or touched. Postfix
// wants to be started as root.
import {execFile, spawn, type ChildProcess} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {freePort} from '../../demo/latchkeyd.ts';
import {Conversation, reply} from './conversation.ts';
import {until} from './team.ts';

const run = promisify(execFile);

export class Postfix {
  readonly port: number;
  readonly log: string[] = [];
  readonly #folder: string;
  readonly #master: ChildProcess;

  private constructor(folder: string, port: number, master: ChildProcess) {
    this.#folder = folder;
    this.port = port;
    this.#master = master;
    let rest = '';
    master.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.log.push(...lines);
    });
  }

  // `settings` beside those below, or in their place.
  static async start(domain: string, lmtpPort: number, further: Record<string, string> = {}): Promise<Postfix> {
    if (process.getuid?.() !== 0) throw new Error('Postfix has to be started as root');
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-postfix-'));
    chmodSync(folder, 0o755); // its daemons run as another user
    const port = await freePort();
    const settings = {
      compatibility_level: '3.6',
      queue_directory: join(folder, 'queue'),
      data_directory: join(folder, 'data'),
      maillog_file: '/dev/stdout',
      inet_interfaces: '127.0.0.1',
      inet_protocols: 'ipv4',
      myhostname: 'mail.workplace.example',
      mydestination: '',
      mynetworks: '127.0.0.0/8',
      smtpd_relay_restrictions: 'reject_unauth_destination',
      smtpd_recipient_restrictions: 'reject_unauth_destination',
      alias_maps: '',
      local_recipient_maps: '',
      virtual_mailbox_domains: domain,
      virtual_transport: `lmtp:inet:127.0.0.1:${lmtpPort}`,
      lmtp_destination_recipient_limit: '10',
      notify_classes: '',
      bounce_queue_lifetime: '1h',
      minimal_backoff_time: '1s',
      queue_run_delay: '1s',
      smtp_dns_support_level: 'disabled',
      default_transport: 'discard',
      ...further,
    };
    const services = [
      `127.0.0.1:${port} inet n - n - - smtpd`,
      'pickup unix n - n 60 1 pickup',
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'rewrite unix - - n - - trivial-rewrite',
      'bounce unix - - n - 0 bounce',
      'defer unix - - n - 0 bounce',
      'trace unix - - n - 0 bounce',
      'verify unix - - n - 1 verify',
      'flush unix n - n 1000? 0 flush',
      'proxymap unix - - n - - proxymap',
      'smtp unix - - n - - smtp',
      'error unix - - n - - error',
      'retry unix - - n - - error',
      'discard unix - - n - - discard',
      'lmtp unix - - n - - lmtp',
      'anvil unix - - n - 1 anvil',
      'scache unix - - n - 1 scache',
      'showq unix n - n - - showq',
      'postlog unix-dgram n - n - 1 postlogd',
    ];
    writeFileSync(
      join(folder, 'main.cf'),
      Object.entries(settings)
        .map(([name, value]) => `${name} = ${value}\n`)
        .join(''),
    );
    writeFileSync(join(folder, 'master.cf'), services.map((line) => `${line}\n`).join(''));
    for (const name of ['queue', 'data']) mkdirSync(join(folder, name), {mode: 0o755});
    await run('chown', ['postfix', join(folder, 'data')]);
    // Its logger opens /dev/stdout anew, which works on the pipe of a shell and not on what Node calls one (a socket).
    const master = spawn('sh', ['-c', 'postfix -c "$1" start-fg 2>&1 | cat', 'sh', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const postfix = new Postfix(folder, port, master);
    await until('Postfix is ready', () => postfix.log.some((line) => line.includes('daemon started')), 60).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}: ${postfix.log.join(' / ')}`);
      },
    );
    return postfix;
  }

  // Hands it one mail by SMTP; the reply to its end.
  async send(from: string, to: readonly string[], text: string): Promise<string> {
    const conversation = await Conversation.open(this.port);
    await reply(conversation);
    for (const line of [
      `EHLO client.example`,
      `MAIL FROM:<${from}>`,
      ...to.map((address) => `RCPT TO:<${address}>`),
      'DATA',
    ]) {
      await conversation.say(`${line}\r\n`);
      const answer = await reply(conversation);
      if (!/^[23]/.test(answer)) throw new Error(`${line}: ${answer}`);
    }
    const stuffed = text.replaceAll(/^\./gm, '..').replaceAll('\n', '\r\n');
    await conversation.say(Buffer.from(`${stuffed}\r\n.\r\n`, 'utf8'));
    const answer = await reply(conversation);
    await conversation.say('QUIT\r\n');
    await reply(conversation);
    conversation.end();
    return answer;
  }

  // What waits in its queue.
  async queued(): Promise<{recipients: {address: string; delay_reason?: string}[]; queue_name: string}[]> {
    const {stdout} = await run('postqueue', ['-c', this.#folder, '-j']);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as {recipients: {address: string; delay_reason?: string}[]; queue_name: string});
  }

  // Tries everything in the queue now.
  async flush(): Promise<void> {
    await run('postqueue', ['-c', this.#folder, '-f']);
  }

  async untilEmpty(seconds = 60): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while ((await this.queued()).length > 0) {
      if (Date.now() > deadline) throw new Error(`Postfix still has mail: ${JSON.stringify(await this.queued())}`);
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise<void>((resolve) =>
      this.#master.once('exit', () => {
        resolve();
      }),
    );
    await run('postfix', ['-c', this.#folder, 'stop']);
    await ended;
    rmSync(this.#folder, {recursive: true, force: true});
  }
}

// From the last byte of a message to the frame at a client that may see it, while a crowd is connected.
import {once} from 'node:events';
import {closeSync, fdatasyncSync, openSync, writeSync} from 'node:fs';
import {connect, type Socket} from 'node:net';
import {join} from 'node:path';
import type {Scale} from './scale.ts';
import {openCrowd, EventSocket} from './sockets.ts';
import {signInMail} from './sign-in-mail.ts';
import {number, percentile} from './spread.ts';
import type {Row} from './table.ts';
import {Workplace} from './workplace.ts';

export async function delivery(scale: Scale): Promise<Row[]> {
  const workplace = await Workplace.open();
  const rows: Row[] = [];
  try {
    const account = await workplace.reachableAccount();
    const {workspace} = workplace;
    const jo = await workplace.join('Jo');
    const {http, smtp} = workplace.server.ports;
    const size = scale.of(1000, 20);
    const crowd = await openCrowd(http, size, {workspace, token: jo.token});
    const watcher = await EventSocket.open(http, '127.0.0.1', {workspace, token: workplace.mira.token});
    const sync = new DiskSync(workplace.dataDirectory);

    for (const [what, send] of [
      ['SMS hook', await smsSender(workplace, account.number)],
      ['SMTP DATA', await mailSender(smtp, account.address)],
    ] as const) {
      const times: number[] = [];
      const syncs: number[] = [];
      const warmUp = scale.of(100, 2);
      for (let i = 0; i < warmUp + scale.of(1000, 10); i++) {
        const arrived = watcher.nextOf('message');
        const sentAt = await send.send();
        const took = (await arrived) - sentAt;
        await send.answered();
        const synced = sync.once();
        if (i < warmUp) continue;
        times.push(took);
        syncs.push(synced);
      }
      send.end();
      const [p50, p99, disk] = [percentile(times, 50), percentile(times, 99), percentile(syncs, 50)];
      rows.push({
        what: `${what} to frame, ${size.toLocaleString('en-US')} clients connected`,
        figure: `p50 ${number(p50)} ms, p99 ${number(p99)} ms`,
        beside: `a disk sync p50 ${number(disk)} ms, p99 ${number(percentile(syncs, 99))} ms`,
        ratio: '',
        target: 'p99 under 20 ms beyond one disk sync',
        met: p99 - disk < 20,
        values: {p50, p99, disk, worst: Math.max(...times)},
      });
    }
    sync.end();
    for (const socket of [...crowd, watcher]) socket.close();
    await jo.session.lock();
  } finally {
    await workplace.close();
  }
  return rows;
}

interface Sender {
  send(): Promise<number>; // when the last byte went out
  answered(): Promise<unknown>; // the receiver has said yes; the next may go
  end(): void;
}

async function smsSender(workplace: Workplace, to: string): Promise<Sender> {
  const socket = connect({port: workplace.server.ports.http, host: '127.0.0.1', noDelay: true});
  await once(socket, 'connect');
  const replies = new Replies(socket, (text) => text.includes('\r\n\r\n'));
  return {
    send: () => {
      const request = workplace.smsRequest(to, 'Your Orchard sign-in code is 482913');
      const at = performance.now();
      socket.write(request);
      return Promise.resolve(at);
    },
    answered: async () => {
      const answer = await replies.next();
      if (!answer.startsWith('HTTP/1.1 20')) throw new Error(answer.slice(0, 300));
    },
    end: () => socket.destroy(),
  };
}

async function mailSender(port: number, to: string): Promise<Sender> {
  const socket = connect({port, host: '127.0.0.1', noDelay: true});
  await once(socket, 'connect');
  const replies = new Replies(socket, (text) => /^\d{3} .*\r\n$/m.test(text));
  const say = async (line: string): Promise<void> => {
    socket.write(`${line}\r\n`);
    const answer = await replies.next();
    if (!/^[23]/.test(answer)) throw new Error(answer);
  };
  await replies.next();
  await say('EHLO bench.example');
  const mail = signInMail(to);
  return {
    send: async () => {
      for (const line of ['MAIL FROM:<no-reply@orchard.example>', `RCPT TO:<${to}>`, 'DATA']) await say(line);
      socket.write(mail);
      const at = performance.now();
      socket.write('.\r\n');
      return at;
    },
    answered: async () => {
      const answer = await replies.next();
      if (!answer.startsWith('250')) throw new Error(answer);
    },
    end: () => socket.destroy(),
  };
}

// Answers as they come; one that nobody waits for yet is kept.
class Replies {
  readonly #kept: string[] = [];
  #waiter: ((text: string) => void) | undefined;

  constructor(socket: Socket, whole: (text: string) => boolean) {
    let rest = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      rest += text;
      if (!whole(rest)) return;
      this.#kept.push(rest);
      rest = '';
      this.#give();
    });
    socket.on('error', () => undefined);
  }

  next(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiter = resolve;
      this.#give();
    });
  }

  #give(): void {
    if (this.#waiter === undefined || this.#kept.length === 0) return;
    const waiter = this.#waiter;
    this.#waiter = undefined;
    waiter(this.#kept.shift() ?? '');
  }
}

// The sync the target speaks of: a page written and put on the disk the database is on.
class DiskSync {
  readonly #file: number;
  readonly #page = Buffer.alloc(4096, 1);

  constructor(folder: string) {
    this.#file = openSync(join(folder, 'sync-probe'), 'a');
  }

  once(): number {
    writeSync(this.#file, this.#page);
    const started = performance.now();
    fdatasyncSync(this.#file);
    return performance.now() - started;
  }

  end(): void {
    closeSync(this.#file);
  }
}

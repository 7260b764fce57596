// What an idle server and an idle client cost in resident memory, and how soon a server answers.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {Latchkeyd} from '../demo/latchkeyd.ts';
import {residentKilobytes} from './process.ts';
import {ended, listening, run} from './run.ts';
import type {Scale} from './scale.ts';
import {openCrowd} from './sockets.ts';
import {number, said, spreadOf} from './spread.ts';
import type {Row} from './table.ts';
import {programs, Workplace} from './workplace.ts';

export async function memory(scale: Scale): Promise<Row[]> {
  const workplace = await Workplace.open();
  const rows: Row[] = [];
  try {
    // What founding took has been measured elsewhere; an idle server is one that has just started on its data.
    const restarted = async (): Promise<void> => {
      await workplace.server.stop();
      workplace.server = await Latchkeyd.start({
        program: join(programs, 'latchkeyd'),
        dataDirectory: workplace.dataDirectory,
        environment: workplace.environment,
        ports: workplace.server.ports,
      });
      await delay(500);
    };
    await restarted();
    const idle = residentKilobytes(workplace.pid) / 1024;
    rows.push({
      what: 'idle server, resident',
      figure: `${number(idle)} MB`,
      beside: '',
      ratio: '',
      target: 'under 25 MB',
      met: idle < 25,
      values: {megabytes: idle},
    });

    const size = scale.of(10_000, 50);
    const {workspace, mira} = workplace;
    const crowd = await openCrowd(workplace.server.ports.http, size, {workspace, token: mira.token});
    await delay(500);
    const crowded = residentKilobytes(workplace.pid);
    for (const socket of crowd) socket.close();
    rows.push(perClient('idle WebSocket client', size, crowded - idle * 1024, crowded, 8));

    rows.push(await firstAnswer(workplace, scale));
    rows.push(await overTls(workplace, scale));
    // Closing says goodbye over plain HTTP.
    await restarted();
  } finally {
    await workplace.close();
  }
  return rows;
}

function perClient(what: string, size: number, grown: number, resident: number, limit: number): Row {
  const each = grown / size;
  return {
    what: `${what}, of ${size.toLocaleString('en-US')}`,
    figure: `${number(each)} kB each, ${number(resident / 1024)} MB in all`,
    beside: '',
    ratio: '',
    target: `under ${limit} kB`,
    met: each < limit,
    values: {kilobytesEach: each, resident},
  };
}

async function overTls(workplace: Workplace, scale: Scale): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  await run('openssl', ['req', '-x509', '-nodes', ...kind, '-keyout', key, '-out', certificate, ...subject]);
  const {http} = workplace.server.ports;
  const server = await startAgain(workplace, {
    LATCHKEY_HTTP_PUBLIC_URL: `https://localhost:${http}`,
    LATCHKEY_HTTP_CERTIFICATE: certificate,
    LATCHKEY_HTTP_KEY: key,
  });
  try {
    await listening(http);
    await delay(500);
    const before = residentKilobytes(server.pid);
    const size = scale.of(2000, 20);
    const {workspace, mira} = workplace;
    const crowd = await openCrowd(http, size, {workspace, token: mira.token}, true);
    await delay(500);
    const resident = residentKilobytes(server.pid);
    for (const socket of crowd) socket.close();
    return perClient('idle WebSocket client over TLS', size, resident - before, resident, 24);
  } finally {
    await server.stop();
    rmSync(folder, {recursive: true, force: true});
  }
}

async function firstAnswer(workplace: Workplace, scale: Scale): Promise<Row> {
  const times: number[] = [];
  for (let i = 0; i < scale.of(10, 1); i++) {
    const started = performance.now();
    const server = await startAgain(workplace, {});
    while (!(await answers(workplace.server.ports.http))) await delay(1);
    times.push(performance.now() - started);
    await server.stop();
  }
  const spread = spreadOf(times);
  return {
    what: 'first answer after start',
    figure: said(spread, 'ms'),
    beside: '',
    ratio: '',
    target: 'under 100 ms',
    met: spread.median < 100,
    values: {times},
  };
}

// The server on the same data and ports, without waiting for it.
async function startAgain(
  workplace: Workplace,
  settings: Record<string, string>,
): Promise<{pid: number; stop(): Promise<void>}> {
  await workplace.server.stop();
  const {http, smtp, lmtp, metrics} = workplace.server.ports;
  const child = spawn(join(programs, 'latchkeyd'), ['serve'], {
    stdio: 'ignore',
    env: {
      ...workplace.environment,
      LATCHKEY_HTTP_LISTEN: `127.0.0.1:${http}`,
      LATCHKEY_SMTP_LISTEN: `127.0.0.1:${smtp}`,
      LATCHKEY_LMTP_LISTEN: `127.0.0.1:${lmtp}`,
      LATCHKEY_METRICS_LISTEN: `127.0.0.1:${metrics}`,
      LATCHKEY_STORAGE_FOLDER: workplace.dataDirectory,
      ...settings,
    },
  });
  const gone = ended(child);
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({port, host: '127.0.0.1', noDelay: true});
    socket.once('error', () => resolve(false));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString('latin1').startsWith('HTTP/1.1 200'));
    });
    socket.once('connect', () => socket.write(`GET /healthz HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`));
  });
}

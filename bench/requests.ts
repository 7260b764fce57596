// Small requests a second on one core's worth of server, beside nginx with one worker serving a file of the same size.
import {chmodSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from 'node:child_process';
import {freePort} from '../demo/latchkeyd.ts';
import {ended, listening, run} from './run.ts';
import type {Scale} from './scale.ts';
import {inTurn, number, said, spreadOf} from './spread.ts';
import type {Row} from './table.ts';
import {diskFolder, Workplace} from './workplace.ts';

const connections = 32;

export async function requests(scale: Scale): Promise<Row[]> {
  const workplace = await Workplace.open();
  const folder = diskFolder('nginx');
  chmodSync(folder, 0o755);
  const {url} = workplace.server;
  const paths = ['/api/v1/server', `/api/v1/workspaces/${workplace.workspace}/me`];
  const authorization = {authorization: `Bearer ${workplace.mira.token}`};
  const sizes = await Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(url + path, {headers: authorization});
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    }),
  );
  const nginx = await startNginx(folder, sizes);
  const seconds = scale.of(3, 1);
  const load = async (address: string): Promise<number> => {
    const header = `authorization: ${authorization.authorization}`;
    const printed = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-H', header, address]);
    if (/Non-2xx|Socket errors/.test(printed)) throw new Error(printed);
    return Number(/Requests\/sec:\s+([\d.]+)/.exec(printed)?.[1]);
  };
  try {
    const rows: Row[] = [];
    for (const [place, path] of paths.entries()) {
      const ours = url.replace('localhost', '127.0.0.1') + path;
      const theirs = `http://127.0.0.1:${nginx.port}/${place}`;
      await load(ours);
      await load(theirs);
      const [mine = [], peer = []] = await inTurn(scale.repetitions, () => load(ours), () => load(theirs));
      const [a, b] = [spreadOf(mine), spreadOf(peer)];
      rows.push({
        what: place === 0 ? 'GET /server, 32 connections' : 'GET /me, session checked in the database',
        figure: said(a, 'requests/s'),
        beside: `nginx, a file of ${sizes[place] ?? 0} bytes, ${said(b, 'requests/s')}`,
        ratio: number(a.median / b.median),
        target: '',
        met: null,
        values: {ours: mine, nginx: peer},
      });
    }
    return rows;
  } finally {
    await nginx.stop();
    await workplace.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

async function startNginx(folder: string, sizes: readonly number[]): Promise<{port: number; stop(): Promise<void>}> {
  const port = await freePort();
  mkdirSync(join(folder, 'files'));
  for (const [place, size] of sizes.entries()) writeFileSync(join(folder, 'files', String(place)), 'x'.repeat(size));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 100000000; default_type application/json;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server { listen 127.0.0.1:${port}; root ${folder}/files; }
}
`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {stdio: 'ignore'});
  const gone = ended(nginx);
  await listening(port);
  return {
    port,
    stop: async () => {
      nginx.kill('SIGTERM');
      await gone;
    },
  };
}

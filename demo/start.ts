// Starts the demo: a real latchkeyd with its data in a temporary folder, the founded world, and the carrier.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Carrier} from './carrier/carrier.ts';
import {Latchkeyd, type Ports} from './latchkeyd.ts';
import {foundWorld, sendFirstMessages, type World} from './world.ts';

const top = join(import.meta.dirname, '..');

export interface Demo {
  server: Latchkeyd;
  world: World;
  carrier: Carrier;
  stop(): Promise<void>;
}

export async function startDemo(ports: Partial<Ports>, onLog?: (line: string) => void): Promise<Demo> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  const server = await Latchkeyd.start({
    program: process.env['LATCHKEYD'] ?? join(top, 'build/release/bin/latchkeyd'),
    dataDirectory,
    ports,
    demo: true,
    ...(onLog === undefined ? {} : {onLog}),
  });
  const world = await foundWorld(server.url, await server.foundingToken());
  const carrier = new Carrier({
    hookUrl: world.hookUrl,
    hookSecret: world.hookSecret,
    smtp: {host: '127.0.0.1', port: server.ports.smtp},
  });
  await sendFirstMessages(world, carrier);
  return {
    server,
    world,
    carrier,
    stop: async () => {
      await Promise.all([world.mira.session.lock(), world.jo.session.lock()]);
      await server.stop();
      rmSync(dataDirectory, {recursive: true, force: true});
    },
  };
}

// Starts the demo: a real latchkeyd with its data in a temporary folder, the founded world, the carrier, and Photogram.
import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Carrier} from './carrier/carrier.ts';
import {serveCarrierPage, type CarrierPageOptions} from './carrier/page.ts';
import {freePort, Latchkeyd, type Ports} from './latchkeyd.ts';
import {photogramUrl, startPhotogram, type Photogram} from './photogram/photogram.ts';
import {archiveLogin, foundWorld, photogramLogin, sendFirstMessages, type World} from './world.ts';

const top = join(import.meta.dirname, '..');

export interface Demo {
  server: Latchkeyd;
  world: World;
  carrier: Carrier;
  carrierPort: number; // of its page and of the services' API
  photogram: Photogram;
  destinations: CarrierPageOptions['destinations'];
  stop(): Promise<void>;
}

export interface DemoPorts extends Ports {
  photogram: number;
  carrier: number;
}

function destinationsOf({mira: {session}}: World): CarrierPageOptions['destinations'] {
  return async () => {
    await session.sync();
    const accounts = session.accounts.list.value.flatMap((account) => (account.kind === 'account' ? [account] : []));
    return {
      numbers: accounts.flatMap((a) => (a.number === null ? [] : [{label: a.profile.label, to: a.number.number}])),
      addresses: accounts.flatMap((a) => (a.address === null ? [] : [{label: a.profile.label, to: a.address.address}])),
    };
  };
}

// What is left out of `ports` takes a free one.
export async function startDemo(ports: Partial<DemoPorts>, onLog?: (line: string) => void): Promise<Demo> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  const server = await Latchkeyd.start({
    program: process.env['LATCHKEYD'] ?? join(top, 'build/release/bin/latchkeyd'),
    dataDirectory,
    ports,
    demo: true,
    ...(onLog === undefined ? {} : {onLog}),
  });
  const photogramPort = ports.photogram ?? (await freePort());
  const world = await foundWorld(server.url, await server.foundingToken(), photogramUrl(photogramPort));
  const carrier = new Carrier({
    hookUrl: world.hookUrl,
    hookSecret: world.hookSecret,
    smtp: {host: '127.0.0.1', port: server.ports.smtp},
  });
  const destinations = destinationsOf(world);
  const apiKey = randomBytes(24).toString('base64url');
  const page = await serveCarrierPage(carrier, {
    destinations,
    apiKey,
    port: ports.carrier ?? 0,
  });
  const photogram = await startPhotogram({
    port: photogramPort,
    sms: {url: `http://127.0.0.1:${page.port}/v1/messages`, key: apiKey},
    smtp: {host: '127.0.0.1', port: server.ports.smtp},
    accounts: [
      {
        ...photogramLogin,
        ...{name: 'Northwind Studio', bio: 'Wool, weather and what happens between. Shot in Norway.'},
        ...{website: 'northwind.example', email: 'mira@northwind.example', country: 'GB'},
      },
      {
        ...archiveLogin,
        ...{name: 'Northwind Archive', bio: 'Twenty years of wool.', website: 'northwind.example'},
        ...{email: 'jo@northwind.example', country: 'GB'},
      },
    ],
  });
  await sendFirstMessages(world, carrier);
  return {
    server,
    world,
    carrier,
    carrierPort: page.port,
    photogram,
    destinations,
    stop: async () => {
      await photogram.stop();
      page.server.close();
      page.server.closeAllConnections();
      await Promise.all([world.mira.session.lock(), world.jo.session.lock()]);
      await server.stop();
      rmSync(dataDirectory, {recursive: true, force: true});
    },
  };
}

// Photogram: a photo-sharing service that does not exist, with sessions and two-factor authentication that do. It knows
// nothing of who reads its messages.
import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Couriers, type CourierOptions} from './couriers.ts';
import {Limits} from './limits.ts';
import {Logins} from './logins.ts';
import {hashPassword} from './secrets.ts';
import {SentCodes} from './sent-codes.ts';
import {PhotogramServer} from './server.ts';
import {Site} from './site.ts';
import {Store} from './store.ts';
import {TwoFactor} from './two-factor.ts';

export interface NewAccount {
  username: string;
  password: string;
  name: string;
  bio: string;
  website: string;
  email: string;
  country: string;
}

export interface PhotogramOptions extends CourierOptions {
  port: number; // 0 takes a free one
  accounts: readonly NewAccount[];
  database?: string; // a file; without it nothing is kept
  clock?: () => number;
}

export interface Photogram {
  url: string;
  stop(): Promise<void>;
}

const host = 'photogram.localhost';

export const photogramUrl = (port: number): string => `http://${host}:${port}`;

export async function startPhotogram(options: PhotogramOptions): Promise<Photogram> {
  const store = new Store(options.database ?? ':memory:');
  for (const {password, ...account} of options.accounts)
    store.addUser({...account, passwordHash: await hashPassword(password)});
  const now = options.clock ?? Date.now;
  const key = randomBytes(32);
  const limits = new Limits(store, now);
  const codes = new SentCodes(store, limits, now, key);
  const couriers = new Couriers(options);
  const twoFactor = new TwoFactor(store, codes, limits, now);
  const logins = new Logins({store, codes, twoFactor, limits, couriers, now, host});
  const asset = (name: string): string => readFileSync(join(import.meta.dirname, 'assets', name), 'utf8');
  const site = new Site({store, logins, twoFactor, codes, limits, couriers, host}, key, {
    style: asset('photogram.css'),
    script: asset('photogram.js'),
  });
  const server = new PhotogramServer(site);
  const url = await server.listen(options.port, host);
  return {
    url,
    stop: async () => {
      await server.close();
      store.close();
    },
  };
}

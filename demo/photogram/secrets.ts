// Passwords, tokens and comparisons: what must not be guessed, and what comparing must not give away.
import {createHash, createHmac, randomBytes, randomInt, scrypt, timingSafeEqual} from 'node:crypto';

const cost = {N: 1 << 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024};

function stretch(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await stretch(password, salt)).toString('base64url')}`;
}

// Without a hash it takes as long and says no: who asks does not learn which names exist.
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, salt, key] = hash?.split('$') ?? [];
  const stretched = await stretch(password, Buffer.from(salt ?? 'nobody has it', 'base64url'));
  const expected = key === undefined ? Buffer.alloc(32) : Buffer.from(key, 'base64url');
  return timingSafeEqual(stretched, expected) && key !== undefined;
}

export const generateToken = (): string => randomBytes(32).toString('base64url');

// A store that is read by a thief holds nothing a browser could show.
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const generateDigits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0');

export function mac(key: Buffer, ...parts: string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

export function equalInConstantTime(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
}

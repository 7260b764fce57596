// Random bytes that repeat from run to run, so that a failing test fails again.
import {utf8} from '../bytes.ts';
import {blake2b, type Random} from '../crypto/sodium.ts';

export function seededRandom(seed: string): Random {
  let drawn = 0;
  return (length) => {
    const parts: number[] = [];
    while (parts.length < length) parts.push(...blake2b(64, utf8(`${seed} ${drawn++}`), null));
    return new Uint8Array(parts.slice(0, length));
  };
}

// Hands out exactly what a vector lists, in its order.
export function listedRandom(...listed: readonly Uint8Array[]): Random {
  const rest = Array.from(listed);
  return (length) => {
    const next = rest.shift();
    if (next?.length !== length) throw new Error(`a vector lists no ${length} random bytes here`);
    return Uint8Array.from(next);
  };
}

// protocol/seals.md, section 7: the kinds of records an account has, and under which of its two keys each is sealed.
import type {Tier} from '../crypto/context.ts';

export const recordKinds = ['profile', 'password', 'totp', 'recovery', 'private-note'] as const;
export type RecordKind = (typeof recordKinds)[number];

export function tierOfRecord(kind: RecordKind): Tier {
  switch (kind) {
    case 'profile':
    case 'password':
      return 'use';
    case 'totp':
    case 'recovery':
    case 'private-note':
      return 'manage';
  }
}

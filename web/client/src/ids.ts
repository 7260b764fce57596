// Ids are 128 random bits as 26 letters of base32, lower case (base/id.h), typed by what they name so that two cannot
// change places.
import {base32, base32Value} from './bytes.ts';

declare const named: unique symbol;
type Id<Name extends string> = string & {readonly [named]: Name};

export type WorkspaceId = Id<'workspace'>;
export type MemberId = Id<'member'>;
export type DeviceId = Id<'device'>;
export type SessionId = Id<'session'>;
export type InvitationId = Id<'invitation'>;
export type AccountId = Id<'account'>;
export type MessageId = Id<'message'>;
export type SourceId = Id<'source'>;
export type LoginRequestId = Id<'login request'>;
export type DeviceRequestId = Id<'device request'>;
type AnyId =
  | WorkspaceId
  | MemberId
  | DeviceId
  | SessionId
  | InvitationId
  | AccountId
  | MessageId
  | SourceId
  | LoginRequestId
  | DeviceRequestId;

export function generateId<T extends AnyId>(random: (length: number) => Uint8Array): T {
  return base32(random(16)).toLowerCase() as T;
}

// One spelling an id: lower case, and the two bits the last letter has to spare are zero.
export function isIdText(text: string): boolean {
  return /^[a-z2-7]{26}$/.test(text) && ((base32Value(text.charAt(25)) ?? 1) & 3) === 0;
}

export function parseId<T extends AnyId>(text: string): T | undefined {
  return isIdText(text) ? (text as T) : undefined;
}

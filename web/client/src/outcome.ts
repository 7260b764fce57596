// What asking for a change can come to. A screen has something to say about each of these; everything else throws.

export type Refusal =
  | {kind: 'offline'} // no answer came, and whether the change happened shows after the next sync
  | {kind: 'conflict'; detail: string} // somebody changed it meanwhile; what is shown has been refreshed
  | {kind: 'denied'; detail: string}
  | {kind: 'elevation-required'} // ask the password (session.elevate) and repeat
  | {kind: 'limited'; retryAt: number}
  | {kind: 'missing'; detail: string} // not there, or not there any more
  | {kind: 'invalid'; detail: string}
  | {kind: 'unavailable'; detail: string} // the server is there and cannot now
  | {kind: 'signed-out'}; // the session has ended; session.connection says why

export type Outcome<T = null> = {kind: 'done'; value: T} | Refusal;

export function done(): Outcome;
export function done<T>(value: T): Outcome<T>;
export function done(value: unknown = null): Outcome<unknown> {
  return {kind: 'done', value};
}

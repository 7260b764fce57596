// What the client needs from the machine it runs on. A page, a worker, an extension, Node and a test each bring their own;
// nothing below this line of the tree knows which.

export type FetchInit = {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
};
export type FetchAnswer = {
  status: number;
  headers: {get(name: string): string | null};
  text(): Promise<string>;
};

// The part of a WebSocket we use; the browser's and Node's fit as they are.
export interface Socket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: {data: unknown}) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}

// Text under a key, kept as long as the name of the field in Platform says.
export interface KeyValueStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

export interface Timers {
  now(): number; // milliseconds since 1970 by this device's clock
  after(milliseconds: number, act: () => void): () => void; // returns what cancels it
}

export interface Platform {
  // Scheme, host and port as this client sees them, e.g. http://localhost:8700. Signed into every sign-in, so it must come
  // from what the user opened (location.origin, the printed kit), never from a server's answer.
  origin: string;
  fetch(url: string, init: FetchInit): Promise<FetchAnswer>;
  webSocket(url: string, protocol: string): Socket;
  random(length: number): Uint8Array<ArrayBuffer>; // cryptographically strong
  timers: Timers;
  storage: KeyValueStore; // survives restarts: device record, pinned keys
  // Survives a reload and dies with the browser; readable by our own code only. Without it every reload asks the password.
  memory?: KeyValueStore;
  // Tells when the machine loses its network and when it has one again; returns what stops telling. Without it a lost network
  // shows when the event socket falls silent.
  onNetwork?(listener: (online: boolean) => void): () => void;
  deviceName: string; // how this device shows in the list of sessions, e.g. "Firefox on Linux"
}

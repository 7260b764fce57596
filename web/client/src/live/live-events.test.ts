import {describe, expect, test} from 'vitest';
import type {Event} from '../api/answers.ts';
import type {WorkspaceId} from '../ids.ts';
import type {Platform, Socket} from '../platform.ts';
import {ManualTimers} from '../testing/manual-timers.ts';
import {LiveEvents} from './live-events.ts';

class FakeSocket implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: {data: unknown}) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  opens(): void {
    this.onopen?.(undefined as never);
  }

  says(frame: unknown): void {
    this.onmessage?.({data: typeof frame === 'string' ? frame : JSON.stringify(frame)});
  }

  breaks(): void {
    this.onclose?.(undefined as never);
  }
}

function listening(cursor: number | null = 7) {
  const timers = new ManualTimers(0);
  const sockets: FakeSocket[] = [];
  const events: Event[] = [];
  let connected = 0;
  let network: ((online: boolean) => void) | undefined;
  const platform = {
    origin: 'https://latchkey.example',
    timers,
    random: (length: number) => new Uint8Array(length).fill(255),
    onNetwork: (listener: (online: boolean) => void) => {
      network = listener;
      return () => (network = undefined);
    },
    webSocket: (url: string, protocol: string) => {
      expect([url, protocol]).toEqual(['wss://latchkey.example/api/v1/events', 'latchkey.v1']);
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
  } as unknown as Platform;
  const live = new LiveEvents(platform, {
    workspace: 'w' as WorkspaceId,
    token: () => 'TOKEN',
    cursor: () => cursor,
    onEvent: (event) => events.push(event),
    onConnected: () => ++connected,
  });
  live.start();
  const last = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket');
    return socket;
  };
  return {
    live,
    timers,
    sockets,
    events,
    last,
    connected: () => connected,
    tellNetwork: (online: boolean) => network?.(online),
  };
}

describe('live events', () => {
  test('say hello with where we stand, and are live once the server is ready', () => {
    const {live, events, last, connected} = listening();
    last().opens();
    expect(last().sent.map((text) => JSON.parse(text) as unknown)).toEqual([
      {workspace: 'w', token: 'TOKEN', cursor: 7},
    ]);
    expect(live.state.value).toEqual({kind: 'connecting'});
    last().says({type: 'changed', cursor: 8, what: 'members', account: null});
    last().says({type: 'ready', cursor: 8, now: 1});
    expect(live.state.value).toEqual({kind: 'live'});
    expect(events.map((event) => event.type)).toEqual(['changed', 'ready']);
    expect(connected()).toBe(1);
  });

  test('come back after pauses that grow to a minute', async () => {
    const {live, timers, sockets, last} = listening();
    const pauses: number[] = [];
    for (let round = 0; round < 10; ++round) {
      last().breaks();
      const {value} = live.state;
      if (value.kind !== 'offline') throw new Error(value.kind);
      pauses.push(value.retryAt - timers.now());
      await timers.run(value.retryAt - timers.now());
    }
    expect(sockets.length).toBe(11);
    expect(pauses.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(pauses.at(-1)).toBe(60_000);
    last().opens();
    last().says({type: 'ready', cursor: 8, now: 1});
    last().breaks();
    expect(live.state.value).toEqual({kind: 'offline', retryAt: timers.now() + 500});
  });

  test('do not wait for the pause where somebody presses Retry', () => {
    const {live, sockets, last} = listening();
    last().breaks();
    live.retry();
    expect(sockets.length).toBe(2);
    live.retry();
    last().opens();
    last().says({type: 'ready', cursor: 8, now: 1});
    live.retry();
    expect(sockets.filter((socket) => !socket.closed).length).toBe(1);
  });

  test('are offline as soon as the machine is, and back as soon as it is back', () => {
    const {live, sockets, last, tellNetwork} = listening();
    last().opens();
    last().says({type: 'ready', cursor: 8, now: 1});
    tellNetwork(false);
    expect(live.state.value.kind).toBe('offline');
    expect(sockets[0]?.closed).toBe(true);
    tellNetwork(false);
    tellNetwork(true);
    expect(sockets.length).toBe(2);
    last().opens();
    last().says({type: 'ready', cursor: 8, now: 1});
    expect(live.state.value.kind).toBe('live');
    live.stop({kind: 'ended', reason: 'locked'});
    tellNetwork(true);
    expect(sockets.length).toBe(2);
  });

  test('give up on a socket that says nothing, before and after it was live', async () => {
    const {timers, sockets, last} = listening();
    last().opens();
    await timers.run(16_000);
    expect(sockets.length).toBe(2);
    last().opens();
    last().says({type: 'ready', cursor: 8, now: 1});
    await timers.run(74_000);
    expect(sockets.length).toBe(2);
    await timers.run(2_000);
    expect(sockets.length).toBe(3);
  });

  test('begin again after a frame that cannot be read, and skip events of a later server', () => {
    const {live, events, last} = listening();
    last().opens();
    last().says({type: 'weather', cursor: 9});
    expect(events).toEqual([]);
    last().says('{"type":"ready","cursor":"nine"}');
    expect(live.state.value.kind).toBe('offline');
  });

  test('stay silent once stopped', async () => {
    const {live, timers, sockets, last} = listening();
    const socket = last();
    socket.opens();
    live.stop({kind: 'ended', reason: 'locked'});
    expect(socket.closed).toBe(true);
    socket.says({type: 'ready', cursor: 8, now: 1});
    socket.breaks();
    await timers.run(600_000);
    expect(sockets.length).toBe(1);
    expect(live.state.value).toEqual({kind: 'ended', reason: 'locked'});
  });
});

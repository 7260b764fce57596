// The server's time as this device can tell it. Codes follow it: a phone five minutes off would show codes that no service
// takes. A device a day off shows none, because it or the server is wrong about something bigger.
import type {ServerClock} from '../interface/session.ts';
import type {Timers} from '../platform.ts';
import {Store, type Readable} from '../store.ts';

const warnAbove = 5_000;
const refuseAbove = 24 * 3_600_000;

export class ServerTime {
  readonly #timers: Timers;
  readonly #clock = new Store<ServerClock>({offset: 0, warn: false, refuse: false});

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get clock(): Readable<ServerClock> {
    return this.#clock;
  }

  now(): number {
    return this.at(this.#timers.now());
  }

  // The server's time at a moment of this device's clock.
  at(deviceTime: number): number {
    return deviceTime + this.#clock.value.offset;
  }

  // `asked` and `answered` are this device's times around an answer that names the server's. Where in between the server
  // looked at its clock is unknown, so half the way is the best guess, and one within it changes nothing.
  learn(serverNow: number, asked: number, answered: number): void {
    const offset = Math.round(serverNow - (asked + answered) / 2);
    const uncertainty = (answered - asked) / 2;
    if (Math.abs(offset - this.#clock.value.offset) <= uncertainty) return;
    this.#clock.set({offset, warn: Math.abs(offset) > warnAbove, refuse: Math.abs(offset) > refuseAbove});
  }
}

// Waits for something, but no longer than a while: what has not come by then goes on by itself.
import type {Timers} from '../platform.ts';

export function within<T>(timers: Timers, milliseconds: number, awaited: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(milliseconds, () => resolve('late'));
    awaited.then(resolve, reject).finally(cancel);
  });
}

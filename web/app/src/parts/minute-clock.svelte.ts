// One clock for everything that says "3 minutes ago": ticks twice a minute, and only while somebody looks.
import {createSubscriber} from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 30_000);
  return () => clearInterval(timer);
});

export const minuteClock = {
  get now(): number {
    subscribe();
    return Date.now();
  },
};

// Locks after a time without a key, a press or a move. Wall-clock time decides, not a timer, so that a laptop that slept
// through it is locked the moment it wakes.
export type IdleLock = {stop: () => void};

export function startIdleLock(minutes: () => number, lock: () => void, now: () => number = Date.now): IdleLock {
  const stop = new AbortController();
  let lastUse = now();
  let locked = false;

  function check() {
    if (locked || now() - lastUse < minutes() * 60_000) return;
    locked = true;
    lock();
  }

  function used() {
    // A press on a page that should be locked already locks it rather than keeping it open.
    check();
    lastUse = now();
  }

  const options = {signal: stop.signal, passive: true, capture: true};
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    addEventListener(name, used, options);
  document.addEventListener('visibilitychange', check, {signal: stop.signal});
  const timer = setInterval(check, 5000);
  return {
    stop() {
      stop.abort();
      clearInterval(timer);
    },
  };
}

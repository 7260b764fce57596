// In the pages of sites the browser lets us to, while Offer to save logins is on: waits until somebody types into a field and
// tells the worker, which sends the watcher if the page is one to be watched. It reads nothing and changes nothing.
import type {WatchMessage} from '../save/watch-messages.ts';
import {noteTyped, typedField} from './typed.ts';

const askAgain = 2_000; // it may have been locked when somebody began

declare global {
  var latchkeyFirstKey: true | undefined;
}

function wait(): void {
  let asked = -askAgain;
  let isGone = false;
  addEventListener(
    'input',
    (event) => {
      const field = typedField(event);
      if (isGone || field === undefined || globalThis.latchkeyWatcher !== undefined) return;
      noteTyped(field);
      if (event.timeStamp - asked < askAgain) return;
      asked = event.timeStamp;
      const message: WatchMessage = {kind: 'typing'};
      // An extension that was removed or updated leaves its scripts behind; they have nobody to tell.
      try {
        chrome.runtime.sendMessage(message).catch(() => undefined);
      } catch {
        isGone = true;
      }
    },
    {capture: true, passive: true},
  );
}

if (globalThis.latchkeyFirstKey === undefined && window.top === window) {
  globalThis.latchkeyFirstKey = true;
  wait();
}

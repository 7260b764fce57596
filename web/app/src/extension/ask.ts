// Asks the browser extension, where there is one, to log in to an account. It has a script in this page that answers; the page
// tells it an account's id and learns whether it began. No secret goes either way.
import type {AccountId} from '@latchkey/client';

export type ExtensionAnswer = 'absent' | 'began' | 'did-not-begin';
type Request = {kind: 'log-in'; account: AccountId} | {kind: 'connect'};

const answersWithin = 250; // its script is in the page; no answer means that it is not
const beginsWithin = 8_000;

export function askExtension(request: Request): Promise<ExtensionAnswer> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const finish = (answer: ExtensionAnswer): void => {
      heard.abort();
      clearTimeout(timer);
      resolve(answer);
    };
    let timer = setTimeout(() => finish('absent'), answersWithin);
    window.addEventListener(
      'message',
      (event: MessageEvent<unknown>) => {
        if (event.source !== window || event.origin !== location.origin) return;
        const {data} = event;
        const answer =
          typeof data === 'object' && data !== null && 'latchkeyExtension' in data && data.latchkeyExtension;
        if (answer === 'began' || answer === 'did-not-begin') finish(answer);
        else if (answer === 'gone')
          finish('absent'); // the browser was removed from the workspace while this page was open
        else if (answer === 'here') {
          clearTimeout(timer);
          timer = setTimeout(() => finish('did-not-begin'), beginsWithin);
        }
      },
      {signal: heard.signal},
    );
    window.postMessage({latchkeyApp: request}, location.origin);
  });
}

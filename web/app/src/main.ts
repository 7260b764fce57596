// The app's entry. Screens and client (with its crypto library) are fetched side by side; neither waits for the other.
import {showFailure} from './boot.ts';

const screens = import('./start.ts');
const client = Promise.all([import('@latchkey/client'), import('./platform/browser-platform.ts')]).then(
  ([{createClient}, {browserPlatform}]) => createClient(browserPlatform()),
);

Promise.all([screens, client]).then(
  ([{showApp, keepApp}, ready]) => {
    showApp(ready);
    keepApp();
  },
  () => showFailure('Latchkey could not be loaded. Check your connection and reload the page.'),
);

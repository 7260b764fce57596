// The app's entry. Screens and client (with its crypto library) are fetched side by side; neither waits for the other.
import {showFailure} from './boot.ts';

const screens = import('./start.ts');
const client = Promise.all([
  import('@latchkey/client'),
  import('./platform/browser-platform.ts'),
  import('./platform/kept-store.ts'),
]).then(async ([{createClient, MemoryStore}, {browserPlatform}, {keptStore}]) => {
  const {store, isForbidden} = await keptStore(() => new MemoryStore());
  return {client: await createClient(browserPlatform(store)), isForbidden};
});

Promise.all([screens, client]).then(
  ([{showApp, keepApp}, ready]) => {
    showApp(ready.client, ready.isForbidden);
    if (!ready.isForbidden) keepApp();
  },
  () => showFailure('Latchkey could not be loaded. Check your connection and reload the page.'),
);

// The app on a fake client, for looking at every screen without a server. The test sets window.fakeOptions before it loads.
import {showApp} from '../../src/start.ts';
import {fakeClient, type FakeOptions} from '../fake-client.ts';

declare global {
  interface Window {
    fakeOptions?: FakeOptions;
    fake?: ReturnType<typeof fakeClient>;
  }
}

window.fake = fakeClient(window.fakeOptions);
showApp(window.fake.client);

// Puts the whole app on a page of jsdom, on a fake client, at a path.
import {configure, render} from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import App from '../src/app.svelte';
import {Router} from '../src/routing/router.svelte.ts';
import {fakeClient, type FakeOptions, workspaceId} from './fake-client.ts';

// A busy machine is no failure; what never comes fails all the same.
configure({asyncUtilTimeout: 10_000});

// What bits-ui asks of a browser and jsdom does not have.
const nothing = () => undefined;
Object.assign(Element.prototype, {scrollIntoView: nothing});
Object.assign(window, {
  scrollTo: nothing,
  matchMedia: (media: string) => ({matches: false, media, addEventListener: nothing, removeEventListener: nothing}),
});

export function openApp(path: string, options: FakeOptions = {}) {
  history.replaceState(null, '', path.startsWith('/') ? path : `/w/${workspaceId}/${path}`);
  const fake = fakeClient(options);
  const router = new Router();
  const screen = render(App, {client: fake.client, router});
  return {...screen, fake, router, user: userEvent.setup()};
}

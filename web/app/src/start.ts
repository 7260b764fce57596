// Puts the app on the page.
import type {Client} from '@latchkey/client';
import {mount} from 'svelte';
import App from './app.svelte';
import {updates} from './offline/updates.svelte.ts';
import {Router} from './routing/router.svelte.ts';
import {preferences} from './session/preferences.svelte.ts';
import './style/style.css';

// `isForgetful`: the browser keeps nothing for this page.
export function showApp(client: Client, isForgetful = false): void {
  const target = document.getElementById('app');
  if (!target) throw new Error('app: no place to stand');
  preferences.applyTheme();
  target.replaceChildren();
  mount(App, {target, props: {client, router: new Router(), isForgetful}});
}

// Puts the app on the device, once it stands: what the first load fetched is not fetched again.
export function keepApp(): void {
  void updates.start();
}

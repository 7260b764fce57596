// The entry of demo.html, a page that latchkeyd serves in demo mode only: signs in with what the printed link carries in its
// fragment and goes on as the app. No part of the app leads here.
import {showFailure} from './boot.ts';

type Credentials = {workspace: string; member: string; secretKey: string; password: string};

// The fragment is form-encoded: workspace, member, secret_key, password.
export function parseDemoFragment(fragment: string): Credentials | undefined {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const workspace = fields.get('workspace');
  const member = fields.get('member');
  const secretKey = fields.get('secret_key');
  const password = fields.get('password');
  return workspace && member && secretKey && password ? {workspace, member, secretKey, password} : undefined;
}

async function open(): Promise<void> {
  const credentials = parseDemoFragment(location.hash);
  history.replaceState(null, '', '/');
  if (!credentials) {
    showFailure('This page needs the whole link that script/demo printed.');
    return;
  }
  const [{createClient, MemoryStore}, {browserPlatform}, {keptStore}, {showApp}] = await Promise.all([
    import('@latchkey/client'),
    import('./platform/browser-platform.ts'),
    import('./platform/kept-store.ts'),
    import('./start.ts'),
  ]);
  const {store, isForbidden} = await keptStore(() => new MemoryStore());
  const client = await createClient(browserPlatform(store));
  const server = await client.server();
  if (server.kind !== 'server' || !server.demo) {
    showFailure('This server is not a demo, so this page signs nobody in.');
    return;
  }
  // The link says who; whoever was here before leaves.
  if (client.state.value.kind !== 'signed-out') await client.forgetDevice();
  const outcome = await client.signIn({
    address: `${credentials.workspace}.${credentials.member}`,
    secretKey: credentials.secretKey,
    password: credentials.password,
  });
  if (outcome.kind === 'signed-in') showApp(client, isForbidden);
  else showFailure('The demo did not let this link in. Start script/demo anew and take the link it prints.');
}

open().catch(() => showFailure('Latchkey could not be loaded. Reload the link that script/demo printed.'));

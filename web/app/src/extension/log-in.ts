// Log in, as pressed on an account: by the extension where there is one, else by the dialog that offers to copy.
import type {Account} from '@latchkey/client';
import {toast} from '../parts/toasts.svelte.ts';
import {accountName} from '../session/context.ts';
import {askExtension} from './ask.ts';

export async function logInTo(account: Account, showDialog: () => void): Promise<void> {
  const answer =
    account.profile.urls.length === 0 ? 'absent' : await askExtension({kind: 'log-in', account: account.id});
  if (answer === 'began') toast.success(`The extension logs in to ${accountName(account)}`);
  else showDialog();
}

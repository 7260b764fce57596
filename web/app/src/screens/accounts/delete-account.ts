import type {Account, Session} from '@latchkey/client';
import {toast} from '../../parts/toasts.svelte.ts';
import {act} from '../../session/act.ts';
import {accountName} from '../../session/context.ts';

// No question before it: the trash keeps the account for thirty days and Undo is one press away.
export async function deleteAccount(session: Session, account: Account): Promise<boolean> {
  const outcome = await act(session, () => session.accounts.delete(account.id));
  if (!outcome) return false;
  toast.success(`${accountName(account)} moved to the trash`, {
    label: 'Undo',
    run: () => void restoreAccount(session, account),
  });
  return true;
}

export async function restoreAccount(session: Session, account: Account): Promise<void> {
  const outcome = await act(session, () => session.accounts.restore(account.id));
  if (outcome) toast.success(`${accountName(account)} restored`);
}

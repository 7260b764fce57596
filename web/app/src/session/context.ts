// What every screen behind sign-in is given: the open session and the way to other pages.
import type {Account, AccountId, MemberId, Session} from '@latchkey/client';
import {createContext} from 'svelte';
import type {Page} from '../routing/routes.ts';

export type App = {
  session: Session;
  href: (page: Page) => string;
  go: (page: Page) => void;
};

export const [getApp, setApp] = createContext<App>();

export function memberName(session: Session, id: MemberId | null): string {
  if (id === null) return 'Latchkey';
  if (id === session.memberId) return 'You';
  return session.members.get(id)?.name ?? 'A former member';
}

export function accountName(account: Account): string {
  return account.profile.label || account.profile.service || 'Account without a name';
}

export function accountNameById(session: Session, id: AccountId): string {
  const account =
    session.accounts.get(id) ?? session.accounts.trash.value.find((each) => each.id === id && each.kind === 'account');
  if (!account) return 'an account you no longer see';
  return account.kind === 'account' ? accountName(account) : 'an account that cannot be opened';
}

import type {Account} from '@latchkey/client';
import {accountName} from '../../session/context.ts';
import type {AccountSort} from '../../session/preferences.svelte.ts';

// Without case and accents, so that "cafe" finds "Café".
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

// Every word typed has to be somewhere in the account.
export function findAccounts(accounts: readonly Account[], search: string): readonly Account[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const {label, service, username, urls} = account.profile;
    const text = plain([label, service, username, ...urls, account.address?.address, account.number?.number].join(' '));
    return words.every((word) => text.includes(word));
  });
}

const collator = new Intl.Collator(undefined, {numeric: true, sensitivity: 'base'});

export function sortAccounts(accounts: readonly Account[], by: AccountSort): readonly Account[] {
  const byName = (a: Account, b: Account) => collator.compare(accountName(a), accountName(b));
  return accounts.toSorted((a, b) => {
    if (by === 'newest') return b.createdAt - a.createdAt || byName(a, b);
    if (by === 'service') return collator.compare(a.profile.service, b.profile.service) || byName(a, b);
    return byName(a, b);
  });
}

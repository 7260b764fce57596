// A member with many accounts leaves: from the press until every account has new keys, by one Owner's client.
import {valueOf} from '../demo/world.ts';
import type {Scale} from './scale.ts';
import {number} from './spread.ts';
import type {Row} from './table.ts';
import {Workplace} from './workplace.ts';

export async function rotation(scale: Scale): Promise<Row[]> {
  const workplace = await Workplace.open();
  try {
    const size = scale.of(1000, 5);
    const {session} = workplace.mira;
    const leaver = (await workplace.join('Jo')).session.memberId;
    valueOf(await session.sync(), 'syncing');
    for (let i = 0; i < size; i++) {
      const label = `Account ${i}`;
      const wish = {label, service: label, username: 'team@example.com', urls: [], notes: ''};
      const id = valueOf(await session.accounts.create(wish, 'kelp'), 'creating');
      valueOf(await session.accounts.share(id, leaver, 'owner'), 'sharing');
    }
    const began = performance.now();
    valueOf(await session.members.end(leaver), 'ending');
    const ended = performance.now() - began;
    await new Promise<void>((resolve) => {
      session.accounts.list.subscribe((list) => {
        const renewed = list.filter(
          (account) => account.kind === 'account' && !account.rotationOwed && account.grants.length === 1,
        );
        if (renewed.length === size) resolve();
      });
    });
    const all = performance.now() - began;
    const many = size.toLocaleString('en-US');
    return [
      {
        what: `a member leaves ${many} accounts: refused everywhere`,
        figure: `${number(ended)} ms`,
        beside: '',
        ratio: '',
        target: '',
        met: null,
        values: {ended},
      },
      {
        what: `a member leaves ${many} accounts: new keys for all`,
        figure: `${number(all / 1000)} s, ${number(all / size)} ms an account`,
        beside: '',
        ratio: '',
        target: '',
        met: null,
        values: {all, size},
      },
    ];
  } finally {
    await workplace.close();
  }
}

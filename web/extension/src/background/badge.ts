// The toolbar button's badge: a log-in that goes on or stopped comes first, then that a login could be saved.
let logIn = '';
let offers = false;

export function badgeForLogIn(text: string): Promise<void> {
  logIn = text;
  return show();
}

export function badgeForOffers(any: boolean): Promise<void> {
  offers = any;
  return show();
}

async function show(): Promise<void> {
  const text = logIn !== '' ? logIn : offers ? '+' : '';
  await chrome.action.setBadgeText({text});
  await chrome.action.setBadgeBackgroundColor({color: text === '!' ? '#ac1f18' : '#0b6b57'});
}

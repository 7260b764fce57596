// The pages before one is in: password, second step, and what is said when it went wrong.
import type {Exchange} from '../exchange.ts';
import type {Challenge} from '../logins.ts';
import type {Method} from '../two-factor.ts';
import {field, hiddenFields, outside} from './frame.ts';
import {icon} from './icons.ts';
import {markup, type Markup} from './markup.ts';

const collage = markup`<div class="collage wide" aria-hidden="true"><img src="/photos/3.svg" alt=""><img src="/photos/6.svg" alt=""><img src="/photos/1.svg" alt=""></div>`;

const alert = (problem: string): Markup | null =>
  problem === '' ? null : markup`<p class="problem" role="alert">${problem}</p>`;

export function loginPage(exchange: Exchange, problem: string, username = ''): Markup {
  return outside(
    'Log in',
    markup`<form class="card" method="post" action="/accounts/login/"><h1 class="unseen">Log in</h1>${hiddenFields(exchange)}
${field({name: 'username', label: 'Username', value: username, autocomplete: 'username', focus: username === ''})}
${field({name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', focus: username !== '', most: 200})}
${alert(problem)}<button class="primary">Log in</button></form>`,
    collage,
  );
}

const says: Record<Method | 'mail', {title: string; label: string; image: Parameters<typeof icon>[0]}> = {
  app: {title: 'Enter your login code', label: 'Security Code', image: 'phone'},
  text: {title: 'Enter your login code', label: 'Security Code', image: 'text'},
  recovery: {title: 'Use a recovery code', label: 'Recovery Code', image: 'key'},
  mail: {title: 'We detected a suspicious login', label: 'Security Code', image: 'mail'},
};

export const challengePath = (method: Method | 'mail'): string =>
  method === 'mail' ? '/challenge/' : `/accounts/login/two_factor/?by=${method}`;

function explained(challenge: Challenge, method: Method | 'mail'): string {
  if (method === 'app') return 'Open your authentication app and enter the 6-digit code it shows for Photogram.';
  if (method === 'text') return `Enter the code we sent to your number ending in ${challenge.maskedPhone.slice(-4)}.`;
  if (method === 'recovery') return 'Enter one of the 8-digit recovery codes you saved. Each works once.';
  return `To make sure it's you, we sent a code to ${challenge.maskedMail}. Enter it to go on.`;
}

export function challengePage(
  exchange: Exchange,
  challenge: Challenge,
  method: Method | 'mail',
  problem: string,
): Markup {
  const {title, label, image} = says[method];
  const others = challenge.methods.filter((other) => other !== method && other !== 'mail');
  const otherSays = {
    app: 'Use your authentication app',
    text: 'Send a text message',
    recovery: 'Use a recovery code',
    mail: '',
  };
  // A way that sends something is asked for by a form; merely looking at a page must not send messages.
  const other = (to: Method | 'mail'): Markup =>
    to === 'text'
      ? markup`<form method="post" action="/accounts/login/send/">${hiddenFields(exchange)}<input type="hidden" name="by" value="text"><button class="link">${otherSays[to]}</button></form>`
      : markup`<a class="link" href="${challengePath(to)}">${otherSays[to]}</a>`;
  const again =
    (method === 'text' || method === 'mail') &&
    markup`<form method="post" action="/accounts/login/send/">${hiddenFields(exchange)}<input type="hidden" name="by" value="${method}"><button class="link">Resend code</button></form>`;
  return outside(
    title,
    markup`<div class="card"><div class="emblem">${icon(image)}</div><h1>${title}</h1><p class="soft">${explained(challenge, method)}</p>
<form method="post" action="${challengePath(method)}">${hiddenFields(exchange)}
${field({
  ...{name: 'code', label, focus: true, numeric: method !== 'recovery', most: 20},
  autocomplete: method === 'recovery' ? 'off' : 'one-time-code',
  ...(problem === '' ? {} : {problem}),
})}
<button class="primary">Confirm</button></form>
<div class="ways">${again}${others.map(other)}<form method="post" action="/accounts/login/cancel/">${hiddenFields(exchange)}<button class="link">Back to login</button></form></div></div>`,
  );
}

export function plainPage(title: string, sentence: string): Markup {
  return outside(
    title,
    markup`<div class="card"><h1>${title}</h1><p class="soft">${sentence}</p><p><a class="link" href="/">Go to Photogram</a></p></div>`,
  );
}

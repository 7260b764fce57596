// The screens of two-factor authentication: the browser's (a checkbox, two questions, two pages) and the phone's (methods,
// authentication app, text message, confirmation, recovery).
import qrcode from 'qrcode-generator';
import type {SignedIn} from '../exchange.ts';
import {countries, maskNumber} from '../destinations.ts';
import type {Authenticator} from '../store.ts';
import {authenticatorLink, spacedKey, type Overview} from '../two-factor.ts';
import {field, hiddenFields, inside, row} from './frame.ts';
import {icon} from './icons.ts';
import {Markup, markup} from './markup.ts';

export const top = '/accounts/two_factor_authentication/';
export const at = {
  phoneNumber: `${top}phone_number/`,
  confirmation: `${top}confirmation/`,
  methods: `${top}methods/`,
  app: `${top}app/`,
  key: `${top}app/key/`,
  appCode: `${top}app/code/`,
  addDevice: `${top}app/connect/`,
  addDeviceKey: `${top}app/connect/key/`,
  text: `${top}text/`,
  addPhone: `${top}text/add/`,
  changePhone: `${top}text/change/`,
  textCode: `${top}text/code/`,
  changeCode: `${top}text/change/code/`,
  done: `${top}done/`,
  recovery: `${top}recovery/`,
} as const;

const problemOf = (said: string): {problem?: string} => (said === '' ? {} : {problem: said});

function question(exchange: SignedIn, turnOn: boolean): Markup {
  const form = turnOn
    ? markup`<h2 id="question">Turn This On?</h2><p>We'll send a code to your phone whenever somebody logs in to your account.</p><form method="get" action="${at.phoneNumber}"><button class="primary">Turn On</button></form>`
    : markup`<h2 id="question">Turn This Off?</h2><p>Your account is safer with two-factor authentication. We won't send codes to your phone any more.</p><form method="post" action="${top}turn_off/">${hiddenFields(exchange)}<button class="primary">Turn Off</button></form>`;
  return markup`<dialog open data-modal aria-labelledby="question">${form}<a class="secondary" href="${top}" data-cancels>Cancel</a></dialog>`;
}

export function overviewPage(exchange: SignedIn, {on, text, authenticators}: Overview, ask: string): Markup {
  const {user} = exchange;
  const asked = ask === (text ? 'turn-off' : 'turn-on');
  const dialog = asked ? question(exchange, !text) : null;
  const status = (isOn: boolean): string => (isOn ? 'On' : 'Off');
  return inside(
    exchange,
    {title: 'Two-Factor Authentication', back: '/accounts/security/', drawer: 'privacy', here: 'profile'},
    markup`<div class="wide"><form class="choice" method="get" action="${top}"><input type="hidden" name="ask" value="${text ? 'turn-off' : 'turn-on'}"><label><input type="checkbox" autocomplete="off" data-submits${text && markup` checked`}> Use Text Message</label><noscript><button class="secondary">Continue</button></noscript></form>
<p class="soft">${text && user.phone !== null ? `We'll send a code to ${maskNumber(user.phone)}.` : "We'll send a code to the phone number you choose."}</p>
<h2>Authentication App</h2><p class="soft">${authenticators.length > 0 ? `On for ${authenticators.length === 1 ? 'one device' : `${authenticators.length} devices`}. ` : ''}Authentication apps are set up on your phone.</p>
${on && markup`<h2>Recovery Codes</h2><a class="link" href="${at.recovery}">Get Recovery Codes</a>`}</div>
<div class="narrow">${
      on
        ? markup`<div class="emblem">${icon('shield')}</div><h2 class="middle">Two-factor authentication is on</h2><p class="soft middle">We'll ask for a login code whenever somebody logs in.</p>
<div class="rows">${authenticators.length > 0 ? row(at.app, 'Authentication app', 'phone', status(true)) : row(at.methods, 'Authentication app', 'phone', status(false))}${text ? row(at.text, 'Text message', 'text', status(true)) : row(at.methods, 'Text message', 'text', status(false))}${row(at.recovery, 'Recovery codes', 'key')}</div>`
        : markup`<div class="emblem">${icon('shield')}</div><h2 class="middle">Add extra security to your account</h2><p class="soft middle">Two-factor authentication protects your account by asking for a code, besides your password, when somebody logs in.</p><a class="primary" href="${at.methods}">Get started</a>`
    }</div>${dialog}`,
  );
}

// The browser's two pages.
export function phoneNumberPage(exchange: SignedIn, typed: string, problem: string): Markup {
  return inside(
    exchange,
    {title: 'Two-Factor Authentication', back: top, drawer: 'privacy'},
    markup`<p class="soft">We'll text a confirmation code to this number. Include a plus sign (+) and the country code.</p>
<form method="post" action="${at.phoneNumber}">${hiddenFields(exchange)}${field({...{name: 'phone', label: 'Phone Number', value: typed, type: 'tel', autocomplete: 'tel', most: 30, focus: true}, ...problemOf(problem)})}<button class="primary">Next</button></form>`,
  );
}

const resend = (exchange: SignedIn, back: string): Markup =>
  markup`<form method="post" action="${top}text/resend/">${hiddenFields(exchange)}<input type="hidden" name="back" value="${back}"><button class="link">Resend code</button></form>`;

export function confirmationPage(exchange: SignedIn, number: string, problem: string): Markup {
  return inside(
    exchange,
    {title: 'Confirmation', back: at.phoneNumber, drawer: 'privacy'},
    markup`<p class="soft">Enter the code we sent to ${maskNumber(number)}.</p>
<form method="post" action="${at.confirmation}">${hiddenFields(exchange)}${codeField('Confirmation Code', problem)}<button class="primary">Done</button></form><div class="ways">${resend(exchange, at.confirmation)}</div>`,
  );
}

const codeField = (label: string, problem: string): Markup =>
  field({
    ...{name: 'code', label, autocomplete: 'one-time-code', numeric: true, focus: true, most: 20},
    ...problemOf(problem),
  });

// The phone's screens.
export function methodsPage(exchange: SignedIn, {text, authenticators}: Overview): Markup {
  const toggle = (name: string, title: string, sentence: string, on: boolean): Markup =>
    markup`<form class="switch" method="post" action="${at.methods}">${hiddenFields(exchange)}<input type="hidden" name="method" value="${name}"><label for="${name}">${title}</label><span class="status" aria-hidden="true">${on ? 'On' : 'Off'}</span><input type="checkbox" role="switch" id="${name}" aria-describedby="${name}-about" autocomplete="off" data-submits${on && markup` checked`}><noscript><button class="secondary">Change</button></noscript><p class="soft" id="${name}-about">${sentence}</p></form>`;
  return inside(
    exchange,
    {title: 'Two-Factor Authentication', back: top, here: 'profile'},
    markup`<h2>Choose your security method</h2><p class="soft">Select at least one. You can use the other as a second way in.</p>
${toggle('app', 'Authentication app', "Recommended. We'll ask for a code from an app you choose.", authenticators.length > 0)}${toggle('text', 'Text message', "We'll send a code to the number you choose.", text)}
<section><h3>Recovery codes</h3><p class="soft">You get these with the first method you turn on. They let you in if you lose your phone.</p></section>`,
  );
}

function qr(text: string): Markup {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const modules = Array.from({length: size * size}, (_, place) => [place % size, Math.floor(place / size)] as const)
    .filter(([x, y]) => code.isDark(y, x))
    .map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`);
  return new Markup(
    `<svg class="qr" role="img" aria-label="QR code of the key" viewBox="0 0 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${modules.join('')}" fill="#000"/></svg>`,
  );
}

function keyBlock({user}: SignedIn, device: Authenticator): Markup {
  return markup`<p class="key" id="key" translate="no">${spacedKey(device.secret)}</p><button type="button" class="secondary" data-copies="key" hidden>Copy Key</button>
<figure>${qr(authenticatorLink(user, device))}<figcaption class="soft">Or scan this with the app on another device.</figcaption></figure>`;
}

export function appIntroductionPage(exchange: SignedIn): Markup {
  return inside(
    exchange,
    {title: 'Authentication app', back: at.methods, here: 'profile'},
    markup`<div class="emblem">${icon('phone')}</div><h2 class="middle">Set up your authentication app</h2><p class="soft middle">An authentication app shows a new code every 30 seconds. Link one to your account to log in with its codes.</p>
<form method="post" action="${at.key}">${hiddenFields(exchange)}<button class="primary">Set Up Another Way</button></form>`,
  );
}

export function keyPage(exchange: SignedIn, device: Authenticator): Markup {
  return inside(
    exchange,
    {title: 'Your Key', back: at.app, here: 'profile'},
    markup`<p class="soft">Copy this key and enter it in your authentication app. Then come back and go on.</p>${keyBlock(exchange, device)}<a class="primary" href="${at.appCode}">Next</a>`,
  );
}

export function appCodePage(exchange: SignedIn, problem: string): Markup {
  return inside(
    exchange,
    {title: 'Confirmation code', back: at.key, here: 'profile'},
    markup`<h2 class="middle">Enter confirmation code</h2><p class="soft middle">Enter the 6-digit code your authentication app shows for Photogram.</p>
<form method="post" action="${at.appCode}">${hiddenFields(exchange)}${codeField('Enter Confirmation Code', problem)}<button class="primary">Next</button></form>`,
  );
}

export function devicesPage(exchange: SignedIn, devices: readonly Authenticator[]): Markup {
  const device = ({id, name}: Authenticator): Markup =>
    markup`<li class="row">${icon('phone')}<span>${name}</span><form method="post" action="${at.app}remove/">${hiddenFields(exchange)}<input type="hidden" name="device" value="${id}"><button class="link" aria-label="Remove ${name}">Remove</button></form></li>`;
  return inside(
    exchange,
    {title: 'Authentication app', back: top, here: 'profile'},
    markup`<section aria-labelledby="devices"><div class="beside"><h2 id="devices">Connected devices</h2><a class="link" href="${at.addDevice}">Add</a></div><ul class="rows">${devices.map(device)}</ul></section>`,
  );
}

export function addDevicePage(exchange: SignedIn, problem: string): Markup {
  return inside(
    exchange,
    {title: 'Connect device', back: at.app, here: 'profile'},
    markup`<p class="soft">Give the authentication app a name, so that you know it in your list.</p><form method="post" action="${at.addDevice}">${hiddenFields(exchange)}${field({...{name: 'name', label: 'Name', focus: true, most: 40}, ...problemOf(problem)})}<button class="primary">Next</button></form>`,
  );
}

export function addDeviceKeyPage(exchange: SignedIn, device: Authenticator): Markup {
  return inside(
    exchange,
    {title: 'Connect device', back: at.addDevice, here: 'profile'},
    markup`<h2>Instructions for setup</h2><ol class="soft"><li>Open your authentication app.</li><li>Add an account and enter this key.</li><li>Come back and go on with the code it shows.</li></ol>${keyBlock(exchange, device)}<a class="primary" href="${at.appCode}">Next</a>`,
  );
}

function countryPicker(chosen: string): Markup {
  return markup`<div class="country"><label for="country" class="unseen">Country code</label><select id="country" name="country" autocomplete="off" data-picker="SELECT YOUR COUNTRY">${countries.map(
    ({code, name, prefix}) =>
      markup`<option value="${code}" data-short="${code} +${prefix}"${code === chosen && markup` selected`}>${name} (+${prefix})</option>`,
  )}</select></div>`;
}

export function addPhonePage(
  exchange: SignedIn,
  change: boolean,
  typed: {country: string; number: string},
  problem: string,
): Markup {
  return inside(
    exchange,
    {
      title: change ? 'Two-Factor Authentication' : 'Phone Number',
      back: change ? at.text : at.methods,
      here: 'profile',
    },
    markup`<h2 class="middle">${change ? 'Update Phone Number' : 'Add Phone Number'}</h2><p class="soft middle">We'll text a confirmation code to this number.</p>
<form method="post" action="${change ? at.changePhone : at.addPhone}">${hiddenFields(exchange)}<div class="number">${countryPicker(typed.country)}${field({...{name: 'phone', label: 'Add Phone Number', value: typed.number, type: 'tel', autocomplete: 'tel-national', most: 30}, ...problemOf(problem)})}</div><button class="primary">Next</button></form>`,
  );
}

export function textCodePage(exchange: SignedIn, number: string, change: boolean, problem: string): Markup {
  const here = change ? at.changeCode : at.textCode;
  return inside(
    exchange,
    {title: 'Confirmation code', back: change ? at.text : at.methods, here: 'profile'},
    markup`<h2 class="middle">Enter confirmation code</h2><p class="soft middle">Enter the 6-digit code we sent to your number ending in ${number.slice(-4)}.</p>
<form method="post" action="${here}">${hiddenFields(exchange)}${codeField('Enter Confirmation Code', problem)}<button class="primary">Next</button></form>
<div class="ways">${resend(exchange, here)}<a class="link" href="${change ? at.changePhone : at.addPhone}">Change Phone Number</a></div>`,
  );
}

export function textControlsPage(exchange: SignedIn): Markup {
  const {user} = exchange;
  return inside(
    exchange,
    {title: 'Text message controls', back: top, here: 'profile'},
    markup`<p class="soft">We send codes to ${user.phone === null ? '' : maskNumber(user.phone)}.</p><div class="rows"><a class="row" href="${at.changePhone}">${icon('text')}<span>Change phone number</span>${icon('next')}</a></div>
<form class="rows" method="post" action="${at.text}">${hiddenFields(exchange)}<button class="row accent">Turn Off</button></form>`,
  );
}

export function donePage(exchange: SignedIn, what: string): Markup {
  const updated = what === 'phone-updated';
  return inside(
    exchange,
    {title: 'Confirmation', here: 'profile'},
    markup`<div class="emblem good">${icon('check')}</div><h2 class="middle">${updated ? 'Phone number updated' : 'Two-factor authentication is on'}</h2><p class="soft middle">${updated ? 'Login codes go to your new number from now on.' : "We'll ask for a login code whenever somebody logs in to your account."}</p><a class="primary" href="${updated ? top : at.recovery}">Done</a>`,
  );
}

export function recoveryPage(exchange: SignedIn, codes: readonly {code: string; used: boolean}[]): Markup {
  return inside(
    exchange,
    {title: 'Account Recovery', back: at.methods, wideBack: top, here: 'profile'},
    markup`<h2>Recovery codes</h2><p class="soft">If you lose your phone or can't get codes by text message or an authentication app, log in with one of these. Each works once. Keep them in a safe place.</p>
<ol class="codes" id="codes" translate="no">${codes.map(({code, used}) => markup`<li>${used ? markup`<s>${code}</s> <span class="soft">used</span>` : code}</li>`)}</ol>
<div class="ways"><button type="button" class="secondary" data-copies="codes" hidden>Copy Codes</button><form method="post" action="${at.recovery}">${hiddenFields(exchange)}<button class="link">Get New Codes</button></form></div>`,
  );
}

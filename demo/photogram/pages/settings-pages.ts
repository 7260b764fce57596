// Settings that are not about two-factor authentication: profile, password, privacy, login activity.
import type {SignedIn} from '../exchange.ts';
import type {Session} from '../store.ts';
import {avatar, field, hiddenFields, homeMenu, inside, row} from './frame.ts';
import {icon} from './icons.ts';
import {markup, type Markup} from './markup.ts';

export type Problems = Record<string, string>;

const problem = (problems: Problems, name: string): {problem?: string} => {
  const found = problems[name];
  return found === undefined ? {} : {problem: found};
};

export function editProfilePage(
  exchange: SignedIn,
  problems: Problems = {},
  typed: URLSearchParams | null = null,
): Markup {
  const {user} = exchange;
  const value = (name: 'name' | 'bio' | 'website' | 'email'): string => typed?.get(name) ?? user[name];
  return inside(
    exchange,
    {
      title: 'Edit Profile',
      narrowTitle: 'Edit profile',
      drawer: 'profile',
      here: 'profile',
      action: homeMenu(exchange),
    },
    markup`<div class="self">${avatar(user.username, 'middle')}<div><strong>${user.username}</strong><span class="soft">${user.name}</span></div></div>
<form method="post" action="/accounts/edit/">${hiddenFields(exchange)}
${field({name: 'name', label: 'Name', value: value('name'), autocomplete: 'name', ...problem(problems, 'name')})}
${field({name: 'website', label: 'Website', value: value('website'), required: false, autocomplete: 'url'})}
${field({name: 'bio', label: 'Bio', value: value('bio'), required: false, most: 150})}
${field({
  ...{name: 'email', label: 'Email', value: value('email'), type: 'email', autocomplete: 'email'},
  hint: user.emailConfirmed
    ? "Confirmed. We'll write here if a login looks unusual."
    : 'Not confirmed yet. Submit to get a confirmation code.',
  ...problem(problems, 'email'),
})}
<button class="primary">Submit</button></form>`,
  );
}

export function confirmEmailPage(exchange: SignedIn, address: string, problemSaid: string): Markup {
  return inside(
    exchange,
    {title: 'Confirm Your Email', back: '/accounts/edit/', drawer: 'profile'},
    markup`<div class="emblem">${icon('mail')}</div><p class="soft middle">Enter the confirmation code we sent to ${address}.</p>
<form method="post" action="/accounts/email/confirm/">${hiddenFields(exchange)}
${field({
  ...{name: 'code', label: 'Confirmation Code', autocomplete: 'one-time-code', numeric: true, focus: true, most: 20},
  ...(problemSaid === '' ? {} : {problem: problemSaid}),
})}<button class="primary">Confirm</button></form>
<div class="ways"><form method="post" action="/accounts/email/send/">${hiddenFields(exchange)}<button class="link">Resend code</button></form></div>`,
  );
}

export function settingsPage(exchange: SignedIn): Markup {
  return inside(
    exchange,
    {title: 'Settings', back: '/accounts/edit/', here: 'profile'},
    markup`<div class="rows">${row('/accounts/privacy_and_security/', 'Privacy', 'lock')}${row('/accounts/security/', 'Security', 'shield')}</div>
<form class="rows" method="post" action="/accounts/logout/">${hiddenFields(exchange)}<button class="row accent">Log Out</button></form>`,
  );
}

export function securityPage(exchange: SignedIn): Markup {
  return inside(
    exchange,
    {title: 'Security', back: '/accounts/settings/', here: 'profile'},
    markup`<section aria-labelledby="login-security"><h2 id="login-security">Login security</h2><div class="rows">${row('/accounts/password/', 'Password', 'key')}${row('/accounts/activity/', 'Login activity', 'clock')}${row('/accounts/two_factor_authentication/', 'Two-factor authentication', 'shield')}</div></section>`,
  );
}

export function privacyPage(exchange: SignedIn): Markup {
  const {user} = exchange;
  return inside(
    exchange,
    {title: 'Privacy and Security', back: '/accounts/settings/', wideBack: null, drawer: 'privacy', here: 'profile'},
    markup`<section aria-labelledby="account-privacy"><h2 id="account-privacy">Account Privacy</h2>
<form class="choice" method="post" action="/accounts/privacy_and_security/">${hiddenFields(exchange)}<label><input type="checkbox" name="private" value="on" autocomplete="off" data-submits${user.isPrivate && markup` checked`}> Private Account</label><noscript><button class="secondary">Save</button></noscript></form>
<p class="soft">When your account is private, only people you approve can see your photos.</p></section>
<section aria-labelledby="two-factor"><h2 id="two-factor">Two-Factor Authentication</h2><p class="soft">Ask for a login code, besides the password, when somebody logs in.</p><a class="link" href="/accounts/two_factor_authentication/">Edit Two-Factor Authentication Setting</a></section>
<section aria-labelledby="activity"><h2 id="activity">Login Activity</h2><a class="link" href="/accounts/activity/">View Login Activity</a></section>`,
  );
}

export function passwordPage(exchange: SignedIn, problems: Problems = {}): Markup {
  const secret = (name: string, label: string, autocomplete: string): Markup =>
    field({...{name, label, type: 'password', autocomplete, most: 200}, ...problem(problems, name)});
  return inside(
    exchange,
    {title: 'Change Password', back: '/accounts/security/', wideBack: null, drawer: 'password', here: 'profile'},
    markup`<form method="post" action="/accounts/password/">${hiddenFields(exchange)}<input type="hidden" name="username" value="${exchange.user.username}" autocomplete="username">
${secret('old', 'Old Password', 'current-password')}${secret('new', 'New Password', 'new-password')}${secret('again', 'Confirm New Password', 'new-password')}
<p class="soft">Other devices are logged out.</p><button class="primary">Change Password</button></form>`,
  );
}

export function activityPage(exchange: SignedIn, sessions: readonly Session[]): Markup {
  const time = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return inside(
    exchange,
    {title: 'Login Activity', back: '/accounts/security/', wideBack: null, drawer: 'activity', here: 'profile'},
    markup`<ul class="rows">${sessions.map(
      (session) =>
        markup`<li class="row">${icon('phone')}<span>${session.browser}<small class="soft">Since ${time(session.startedAt)}, last seen ${time(session.seenAt)}</small></span><span class="status">${session.id === exchange.session.id ? 'This device' : ''}</span></li>`,
    )}</ul>
${sessions.length > 1 && markup`<form method="post" action="/accounts/activity/">${hiddenFields(exchange)}<button class="secondary">Log out of other devices</button></form>`}`,
  );
}

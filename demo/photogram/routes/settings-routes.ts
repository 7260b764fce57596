// Feed, profile, and the settings that are not about two-factor authentication.
import {maskAddress} from '../destinations.ts';
import {redirect, showPage, type Reply, type Route, type SignedIn} from '../exchange.ts';
import {confirmAddressMail} from '../messages.ts';
import {explorePage, feedPage, profilePage} from '../pages/photo-pages.ts';
import {
  activityPage,
  confirmEmailPage,
  editProfilePage,
  passwordPage,
  privacyPage,
  securityPage,
  settingsPage,
  type Problems,
} from '../pages/settings-pages.ts';
import {photos} from '../photos.ts';
import {hashPassword, isPassword} from '../secrets.ts';
import type {Sent} from '../sent-codes.ts';
import {refusal, sendingProblem, statusOf} from './problems.ts';

const leastPassword = 8;

function sendToAddress({services, user}: SignedIn, address: string): Promise<Sent> {
  return services.codes.send(user.id, 'confirm mail', address, (code) => {
    const {subject, text, html} = confirmAddressMail(user, code);
    return services.couriers.sendMail(address, subject, text, html);
  });
}

async function editProfile(exchange: SignedIn): Promise<Reply> {
  const {form, services, user, session} = exchange;
  const text = (name: string, most: number): string => (form.get(name) ?? '').trim().slice(0, most);
  const [name, email] = [text('name', 60), text('email', 120)];
  const problems: Problems = {};
  if (name === '') problems['name'] = 'Please enter a name.';
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) problems['email'] = 'Please enter a valid email address.';
  if (Object.keys(problems).length > 0) return showPage(editProfilePage(exchange, problems, form), 422);
  services.store.setProfile(user.id, {name, bio: text('bio', 150), website: text('website', 120)});
  if (email === user.email && user.emailConfirmed) {
    services.store.setNotice(session.id, 'Profile saved.');
    return redirect('/accounts/edit/');
  }
  // The old address stays until somebody who reads the new one says so.
  const sent = await sendToAddress(exchange, email);
  if (sent.kind === 'sent') return redirect('/accounts/email/confirm/');
  return showPage(
    editProfilePage(exchange, {email: sendingProblem[sent.kind]}, form),
    sent.kind === 'wait' ? 429 : 422,
  );
}

function confirmEmail(exchange: SignedIn): Reply {
  const {form, services, user, session} = exchange;
  const address = services.codes.waitingFor(user.id, 'confirm mail');
  const checked = services.codes.check(user.id, 'confirm mail', form.get('code') ?? '');
  if (checked.kind !== 'accepted') {
    const shown = address === null ? 'you' : maskAddress(address);
    return showPage(confirmEmailPage(exchange, shown, refusal[checked.kind]), statusOf(checked.kind));
  }
  services.store.setConfirmedEmail(user.id, checked.target);
  services.store.setNotice(session.id, 'Email confirmed.');
  return redirect('/accounts/edit/');
}

async function changePassword(exchange: SignedIn): Promise<Reply> {
  const {form, services, user, session} = exchange;
  const [old, wanted, again] = ['old', 'new', 'again'].map((name) => form.get(name) ?? '');
  if (services.limits.reached('wrong passwords of an account', user.username))
    return showPage(passwordPage(exchange, {old: refusal.wait}), 429);
  if (!(await isPassword(old ?? '', user.passwordHash))) {
    services.limits.count('wrong passwords of an account', user.username);
    return showPage(passwordPage(exchange, {old: 'Your old password was wrong. Please enter it again.'}), 422);
  }
  if (wanted === undefined || wanted.length < leastPassword)
    return showPage(passwordPage(exchange, {new: `Use at least ${leastPassword} characters.`}), 422);
  if (wanted !== again) return showPage(passwordPage(exchange, {again: 'The two passwords differ.'}), 422);
  services.store.setPassword(user.id, await hashPassword(wanted));
  services.store.endOtherSessions(user.id, session.id);
  services.store.setNotice(session.id, 'Password changed.');
  return redirect('/accounts/password/');
}

export const settingsRoutes: Record<string, Route<SignedIn>> = {
  'GET /': (exchange) => showPage(feedPage(exchange, photos)),
  'GET /explore/': (exchange) => showPage(explorePage(exchange, photos)),
  'GET /accounts/edit/': (exchange) => showPage(editProfilePage(exchange)),
  'POST /accounts/edit/': editProfile,
  'GET /accounts/email/confirm/': (exchange) => {
    const address = exchange.services.codes.waitingFor(exchange.user.id, 'confirm mail');
    return address === null
      ? redirect('/accounts/edit/')
      : showPage(confirmEmailPage(exchange, maskAddress(address), ''));
  },
  'POST /accounts/email/confirm/': confirmEmail,
  'POST /accounts/email/send/': async (exchange) => {
    const address = exchange.services.codes.waitingFor(exchange.user.id, 'confirm mail');
    if (address === null) return redirect('/accounts/edit/');
    const sent = await sendToAddress(exchange, address);
    if (sent.kind === 'sent') return redirect('/accounts/email/confirm/');
    return showPage(confirmEmailPage(exchange, maskAddress(address), sendingProblem[sent.kind]), 429);
  },
  'GET /accounts/settings/': (exchange) => showPage(settingsPage(exchange)),
  'GET /accounts/security/': (exchange) => showPage(securityPage(exchange)),
  'GET /accounts/privacy_and_security/': (exchange) => showPage(privacyPage(exchange)),
  'POST /accounts/privacy_and_security/': ({form, services, user, session}) => {
    services.store.setPrivate(user.id, form.get('private') === 'on');
    services.store.setNotice(session.id, 'Settings saved.');
    return redirect('/accounts/privacy_and_security/');
  },
  'GET /accounts/password/': (exchange) => showPage(passwordPage(exchange)),
  'POST /accounts/password/': changePassword,
  'GET /accounts/activity/': (exchange) =>
    showPage(activityPage(exchange, exchange.services.store.sessions(exchange.user.id))),
  'POST /accounts/activity/': ({services, user, session}) => {
    services.store.endOtherSessions(user.id, session.id);
    services.store.setNotice(session.id, 'Other devices are logged out.');
    return redirect('/accounts/activity/');
  },
};

export const ownProfile: Route<SignedIn> = (exchange) =>
  showPage(
    profilePage(
      exchange,
      exchange.user,
      photos.filter(({by}) => by === exchange.user.username),
    ),
  );

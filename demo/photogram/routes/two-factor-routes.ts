// Turning two-factor authentication on, off and over, in the browser's pages and the phone's screens.
import {parseNationalNumber, parseWholeNumber} from '../destinations.ts';
import {redirect, showPage, type Reply, type Route, type SignedIn} from '../exchange.ts';
import {textMessage} from '../messages.ts';
import {
  addDeviceKeyPage,
  addDevicePage,
  addPhonePage,
  appCodePage,
  appIntroductionPage,
  at,
  confirmationPage,
  devicesPage,
  donePage,
  keyPage,
  methodsPage,
  overviewPage,
  phoneNumberPage,
  recoveryPage,
  textCodePage,
  textControlsPage,
  top,
} from '../pages/two-factor-pages.ts';
import type {Sent} from '../sent-codes.ts';
import type {Authenticator} from '../store.ts';
import {refusal, sendingProblem, statusOf} from './problems.ts';

const firstDevice = 'Authentication app';

const overview = ({services, user}: SignedIn): ReturnType<typeof services.twoFactor.overview> =>
  services.twoFactor.overview(user);

const waitingNumber = ({services, user}: SignedIn): string | null =>
  services.codes.waitingFor(user.id, 'confirm phone');

function sendToPhone({services, user}: SignedIn, number: string): Promise<Sent> {
  return services.codes.send(user.id, 'confirm phone', number, (code) =>
    services.couriers.sendSms(number, textMessage(code, services.host)),
  );
}

// Sends to what was typed, or shows the form again with what is wrong about it.
async function sendToTyped(
  exchange: SignedIn,
  number: string | null,
  malformed: string,
  next: string,
  again: (problem: string) => ReturnType<typeof phoneNumberPage>,
): Promise<Reply> {
  if (number === null) return showPage(again(malformed), 422);
  const sent = await sendToPhone(exchange, number);
  if (sent.kind === 'sent') return redirect(next);
  return showPage(again(sendingProblem[sent.kind]), sent.kind === 'wait' ? 429 : 422);
}

function saved({services, session}: SignedIn, to: string): Reply {
  services.store.setNotice(session.id, 'Settings saved.');
  return redirect(to);
}

function turnOffText(exchange: SignedIn, back: string): Reply {
  exchange.services.twoFactor.turnOffText(exchange.user);
  return saved(exchange, back);
}

// A confirmation page: `back` is where one without a code under way belongs.
function awaitingCode(exchange: SignedIn, back: string, page: (number: string) => Reply): Reply {
  const number = waitingNumber(exchange);
  return number === null ? redirect(back) : page(number);
}

function confirmPhone(
  exchange: SignedIn,
  done: () => Reply,
  again: (number: string, problem: string) => ReturnType<typeof phoneNumberPage>,
): Reply {
  const number = waitingNumber(exchange) ?? exchange.user.phone ?? '';
  const checked = exchange.services.twoFactor.confirmPhone(exchange.user, exchange.form.get('code') ?? '');
  if (checked.kind === 'accepted') return done();
  return showPage(again(number, refusal[checked.kind]), statusOf(checked.kind));
}

const typedNumber = ({form}: SignedIn): {country: string; number: string} => ({
  country: form.get('country') ?? '',
  number: form.get('phone') ?? '',
});

const enterNumber =
  (change: boolean): Route<SignedIn> =>
  (exchange) => {
    const typed = typedNumber(exchange);
    return sendToTyped(
      exchange,
      parseNationalNumber(typed.country, typed.number),
      'Please enter your phone number, without its country code.',
      change ? at.changeCode : at.textCode,
      (problem) => addPhonePage(exchange, change, typed, problem),
    );
  };

const enterTextCode =
  (change: boolean): Route<SignedIn> =>
  (exchange) =>
    confirmPhone(
      exchange,
      () => redirect(change ? `${at.done}?what=phone-updated` : at.done),
      (number, problem) => textCodePage(exchange, number, change, problem),
    );

// A switch of "Choose your security method".
async function switchMethod(exchange: SignedIn): Promise<Reply> {
  const {form, user} = exchange;
  if (form.get('method') === 'app') return redirect(at.app);
  if (user.textOn) return redirect(at.text);
  if (user.phone === null) return redirect(at.addPhone);
  // A number that was confirmed before is offered first; the code's page leads to another one.
  const sent = await sendToPhone(exchange, user.phone);
  return redirect(sent.kind === 'sent' ? at.textCode : at.addPhone);
}

function inSetup(exchange: SignedIn, page: (device: Authenticator) => Reply): Reply {
  const device = exchange.services.twoFactor.authenticatorInSetup(exchange.user);
  return device === null ? redirect(at.app) : page(device);
}

function confirmApp(exchange: SignedIn): Reply {
  const checked = exchange.services.twoFactor.confirmAuthenticator(exchange.user, exchange.form.get('code') ?? '');
  if (checked.kind === 'accepted') return redirect(at.done);
  return showPage(appCodePage(exchange, refusal[checked.kind]), statusOf(checked.kind));
}

export const twoFactorRoutes: Record<string, Route<SignedIn>> = {
  [`GET ${top}`]: (exchange) => showPage(overviewPage(exchange, overview(exchange), exchange.query.get('ask') ?? '')),
  [`POST ${top}turn_off/`]: (exchange) => turnOffText(exchange, top),

  [`GET ${at.phoneNumber}`]: (exchange) => showPage(phoneNumberPage(exchange, exchange.user.phone ?? '', '')),
  [`POST ${at.phoneNumber}`]: (exchange) => {
    const typed = exchange.form.get('phone') ?? '';
    return sendToTyped(
      exchange,
      parseWholeNumber(typed),
      'Please enter a phone number with a plus sign (+) and its country code.',
      at.confirmation,
      (problem) => phoneNumberPage(exchange, typed, problem),
    );
  },
  [`GET ${at.confirmation}`]: (exchange) =>
    awaitingCode(exchange, at.phoneNumber, (number) => showPage(confirmationPage(exchange, number, ''))),
  [`POST ${at.confirmation}`]: (exchange) =>
    confirmPhone(
      exchange,
      () => saved(exchange, top),
      (number, problem) => confirmationPage(exchange, number, problem),
    ),

  [`GET ${at.methods}`]: (exchange) => showPage(methodsPage(exchange, overview(exchange))),
  [`POST ${at.methods}`]: switchMethod,

  [`GET ${at.app}`]: (exchange) => {
    const {authenticators} = overview(exchange);
    return showPage(authenticators.length > 0 ? devicesPage(exchange, authenticators) : appIntroductionPage(exchange));
  },
  [`POST ${at.app}remove/`]: (exchange) => {
    exchange.services.twoFactor.removeAuthenticator(exchange.user, Number(exchange.form.get('device')));
    return saved(exchange, at.app);
  },
  [`POST ${at.key}`]: (exchange) => {
    exchange.services.twoFactor.beginAuthenticator(exchange.user, firstDevice);
    return redirect(at.key);
  },
  [`GET ${at.key}`]: (exchange) => inSetup(exchange, (device) => showPage(keyPage(exchange, device))),
  [`GET ${at.appCode}`]: (exchange) => inSetup(exchange, () => showPage(appCodePage(exchange, ''))),
  [`POST ${at.appCode}`]: confirmApp,
  [`GET ${at.addDevice}`]: (exchange) => showPage(addDevicePage(exchange, '')),
  [`POST ${at.addDevice}`]: (exchange) => {
    const name = (exchange.form.get('name') ?? '').trim().slice(0, 40);
    if (name === '') return showPage(addDevicePage(exchange, 'Please enter a name.'), 422);
    exchange.services.twoFactor.beginAuthenticator(exchange.user, name);
    return redirect(at.addDeviceKey);
  },
  [`GET ${at.addDeviceKey}`]: (exchange) => inSetup(exchange, (device) => showPage(addDeviceKeyPage(exchange, device))),

  [`GET ${at.text}`]: (exchange) =>
    exchange.user.textOn ? showPage(textControlsPage(exchange)) : redirect(at.methods),
  [`POST ${at.text}`]: (exchange) => turnOffText(exchange, at.methods),
  [`GET ${at.addPhone}`]: (exchange) =>
    showPage(addPhonePage(exchange, false, {country: exchange.user.country, number: ''}, '')),
  [`POST ${at.addPhone}`]: enterNumber(false),
  [`GET ${at.textCode}`]: (exchange) =>
    awaitingCode(exchange, at.addPhone, (number) => showPage(textCodePage(exchange, number, false, ''))),
  [`POST ${at.textCode}`]: enterTextCode(false),
  [`GET ${at.changePhone}`]: (exchange) =>
    showPage(addPhonePage(exchange, true, {country: exchange.user.country, number: ''}, '')),
  [`POST ${at.changePhone}`]: enterNumber(true),
  [`GET ${at.changeCode}`]: (exchange) =>
    awaitingCode(exchange, at.changePhone, (number) => showPage(textCodePage(exchange, number, true, ''))),
  [`POST ${at.changeCode}`]: enterTextCode(true),
  [`POST ${top}text/resend/`]: async (exchange) => {
    const places = [at.confirmation, at.textCode, at.changeCode] as readonly string[];
    const back = places.find((place) => place === exchange.form.get('back')) ?? at.textCode;
    const number = waitingNumber(exchange);
    if (number === null) return redirect(back);
    const sent = await sendToPhone(exchange, number);
    exchange.services.store.setNotice(
      exchange.session.id,
      sent.kind === 'sent' ? 'We sent a new code.' : sendingProblem[sent.kind],
    );
    return redirect(back);
  },

  [`GET ${at.done}`]: (exchange) => showPage(donePage(exchange, exchange.query.get('what') ?? '')),
  [`GET ${at.recovery}`]: (exchange) =>
    overview(exchange).on
      ? showPage(recoveryPage(exchange, exchange.services.twoFactor.recoveryCodes(exchange.user)))
      : redirect(top),
  [`POST ${at.recovery}`]: (exchange) => {
    if (overview(exchange).on) exchange.services.twoFactor.renewRecoveryCodes(exchange.user);
    return redirect(at.recovery);
  },
};

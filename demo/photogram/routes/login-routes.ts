// Log in, second step, log out.
import {redirect, showPage, type Exchange, type Reply, type Route, type SignedIn} from '../exchange.ts';
import type {ChallengeOutcome, Challenge} from '../logins.ts';
import {challengePage, challengePath, loginPage} from '../pages/login-pages.ts';
import type {Method} from '../two-factor.ts';
import {refusal, sendingProblem, statusOf} from './problems.ts';

const loginPath = '/accounts/login/';
const over = 'Too many tries. Please log in again.';
const tooLate = 'That took too long. Please log in again.';

async function logIn(exchange: Exchange): Promise<Reply> {
  const {form, services, visit} = exchange;
  const username = form.get('username') ?? '';
  const outcome = await services.logins.withPassword(username, form.get('password') ?? '', visit);
  switch (outcome.kind) {
    case 'in':
      return redirect('/', {session: outcome.session, login: null});
    case 'challenged': {
      const challenge = services.logins.challenge(outcome.login);
      return redirect(challengePath(challenge?.methods[0] ?? 'app'), {login: outcome.login});
    }
    case 'refused':
      return showPage(
        loginPage(exchange, 'Sorry, your username or password was wrong. Please check both.', username),
        422,
      );
    case 'wait':
      return showPage(loginPage(exchange, refusal.wait, username), 429);
  }
}

// With the login that is half done, or back to its start.
async function challenged(exchange: Exchange, then: (challenge: Challenge) => Reply | Promise<Reply>): Promise<Reply> {
  const challenge = exchange.services.logins.challenge(exchange.pendingLogin);
  return challenge === null ? redirect(`${loginPath}?late=1`, {login: null}) : then(challenge);
}

function chosen(challenge: Challenge, asked: string | null): Method | 'mail' {
  return challenge.methods.find((method) => method === asked) ?? challenge.methods[0] ?? 'recovery';
}

function answered(exchange: Exchange, challenge: Challenge, method: Method | 'mail', outcome: ChallengeOutcome): Reply {
  if (outcome.kind === 'in') return redirect('/', {session: outcome.session, login: null});
  if (outcome.kind === 'over') return showPage(loginPage(exchange, over), 429, {login: null});
  return showPage(challengePage(exchange, challenge, method, refusal[outcome.kind]), statusOf(outcome.kind));
}

const show: Route = (exchange) =>
  challenged(exchange, (challenge) => {
    const method = chosen(challenge, exchange.query.get('by'));
    const problem = exchange.query.get('problem');
    const said = problem === 'wait' || problem === 'not-delivered' ? sendingProblem[problem] : '';
    return showPage(challengePage(exchange, challenge, method, said));
  });

const answer: Route = (exchange) =>
  challenged(exchange, (challenge) => {
    const method = chosen(challenge, exchange.query.get('by'));
    const typed = exchange.form.get('code') ?? '';
    const outcome = exchange.services.logins.answer(challenge, method, typed, exchange.visit);
    return answered(exchange, challenge, method, outcome);
  });

const send: Route = (exchange) =>
  challenged(exchange, async (challenge) => {
    const method = chosen(challenge, exchange.form.get('by'));
    if (method !== 'text' && method !== 'mail') return redirect(challengePath(method));
    const sent = await exchange.services.logins.send(challenge, method);
    const path = challengePath(method);
    if (sent.kind === 'sent') return redirect(path);
    return redirect(`${path}${path.includes('?') ? '&' : '?'}problem=${sent.kind}`);
  });

const cancel: Route = (exchange) =>
  challenged(exchange, (challenge) => {
    exchange.services.logins.abandon(challenge);
    return redirect(loginPath, {login: null});
  });

export const loginRoutes: Record<string, Route> = {
  'GET /accounts/login/': (exchange) => showPage(loginPage(exchange, exchange.query.has('late') ? tooLate : '')),
  'POST /accounts/login/': logIn,
  'GET /accounts/login/two_factor/': show,
  'POST /accounts/login/two_factor/': answer,
  'GET /challenge/': show,
  'POST /challenge/': answer,
  'POST /accounts/login/send/': send,
  'POST /accounts/login/cancel/': cancel,
};

export const logoutRoutes: Record<string, Route<SignedIn>> = {
  'POST /accounts/logout/': ({services, session}) => {
    services.store.endSession(session.id);
    return redirect(loginPath, {session: null});
  },
};

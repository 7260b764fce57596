import {describe, expect, test} from 'vitest';
import type {FetchAnswer, FetchInit, Platform} from '../platform.ts';
import {ManualTimers} from '../testing/manual-timers.ts';
import {parseElevation, parseServer, parseSync} from './answers.ts';
import {Api} from './api.ts';
import {MalformedAnswer, nothing} from './parse.ts';
import {refusalOf} from './problem.ts';

type Step = {status: number; body?: string; headers?: Record<string, string>} | 'no-answer' | 'silence';

function apiAgainst(...steps: Step[]) {
  const requests: {url: string; init: FetchInit}[] = [];
  const timers = new ManualTimers(1_000);
  const fetch = (url: string, init: FetchInit): Promise<FetchAnswer> => {
    requests.push({url, init});
    const step = steps.shift() ?? 'no-answer';
    if (step === 'no-answer') return Promise.reject(new TypeError('fetch failed'));
    if (step === 'silence') {
      return new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(new Error('aborted'))));
    }
    return Promise.resolve({
      status: step.status,
      headers: {get: (name: string) => step.headers?.[name] ?? null},
      text: () => Promise.resolve(step.body ?? ''),
    });
  };
  const platform = {origin: 'http://localhost:8700', fetch, timers} as unknown as Platform;
  return {api: new Api(platform), requests, timers};
}

const ok = {status: 200, body: '{"version":"1","now":5,"demo":false,"later":1}'};

describe('the API client', () => {
  test('parses an answer and drops members it does not know', async () => {
    const {api, requests} = apiAgainst(ok);
    expect(await api.get('/api/v1/server', {path: {}}, parseServer)).toEqual({
      kind: 'answer',
      status: 200,
      value: {version: '1', now: 5, demo: false},
    });
    expect(requests[0]?.url).toBe('http://localhost:8700/api/v1/server');
  });

  test('fills in the path and writes the query and the token', async () => {
    const {api, requests} = apiAgainst({status: 204});
    api.authorize('TOKEN');
    await api.delete(
      '/api/v1/workspaces/{workspace}/numbers/{number}',
      {path: {workspace: 'w', number: '+1555'}},
      nothing,
    );
    expect(requests[0]?.url).toBe('http://localhost:8700/api/v1/workspaces/w/numbers/%2B1555');
    expect(requests[0]?.init.headers['authorization']).toBe('Bearer TOKEN');
  });

  test('asks again for what can be repeated, and only for that', async () => {
    const asked = apiAgainst('no-answer', {status: 503}, ok);
    const answer = asked.api.get('/api/v1/server', {path: {}}, parseServer);
    await asked.timers.run(5_000);
    expect((await answer).kind).toBe('answer');
    expect(asked.requests.length).toBe(3);

    const told = apiAgainst('no-answer', {status: 200, body: '{"elevated_until":1}'});
    const post = told.api.post(
      '/api/v1/workspaces/{workspace}/sessions/current/elevation',
      {path: {workspace: 'w'}, body: {auth: 'a'}},
      parseElevation,
    );
    await told.timers.run(5_000);
    expect(await post).toEqual({kind: 'no-answer'});
    expect(told.requests.length).toBe(1);
  });

  test('gives up on a server that says nothing', async () => {
    const {api, timers} = apiAgainst('silence');
    const answer = api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/address',
      {path: {workspace: 'w', account: 'a'}},
      nothing,
    );
    await timers.run(20_000);
    expect(await answer).toEqual({kind: 'no-answer'});
  });

  test('turns problem details into what a screen can say, and a proxy page by its status', async () => {
    const problem = (kind: string, status: number, detail: string) => ({
      status,
      body: JSON.stringify({type: `urn:latchkey:problem:${kind}`, title: kind, status, detail}),
    });
    const {api} = apiAgainst(
      problem('conflict', 409, 'grant: last owner'),
      problem('elevation-required', 403, ''),
      {...problem('limited', 429, ''), headers: {'retry-after': '30'}},
      {status: 404, body: '<html>'},
    );
    const outcomes = [];
    for (let round = 0; round < 4; ++round) {
      const answer = await api.delete(
        '/api/v1/workspaces/{workspace}/sessions/{session}',
        {path: {workspace: 'w', session: 's'}},
        nothing,
      );
      outcomes.push(answer.kind === 'answer' ? null : refusalOf(answer));
    }
    expect(outcomes).toEqual([
      {kind: 'conflict', detail: 'grant: last owner'},
      {kind: 'elevation-required'},
      {kind: 'limited', retryAt: 31_000},
      {kind: 'missing', detail: 'status 404'},
    ]);
  });

  test('tells of an ended session for the token in use only', async () => {
    const {api} = apiAgainst({status: 401}, {status: 401});
    let told = 0;
    await api.get('/api/v1/server', {path: {}}, parseServer);
    expect(told).toBe(0);
    api.authorize('TOKEN', () => ++told);
    await api.get('/api/v1/server', {path: {}}, parseServer);
    expect(told).toBe(1);
  });

  test('believes no malformed answer and repeats nothing of it', async () => {
    const {api} = apiAgainst({status: 200, body: '{"version":1,"now":5,"demo":"secret"}'});
    const answer = await api.get('/api/v1/server', {path: {}}, parseServer);
    expect(answer).toEqual({
      kind: 'problem',
      problem: {kind: 'corrupt', status: 0, detail: 'malformed answer at /version', pointer: null, retryAt: 0},
    });
    expect(() => parseSync({cursor: 1, now: 1, unchanged: false, accounts: [{}]}, '')).toThrow(MalformedAnswer);
  });
});

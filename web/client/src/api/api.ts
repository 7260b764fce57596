// A thin typed fetch over the paths of protocol/openapi.yaml: one deadline, problem details as values, answers parsed, and
// repeats only where a repeat cannot do harm.
import type {Platform} from '../platform.ts';
import {MalformedAnswer, type Parser} from './parse.ts';
import {parseProblem, type Problem} from './problem.ts';
import type {paths} from './schema.ts';
import {parseJson} from './answers.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathsWith<M extends Method> = {[P in keyof paths]: paths[P][M] extends object ? P : never}[keyof paths] & string;

type JsonBody<Operation> = Operation extends {requestBody: {content: {'application/json': infer Body}}} ? Body : never;
type Query<Operation> = Operation extends {parameters: {query?: infer Q}} ? Exclude<Q, undefined> : never;
type PathParameters<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? {[K in Name]: string} & PathParameters<Rest>
  : unknown;

export type Ask<P extends keyof paths, M extends Method> = {
  path: PathParameters<P>;
  query?: Query<paths[P][M]>;
} & ([JsonBody<paths[P][M]>] extends [never] ? {body?: never} : {body: JsonBody<paths[P][M]>});

export type Failure = {kind: 'problem'; problem: Problem} | {kind: 'no-answer'};
export type Answer<T> = {kind: 'answer'; status: number; value: T} | Failure;

const deadline = 20_000;
const pauses = [250, 1500]; // before the second and third try of what may be repeated

export class Api {
  readonly #platform: Platform;
  #token: string | null = null;
  #onSignedOut: () => void = () => undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  // Requests carry the token from here on; the server's "no such session" is told once to onSignedOut.
  authorize(token: string | null, onSignedOut: () => void = () => undefined): void {
    this.#token = token;
    this.#onSignedOut = onSignedOut;
  }

  get<P extends PathsWith<'get'>, T>(path: P, ask: Ask<P, 'get'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#repeated('get', path, ask, parse);
  }

  // For who asks whether the server is there at all, and does something else if not.
  getOnce<P extends PathsWith<'get'>, T>(path: P, ask: Ask<P, 'get'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#once('get', path, ask, parse);
  }

  post<P extends PathsWith<'post'>, T>(path: P, ask: Ask<P, 'post'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#once('post', path, ask, parse);
  }

  // For the few posts that name what they make and are answered alike the second time.
  postRepeatably<P extends PathsWith<'post'>, T>(path: P, ask: Ask<P, 'post'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#repeated('post', path, ask, parse);
  }

  // Not repeated although HTTP would allow it: most of ours are compare-and-set, and the second would meet the first.
  put<P extends PathsWith<'put'>, T>(path: P, ask: Ask<P, 'put'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#once('put', path, ask, parse);
  }

  patch<P extends PathsWith<'patch'>, T>(path: P, ask: Ask<P, 'patch'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#once('patch', path, ask, parse);
  }

  delete<P extends PathsWith<'delete'>, T>(path: P, ask: Ask<P, 'delete'>, parse: Parser<T>): Promise<Answer<T>> {
    return this.#once('delete', path, ask, parse);
  }

  async #repeated<T>(method: Method, path: string, ask: AnyAsk, parse: Parser<T>): Promise<Answer<T>> {
    let answer = await this.#once(method, path, ask, parse);
    for (const pause of pauses) {
      if (answer.kind === 'answer' || (answer.kind === 'problem' && answer.problem.kind !== 'unavailable')) break;
      await new Promise<void>((resolve) => this.#platform.timers.after(pause, resolve));
      answer = await this.#once(method, path, ask, parse);
    }
    return answer;
  }

  async #once<T>(method: Method, path: string, ask: AnyAsk, parse: Parser<T>): Promise<Answer<T>> {
    const {timers, origin} = this.#platform;
    const token = this.#token;
    const abort = new AbortController();
    const cancel = timers.after(deadline, () => abort.abort());
    try {
      const answer = await this.#platform.fetch(origin + fillIn(path, ask), {
        method: method.toUpperCase(),
        headers: {
          accept: 'application/json, application/problem+json',
          ...(token === null ? {} : {authorization: `Bearer ${token}`}),
          ...(ask.body === undefined ? {} : {'content-type': 'application/json'}),
        },
        ...(ask.body === undefined ? {} : {body: JSON.stringify(ask.body)}),
        signal: abort.signal,
      });
      const body = await answer.text();
      if (answer.status >= 200 && answer.status < 300) {
        return {kind: 'answer', status: answer.status, value: parse(body === '' ? undefined : parseJson(body), '')};
      }
      const problem = parseProblem(answer.status, body, answer.headers.get('retry-after'), timers.now());
      // A token may have been replaced while this was under way; only the present one's end is news.
      if (problem.kind === 'unauthenticated' && token !== null && token === this.#token) this.#onSignedOut();
      return {kind: 'problem', problem};
    } catch (error) {
      if (error instanceof MalformedAnswer) {
        const problem = {kind: 'corrupt' as const, status: 0, detail: error.message, pointer: null, retryAt: 0};
        return {kind: 'problem', problem};
      }
      // fetch rejects for one reason only: no answer came, be it the network or our deadline.
      return {kind: 'no-answer'};
    } finally {
      cancel();
    }
  }
}

type AnyAsk = {path: unknown; query?: unknown; body?: unknown};

function fillIn(path: string, ask: AnyAsk): string {
  const parameters = ask.path as Record<string, string>;
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const query = Object.entries((ask.query ?? {}) as Record<string, string | number | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? filled : `${filled}?${query}`;
}

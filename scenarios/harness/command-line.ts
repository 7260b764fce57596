// The C++ client as a person without a terminal uses it: a state folder of its own, lines on standard input.
import {spawn, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {programs, until} from './team.ts';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export class CommandLine {
  readonly stateHome = mkdtempSync(join(tmpdir(), 'latchkey-cli-'));
  readonly #environment: Record<string, string>;
  readonly #running = new Set<ChildProcess>();

  constructor(environment: Record<string, string> = {}) {
    this.#environment = environment;
  }

  // In a session of its own, so that no question reaches the terminal the tests were started from.
  #start(words: readonly string[]): ChildProcess {
    const child = spawn(join(programs, 'latchkey'), words, {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {PATH: process.env['PATH'], TZ: 'UTC', XDG_STATE_HOME: this.stateHome, ...this.#environment},
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  run(words: readonly string[], input = ''): Promise<Ran> {
    const child = this.#start(words);
    const ran: Ran = {code: null, out: '', err: ''};
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
    child.stdin?.on('error', () => undefined).end(input); // it may end without reading
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({...ran, code});
      });
    });
  }

  // What it printed, one JSON object a line; fails unless it ended well.
  async json(words: readonly string[], input = ''): Promise<Record<string, unknown>[]> {
    const {code, out, err} = await this.run([...words, '--json'], input);
    if (code !== 0) throw new Error(`latchkey ${words.join(' ')} ended with ${code}: ${err}`);
    return parseLines(out);
  }

  // Stays until stop(). `lines` grows as it prints.
  follow(words: readonly string[]): {lines: Record<string, unknown>[]; child: ChildProcess} {
    const child = this.#start(words);
    const lines: Record<string, unknown>[] = [];
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.map((line) => JSON.parse(line) as Record<string, unknown>));
    });
    return {lines, child};
  }

  async stop(): Promise<void> {
    for (const child of this.#running) child.kill('SIGTERM');
    await until('every client has ended', () => this.#running.size === 0);
    rmSync(this.stateHome, {recursive: true, force: true});
  }
}

function parseLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

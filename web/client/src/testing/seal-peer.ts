// The C++ side of the vectors, talked to over lines of JSON (protocol/vectors/README.md).
import {spawn, type ChildProcess} from 'node:child_process';
import {createInterface} from 'node:readline';
import {builtProgram} from './built-program.ts';
import type {Case} from './replay-case.ts';

export class SealPeer {
  readonly #process: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor() {
    this.#process = spawn(builtProgram('latchkey-seal-peer'), {stdio: ['pipe', 'pipe', 'inherit']});
    if (this.#process.stdout === null) throw new Error('latchkey-seal-peer has no output');
    createInterface(this.#process.stdout).on('line', (line) => this.#waiting.shift()?.(line));
  }

  async make(file: 'seal' | 'member' | 'account'): Promise<Case[]> {
    return ((await this.#ask({do: 'make', file})) as {cases: Case[]}).cases;
  }

  async replay(of: Case): Promise<string | null> {
    return ((await this.#ask({do: 'replay', case: of})) as {problem: string | null}).problem;
  }

  stop(): void {
    this.#process.stdin?.end();
  }

  #ask(request: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      this.#waiting.push((line) => resolve(JSON.parse(line)));
      this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
    });
  }
}

// A program we did not write, run for a test: what it says goes to a file in build/real/, and it ends with the test however
// that ends.
import {spawn, type ChildProcess} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';

export const logs = join(import.meta.dirname, '../../build/real');

export type Program = {
  name: string; // of the file it logs to
  folder: string; // in which it runs
  arguments: string[]; // of node
  environment: Record<string, string>;
};

export class Application {
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<string>; // how

  private constructor(name: string, process: ChildProcess) {
    this.name = name;
    this.#process = process;
    this.#ended = new Promise((resolve) => {
      process.once('error', (error) => resolve(error.message));
      process.once('exit', (code, signal) => resolve(`exit ${code ?? signal ?? '?'}`));
    });
  }

  // Resolves once `healthy` answers with 200, within so many milliseconds.
  static async start(program: Program, healthy: string, within: number): Promise<Application> {
    const application = new Application(program.name, run(program));
    const deadline = Date.now() + within;
    let said = 'nothing';
    while (Date.now() < deadline) {
      const ended = await Promise.race([application.#ended, delay(250).then(() => null)]);
      if (ended !== null) throw new Error(`${program.name} did not start: ${ended}\n${logOf(program.name)}`);
      const answer = await fetch(healthy, {signal: AbortSignal.timeout(5000)}).catch((error: unknown) => error);
      if (answer instanceof Response && answer.ok) return application;
      said = answer instanceof Response ? `status ${answer.status}` : String(answer);
    }
    await application.stop();
    throw new Error(
      `${program.name} is not healthy after ${within / 1000} s: ${healthy} says ${said}\n${logOf(program.name)}`,
    );
  }

  // A program that ends by itself, and must have ended well within so many milliseconds.
  static async finish(program: Program, within: number): Promise<void> {
    const application = new Application(program.name, run(program));
    const timer = setTimeout(() => application.#process.kill('SIGKILL'), within);
    const ended = await application.#ended;
    clearTimeout(timer);
    if (ended !== 'exit 0') throw new Error(`${program.name}: ${ended}\n${logOf(program.name)}`);
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await this.#ended;
    clearTimeout(timer);
  }
}

// It is told to die with us: a test that is itself killed has no last word. Of our own environment it gets nothing.
function run({name, folder, arguments: args, environment}: Program): ChildProcess {
  mkdirSync(logs, {recursive: true});
  const log = openSync(join(logs, `${name}.log`), 'w');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', process.execPath, ...args], {
    cwd: folder,
    stdio: ['ignore', log, log],
    env: {PATH: process.env['PATH'], ...environment},
  });
  closeSync(log);
  return child;
}

export function logOf(name: string): string {
  const file = join(logs, `${name}.log`);
  return `--- the end of ${file}\n${existsSync(file) ? readFileSync(file, 'utf8').slice(-4000) : ''}`;
}

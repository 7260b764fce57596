// A screen that nobody sees, with a keyboard and a mouse that press what belongs to the browser and not to a page: its menus, its
// shortcuts, its questions. No protocol of a browser reaches those.
import {execFile, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {promisify} from 'node:util';

export class Screen {
  readonly display: string;
  readonly #server: ChildProcess;

  private constructor(display: string, server: ChildProcess) {
    this.display = display;
    this.#server = server;
  }

  static async open(): Promise<Screen> {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    const failed = once(server, 'error').then(([error]) => {
      throw new Error(`no screen to press keys on (Debian's xvfb): ${String(error)}`);
    });
    const [number] = (await Promise.race([once(server.stdio[3] as Readable, 'data'), failed])) as [Buffer];
    return new Screen(`:${number.toString().trim()}`, server);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#do('key', key);
      await pause(250); // a window that opens takes keys once it is there
    }
  }

  type(text: string): Promise<void> {
    return this.#do('type', '--delay', '30', text);
  }

  async click(x: number, y: number, button: 'left' | 'right' = 'left'): Promise<void> {
    await this.#do('mousemove', String(x), String(y), 'click', button === 'left' ? '1' : '3');
    await pause(600);
  }

  async close(): Promise<void> {
    const gone = once(this.#server, 'exit');
    this.#server.kill();
    await gone;
  }

  async #do(...given: string[]): Promise<void> {
    await promisify(execFile)('xdotool', given, {env: {...process.env, DISPLAY: this.display}});
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

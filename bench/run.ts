// Other programs: the generators and peers a figure needs.
import {spawn, type ChildProcess} from 'node:child_process';
import {connect} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

// What it printed. Throws with the end of what it complained about unless it exits with 0.
export async function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe']});
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await ended(child);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint.slice(-500)}`);
  return printed;
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

// Until somebody listens there, for at most ten seconds.
export async function listening(port: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', () => resolve(false));
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
    });
    if (there) return;
    if (Date.now() > deadline) throw new Error(`nobody listens on port ${port}`);
    await delay(20);
  }
}

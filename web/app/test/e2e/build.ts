// Builds as `npm run build` does: in a process of its own, so that nothing of the test runner's environment gets into it.
import {execFile} from 'node:child_process';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const app = fileURLToPath(new URL('../..', import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

export async function buildWith(config: string): Promise<void> {
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|VITE_|NODE_ENV|TEST|DEV|PROD|MODE)/.test(name),
  );
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: app,
    env: Object.fromEntries(environment),
  });
}

// Tells the service worker which files are the app, and of which build: everything a page may ask for but the demo's entry; and
// apart from that the reader of QR codes, whose megabyte comes with the first scan or where the app is installed.
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Plugin} from 'vite';

export const serviceWorker = 'sw.js';

const left = /^(?:demo\.html|sw\.js|assets\/(?:demo-[^/]*\.js|.*\.map))$/;
const ofReader = /^assets\/(?:qr-worker-[^/]*\.js|zxing[^/]*\.wasm)$/;

export function shell(): Plugin {
  let publicFolder = '';
  return {
    name: 'latchkey-shell',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const worker = bundle[serviceWorker];
        if (worker?.type !== 'chunk') return;
        if (worker.imports.length > 0) this.error('the service worker has to stand alone');
        const hash = createHash('sha256').update(worker.code);
        const files: string[] = [];
        const reader: string[] = [];
        const take = (name: string, content: string | Uint8Array) => {
          hash.update(name).update(content);
          (ofReader.test(name) ? reader : files).push(name === 'index.html' ? '/' : `/${name}`);
        };
        for (const [name, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
          if (!left.test(name)) take(name, output.type === 'chunk' ? output.code : output.source);
        for (const name of (await readdir(publicFolder)).sort()) take(name, await readFile(join(publicFolder, name)));
        if (reader.length !== 2) this.error('the service worker found no reader of QR codes');
        if (!files.includes('/')) this.error('the service worker found no page to keep');
        const said = JSON.stringify({build: hash.digest('hex').slice(0, 16), files, reader});
        const code = worker.code.replace(/(["'`])LATCHKEY_SHELL\1/, () => JSON.stringify(said));
        if (code === worker.code) this.error('the service worker has no place for its list of files');
        worker.code = code;
      },
    },
  };
}

// Writes .br and .gz beside each text file of the build, so that the server hands out bytes it did not have to compress.
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';
import type {Plugin} from 'vite';

const textFile = /\.(?:html|js|css|svg|json|webmanifest|wasm|txt)$/;

export async function precompressFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !textFile.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    const [brotli, gzipped] = await Promise.all([
      promisify(brotliCompress)(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}),
      promisify(gzip)(content, {level: 9}),
    ]);
    // Small files can grow; those go out as they are.
    if (brotli.length < content.length) await writeFile(`${path}.br`, brotli);
    if (gzipped.length < content.length) await writeFile(`${path}.gz`, gzipped);
  }
}

export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'latchkey-precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      await precompressFolder(folder);
    },
  };
}

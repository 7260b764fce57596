// web/client built from its sources with a check taken out. A check is named by the text that makes it; a build whose sources
// do not have that text exactly once is refused, so a check that moved or was reworded is never taken for one that is gone.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {rolldown, type Plugin} from 'rolldown';
import {top} from '../harness/contract.ts';

export type ClientModule = typeof import('@latchkey/client');

export interface Removal {
  file: string; // below web/client/src
  text: string;
  instead: string;
}

// Below the repository, so that the libraries a client imports are found from there.
const folder = join(top, 'build/test/weakened-clients');

export function takeOut(source: string, removals: readonly Removal[], file: string): string {
  return removals.reduce((text, {text: check, instead}) => {
    const found = text.split(check).length - 1;
    if (found !== 1) throw new Error(`${file} has the check to take out ${found} times: ${check}`);
    return text.replace(check, () => instead);
  }, source);
}

// One file with all it imports from us. `input` and the files of `removals` are below `sources`.
export async function bundleWithout(
  sources: string,
  input: string,
  removals: readonly Removal[],
  options: {platform: 'node' | 'browser'; external?: RegExp},
): Promise<string> {
  const left = new Set(removals.map(({file}) => file));
  const remover: Plugin = {
    name: 'take-out-a-check',
    transform(code, id) {
      const here = removals.filter(({file}) => id === join(sources, file));
      if (here.length === 0) return null;
      for (const {file} of here) left.delete(file);
      return takeOut(code, here, id);
    },
  };
  const bundle = await rolldown({
    input: join(sources, input),
    ...options,
    plugins: [remover],
    logLevel: 'silent',
  });
  const {output} = await bundle.generate({format: 'esm', codeSplitting: false});
  await bundle.close();
  if (left.size > 0) throw new Error(`no part of ${input}: ${[...left].join(', ')}`);
  return output[0].code;
}

export async function buildClient(name: string, removals: readonly Removal[]): Promise<ClientModule> {
  const code = await bundleWithout(join(top, 'web/client/src'), 'index.ts', removals, {
    platform: 'node',
    external: /^[^./]/,
  });
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return (await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${Date.now()}`)) as ClientModule;
}

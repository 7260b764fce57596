// The recogniser as one script that can be evaluated in a page; it leaves `latchkeyRecognise` there.
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

export async function bundleRecogniser(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('../src/recognise/recognise.ts', import.meta.url)),
        formats: ['iife'],
        name: 'latchkeyRecognise',
      },
    },
  });
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []))[0];
  if (output?.type !== 'chunk') throw new Error('the recogniser was built into nothing');
  return output.code;
}

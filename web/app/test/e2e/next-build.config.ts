// The app as a later release would build it: other contents, so other names for every file.
import {mergeConfig} from 'vite';
import {fileURLToPath} from 'node:url';
import config from '../../vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default mergeConfig(config, {
  build: {
    outDir: here('../../../../build/web-next'),
    rolldownOptions: {output: {banner: 'globalThis.latchkeyRelease = "next";'}},
  },
});

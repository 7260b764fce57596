// Finds the C++ programs that tests run against: build/<preset>/bin of this checkout, or LATCHKEY_BIN_DIR.
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

export function builtProgram(name: string): string {
  const top = fileURLToPath(new URL('../../../../', import.meta.url));
  const places = process.env['LATCHKEY_BIN_DIR'];
  const folders =
    places === undefined ? ['release', 'debug', 'asan'].map((preset) => `${top}build/${preset}/bin`) : [places];
  const found = folders.map((folder) => `${folder}/${name}`).find(existsSync);
  if (found === undefined) throw new Error(`${name} is not built: cmake --build --preset debug --target ${name}`);
  return found;
}

// Looks for a planted secret in files and in memory dumps, in every form it could lie there: as text, as UTF-16, in hex and in
// base64 at each of its three alignments.
import {execFileSync} from 'node:child_process';
import {closeSync, openSync, readdirSync, readSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export interface Plant {
  name: string;
  bytes: Buffer;
}

export const textPlant = (name: string, text: string): Plant => ({name, bytes: Buffer.from(text, 'utf8')});

function forms(plant: Plant): [string, Buffer][] {
  const hex = plant.bytes.toString('hex');
  const aligned = [0, 1, 2].map((shift): [string, Buffer] => {
    // Of a longer base64 text only the letters made of the plant's own bits are sure: cut both ends.
    const text = Buffer.concat([Buffer.alloc(shift), plant.bytes]).toString('base64').replaceAll('=', '');
    return [`base64+${shift}`, Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -2), 'latin1')];
  });
  return [
    ['plain', plant.bytes],
    ['utf-16', Buffer.from(plant.bytes.toString('latin1'), 'utf16le')],
    ['hex', Buffer.from(hex, 'latin1')],
    ['HEX', Buffer.from(hex.toUpperCase(), 'latin1')],
    ...aligned,
    ...aligned.map(([name, text]): [string, Buffer] => [`${name}url`, Buffer.from(text.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'), 'latin1')]),
  ];
}

// Returns "name as form in file" for each plant found.
export function searchFiles(files: readonly string[], plants: readonly Plant[]): string[] {
  const wanted = plants.flatMap((plant) => forms(plant).map(([form, bytes]) => ({text: `${plant.name} as ${form}`, bytes})));
  const overlap = Math.max(...wanted.map(({bytes}) => bytes.length));
  const found = new Set<string>();
  for (const file of files) {
    const handle = openSync(file, 'r');
    const chunk = Buffer.alloc((16 << 20) + overlap);
    let kept = 0;
    for (;;) {
      const read = readSync(handle, chunk, kept, 16 << 20, null);
      if (read === 0) break;
      const view = chunk.subarray(0, kept + read);
      for (const {text, bytes} of wanted) if (view.includes(bytes)) found.add(`${text} in ${file}`);
      kept = Math.min(overlap, view.length);
      view.copy(chunk, 0, view.length - kept);
    }
    closeSync(handle);
  }
  return [...found].sort();
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

// All memory of a running process; the process goes on.
export function searchMemory(pid: number, plants: readonly Plant[]): string[] {
  const prefix = join(tmpdir(), `latchkey-dump-${process.pid}`);
  const dump = `${prefix}.${pid}`;
  try {
    execFileSync('gcore', ['-a', '-o', prefix, String(pid)], {stdio: 'pipe', timeout: 120_000});
    if (statSync(dump).size < 1 << 20) throw new Error('the memory dump is empty');
    return searchFiles([dump], plants).map((line) => line.replace(` in ${dump}`, ' in memory'));
  } finally {
    rmSync(dump, {force: true});
  }
}

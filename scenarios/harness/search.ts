// Looks for a planted secret in files and in the memory of a process, in every form it could lie there: as text, as UTF-16, in hex and in
// base64 at each of its three alignments.
import {closeSync, openSync, readdirSync, readFileSync, readSync, statSync} from 'node:fs';
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
    const text = Buffer.concat([Buffer.alloc(shift), plant.bytes])
      .toString('base64')
      .replaceAll('=', '');
    return [`base64+${shift}`, Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -2), 'latin1')];
  });
  return [
    ['plain', plant.bytes],
    ['utf-16', Buffer.from(plant.bytes.toString('latin1'), 'utf16le')],
    ['hex', Buffer.from(hex, 'latin1')],
    ['HEX', Buffer.from(hex.toUpperCase(), 'latin1')],
    ...aligned,
    ...aligned.map(([name, text]): [string, Buffer] => [
      `${name}url`,
      Buffer.from(text.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'), 'latin1'),
    ]),
  ];
}

type Wanted = {text: string; bytes: Buffer}[];

const wantedOf = (plants: readonly Plant[]): Wanted =>
  plants.flatMap((plant) => forms(plant).map(([form, bytes]) => ({text: `${plant.name} as ${form}`, bytes})));

const step = 16 << 20;

// Calls `read(into, at, length, position)` from `from` on until it returns 0, and looks through what it brought.
function searchRange(
  wanted: Wanted,
  from: number,
  to: number,
  read: (into: Buffer, at: number, length: number, position: number) => number,
  found: (text: string) => void,
): void {
  const overlap = Math.max(...wanted.map(({bytes}) => bytes.length));
  const chunk = Buffer.alloc(Math.min(step, to - from) + overlap);
  let kept = 0;
  for (let position = from; position < to;) {
    const got = read(chunk, kept, Math.min(step, to - position), position);
    if (got === 0) return;
    position += got;
    const view = chunk.subarray(0, kept + got);
    for (const {text, bytes} of wanted) if (view.includes(bytes)) found(text);
    kept = Math.min(overlap, view.length);
    view.copy(chunk, 0, view.length - kept);
  }
}

// Returns "name as form in file" for each plant found.
export function searchFiles(files: readonly string[], plants: readonly Plant[]): string[] {
  const wanted = wantedOf(plants);
  const found = new Set<string>();
  for (const file of files) {
    const handle = openSync(file, 'r');
    searchRange(
      wanted,
      0,
      statSync(file).size,
      (into, at, length, position) => readSync(handle, into, at, length, position),
      (text) => found.add(`${text} in ${file}`),
    );
    closeSync(handle);
  }
  return [...found].sort();
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

// Everything a running process can write to, read where it lies: what it keeps out of core dumps is in it, what it merely
// reserved (terabytes, in a Node process) is not. The process goes on.
export function searchMemory(pid: number, plants: readonly Plant[]): {found: string[]; searched: number} {
  const wanted = wantedOf(plants);
  const found = new Set<string>();
  let searched = 0;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (range?.[1] === undefined || range[2] === undefined) continue;
    searchRange(
      wanted,
      parseInt(range[1], 16),
      parseInt(range[2], 16),
      (into, at, length, position) => {
        try {
          const got = readSync(memory, into, at, length, position);
          searched += got;
          return got;
        } catch {
          return 0; // given back by the process since the list was read
        }
      },
      (text) => found.add(`${text} in memory`),
    );
  }
  closeSync(memory);
  if (searched === 0) throw new Error(`no memory of process ${pid} can be read`);
  return {found: [...found].sort(), searched};
}

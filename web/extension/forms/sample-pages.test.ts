import {readFile} from 'node:fs/promises';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {listPages, SavedPages, type FormsOfPage} from './saved-pages.ts';

const samples = (name: string): string => fileURLToPath(new URL(`../testdata/forms/${name}`, import.meta.url));

type Count = {right: number; expected: number; said: number};

async function expectedOf(folder: string, file: string): Promise<{labels: Map<string, string>; challenge: boolean}> {
  const page = await readFile(join(folder, file), 'utf8');
  const line = /<!-- expect: (.*?) -->/.exec(page)?.[1];
  if (line === undefined) throw new Error(`${file} does not say what is expected`);
  const labels = new Map(line.split(' ').map((pair) => pair.split('=') as [string, string]));
  const challenge = labels.get('challenge') === 'yes';
  labels.delete('challenge');
  return {labels, challenge};
}

async function measure(name: string): Promise<{counts: Map<string, Count>; wrong: string[]; pages: number}> {
  const folder = samples(name);
  const files = await listPages(folder);
  const pages = await SavedPages.open(folder);
  const counts = new Map<string, Count>();
  const wrong: string[] = [];
  const count = (label: string): Count => {
    const known = counts.get(label) ?? {right: 0, expected: 0, said: 0};
    counts.set(label, known);
    return known;
  };
  try {
    for (const file of files) {
      const {labels, challenge} = await expectedOf(folder, file);
      const found: FormsOfPage = await pages.classify(file);
      expect(found.fields.map(({h}) => h).sort(), file).toEqual([...labels.keys()].sort());
      for (const {h, label} of found.fields) {
        const right = labels.get(h) ?? '';
        count(right).expected++;
        count(label).said++;
        if (label === right) count(label).right++;
        else wrong.push(`${file} ${h}: ${label}, not ${right}`);
      }
      const asked = count('(challenge page)');
      if (challenge) asked.expected++;
      if (found.mfa_challenge) asked.said++;
      if (challenge && found.mfa_challenge) asked.right++;
      if (challenge !== found.mfa_challenge) wrong.push(`${file}: challenge ${String(found.mfa_challenge)}`);
    }
  } finally {
    await pages.close();
  }
  return {counts, wrong, pages: files.length};
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '  –  ' : `${((100 * part) / whole).toFixed(1)} %`;
}

test.each([
  {name: 'tuned', floor: 0.99},
  {name: 'held-out', floor: 0.97},
])('one-time-code fields of the $name pages are found, and nothing else is taken for one', async ({name, floor}) => {
  const {counts, wrong, pages} = await measure(name);
  const lines = [...counts].map(
    ([label, {right, expected, said}]) =>
      `  ${label.padEnd(18)} precision ${percent(right, said)}  recall ${percent(right, expected)}  of ${expected}`,
  );
  process.stdout.write(
    `${name}, ${pages} pages\n${lines.sort().join('\n')}\n${wrong.map((line) => `  ${line}\n`).join('')}`,
  );
  const code = counts.get('one-time-code') ?? {right: 0, expected: 1, said: 1};
  expect(code.right / code.said, 'precision').toBeGreaterThanOrEqual(floor);
  expect(code.right / code.expected, 'recall').toBeGreaterThanOrEqual(floor);
  for (const [label, {right, expected, said}] of counts) {
    expect(right / Math.max(said, 1), `precision of ${label}`).toBeGreaterThanOrEqual(0.95);
    expect(right / Math.max(expected, 1), `recall of ${label}`).toBeGreaterThanOrEqual(0.95);
  }
});

test('the time a page of 2,000 nodes takes is printed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-forms-'));
  const card = (index: number): string =>
    `<div class="card"><h3>Item ${index}</h3><p>About item ${index}, with a <a href="#">link</a>.</p><button>Buy</button></div>`;
  const cards = (many: number): string => Array.from({length: many}, (_, index) => card(index)).join('');
  const form =
    '<form><h2>Sign in</h2><label for="a">User name</label><input id="a" name="login"><label for="b">Password</label>' +
    '<input id="b" type="password"><label for="c">Code</label><input id="c" name="otp" maxlength="6"><button>Log in</button></form>';
  await writeFile(
    join(folder, 'big.html'),
    `<!doctype html><title>Shop</title><input name="q">${cards(170)}${form}${cards(228)}`,
  );
  const pages = await SavedPages.open(folder);
  try {
    const {milliseconds, nodes} = await pages.time('big.html');
    process.stdout.write(`${nodes} nodes: ${milliseconds.toFixed(2)} ms\n`);
    expect(nodes).toBeGreaterThanOrEqual(2000);
  } finally {
    await pages.close();
    await rm(folder, {recursive: true});
  }
});

test('script/classify-forms refuses in one sentence', async () => {
  const run = (...given: string[]) =>
    promisify(execFile)(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url)), ...given]);
  await expect(run('/nowhere')).rejects.toMatchObject({
    code: 2,
    stderr: 'script/classify-forms: /nowhere is not a folder.\n',
  });
  await expect(run()).rejects.toMatchObject({
    code: 2,
    stderr: 'script/classify-forms: give one folder of saved pages.\n',
  });
});

// script/bench once everything is built: measures every row of the design's table of targets beside a peer or a limit,
// prints one table, and leaves the figures it was made from in build/bench/.
//
//   node bench/main.ts [--quick] [GROUP...]
//
// --quick does just enough to see that every benchmark runs, and ends with "N passed, N failed"; its figures mean nothing.
import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {delivery} from './delivery.ts';
import {extension} from './extension.ts';
import {firstLoad} from './first-load.ts';
import {intake} from './intake.ts';
import {memory} from './memory.ts';
import {finding, takingApart} from './programs.ts';
import {requests} from './requests.ts';
import {rotation} from './rotation.ts';
import {scaleOf, type Scale} from './scale.ts';
import {sync} from './sync.ts';
import {tableOf, type Row} from './table.ts';
import {top} from './workplace.ts';
import {workspaceLog} from './workspace-log.ts';

const groups: Record<string, (scale: Scale) => Promise<Row[]>> = {
  intake,
  delivery,
  requests,
  memory,
  sync,
  log: workspaceLog,
  rotation,
  codes: finding,
  mails: takingApart,
  app: firstLoad,
  extension,
};

const quick = process.argv.includes('--quick');
const named = process.argv.slice(2).filter((word) => word !== '--quick');
const unknown = named.find((name) => !(name in groups));
if (unknown !== undefined) {
  process.stderr.write(`script/bench: no group '${unknown}' (${Object.keys(groups).join(', ')})\n`);
  process.exit(2);
}

const scale = scaleOf(quick);
const rows: Row[] = [];
let passed = 0;
let failed = 0;
for (const [name, measure] of Object.entries(groups)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const started = Date.now();
  try {
    rows.push(...(await measure(scale)));
    passed++;
    process.stderr.write(`${name}: ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
  } catch (error) {
    failed++;
    process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}

const machine = `${cpus().length} x ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
process.stdout.write(`\n${machine}\n\n${tableOf(rows)}\n\n`);
if (!quick) {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], {cwd: top, encoding: 'utf8'}).trim();
  const at = new Date().toISOString();
  const folder = join(top, 'build/bench');
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify({at, commit, machine, rows}, null, 2)}\n`);
  process.stdout.write(`The figures are in ${file}\n`);
}
if (quick) process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

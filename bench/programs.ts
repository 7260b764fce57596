// The benchmarks of latchkey-bench (C++): finding codes, and taking mails apart beside Python's parser.
import {readdirSync, readFileSync, writeFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {run} from './run.ts';
import type {Scale} from './scale.ts';
import {signInMail} from './sign-in-mail.ts';
import {number, said, spreadOf} from './spread.ts';
import type {Row} from './table.ts';
import {diskFolder, programs, top} from './workplace.ts';

interface Figures {
  ours: number[];
  peer: number[];
  bytes: number;
}

const bench = join(programs, 'latchkey-bench');

export async function finding(scale: Scale): Promise<Row[]> {
  const folder = join(top, 'codes/testdata');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name));
  const seconds = String(scale.of(1, 0.1));
  const figures = JSON.parse(await run(bench, ['codes', seconds, String(scale.repetitions), ...files])) as Figures;
  const [ours, peer] = [spreadOf(figures.ours), spreadOf(figures.peer)];
  return [
    {
      what: 'finding the code, messages a second a core',
      figure: said(ours, 'messages/s'),
      beside: `one naive expression in ICU ${said(peer, 'messages/s')}`,
      ratio: number(ours.median / peer.median),
      target: '20,000 messages a second a core',
      met: ours.median >= 20_000,
      values: {...figures},
    },
  ];
}

export async function takingApart(scale: Scale): Promise<Row[]> {
  const folder = diskFolder('mails');
  try {
    const samples = join(top, 'mail/testdata/mails');
    const files = readdirSync(samples)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => join(samples, name))
      // Those that are over a limit say more of the limit than of reading mail.
      .filter((file) => !('refused' in (JSON.parse(readFileSync(file.replace(/eml$/, 'json'), 'utf8')) as object)));
    const mail = join(folder, 'sign-in.eml');
    writeFileSync(mail, signInMail('brand@codes.team.example'));
    const mails = [...files, ...files.map(() => mail)];
    const timing = [String(scale.of(1, 0.1)), String(scale.repetitions)];
    const ours = JSON.parse(
      await run(bench, ['mails', ...timing, join(programs, 'latchkey-mime'), ...mails]),
    ) as Figures;
    const python = join(import.meta.dirname, 'python_mail.py');
    const theirs = JSON.parse(await run('/usr/bin/python3', [python, ...timing, ...mails])) as number[];
    const [mine, peer] = [spreadOf(ours.ours), spreadOf(theirs)];
    return [
      {
        what: 'taking a mail apart, a sandboxed child for each',
        figure: said(mine, 'ms'),
        beside: `Python's email, no sandbox, ${said(peer, 'ms')}`,
        ratio: number(peer.median / mine.median),
        target: 'aim: 0.4 ms',
        met: mine.median <= 0.4,
        values: {ours: ours.ours, python: theirs},
      },
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

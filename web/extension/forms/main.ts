// script/classify-forms DIR: a JSON line for each saved page of the folder.
import {stat} from 'node:fs/promises';
import {listPages, SavedPages} from './saved-pages.ts';

function refuse(sentence: string): never {
  process.stderr.write(`script/classify-forms: ${sentence}\n`);
  process.exit(2);
}

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0) refuse('give one folder of saved pages.');
const found = await stat(folder).catch(() => undefined);
if (found?.isDirectory() !== true) refuse(`${folder} is not a folder.`);
const files = await listPages(folder);
if (files.length === 0) refuse(`there is no .html file in ${folder}.`);

const pages = await SavedPages.open(folder).catch((error: unknown) =>
  refuse(`no browser to load the pages in: ${String(error).split('\n')[0] ?? ''}`),
);
// Whoever reads the lines may stop reading, as `head` does.
process.stdout.on('error', () => process.exit(1));
try {
  for (const file of files) process.stdout.write(`${JSON.stringify(await pages.classify(file))}\n`);
} catch (error) {
  process.stderr.write(`script/classify-forms: a page could not be read: ${String(error).split('\n')[0] ?? ''}\n`);
  process.exitCode = 1;
} finally {
  await pages.close();
}

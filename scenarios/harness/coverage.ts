// The end of script/lib/contract-suite: compares what was seen with what is declared.
import {existsSync, readFileSync} from 'node:fs';
import {
  answersOfUnitTests,
  checkAnswer,
  document,
  findOperation,
  operations,
  sightings,
  type Json,
} from './contract.ts';

let passed = 0;
let failed = 0;

function claim(good: boolean, complaint: string): void {
  if (good) ++passed;
  else {
    ++failed;
    process.stdout.write(`${complaint}\n`);
  }
}

const lines = (file: string): Json[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Json)
    : [];

// Answers the C++ tests of the edges got, written down by their TestServer.
let answers = 0;
for (const {method, path, status, type, body} of lines(answersOfUnitTests)) {
  if (findOperation(method as string, path as string) === undefined) continue; // a route of the test's own
  ++answers;
  try {
    checkAnswer(method as string, path as string, status as number, type as string, body as string);
  } catch {
    // Among the sightings now.
  }
}

const seen = new Map<string, number>();
let violations = 0;
for (const line of lines(sightings)) {
  if (typeof line['violation'] === 'string') {
    ++violations;
    claim(false, line['violation']);
    continue;
  }
  const key = `${line['operation'] as string} ${line['status'] as string}`;
  seen.set(key, (seen.get(key) ?? 0) + 1);
}
claim(seen.size > 0, 'no answer was written down: this suite runs after those that ask');

for (const operation of operations) {
  for (const status of operation.responses.keys()) {
    if (status === 'default') continue;
    claim(seen.has(`${operation.id} ${status}`), `${operation.id}: ${status} is declared and was never seen`);
  }
}

// A schema that says nothing would let anything pass.
const sayings = ['$ref', 'type', 'const', 'enum', 'oneOf', 'anyOf', 'allOf'];

function checkSchema(node: unknown, at: string): void {
  const schema = node as Json;
  claim(
    sayings.some((word) => word in schema),
    `${at}: a schema without a type`,
  );
  if (schema['type'] === 'array') claim('items' in schema, `${at}: an array of anything`);
  if (schema['type'] === 'object') claim('properties' in schema, `${at}: an object of anything`);
  for (const [name, property] of Object.entries((schema['properties'] ?? {}) as Json)) {
    checkSchema(property, `${at}.${name}`);
  }
  if ('items' in schema) checkSchema(schema['items'], `${at}[]`);
  for (const word of ['oneOf', 'anyOf', 'allOf']) {
    ((schema[word] ?? []) as unknown[]).forEach((part, index) => {
      checkSchema(part, `${at} ${word} ${index}`);
    });
  }
}

function walk(node: unknown, at: string): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'schema') checkSchema(value, at);
    else if (at === 'components' && name === 'schemas') {
      for (const [schema, definition] of Object.entries(value as Json)) checkSchema(definition, schema);
    } else walk(value, at === '' ? name : `${at}.${name}`);
  }
}
walk(document, '');
for (const operation of operations) {
  for (const [status, response] of operation.responses) {
    for (const [type, media] of Object.entries((response['content'] ?? {}) as Record<string, Json>)) {
      claim('schema' in media, `${operation.id} ${status} ${type}: no schema`);
    }
  }
}

let total = 0;
for (const count of seen.values()) total += count;
process.stdout.write(
  `${operations.length} operations, ${seen.size} pairs of operation and status seen in ${total} answers ` +
    `(${answers} of them to C++ tests), ${violations} not as declared\n`,
);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

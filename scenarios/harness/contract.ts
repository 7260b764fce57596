// Holds every answer of the server against protocol/openapi.yaml: the path, the status, the content type and the body's
// schema. A fetch made by checkedFetch throws where they differ, and notes what it saw, so that script/lib/contract-suite can
// say afterwards which operation and which declared status no test has ever seen.
import {appendFileSync, mkdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import {parse} from 'yaml';

export const top = join(import.meta.dirname, '../..');
export const sightings = join(top, 'build/test/contract-sightings.jsonl');

type Json = Record<string, unknown>;

export interface Operation {
  id: string;
  method: string;
  path: string;
  pattern: RegExp;
  responses: Map<string, Json>; // by declared status, references resolved
}

const document = parse(readFileSync(join(top, 'protocol/openapi.yaml'), 'utf8')) as Json;

function resolve(node: unknown): Json {
  const object = node as Json;
  const reference = object['$ref'];
  if (typeof reference !== 'string') return object;
  return resolve(
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Json)[key], document),
  );
}

export const operations: Operation[] = Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
    const operation = item[method] as Json | undefined;
    if (operation === undefined) return [];
    return [
      {
        id: operation['operationId'] as string,
        method: method.toUpperCase(),
        path,
        pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
        responses: new Map(
          Object.entries(operation['responses'] as Json).map(([status, response]) => [status, resolve(response)]),
        ),
      },
    ];
  }),
);

const ajv = new Ajv2020({strict: false, allErrors: true, validateFormats: false});
ajv.addSchema(document, 'openapi');
const compiled = new Map<string, ValidateFunction>();

function validator(operation: Operation, status: string, type: string, schema: Json): ValidateFunction {
  const key = `${operation.id} ${status} ${type}`;
  let found = compiled.get(key);
  if (found === undefined) {
    // References inside the schema point into the document; give them its name.
    const text = JSON.stringify(schema).replaceAll('"#/', '"openapi#/');
    found = ajv.compile(JSON.parse(text) as Json);
    compiled.set(key, found);
  }
  return found;
}

export function findOperation(method: string, pathname: string): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.pattern.test(pathname));
}

mkdirSync(dirname(sightings), {recursive: true});

export function checkAnswer(method: string, pathname: string, status: number, type: string, body: string): void {
  const operation = findOperation(method, pathname);
  if (operation === undefined) {
    if (status === 404 || status === 405) return; // asked for what is not in the contract, and was told so
    throw new Error(`contract: ${method} ${pathname} answered ${status}, and no operation is declared there`);
  }
  const declared = operation.responses.has(String(status)) ? String(status) : undefined;
  if (declared === undefined) {
    throw new Error(`contract: ${operation.id} answered ${status}, which it does not declare: ${body.slice(0, 300)}`);
  }
  appendFileSync(sightings, `${JSON.stringify({operation: operation.id, status: declared})}\n`);
  const content = operation.responses.get(declared)?.['content'] as Record<string, Json> | undefined;
  if (content === undefined) {
    if (body !== '') throw new Error(`contract: ${operation.id} ${status} declares no body and sent one`);
    return;
  }
  const bare = type.split(';')[0]?.trim() ?? '';
  const media = content[bare];
  if (media === undefined) throw new Error(`contract: ${operation.id} ${status} came as '${type}'`);
  const value: unknown = bare.endsWith('json') ? JSON.parse(body) : body;
  const validate = validator(operation, declared, bare, resolve(media['schema']));
  if (!validate(value)) {
    throw new Error(`contract: ${operation.id} ${status}: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 500)}`);
  }
}

// fetch, with the answer held against the contract before the caller sees it.
export const checkedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  if (method !== 'HEAD' && (url.pathname.startsWith('/api/') || url.pathname.startsWith('/hooks/') || url.pathname.endsWith('z'))) {
    const body = await response.clone().text();
    checkAnswer(method, url.pathname, response.status, response.headers.get('content-type') ?? '', body);
  }
  return response;
};

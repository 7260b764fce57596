// Holds every answer of the server against protocol/openapi.yaml: the path, the status, the content type and the body's
// schema. A fetch made by checkedFetch throws where they differ, and notes what it saw, so that script/lib/contract-suite can
// say afterwards which operation and which declared status no test has ever seen, and what differed where nobody noticed (a
// client takes a fetch that throws for a connection that broke).
import {appendFileSync, mkdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import {parse} from 'yaml';

export const top = join(import.meta.dirname, '../..');
export const sightings = join(top, 'build/test/contract-sightings.jsonl');
export const answersOfUnitTests = join(top, 'build/test/contract-answers.jsonl'); // LATCHKEY_ANSWERS

export type Json = Record<string, unknown>;

export interface Operation {
  id: string;
  method: string;
  path: string;
  pattern: RegExp;
  responses: Map<string, Json>; // by declared status, references resolved
  body: Json | null; // the schema of its JSON body, references resolved at the top
  bodyRequired: boolean;
  isOpen: boolean; // no session is asked for
}

export const document = parse(readFileSync(join(top, 'protocol/openapi.yaml'), 'utf8')) as Json;

export function resolve(node: unknown): Json {
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

export const operations: Operation[] = Object.entries(document['paths'] as Record<string, Json>).flatMap(
  ([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
      const operation = item[method] as Json | undefined;
      if (operation === undefined) return [];
      const asked = (operation['requestBody'] ?? {}) as {required?: boolean; content?: Record<string, Json>};
      const json = asked.content?.['application/json'];
      return [
        {
          id: operation['operationId'] as string,
          method: method.toUpperCase(),
          path,
          pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
          responses: new Map(
            Object.entries(operation['responses'] as Json).map(([status, response]) => [status, resolve(response)]),
          ),
          body: json === undefined ? null : resolve(json['schema']),
          bodyRequired: asked.required === true,
          isOpen: Array.isArray(operation['security']),
        },
      ];
    }),
);

export function operationNamed(id: string): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`the contract has no operation ${id}`);
  return found;
}

// What any request may be told before anybody knows what it asks for, or because the process is in trouble: the only
// statuses that `default` stands for. All else is declared where it can happen.
const statusesOfDefault = new Set([408, 413, 421, 431, 500, 503]);

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

// What the contract says against a JSON body of an operation, or nothing.
export function isBody(operation: Operation, value: unknown): boolean {
  if (operation.body === null) throw new Error(`${operation.id} takes no JSON`);
  return validator(operation, 'request', 'application/json', operation.body)(value);
}

export function findOperation(method: string, pathname: string): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.pattern.test(pathname));
}

mkdirSync(dirname(sightings), {recursive: true});

export function checkAnswer(method: string, pathname: string, status: number, type: string, body: string): void {
  try {
    const seen = match(method, pathname, status, type, body);
    if (seen !== undefined) appendFileSync(sightings, `${JSON.stringify(seen)}\n`);
  } catch (error) {
    appendFileSync(
      sightings,
      `${JSON.stringify({violation: error instanceof Error ? error.message : String(error)})}\n`,
    );
    throw error;
  }
}

function match(
  method: string,
  pathname: string,
  status: number,
  type: string,
  body: string,
): {operation: string; status: string} | undefined {
  const operation = findOperation(method, pathname);
  if (operation === undefined) {
    if (status === 404 || status === 405) return undefined; // asked for what is not in the contract, and was told so
    throw new Error(`contract: ${method} ${pathname} answered ${status}, and no operation is declared there`);
  }
  const exact = operation.responses.has(String(status));
  if (!exact && !statusesOfDefault.has(status)) {
    throw new Error(`contract: ${operation.id} answered ${status}, which it does not declare: ${body.slice(0, 300)}`);
  }
  const declared = exact ? String(status) : 'default';
  const seen = {operation: operation.id, status: String(status)};
  const content = operation.responses.get(declared)?.['content'] as Record<string, Json> | undefined;
  if (content === undefined) {
    if (body !== '') throw new Error(`contract: ${operation.id} ${status} declares no body and sent one`);
    return seen;
  }
  const bare = type.split(';')[0]?.trim() ?? '';
  const media = content[bare];
  if (media === undefined) throw new Error(`contract: ${operation.id} ${status} came as '${type}'`);
  const value: unknown = bare.endsWith('json') ? JSON.parse(body) : body;
  const validate = validator(operation, declared, bare, resolve(media['schema']));
  if (!validate(value)) {
    throw new Error(`contract: ${operation.id} ${status}: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 500)}`);
  }
  if (
    (value as Json)['status'] !== undefined &&
    bare === 'application/problem+json' &&
    (value as Json)['status'] !== status
  ) {
    throw new Error(
      `contract: ${operation.id} ${status} says of itself that it is ${String((value as Json)['status'])}`,
    );
  }
  return seen;
}

// A frame of the event socket.
export function checkEvent(text: string): Json {
  const operation = operationNamed('openEvents');
  const content = operation.responses.get('101')?.['content'] as Record<string, Json>;
  const media = content['application/json'] ?? {};
  const value = JSON.parse(text) as Json;
  const validate = validator(operation, '101', 'application/json', resolve(media['schema']));
  if (!validate(value)) {
    const violation = `contract: an event: ${ajv.errorsText(validate.errors)} in ${text.slice(0, 500)}`;
    appendFileSync(sightings, `${JSON.stringify({violation})}\n`);
    throw new Error(violation);
  }
  appendFileSync(sightings, `${JSON.stringify({operation: operation.id, status: '101'})}\n`);
  return value;
}

// fetch, with the answer held against the contract before the caller sees it.
export const checkedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  if (
    method !== 'HEAD' &&
    (url.pathname.startsWith('/api/') || url.pathname.startsWith('/hooks/') || url.pathname.endsWith('z'))
  ) {
    const body = await response.clone().text();
    checkAnswer(method, url.pathname, response.status, response.headers.get('content-type') ?? '', body);
  }
  return response;
};

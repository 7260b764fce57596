// What services send by, against a receiver that looks at the signature.
import {createServer, type Server} from 'node:http';
import {Webhook} from 'standardwebhooks';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {Carrier} from './carrier.ts';
import {serveCarrierPage, type CarrierPage} from './page.ts';

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const received: unknown[] = [];
let hook: Server;
let page: CarrierPage;

beforeAll(async () => {
  hook = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push(new Webhook(secret).verify(body, request.headers as Record<string, string>));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const address = hook.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const carrier = new Carrier({
    ...{hookUrl: `http://127.0.0.1:${address.port}/`, hookSecret: secret},
    smtp: {host: '127.0.0.1', port: 1},
  });
  const destinations = (): Promise<{numbers: []; addresses: []}> => Promise.resolve({numbers: [], addresses: []});
  page = await serveCarrierPage(carrier, {destinations, apiKey: 'a key', port: 0});
});
afterAll(() => {
  for (const server of [hook, page.server]) {
    server.close();
    server.closeAllConnections();
  }
});

async function send(body: unknown, key = 'a key'): Promise<[number, Record<string, unknown>]> {
  const answer = await fetch(`http://127.0.0.1:${page.port}/v1/messages`, {
    method: 'POST',
    headers: {'content-type': 'application/json', authorization: `Bearer ${key}`},
    body: JSON.stringify(body),
  });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

const message = {recipient: '+15555550100', originator: 'Photogram', body: '482 913 is your Photogram code.'};

test('a message with the key is accepted and announced, signed', async () => {
  expect(await send(message)).toMatchObject([202, {status: 'accepted'}]);
  expect(received).toMatchObject([{to: '+15555550100', from: 'Photogram', text: '482 913 is your Photogram code.'}]);
});

test('without the key, or malformed, nothing is sent', async () => {
  expect((await send(message, 'a cay'))[0]).toBe(401);
  expect((await send(message, ''))[0]).toBe(401);
  for (const wrong of [{recipient: '5555550100'}, {originator: 'far too long a name'}, {body: ''}, {body: 1}])
    expect((await send({...message, ...wrong}))[0]).toBe(422);
  expect(received.length).toBe(1);
});

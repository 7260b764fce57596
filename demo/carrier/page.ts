// The carrier's small page on http://localhost:8703: send an SMS or a mail to any managed number or address. The same two
// addresses serve `script/demo sms` and `script/demo mail`; services send by /v1/messages. Listens on loopback only and takes
// nothing from other origins.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Carrier, Delivery} from './carrier.ts';
import {answerSend} from './send-api.ts';

export interface Destination {
  label: string;
  to: string;
}

const limit = 64 * 1024;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(numbers: Destination[], addresses: Destination[]): string {
  const options = (list: Destination[]): string =>
    list.map((d) => `<option value="${escape(d.to)}">${escape(d.label)}</option>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Demo carrier</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
  form { display: grid; gap: .5rem; margin: 0 0 2rem; padding: 1rem; border: 1px solid #8886; border-radius: .5rem; }
  label { display: grid; } input, textarea, button { font: inherit; padding: .4rem .6rem; } button { justify-self: start; }
  output { min-height: 1.5em; }
</style>
<h1>Demo carrier</h1>
<p>Sends to managed numbers and addresses through Latchkey's real receivers.</p>
<form id="sms"><h2>SMS</h2>
  <label>To <input name="to" list="numbers" required placeholder="+1555…"></label><datalist id="numbers">${options(numbers)}</datalist>
  <label>From <input name="from" value="Photogram" required></label>
  <label>Text <textarea name="text" required>482 913 is your Photogram code. Don't share it.</textarea></label>
  <button>Send SMS</button><output></output></form>
<form id="mail"><h2>Mail</h2>
  <label>To <input name="to" list="addresses" required></label><datalist id="addresses">${options(addresses)}</datalist>
  <label>From <input name="from" value="Photogram <security@photogram.example>" required></label>
  <label>Subject <input name="subject" value="Your Photogram login code" required></label>
  <label>Text <textarea name="text" required>Hi,

someone tried to log in to your Photogram account. If this was you, enter this code: 719204

It is good for ten minutes.</textarea></label>
  <button>Send mail</button><output></output></form>
<script>
  for (const form of document.forms) form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const output = form.querySelector('output');
    output.textContent = 'Sending…';
    const answer = await fetch('/' + form.id, {method: 'POST', headers: {'content-type': 'application/json'},
      body: JSON.stringify(Object.fromEntries(new FormData(form)))}).then((r) => r.json(), () => ({kind: 'refused', reason: 'no answer'}));
    output.textContent = answer.kind === 'delivered' ? 'Delivered' : 'Refused: ' + answer.reason;
  });
</script></html>`;
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Error('too large');
    chunks.push(chunk);
  }
  const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('expected an object');
  return parsed as Record<string, unknown>;
}

function text(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is missing`);
  return value;
}

async function send(carrier: Carrier, path: string, body: Record<string, unknown>): Promise<Delivery> {
  const [to, from] = [text(body, 'to'), text(body, 'from')];
  if (path === '/sms') return carrier.sendSms(to, from, text(body, 'text'));
  return carrier.sendMail({to, from, subject: text(body, 'subject'), text: text(body, 'text')});
}

export interface CarrierPage {
  server: Server;
  port: number;
}

export interface CarrierPageOptions {
  // Asked at each load, so numbers reserved meanwhile are offered too.
  destinations: () => Promise<{numbers: Destination[]; addresses: Destination[]}>;
  apiKey: string; // what services show to send
  port: number; // 0 takes a free one
}

export async function serveCarrierPage(
  carrier: Carrier,
  {destinations, apiKey, port}: CarrierPageOptions,
): Promise<CarrierPage> {
  const answer = (response: ServerResponse, status: number, type: string, body: string): void => {
    response
      .writeHead(status, {'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store'})
      .end(body);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET' && request.url === '/') {
      const {numbers, addresses} = await destinations();
      answer(response, 200, 'text/html; charset=utf-8', page(numbers, addresses));
      return;
    }
    const path = request.url ?? '';
    if (request.method === 'POST' && (path === '/sms' || path === '/mail' || path === '/v1/messages')) {
      // A JSON body cannot be sent by another site's form without asking us first, and we never say yes.
      if (request.headers['content-type'] !== 'application/json') {
        answer(response, 415, 'application/json', '{"kind":"refused","reason":"JSON only"}');
        return;
      }
      try {
        if (path === '/v1/messages') {
          const body = await readBody(request);
          const sent = await answerSend(carrier, apiKey, request.headers.authorization, body);
          answer(response, sent.status, 'application/json', JSON.stringify(sent.body));
          return;
        }
        answer(response, 200, 'application/json', JSON.stringify(await send(carrier, path, await readBody(request))));
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'not understood';
        answer(response, 400, 'application/json', JSON.stringify({kind: 'refused', reason}));
      }
      return;
    }
    answer(response, 404, 'text/plain', 'not found\n');
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      response.destroy();
    });
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the carrier page has no port');
  return {server, port: address.port};
}

// A WebDriver BiDi client, as far as these tests need one: commands over a WebSocket, and input as a person gives it. Firefox
// speaks it by itself.
import {setTimeout as delay} from 'node:timers/promises';

type Message = {id?: number; type?: string; result?: unknown; error?: string; message?: string};
type Waiting = {resolve: (result: unknown) => void; reject: (error: Error) => void};
type Node = {sharedId: string};
export type Locator =
  | {type: 'css'; value: string}
  | {type: 'innerText'; value: string; maxDepth?: number}
  | {type: 'accessibility'; value: {role?: string; name?: string}};

const patience = 60_000;

export class Bidi {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({data}) => this.#heard(JSON.parse(String(data)) as Message));
    socket.addEventListener('close', () => {
      for (const {reject} of this.#waiting.values()) reject(new Error('the browser closed the connection'));
    });
  }

  // A browser that is still starting is asked again, for a minute at most.
  static async connect(port: number): Promise<Bidi> {
    const deadline = Date.now() + patience;
    for (;;) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/session`);
      const open = await new Promise<boolean>((resolve) => {
        socket.addEventListener('open', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
      });
      if (open) {
        const bidi = new Bidi(socket);
        await bidi.command('session.new', {capabilities: {}});
        return bidi;
      }
      if (Date.now() > deadline) throw new Error(`nothing listens for WebDriver BiDi on port ${port}`);
      await delay(200);
    }
  }

  command<T>(method: string, params: Record<string, unknown>): Promise<T> {
    const id = ++this.#last;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id)?.reject(new Error(`${method}: no answer`)), patience);
      this.#waiting.set(id, {
        resolve: (result) => {
          clearTimeout(timer);
          resolve(result as T);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(new Error(`${method}: ${error.message}`));
        },
      });
      this.#socket.send(JSON.stringify({id, method, params}));
    });
  }

  close(): void {
    this.#socket.close();
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #heard(message: Message): void {
    if (message.id === undefined) return; // an event; none was subscribed to
    const waiting = this.#settle(message.id);
    if (message.type === 'error') waiting?.reject(new Error(`${message.error ?? ''}: ${message.message ?? ''}`));
    else waiting?.resolve(message.result);
  }
}

// One page, in a tab of its own.
export class BidiPage {
  readonly context: string;
  readonly #bidi: Bidi;

  constructor(bidi: Bidi, context: string) {
    this.#bidi = bidi;
    this.context = context;
  }

  static async open(bidi: Bidi, url: string): Promise<BidiPage> {
    const {context} = await bidi.command<{context: string}>('browsingContext.create', {type: 'tab'});
    await bidi.command('browsingContext.navigate', {context, url, wait: 'complete'});
    return new BidiPage(bidi, context);
  }

  // The text of the page, or of what `selector` finds.
  async text(selector = 'body'): Promise<string> {
    const {result} = await this.#bidi.command<{result?: {value?: string}}>('script.evaluate', {
      expression: `Array.from(document.querySelectorAll(${JSON.stringify(selector)}), (one) => one.innerText).join('\\n')`,
      target: {context: this.context},
      awaitPromise: false,
    });
    return result?.value ?? '';
  }

  // A value of JSON, or what a promise of one comes to.
  async evaluate(expression: string): Promise<unknown> {
    const {result} = await this.#bidi.command<{result?: {value?: string}}>('script.evaluate', {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
      target: {context: this.context},
      awaitPromise: true,
    });
    return JSON.parse(result?.value ?? 'null') as unknown;
  }

  // Until its text has what is looked for.
  async says(what: RegExp, selector?: string, within = patience): Promise<void> {
    const deadline = Date.now() + within;
    for (;;) {
      const text = await this.text(selector);
      if (what.test(text)) return;
      if (Date.now() > deadline) throw new Error(`not ${String(what)}, but: ${text.slice(0, 800)}`);
      await delay(100);
    }
  }

  async #find(locator: Locator): Promise<Node> {
    const deadline = Date.now() + patience;
    for (;;) {
      const {nodes} = await this.#bidi.command<{nodes: Node[]}>('browsingContext.locateNodes', {
        context: this.context,
        locator,
        maxNodeCount: 1,
      });
      if (nodes[0] !== undefined) return nodes[0];
      if (Date.now() > deadline)
        throw new Error(`nothing found for ${JSON.stringify(locator)} in: ${await this.text()}`);
      await delay(100);
    }
  }

  async click(locator: Locator): Promise<void> {
    const {sharedId} = await this.#find(locator);
    const origin = {type: 'element', element: {sharedId}};
    await this.#bidi.command('input.performActions', {
      context: this.context,
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            {type: 'pointerMove', x: 0, y: 0, origin},
            {type: 'pointerDown', button: 0},
            {type: 'pointerUp', button: 0},
          ],
        },
      ],
    });
  }

  async type(locator: Locator, text: string): Promise<void> {
    await this.click(locator);
    const keys = Array.from(text).flatMap((value) => [
      {type: 'keyDown', value},
      {type: 'keyUp', value},
    ]);
    await this.#bidi.command('input.performActions', {
      context: this.context,
      actions: [{type: 'key', id: 'keyboard', actions: keys}],
    });
  }

  async picture(): Promise<Buffer> {
    await this.#bidi.command('browsingContext.activate', {context: this.context});
    const {data} = await this.#bidi.command<{data: string}>('browsingContext.captureScreenshot', {
      context: this.context,
    });
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.#bidi.command('browsingContext.close', {context: this.context});
  }
}

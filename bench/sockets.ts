// Many subscribed clients on few file descriptors and little memory: raw TCP with just enough of RFC 6455 to subscribe and to
// see when a frame arrives. The browser's WebSocket would measure Node, not the server.
import {randomBytes} from 'node:crypto';
import {connect, type Socket} from 'node:net';

export interface Subscription {
  workspace: string;
  token: string;
}

function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255]);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}

export class EventSocket {
  readonly #socket: Socket;
  // Called with the time a text frame's bytes arrived and its text.
  onFrame: ((at: number, text: string) => void) | undefined;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  // Resolves when the server said "ready". `from` is a loopback address of its own: one has only about 28,000 ports.
  static async open(port: number, from: string, subscription: Subscription): Promise<EventSocket> {
    const socket = connect({port, host: '127.0.0.1', localAddress: from});
    socket.setNoDelay(true);
    const self = new EventSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => {
        reject(new Error('the server closed the socket'));
      });
      socket.write(
        `GET /api/v1/events HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: latchkey.v1\r\n\r\n`,
      );
      let upgraded = false;
      self.onFrame = (_, text) => {
        if ((JSON.parse(text) as {type: string}).type === 'ready') resolve();
      };
      socket.on('data', (data) => {
        const at = performance.now();
        self.#rest = Buffer.concat([self.#rest, data]);
        if (!upgraded) {
          const end = self.#rest.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!self.#rest.toString('latin1').startsWith('HTTP/1.1 101')) {
            reject(new Error(self.#rest.toString('latin1').slice(0, 200)));
            return;
          }
          upgraded = true;
          self.#rest = self.#rest.subarray(end + 4);
          socket.write(clientFrame(JSON.stringify({workspace: subscription.workspace, token: subscription.token, cursor: null})));
        }
        self.#frames(at);
      });
    });
    self.onFrame = undefined;
    return self;
  }

  #frames(at: number): void {
    for (;;) {
      const [first, second] = this.#rest;
      if (first === undefined || second === undefined) return;
      let length = second & 127;
      let head = 2;
      if (length === 126) {
        if (this.#rest.length < 4) return;
        length = this.#rest.readUInt16BE(2);
        head = 4;
      } else if (length === 127) {
        if (this.#rest.length < 10) return;
        length = Number(this.#rest.readBigUInt64BE(2));
        head = 10;
      }
      if (this.#rest.length < head + length) return;
      const payload = this.#rest.subarray(head, head + length);
      if ((first & 15) === 1) this.onFrame?.(at, payload.toString('utf8'));
      this.#rest = this.#rest.subarray(head + length);
    }
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }
}

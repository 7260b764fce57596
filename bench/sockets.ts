// Many subscribed clients on few file descriptors and little memory: raw TCP with just enough of RFC 6455 to subscribe, to
// answer pings and to see when a frame arrives. The browser's WebSocket would measure Node, not the server.
import {randomBytes} from 'node:crypto';
import {connect, type Socket} from 'node:net';
import {connect as connectTls} from 'node:tls';

export interface Subscription {
  workspace: string;
  token: string;
}

// `from` is a loopback address of its own: one has only about 28,000 ports.
export interface Dialling {
  from: string;
  tls?: boolean;
}

function clientFrame(opcode: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const first = 0x80 | opcode;
  const head =
    payload.length < 126
      ? Buffer.from([first, 0x80 | payload.length])
      : Buffer.from([first, 0xfe, payload.length >> 8, payload.length & 255]);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}

export class EventSocket {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #onFrame: ((at: number, text: string) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  // Resolves when the server said "ready".
  static async open(port: number, dialling: Dialling | string, subscription: Subscription): Promise<EventSocket> {
    const {from, tls = false} = typeof dialling === 'string' ? {from: dialling} : dialling;
    const plain = connect({port, host: '127.0.0.1', localAddress: from, noDelay: true});
    // The certificate is our own and of this run.
    const socket = tls ? connectTls({socket: plain, rejectUnauthorized: false, servername: 'localhost'}) : plain;
    const self = new EventSocket(socket);
    await new Promise<void>((resolve, reject) => {
      plain.once('error', reject);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the server closed the socket')));
      socket.write(
        `GET /api/v1/events HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
          'Sec-WebSocket-Protocol: latchkey.v1\r\n\r\n',
      );
      self.#onFrame = (_, text) => {
        if (typeOf(text) === 'ready') resolve();
      };
      let upgraded = false;
      socket.on('data', (data: Buffer) => {
        const at = performance.now();
        self.#rest = self.#rest.length === 0 ? data : Buffer.concat([self.#rest, data]);
        if (!upgraded) {
          const end = self.#rest.indexOf('\r\n\r\n');
          if (end < 0) return;
          const head = self.#rest.toString('latin1', 0, end);
          if (!head.startsWith('HTTP/1.1 101')) {
            reject(new Error(head));
            return;
          }
          upgraded = true;
          self.#rest = self.#rest.subarray(end + 4);
          const {workspace, token} = subscription;
          socket.write(clientFrame(1, Buffer.from(JSON.stringify({workspace, token, cursor: null}))));
        }
        self.#frames(at);
      });
    });
    self.#onFrame = undefined;
    return self;
  }

  // When the bytes of the next frame of this type were here.
  nextOf(type: string): Promise<number> {
    return new Promise((resolve) => {
      this.#onFrame = (at, text) => {
        if (typeOf(text) !== type) return;
        this.#onFrame = undefined;
        resolve(at);
      };
    });
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
      const opcode = first & 15;
      if (opcode === 1) this.#onFrame?.(at, payload.toString('utf8'));
      if (opcode === 9) this.#socket.write(clientFrame(10, payload));
      this.#rest = this.#rest.subarray(head + length);
    }
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }
}

function typeOf(text: string): string {
  return (JSON.parse(text) as {type: string}).type;
}

// Opens `size` sockets, some at a time, from as many loopback addresses as that takes.
export async function openCrowd(
  port: number,
  size: number,
  subscription: Subscription,
  tls = false,
): Promise<EventSocket[]> {
  const crowd: EventSocket[] = [];
  let next = 0;
  const opener = async (): Promise<void> => {
    while (next < size) {
      const from = `127.0.0.${2 + Math.floor(next++ / 4000)}`;
      crowd.push(await EventSocket.open(port, {from, tls}, subscription));
    }
  };
  await Promise.all(Array.from({length: 50}, opener));
  return crowd;
}

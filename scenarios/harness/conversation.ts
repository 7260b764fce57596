// Says bytes to a socket and listens: for peers no library would be.
import {connect, type Socket} from 'node:net';

export class Conversation {
  readonly socket: Socket;
  heard = '';
  closed = false;
  #wake: () => void = () => undefined;

  private constructor(port: number) {
    this.socket = connect({port, host: '127.0.0.1', noDelay: true});
    this.socket.setEncoding('latin1').on('data', (text: string) => {
      this.heard += text;
      this.#wake();
    });
    // A reset is one way to close.
    this.socket
      .on('error', () => undefined)
      .on('close', () => {
        this.closed = true;
        this.#wake();
      });
  }

  static async open(port: number): Promise<Conversation> {
    const conversation = new Conversation(port);
    await new Promise<void>((resolve, reject) => {
      conversation.socket.once('connect', resolve).once('error', reject);
    });
    return conversation;
  }

  // Returns once the bytes are on their way, or the peer is gone.
  async say(bytes: string | Buffer): Promise<void> {
    if (this.socket.destroyed || !this.socket.writable) return;
    await new Promise<void>((resolve) =>
      this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => {
        resolve();
      }),
    );
  }

  // What was heard up to and with the first match, which is taken off; all of it if the peer closes first.
  async hear(until: RegExp, seconds = 120): Promise<string> {
    for (;;) {
      const found = until.exec(this.heard);
      if (found !== null) {
        const end = found.index + found[0].length;
        const text = this.heard.slice(0, end);
        this.heard = this.heard.slice(end);
        return text;
      }
      if (this.closed) {
        const text = this.heard;
        this.heard = '';
        return text;
      }
      await this.#wait(seconds, String(until));
    }
  }

  // Everything that was said until the peer closed.
  async hearAll(seconds = 120): Promise<string> {
    while (!this.closed) await this.#wait(seconds, 'the end');
    return this.heard;
  }

  async #wait(seconds: number, what: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      this.#wake = resolve;
      timer = setTimeout(() => {
        reject(new Error(`${seconds} s without ${what}; heard: ${this.heard.slice(-300)}`));
      }, seconds * 1000);
    });
    clearTimeout(timer);
  }

  end(): void {
    this.socket.end();
  }

  hangUp(): void {
    this.socket.destroy();
  }
}

// One reply of SMTP, its lines joined: "250 2.1.0 OK".
export async function reply(conversation: Conversation): Promise<string> {
  const text = await conversation.hear(/^(\d{3}-[^\r\n]*\r\n)*\d{3} [^\r\n]*\r\n/m);
  return text.trimEnd();
}

export interface Answer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

// Every answer in what an HTTP server said, by Content-Length.
export function answersIn(text: string): Answer[] {
  const answers: Answer[] = [];
  for (let rest = text; rest.startsWith('HTTP/1.1 ');) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [line = '', ...fields] = rest.slice(0, end).split('\r\n');
    const headers = new Map(
      fields.map((field): [string, string] => {
        const colon = field.indexOf(':');
        return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
      }),
    );
    const length = Number(headers.get('content-length') ?? 0);
    answers.push({status: Number(line.split(' ')[1]), headers, body: rest.slice(end + 4, end + 4 + length)});
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}

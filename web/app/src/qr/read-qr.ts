// Reads a QR code out of a picture or a camera's frame, on this device, in a worker of its own (qr-worker.ts).
import type {QrAnswer, QrQuestion, QrReading} from './qr-worker.ts';

export type {QrReading};

// `failed` is the reader that could not be loaded: no connection, or a server that was updated meanwhile.
export type QrOutcome = QrReading | {kind: 'failed'};

export class QrReader {
  readonly #worker = new Worker(new URL('./qr-worker.ts', import.meta.url), {type: 'module'});
  readonly #waiting = new Map<number, (outcome: QrOutcome) => void>();
  #asked = 0;
  #failed = false;

  constructor() {
    this.#worker.onmessage = ({data: {id, reading}}: MessageEvent<QrAnswer>) => this.#answer(id, reading);
    this.#worker.onerror = () => this.#fail();
  }

  // A frame is the reader's from here on.
  read(picture: ImageBitmap | Blob): Promise<QrOutcome> {
    if (this.#failed) return Promise.resolve({kind: 'failed'});
    return new Promise((resolve) => {
      const id = this.#asked++;
      this.#waiting.set(id, resolve);
      const question: QrQuestion = {id, picture};
      this.#worker.postMessage(question, picture instanceof ImageBitmap ? [picture] : []);
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#fail();
  }

  #answer(id: number, outcome: QrOutcome): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  #fail(): void {
    this.#failed = true;
    for (const id of Array.from(this.#waiting.keys())) this.#answer(id, {kind: 'failed'});
  }
}

export async function readQr(picture: Blob): Promise<QrOutcome> {
  const reader = new QrReader();
  try {
    return await reader.read(picture);
  } finally {
    reader.close();
  }
}

export function unreadableSentence(outcome: Exclude<QrOutcome, {kind: 'read'}>): string {
  switch (outcome.kind) {
    case 'nothing-found':
      return 'There is no QR code in this picture, or it is too blurred. Take in the whole code with its white edge.';
    case 'not-a-picture':
      return 'This file is not a picture.';
    case 'failed':
      return 'The reader of QR codes could not be loaded. Check your connection; after an update of the server, reload.';
  }
}

export function pastedPicture(event: ClipboardEvent): File | undefined {
  const items = Array.from(event.clipboardData?.items ?? []);
  return items.find((each) => each.type.startsWith('image/'))?.getAsFile() ?? undefined;
}

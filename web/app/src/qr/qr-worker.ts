// Reads QR codes away from the page's own thread, where a frame of a few milliseconds would be felt as a stutter of the camera
// picture. The reader is WebAssembly of our own origin and comes with the first picture.
import {prepareZXingModule, readBarcodes} from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

export type QrQuestion = {id: number; picture: ImageBitmap | Blob};
export type QrAnswer = {id: number; reading: QrReading};
export type QrReading = {kind: 'read'; text: string} | {kind: 'nothing-found'} | {kind: 'not-a-picture'};

prepareZXingModule({overrides: {locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path)}});

// A photo of today's phones has more points than a code needs, and takes a second to search; a code that is small in it
// may need them all.
const enough = 1600;

async function read(picture: ImageBitmap | Blob): Promise<QrReading> {
  let bitmap: ImageBitmap;
  try {
    bitmap = picture instanceof Blob ? await createImageBitmap(picture) : picture;
  } catch {
    return {kind: 'not-a-picture'};
  }
  try {
    const whole = Math.max(bitmap.width, bitmap.height);
    for (const size of new Set([Math.min(whole, enough), whole])) {
      const text = await readAt(bitmap, size / whole);
      if (text) return {kind: 'read', text};
    }
    return {kind: 'nothing-found'};
  } finally {
    bitmap.close();
  }
}

async function readAt(bitmap: ImageBitmap, scale: number): Promise<string | undefined> {
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const drawing = canvas.getContext('2d', {willReadFrequently: true});
  if (!drawing) throw new Error('qr: no canvas');
  // What is transparent would be read as black.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const pixels = drawing.getImageData(0, 0, canvas.width, canvas.height);
  const found = await readBarcodes(pixels, {formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1});
  return found.find((each) => each.isValid)?.text;
}

addEventListener('message', ({data: {id, picture}}: MessageEvent<QrQuestion>) => {
  void read(picture).then(
    (reading) => postMessage({id, reading} satisfies QrAnswer),
    // The reader could not be loaded, or gave up. Thrown outside of the promise, because only that is an error of the worker
    // that the page is told of.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});

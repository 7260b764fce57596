// Reads a QR code out of a picture, on this device. The reader is WebAssembly of our own origin and comes with first use.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

export type QrReading = {kind: 'read'; text: string} | {kind: 'nothing-found'} | {kind: 'not-a-picture'};

export async function readQr(picture: Blob): Promise<QrReading> {
  const {prepareZXingModule, readBarcodes} = await import('zxing-wasm/reader');
  prepareZXingModule({overrides: {locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path)}});
  try {
    const found = await readBarcodes(picture, {formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1});
    const text = found.find((each) => each.isValid)?.text;
    return text ? {kind: 'read', text} : {kind: 'nothing-found'};
  } catch {
    return {kind: 'not-a-picture'};
  }
}

// What the fake camera of a test sees: a QR code on a grey table, straight or not, as the video file Chromium takes for one.
import {readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {prepareZXingModule, writeBarcode} from 'zxing-wasm/writer';

export type Shot = {
  text: string | undefined; // undefined: an empty table
  size: number; // of the code's side, in points of a picture of 640 by 480
  turned?: number; // degrees
  blurred?: number; // radius in points
};

const width = 640;
const height = 480;
const table = 150;

let prepared: Promise<void> | undefined;
function prepare(): Promise<void> {
  prepared ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).then((file) => {
    prepareZXingModule({overrides: {wasmBinary: new Uint8Array(file).buffer}});
  });
  return prepared;
}

// The code as a picture file, for a gallery or a clipboard.
export async function qrPicture(text: string): Promise<Uint8Array> {
  await prepare();
  const {image} = await writeBarcode(text, {format: 'QRCode', scale: 6});
  if (!image) throw new Error('test: no picture');
  return new Uint8Array(await image.arrayBuffer());
}

async function modules(text: string): Promise<{side: number; dark: (column: number, row: number) => boolean}> {
  await prepare();
  const {symbol} = await writeBarcode(text, {format: 'QRCode'});
  // The finder's corner: the symbol comes without its white edge.
  if ((symbol.data[0] ?? 255) > 127) throw new Error('test: the symbol has an edge');
  return {
    side: symbol.width,
    dark: (column, row) => (symbol.data[row * symbol.width + column] ?? 255) < 128,
  };
}

async function draw({text, size, turned = 0, blurred = 0}: Shot): Promise<Uint8Array> {
  const luma = new Uint8Array(width * height).fill(table);
  if (text !== undefined) {
    const {side, dark} = await modules(text);
    const angle = (turned * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const quiet = 4;
    for (let y = 0; y < height; ++y) {
      for (let x = 0; x < width; ++x) {
        // Where this point lies on the paper, in modules.
        const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
        const column = ((dx * cos + dy * sin) / size + 0.5) * side;
        const row = ((dy * cos - dx * sin) / size + 0.5) * side;
        if (Math.min(column, row) < -quiet || Math.max(column, row) >= side + quiet) continue;
        const inside = column >= 0 && row >= 0 && column < side && row < side;
        luma[y * width + x] = inside && dark(Math.floor(column), Math.floor(row)) ? 25 : 235;
      }
    }
  }
  return blurred > 0 ? blur(blur(luma, blurred), blurred) : luma;
}

function blur(luma: Uint8Array, radius: number): Uint8Array {
  const out = new Uint8Array(luma.length);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); ++v) {
        for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); ++u) {
          sum += luma[v * width + u] ?? 0;
          count += 1;
        }
      }
      out[y * width + x] = sum / count;
    }
  }
  return out;
}

// YUV4MPEG2: grey pictures, so both colour planes are flat.
export async function writeCameraFile(path: string, shot: Shot): Promise<void> {
  const luma = await draw(shot);
  const colour = new Uint8Array((width * height) / 2).fill(128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, colour]);
  await writeFile(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  );
}

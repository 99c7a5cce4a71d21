// Pictures that others cannot show: HEIC of phones as JPEG for browsers, an authority's crest (SVG) as PNG for mail programs.
// Its own process: a large photograph takes seconds, and a malicious one takes nothing down but this.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { serve } from './frames.mjs';

const require = createRequire(import.meta.url);
const MOST_PIXELS = 64_000_000;

serve(async (header, body) => {
  switch (header.op) {
    case 'ping':
      return { memory: process.memoryUsage.rss() };
    case 'jpeg':
      return { body: await toJpeg(body), memory: process.memoryUsage.rss() };
    case 'png':
      return { body: await toPng(body.toString('utf8'), header.width, header.height), memory: process.memoryUsage.rss() };
    default:
      throw new Error(`Unknown operation: ${header.op}`);
  }
});

// Each library is read when its first picture comes: a service without photographs never holds the decoder.
async function toJpeg(buffer) {
  const [{ default: decode }, { default: jpeg }] = await Promise.all([import('heic-decode'), import('jpeg-js')]);
  const images = await decode.all({ buffer });
  try {
    const { width, height } = images[0];
    if (!(width * height <= MOST_PIXELS)) throw new Error(`${width} × ${height} is more than is shown here.`);
    return Buffer.from(jpeg.encode(await images[0].decode(), 80).data);
  } finally {
    images.dispose?.();
  }
}

let drawing;

/** As high as allowed; a wide one as wide as allowed. The library loads nothing from anywhere. */
async function toPng(svg, width, height) {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  drawing ??= initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await drawing;
  const font = {
    fontBuffers: [await readFile(require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'))],
    defaultFontFamily: 'Noto Sans JP',
  };
  const natural = new Resvg(svg);
  const fitTo = natural.width / natural.height > width / height ? { mode: 'width', value: width } : { mode: 'height', value: height };
  natural.free();
  const picture = new Resvg(svg, { fitTo, font });
  try {
    return Buffer.from(picture.render().asPng());
  } finally {
    picture.free();
  }
}

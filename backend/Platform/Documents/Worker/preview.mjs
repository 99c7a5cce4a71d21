// Pictures that browsers cannot show (HEIC of phones) as JPEG. Its own process: a large photograph takes seconds,
// and a malicious one takes nothing down but this.
import decode from 'heic-decode';
import jpeg from 'jpeg-js';
import { serve } from './frames.mjs';

const MOST_PIXELS = 64_000_000;

serve(async (header, body) => {
  switch (header.op) {
    case 'ping':
      return { memory: process.memoryUsage.rss() };
    case 'jpeg':
      return { body: await toJpeg(body), memory: process.memoryUsage.rss() };
    default:
      throw new Error(`Unknown operation: ${header.op}`);
  }
});

async function toJpeg(buffer) {
  const images = await decode.all({ buffer });
  try {
    const { width, height } = images[0];
    if (!(width * height <= MOST_PIXELS)) throw new Error(`${width} × ${height} is more than is shown here.`);
    return Buffer.from(jpeg.encode(await images[0].decode(), 80).data);
  } finally {
    images.dispose?.();
  }
}

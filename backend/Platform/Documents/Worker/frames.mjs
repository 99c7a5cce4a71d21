// Frames over stdin/stdout, the same both ways:
//   uint32 BE length of header | uint32 BE length of body | header (JSON, UTF-8) | body (bytes)
// One request is answered by one frame with the same id. stdout carries frames only; words go to stderr.

const LARGEST = 256 * 1024 * 1024;

/** Calls handle(header, body) for each frame, one after the other, and writes what it returns. */
export function serve(handle) {
  let chunks = [];
  let arrived = 0;
  let needed = 8;
  let busy = Promise.resolve();
  console.log = console.info = console.error;

  process.stdin.on('data', chunk => {
    chunks.push(chunk);
    arrived += chunk.length;
    // Chunks are joined when a frame is whole, not one by one: a photograph comes in hundreds of them.
    while (arrived >= needed) {
      let rest = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      const headerLength = rest.readUInt32BE(0);
      const bodyLength = rest.readUInt32BE(4);
      const end = 8 + headerLength + bodyLength;
      if (end > LARGEST) {
        console.error('A frame is longer than this worker accepts.');
        process.exit(2);
      }
      needed = end;
      if (arrived >= end) {
        const header = JSON.parse(rest.toString('utf8', 8, 8 + headerLength));
        const body = Buffer.from(rest.subarray(8 + headerLength, end));
        rest = rest.subarray(end);
        needed = 8;
        busy = busy.then(() => answer(handle, header, body));
      }
      chunks = [rest];
      arrived = rest.length;
    }
  });
  // The parent is gone: so are we.
  process.stdin.on('end', () => process.exit(0));
}

async function answer(handle, header, body) {
  try {
    const { body: bytes = Buffer.alloc(0), ...fields } = await handle(header, body);
    write({ id: header.id, ok: true, ...fields }, bytes);
  } catch (error) {
    write({ id: header.id, ok: false, error: String(error?.message ?? error).slice(0, 8000) }, Buffer.alloc(0));
  }
}

function write(header, body) {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(json.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  process.stdout.write(Buffer.concat([lengths, json, body]));
}

// A headless Chromium for the end-to-end tests, out of the npm package @sparticuz/chromium; Debian's where that does not run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Explained, root, run } from './process.mjs';

/** Path of a Chromium that starts on this machine; unpacked once. */
export async function chromium() {
  const packaged = await unpack();
  if (works(packaged)) return packaged;
  const installed = '/usr/bin/chromium';
  if (!works(installed) && process.getuid?.() === 0) {
    await run('apt-get', ['update'], { quiet: true });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true });
  }
  if (works(installed)) return installed;
  throw new Explained(`No browser for the end-to-end tests: the packaged Chromium lacks system libraries:\n${missingLibraries(packaged)}\nInstall Chromium (Debian: apt-get install chromium) and try again.`);
}

async function unpack() {
  const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(fs.readFileSync(path.join(packed, '../package.json'), 'utf8'));
  const folder = path.join(root, `node_modules/.cache/chromium-${version}`);
  const starter = path.join(folder, 'chromium.sh');
  if (fs.existsSync(starter)) return starter;
  const fresh = `${folder}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { recursive: true });
  for (const name of ['chromium', 'al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    await pipeline(fs.createReadStream(path.join(packed, `${name}.br`)), createBrotliDecompress(), fs.createWriteStream(path.join(fresh, name)));
    if (name.endsWith('.tar')) spawnSync('tar', ['-xf', name], { cwd: fresh });
  }
  fs.chmodSync(path.join(fresh, 'chromium'), 0o755);
  // The package carries the few libraries that a bare server lacks; a machine's own come first when it has them all.
  const own = missingLibraries(path.join(fresh, 'chromium')) ? 'export LD_LIBRARY_PATH="$here/lib:$LD_LIBRARY_PATH"\n' : '';
  const fonts = fs.existsSync('/etc/fonts/fonts.conf') ? '' : 'export FONTCONFIG_PATH="$here"\n';
  fs.writeFileSync(path.join(fresh, 'chromium.sh'), `#!/bin/sh\nhere="$(dirname "$0")"\n${own}${fonts}exec "$here/chromium" "$@"\n`, { mode: 0o755 });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(fresh, folder);
  return starter;
}

const works = (program) => fs.existsSync(program) && spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;

const missingLibraries = (program) =>
  (spawnSync('ldd', [program.replace(/\.sh$/, '')], { encoding: 'utf8' }).stdout ?? '').split('\n').filter((line) => line.includes('not found')).join('\n');

// Builds the frontend and the Host, each only when its sources have changed. Node's own modules only.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Explained, root, run } from './process.mjs';
import { npm } from './install.mjs';

export const spaFolder = path.join(root, 'frontend/dist/frontend/browser');
export const hostProgram = path.join(root, 'artifacts/bin/CyberPort.Host/release/CyberPort.Host.dll');
const ignored = new Set(['node_modules', 'bin', 'obj', 'dist', 'artifacts', '.angular', 'TestResults', 'coverage']);

/** The environment for dotnet: quiet, and leaving no build servers behind. */
export const dotnetEnvironment = () => ({
  ...process.env,
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
  DOTNET_CLI_USE_MSBUILD_SERVER: '0',
  MSBUILDDISABLENODEREUSE: '1',
});
export const dotnetFlags = ['-c', 'Release', '-v', 'q', '-nologo', '-nodeReuse:false', '-p:UseSharedCompilation=false'];

/** Builds the frontend when a file under frontend/ or the lock file is different from last time. */
export const buildFrontend = () =>
  whenChanged('frontend', ['frontend', 'package-lock.json'], path.join(spaFolder, 'index.html'), async () => {
    if (!fs.existsSync(path.join(root, 'frontend/package.json'))) return;
    report('Building the frontend', await npm(['run', 'build', '-w', 'frontend']));
  });

/** Builds the Host when a file under backend/ is different from last time. */
export const buildHost = () =>
  whenChanged('host', ['backend'], hostProgram, async () => {
    await requireDotnet();
    report('Building the service', await run('dotnet', ['build', 'backend/Host', ...dotnetFlags], { env: dotnetEnvironment(), quiet: true }));
  });

/** Explains what to install when the .NET 10 SDK is not there. */
export async function requireDotnet() {
  const { code, output, missing } = await run('dotnet', ['--list-sdks'], { env: dotnetEnvironment(), quiet: true });
  if (missing) throw new Explained('The .NET 10 SDK is needed, and the command "dotnet" was not found. Install the SDK, open a new terminal and try again.');
  if (code !== 0 || !/^\s*(1\d|[2-9]\d)\./m.test(output)) {
    throw new Explained(`The .NET 10 SDK is needed; installed here:\n${output.trim() || '(no SDK, only the runtime)'}\nInstall the .NET 10 SDK and try again.`);
  }
}

async function whenChanged(name, sources, product, build) {
  const stamp = path.join(root, `artifacts/stamps/${name}`);
  const wanted = fingerprint(sources);
  if (fs.existsSync(product) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  const began = Date.now();
  await build();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, wanted);
  console.log(`Built ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

/** One hash over names and contents of all source files: a checkout that changes only dates rebuilds nothing. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => [...filesUnder(path.join(root, source))])) {
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function* filesUnder(at) {
  const found = fs.statSync(at, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? yield at : undefined;
  for (const entry of fs.readdirSync(at).sort()) {
    if (!ignored.has(entry)) yield* filesUnder(path.join(at, entry));
  }
}

function report(what, { code, output }) {
  if (/No space left on device|ENOSPC/i.test(output)) throw new Explained(`${what} failed: the disk is full. Free about 2 GB and try again.`);
  if (code !== 0) throw new Explained(`${what} failed:\n${output.trim().slice(-6000)}`);
}

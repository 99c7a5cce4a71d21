// Builds the frontend and the Host, each only when its sources have changed. Node's own modules only.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Explained, root, run } from './process.mjs';
import { npm } from './install.mjs';

export const spaFolder = path.join(root, 'frontend/dist/frontend/browser');
export const hostProgram = path.join(root, 'artifacts/bin/CyberPort.Host/release/CyberPort.Host.dll');
const ignored = new Set(['node_modules', 'bin', 'obj', 'dist', 'artifacts', '.angular', 'TestResults', 'coverage']);

/** The environment for dotnet: quiet, leaving no build servers behind, and set for processes that live for minutes beside each other. */
export const dotnetEnvironment = () => ({
  ...process.env,
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
  DOTNET_CLI_USE_MSBUILD_SERVER: '0',
  MSBUILDDISABLENODEREUSE: '1',
  DOTNET_TieredPGO: '0',
  DOTNET_gcServer: '0',
});
const flags = ['-c', 'Release', '-v', 'q', '-nologo', '-nodeReuse:false', '-p:UseSharedCompilation=true'];

/** Compiles one project after the other. They share a warm compiler, which is stopped afterwards. */
export async function compile(...targets) {
  const results = [];
  for (const target of targets) results.push(await run('dotnet', ['build', target, ...flags], { env: dotnetEnvironment(), quiet: true }));
  await run('dotnet', ['build-server', 'shutdown', '--vbcscompiler'], { env: dotnetEnvironment(), quiet: true });
  return results;
}

/** Builds the frontend when a file under frontend/ or the lock file is different from last time. */
export const buildFrontend = () =>
  whenChanged('frontend', ['frontend', 'package-lock.json'], path.join(spaFolder, 'index.html'), async () => {
    if (!fs.existsSync(path.join(root, 'frontend/package.json'))) return;
    report('Building the frontend', await npm(['run', 'build', '-w', 'frontend']));
  });

/** Builds the Host when a file under backend/ is different from last time. */
export const buildHost = (build = () => compile('backend/Host')) =>
  whenChanged('host', ['backend'], hostProgram, async () => {
    await requireDotnet();
    report('Building the service', (await build())[0]);
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

/**
 * Builds everything that the tests need. When the solution as a whole does not compile, each test project is tried alone,
 * so that one broken suite does not silence the rest.
 * @param {Promise<void>} installed The npm packages, which only the frontend waits for.
 * @returns {Promise<Map<string, string>>} what could not be built (a project's name, 'host', 'frontend') and what the compiler said.
 */
export async function buildAll(installed) {
  const broken = new Map();
  const note = (name, building) => building.catch((problem) => broken.set(name, problem.message));
  await requireDotnet();
  await Promise.all([installed, note('frontend', installed.then(buildFrontend)), note('host', buildTests(broken))]);
  return broken;
}

async function buildTests(broken) {
  console.log('Building the service and its tests …');
  const began = Date.now();
  const solution = fs.readFileSync(path.join(root, 'CyberPort.sln'), 'utf8');
  const projects = fs.readdirSync(path.join(root, 'tests')).filter((name) => name.endsWith('.Tests'));
  const [whole] = await compile('CyberPort.sln');
  const alone = whole.code === 0 ? projects.filter((name) => !solution.includes(`${name}.csproj`)) : projects;
  const results = alone.length ? await compile(...alone.map((name) => `tests/${name}`)) : [];
  alone.forEach((name, i) => results[i].code !== 0 && broken.set(name, `${name} does not compile:\n${results[i].output}`));
  console.log(`Built the service and its tests (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  await buildHost(whole.code === 0 ? () => [whole] : undefined);
}

// node_modules as package-lock.json says. Node's own modules only: this runs before anything is installed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Explained, root, run } from './process.mjs';

const stamp = path.join(root, 'node_modules/.cyberport-installed');

/** Installs when nothing is installed or a package.json or the lock file has changed since. */
export async function install() {
  const wanted = fingerprint();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  const fresh = !fs.existsSync(path.join(root, 'node_modules/.package-lock.json'));
  console.log('Installing npm packages …');
  let result = await npm(fresh ? ['ci'] : ['install']);
  if (result.code !== 0 && fresh) result = await npm(['install']);
  if (result.code !== 0) throw new Explained(`npm could not install the packages:\n${result.output.slice(-4000)}`);
  fs.writeFileSync(stamp, fingerprint());
}

/** Runs npm, the one that runs us where there is one. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  return run(command, [...first, ...args], { quiet: true, ...options });
}

/** Node 24 of the npm package `node`, which Angular and the document engine need; else the one that runs us. */
export function newestNode() {
  const packaged = path.join(root, 'node_modules/node/bin/node');
  return fs.existsSync(packaged) ? packaged : process.execPath;
}

function fingerprint() {
  const { workspaces } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', ...workspaces.map((folder) => `${folder}/package.json`)]) {
    const full = path.join(root, file);
    hash.update(file).update(fs.existsSync(full) ? fs.readFileSync(full) : '-');
  }
  return hash.digest('hex');
}

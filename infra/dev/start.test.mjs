// How npm start behaves on good and bad days. Needs the built Host and frontend (npm test builds them before).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { freePort, pause, root } from './process.mjs';

const data = fs.mkdtempSync(path.join(os.tmpdir(), 'cyberport-start-'));
fs.chmodSync(data, 0o755);
const living = new Set();
after(async () => {
  for (const child of living) child.kill('SIGTERM');
  await Promise.all([...living].map((child) => child.exitCode ?? once(child, 'exit')));
  fs.rmSync(data, { recursive: true, force: true });
});

/** A starter with what it says; `until` waits for words or its end. */
function starter(args, env = {}) {
  const child = spawn(process.execPath, ['infra/dev/start.mjs', '--no-build', ...args], { cwd: root, env: { ...process.env, npm_lifecycle_event: '', ...env } });
  living.add(child);
  const told = { child, text: '', ended: once(child, 'exit').then(([code]) => (living.delete(child), code)) };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (told.text += part));
  told.until = async (words) => {
    for (let waited = 0; !told.text.includes(words); waited += 50) {
      assert.ok(living.has(child) && waited < 120_000, `waited for "${words}"; it said:\n${told.text}`);
      await pause(50);
    }
  };
  return told;
}

const processesOn = (folder) =>
  fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      return pid !== String(process.pid) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });

async function nothingRunsOn(folder) {
  for (let waited = 0; processesOn(folder).length > 0 && waited < 15_000; waited += 100) await pause(100);
  assert.deepEqual(processesOn(folder), [], 'processes left behind');
}

test('It starts, answers, refuses a second one on its folder or port, stops everything on Ctrl-C, and goes on where it was', async () => {
  const port = await freePort();
  const first = starter(['--data', data, '--port', String(port)]);
  await first.until(`CyberPort is ready: http://localhost:${port}`);
  const authorities = await (await fetch(`http://localhost:${port}/api/authorities`)).json();
  assert.deepEqual(authorities.items.map((row) => row.slug).sort(), ['aohama', 'chidori', 'mlit', 'shiomi']);

  const samePort = starter(['--data', `${data}-other`, '--port', String(port)]);
  assert.equal(await samePort.ended, 1);
  assert.match(samePort.text, new RegExp(`Port ${port} is taken`));
  const sameFolder = starter(['--data', data, '--port', String(await freePort())]);
  assert.equal(await sameFolder.ended, 1);
  assert.match(sameFolder.text, /already runs on/);

  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0);
  await nothingRunsOn(data);

  const began = Date.now();
  const second = starter(['--data', data, '--port', String(port)]);
  await second.until('CyberPort is ready');
  assert.ok(Date.now() - began < 10_000 * slowness(), `a later start took ${Date.now() - began} ms`);
  assert.equal((await (await fetch(`http://localhost:${port}/api/authorities`)).json()).items.length, 4, 'demo data is loaded once');
  second.child.kill('SIGKILL');
  await nothingRunsOn(data); // killed outright, it still leaves no server behind
});

test('A server that outlived even its guard is stopped by the next start', async () => {
  const port = await freePort();
  const first = starter(['--data', data, '--port', String(port)]);
  await first.until('CyberPort is ready');
  for (const pid of processesOn(data)) {
    if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('guard.mjs')) process.kill(Number(pid), 'SIGKILL');
  }
  first.child.kill('SIGKILL');
  await first.ended;
  assert.ok(processesOn(data).length > 0, 'PostgreSQL is an orphan now');

  const second = starter(['--data', data, '--port', String(await freePort())]);
  await second.until('CyberPort is ready');
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
  await nothingRunsOn(data);
});

test('A lock file that names a stranger does not keep it from starting', async () => {
  fs.writeFileSync(path.join(data, 'postgres/cluster/postmaster.pid'), `${process.pid}\n`);
  const told = starter(['--data', data, '--port', String(await freePort())]);
  await told.until('CyberPort is ready');
  told.child.kill('SIGINT');
  assert.equal(await told.ended, 0);
});

test('What is missing or wrong is told in plain words', async () => {
  const cases = [
    [['--prot', '1'], {}, /Unknown option --prot/],
    [['--port', 'x'], {}, /--port needs a number/],
    [['--data', '/dev/null/data'], {}, /cannot be written/],
    [['--data', data, '--port', String(await freePort())], { PATH: '/nowhere' }, /"dotnet" was not found/],
    [['--data', data, '--port', String(await freePort())], { CYBERPORT_DATABASE: 'Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z' }, /database refused or could not be reached: Failed to connect/],
  ];
  for (const [args, env, words] of cases) {
    const told = starter(args, env);
    assert.equal(await told.ended, 1, told.text);
    assert.match(told.text, words);
  }
});

test('A stranger on the port is told apart from us', async () => {
  const stranger = http.createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address();
  const told = starter(['--data', data, '--port', String(port)]);
  assert.equal(await told.ended, 1);
  assert.match(told.text, new RegExp(`npm start -- --port ${port + 1}`));
  stranger.close();
});

/** A machine that is busy with other builds is allowed more time. */
const slowness = () => Math.max(1, os.loadavg()[0] / os.cpus().length);

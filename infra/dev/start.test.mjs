// How npm start behaves on good and bad days. Needs the built Host and frontend (npm test builds them before).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { buildFrontend, buildHost } from './build.mjs';
import { startHost } from './host.mjs';
import { startPostgres } from './postgres.mjs';
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

const processesWith = (words, what) =>
  fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      return pid !== String(process.pid) && fs.readFileSync(`/proc/${pid}/${what}`, 'utf8').includes(words);
    } catch {
      return false;
    }
  });
const processesOn = (folder) => processesWith(folder, 'cmdline');
const servicesOn = (folder) => processesWith(`Cyberport__DataFolder=${folder}`, 'environ');

const nothingRunsOn = (folder) => nothingIsLeft(() => processesOn(folder));

async function nothingIsLeft(processes) {
  for (let waited = 0; processes().length > 0 && waited < 15_000; waited += 100) await pause(100);
  assert.deepEqual(processes(), [], 'processes left behind');
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

test('When even the guards are shot the service ends by itself, and the server is stopped by the next start', async () => {
  const port = await freePort();
  const first = starter(['--data', data, '--port', String(port)]);
  await first.until('CyberPort is ready');
  for (const pid of processesOn(data)) {
    if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('guard.mjs')) process.kill(Number(pid), 'SIGKILL');
  }
  first.child.kill('SIGKILL');
  await first.ended;
  assert.ok(processesOn(data).length > 0, 'PostgreSQL is an orphan now');
  await nothingIsLeft(() => servicesOn(data));

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

const unreadable = /CYBERPORT_DATABASE cannot be read\. Write it as Host=/;

test('What is missing or wrong is told in plain words', async () => {
  const cases = [
    [['--prot', '1'], {}, /Unknown option --prot/],
    [['--port', 'x'], {}, /--port needs a number/],
    [['--data', '/dev/null/data'], {}, /cannot be written/],
    [['--data', data, '--port', String(await freePort())], { PATH: '/nowhere' }, /"dotnet" was not found/],
    [['--data', data, '--port', String(await freePort())], { CYBERPORT_DATABASE: 'Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z' }, /database refused or could not be reached: Failed to connect/],
    [['--data', data, '--port', String(await freePort())], { CYBERPORT_DATABASE: 'nonsense' }, unreadable],
    [['--data', data, '--port', String(await freePort())], { CYBERPORT_DATABASE: 'Host=127.0.0.1;Prot=5432;Password=geheim' }, unreadable],
    [['--data', data, '--port', String(await freePort())], { CYBERPORT_DATABASE: 'postgres://owner:geheim@:99999/cyberport' }, unreadable],
  ];
  for (const [args, env, words] of cases) {
    const told = starter(args, env);
    assert.equal(await told.ended, 1, told.text);
    assert.match(told.text, words);
    assert.doesNotMatch(told.text, /^ {3}at |geheim/m, 'no stack trace, no password');
  }
});

test('A database that is stopped and started again while people file costs nobody a case and makes none twice', async () => {
  let server = await startPostgres({ folder: path.join(data, 'postgres') });
  const port = await freePort();
  const host = startHost({ port, data, database: server.connection, demo: false });
  try {
    await host.ready;
    const call = await signedIn(`http://localhost:${port}`, 'agent@demo.example');
    const ids = [];
    for (let n = 0; n < 30; n++) ids.push((await call('POST', '/api/my/drafts', { tenant: 'chidori', procedure: 'generic', answers: complete(n) })).body.id);

    const statuses = [];
    const sending = ids.map(async (id, n) => {
      await pause(n * 40); // some before, some in the middle, some after
      for (let tries = 0; ; tries++) {
        const { status, body } = await call('POST', `/api/my/drafts/${id}/actions/submit`);
        statuses.push(status);
        if (status === 200) return body.number;
        assert.equal(status, 503, JSON.stringify(body));
        assert.match(body.title, /[ぁ-ん]/, 'the refusal is told in words');
        assert.ok(tries < 100, 'it does not recover');
        await pause(200);
      }
    });
    await pause(400);
    await server.stop();
    await pause(1000);
    server = await startPostgres({ folder: path.join(data, 'postgres'), port: server.port });
    const numbers = await Promise.all(sending);

    assert.ok(statuses.includes(503), 'nobody noticed the restart: nothing was tested');
    assert.equal(new Set(numbers).size, ids.length, 'each has a number of its own');
    const mine = (await call('GET', '/api/my/cases?take=200')).body.items.map((row) => row.id);
    for (const id of ids) assert.equal(mine.filter((one) => one === id).length, 1, 'each case is there exactly once');
    assert.equal((await fetch(`http://localhost:${port}/health/ready`)).status, 200);
    // What follows a filing goes on by itself too: every one of them is told of.
    const told = async () => (await call('GET', '/api/my/notifications?take=200')).body.items.map((row) => row.title).join();
    for (let waited = 0; waited < 20_000 && !(await told().then((text) => numbers.every((one) => text.includes(one)))); waited += 200) await pause(200);
    const titles = await told();
    for (const number of numbers) assert.equal(titles.split(number).length, 2, `${number} is told of exactly once`);
  } finally {
    await host.stop();
    await server.stop();
  }
});

/** A browser in which this demonstration account is signed in. */
async function signedIn(address, email) {
  const jar = new Map();
  let token;
  const call = async (method, where, body) => {
    const headers = { 'Accept-Language': 'ja', Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...(body && { 'Content-Type': 'application/json' }), ...(method !== 'GET' && { 'X-CSRF-TOKEN': token }) };
    const answer = await fetch(address + where, { method, headers, body: body && JSON.stringify(body) });
    for (const cookie of answer.headers.getSetCookie()) jar.set(...cookie.split(';')[0].split(/=(.*)/s).slice(0, 2));
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const renew = async () => (token = (await call('GET', '/api/identity/me')).body.csrf);
  await renew();
  const entered = await call('POST', '/api/identity/sign-in', { email, password: 'CyberPort-2026' });
  assert.ok(entered.status < 300, JSON.stringify(entered.body));
  await renew();
  return (method, where, body) => call(method, where, body ?? (method === 'GET' ? undefined : {}));
}

const complete = (n) => ({
  subject: `再起動のさなかの申請 ${n}`, kind: 'application', content: '１２月１日に水３０ｍ³', vesselName: '第三青浜丸', declaration: true,
  applicant: {
    kind: 'person', name: '海野 航', kana: 'ウンノ ワタル', phone: '0176-00-1234', email: 'umi@test.example',
    address: { postalCode: '039-0001', prefecture: '青森県', city: '青浜市', line: '港町1-1' },
  },
});

test('With CYBERPORT_DATABASE it starts on a server of your own, without demonstration data when asked', async () => {
  const server = await startPostgres({ folder: path.join(data, 'outside'), fast: true });
  try {
    const port = await freePort();
    const own = fs.mkdtempSync(path.join(os.tmpdir(), 'cyberport-own-'));
    const told = starter(['--data', own, '--port', String(port), '--no-demo'], { CYBERPORT_DATABASE: server.connection });
    await told.until('CyberPort is ready');
    assert.deepEqual((await (await fetch(`http://localhost:${port}/api/authorities`)).json()).items, [], 'no demonstration authority');
    assert.equal((await fetch(`http://localhost:${port}/`)).status, 200);
    assert.equal(fs.existsSync(path.join(own, 'postgres')), false, 'no PostgreSQL of its own');
    told.child.kill('SIGINT');
    assert.equal(await told.ended, 0);
    fs.rmSync(own, { recursive: true, force: true });
  } finally {
    await server.stop();
  }
});

test('A PostgreSQL that is too old is named with its version', async () => {
  const old = net.createServer((socket) => socket.once('data', (hello) => {
    // Npgsql may ask for encryption first; then it greets, and is told who answers: PostgreSQL 14.11.
    if (hello.readInt32BE(4) === 80877103) {
      socket.write('N');
      socket.once('data', () => socket.write(greeting('14.11')));
    } else socket.write(greeting('14.11'));
  }).on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(old, 'listening');
  const own = fs.mkdtempSync(path.join(os.tmpdir(), 'cyberport-old-'));
  const told = starter(['--data', own, '--port', String(await freePort())], { CYBERPORT_DATABASE: `Host=127.0.0.1;Port=${old.address().port};Username=x;Password=y;Database=z` });
  assert.equal(await told.ended, 1);
  assert.match(told.text, /CyberPort needs PostgreSQL 15 or newer; the server at 127\.0\.0\.1:\d+ is 14\.11/);
  old.close();
  fs.rmSync(own, { recursive: true, force: true });
});

test('What was built from the same sources is not built again', async () => {
  const builds = { host: buildHost, frontend: buildFrontend };
  const built = Object.keys(builds).filter((name) => fs.existsSync(path.join(root, 'artifacts/stamps', name)));
  assert.ok(built.includes('host'), 'the service was never built by npm start or npm test');
  const told = [];
  const say = console.log;
  console.log = (line) => told.push(String(line));
  const began = Date.now();
  await Promise.all(built.map((name) => builds[name]())).finally(() => (console.log = say));
  assert.deepEqual(told.filter((line) => line.startsWith('Built')), [], 'built although nothing has changed');
  assert.ok(Date.now() - began < 5_000 * slowness(), `looking took ${Date.now() - began} ms`);
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

/** What a server of this version says to somebody who is let in: authenticated, its version, ready. */
function greeting(version) {
  const framed = (type, body) => {
    const whole = Buffer.concat([Buffer.from(type), Buffer.alloc(4), body]);
    whole.writeInt32BE(body.length + 4, 1);
    return whole;
  };
  const parameter = (name, value) => framed('S', Buffer.from(`${name}\0${value}\0`));
  return Buffer.concat([
    framed('R', Buffer.alloc(4)), parameter('server_version', version), parameter('server_encoding', 'UTF8'), parameter('client_encoding', 'UTF8'),
    framed('K', Buffer.alloc(8)), framed('Z', Buffer.from('I')),
  ]);
}

/** A machine that is busy with other builds is allowed more time. */
const slowness = () => Math.max(1, os.loadavg()[0] / os.cpus().length);

// An embedded PostgreSQL in a folder of its own: made on the first start, resumed on the next.
//
//   node infra/dev/postgres.mjs --data DIR [--port N] [--database NAME] [--fast] [--keep]
//
// prints the owner's connection string; --keep serves until Ctrl-C. --fast gives up durability, for tests only.
// Works as an ordinary user, and as root (PostgreSQL itself refuses to be root: it then runs as another user).
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Explained, freePort, isFree, main, pause, readFlags, startGuarded } from './process.mjs';
import { binaries, runAs, superuserFreeAccount } from './postgres-binaries.mjs';
import { stopOrphan } from './postgres-orphan.mjs';

const owner = 'cyberport_owner';

/**
 * Starts PostgreSQL on `folder` and makes sure of the owner role and its database.
 * @returns {Promise<{ port: number, connection: string, superuserConnection: string, uri: string, stop(): Promise<void>, exited: Promise<number> }>}
 */
export async function startPostgres({ folder, port, database = 'cyberport', fast = false }) {
  folder = path.resolve(folder);
  const cluster = path.join(folder, 'cluster');
  fs.mkdirSync(folder, { recursive: true });
  const programs = await binaries();
  const secrets = readSecrets(folder);
  await stopOrphan(cluster);
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) await makeCluster(programs, folder, cluster, secrets);
  else checkVersion(cluster);

  if (port && !(await isFree(port))) throw new Explained(`Port ${port}, asked for PostgreSQL, is taken by another program.`);
  port ??= await freePort();
  const logFile = path.join(folder, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const asUser = runAs(programs.postgres, ['-D', cluster, ...settings(port, fast)], cluster);
  const server = startGuarded(asUser.command, asUser.args, { options: asUser.options, stopSignal: 'SIGINT', output: log });
  fs.closeSync(log);
  try {
    await ready(server, port, secrets, logFile);
    await ensureOwner(port, secrets, database);
  } catch (problem) {
    await server.stop();
    throw problem;
  }
  return {
    port,
    connection: `Host=127.0.0.1;Port=${port};Database=${database};Username=${owner};Password=${secrets.owner}`,
    superuserConnection: `Host=127.0.0.1;Port=${port};Database=${database};Username=postgres;Password=${secrets.superuser}`,
    uri: `postgres://${owner}:${secrets.owner}@127.0.0.1:${port}/${database}`,
    stop: server.stop,
    exited: server.exited,
  };
}

function settings(port, fast) {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '5min', max_connections: 600 }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function readSecrets(folder) {
  const file = path.join(folder, 'credentials.json');
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  const secrets = { superuser: randomBytes(24).toString('hex'), owner: randomBytes(24).toString('hex') };
  fs.writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** initdb in a neighbouring folder and a rename, so that a start killed in the middle leaves nothing half made. */
async function makeCluster(programs, folder, cluster, secrets) {
  const fresh = path.join(folder, 'cluster.new');
  const password = path.join(folder, 'password.new');
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  fs.writeFileSync(password, secrets.superuser, { mode: 0o600 });
  const account = superuserFreeAccount();
  if (account) for (const item of [fresh, password]) fs.chownSync(item, account.uid, account.gid);
  const initdb = runAs(programs.initdb, [
    '-D', fresh, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`, '--encoding=UTF8', '--data-checksums', '--no-sync',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
  ], fresh);
  const making = startGuarded(initdb.command, initdb.args, { options: initdb.options, stopSignal: 'SIGINT', output: 'pipe' });
  let said = '';
  for (const stream of [making.process.stdout, making.process.stderr]) stream.on('data', (part) => (said += part));
  const code = await making.exited;
  making.process.stdin.end();
  fs.rmSync(password, { force: true });
  if (code !== 0) throw new Explained(explain(said) ?? `PostgreSQL could not make its data folder ${cluster}:\n${said}`);
  fs.rmSync(cluster, { recursive: true, force: true });
  fs.renameSync(fresh, cluster);
}

function checkVersion(cluster) {
  const version = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') {
    throw new Explained(`${cluster} was written by PostgreSQL ${version}; the embedded one is 18. Dump it with the old version, or choose another folder with --data.`);
  }
}

async function ready(server, port, secrets, logFile) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (!server.running) break;
    try {
      await (await connect(port, secrets)).end();
      return;
    } catch {
      await Promise.race([pause(40), server.exited]);
    }
  }
  const said = fs.readFileSync(logFile, 'utf8').slice(-3000);
  throw new Explained(explain(said) ?? `PostgreSQL did not start. It said:\n${said}`);
}

async function connect(port, secrets) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: secrets.superuser, database: 'postgres', connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** The owner migrates and makes the two application roles; it is no superuser, as in production. */
async function ensureOwner(port, secrets, database) {
  const client = await connect(port, secrets);
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [owner]);
    if (role.rowCount === 0) await client.query(`create role ${owner} login createdb createrole password '${secrets.owner}'`);
    const existing = await client.query('select from pg_database where datname = $1', [database]);
    if (existing.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner ${owner}`);
    // Made by the owner, as the migrator would: also a superuser's later run then leaves them the owner's to administer.
    for (const role of ['cyberport_app', 'cyberport_worker']) {
      const known = await client.query('select from pg_roles where rolname = $1', [role]);
      if (known.rowCount === 0) await client.query(`set role ${owner}; create role ${role} login noinherit nobypassrls; reset role`);
    }
  } finally {
    await client.end();
  }
}

/** The few failures that a person can do something about. */
function explain(said) {
  if (/No space left on device/i.test(said)) return 'The disk is full: PostgreSQL could not write its data. Free some space (about 1 GB) and start again; nothing that was saved is lost.';
  if (/could not bind/i.test(said)) return 'PostgreSQL could not take its port. Start again, or give another one.';
  if (/Permission denied/i.test(said)) return `PostgreSQL may not enter its data folder or its programs. Choose a folder that other accounts may enter with --data DIR, or start as an ordinary user.\n${said}`;
  return undefined;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const flags = readFlags(process.argv.slice(2), { data: 'text', port: 'number', database: 'text', fast: 'switch', keep: 'switch' });
    if (!flags.data) throw new Explained('Give the data folder: --data DIR');
    const server = await startPostgres({ folder: flags.data, port: flags.port, database: flags.database, fast: flags.fast });
    console.log(`CYBERPORT_DATABASE='${server.connection}'`);
    if (flags.fast) console.log(`CYBERPORT_TEST_DATABASE='${server.superuserConnection}'`);
    if (flags.keep) {
      const asked = new Promise((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, resolve)));
      await Promise.race([asked, server.exited]);
    }
    await server.stop();
  });
}

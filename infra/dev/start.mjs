// npm start: installs, builds, starts an embedded PostgreSQL and the service, and stops them again.
//
//   npm start -- [--port N] [--data DIR] [--no-demo] [--no-build]
//   CYBERPORT_DATABASE=<connection string> npm start      with a PostgreSQL (15 or newer) of your own
//
// Plain Node 20 or newer; nothing needs to be installed before.
import fs from 'node:fs';
import path from 'node:path';
import { Explained, isFree, main, readFlags, root, stopRuns } from './process.mjs';
import { install } from './install.mjs';
import { buildFrontend, buildHost, hostProgram, spaFolder } from './build.mjs';
import { claimFolder } from './data-folder.mjs';
import { startHost } from './host.mjs';

const toStop = [];
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
  // npm may be ended without a word to us: then we are somebody else's child.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || resolve('parent gone'), 500).unref();
});

await main(async () => {
  const flags = readFlags(process.argv.slice(2), { port: 'number', data: 'text', 'no-demo': 'switch', 'no-build': 'switch' });
  await Promise.race([start(flags), asked]).finally(stopAll);
});
process.exit(); // what was just being started when we were asked to stop ends with us, see guard.mjs

async function start({ port = 5080, data = path.join(root, '.data'), 'no-demo': noDemo, 'no-build': noBuild }) {
  if (port < 1 || port > 65535) throw new Explained('--port is a number from 1 to 65535.');
  data = path.resolve(data);
  if (!(await isFree(port))) {
    throw new Explained(`Port ${port} is taken by another program (perhaps a CyberPort that still runs).\nStop it, or choose another port: npm start -- --port ${port + 1}`);
  }
  toStop.push(claimFolder(data, port));
  if (noBuild) requireBuilt();
  else await Promise.all([install().then(buildFrontend), buildHost()]);

  let database = process.env.CYBERPORT_DATABASE;
  let databaseEnd = new Promise(() => {});
  if (!database) {
    const { startPostgres } = await import('./postgres.mjs');
    const server = await startPostgres({ folder: path.join(data, 'postgres') });
    toStop.push(server.stop);
    database = server.connection;
    databaseEnd = server.exited.then(() => 'The embedded PostgreSQL ended unexpectedly. Its log: ' + path.join(data, 'postgres/server.log'));
  }
  const host = await startHost({ port, data, database, demo: !noDemo });
  toStop.push(host.stop);
  await host.ready;
  console.log(`CyberPort is ready: http://localhost:${port}`);
  console.log(`Data and logs: ${data} · Ctrl-C stops everything`);
  throw new Explained(await Promise.race([databaseEnd, host.ended]));
}

function requireBuilt() {
  for (const product of [hostProgram, path.join(spaFolder, 'index.html')]) {
    if (!fs.existsSync(product)) throw new Explained(`--no-build was asked for, but ${path.relative(root, product)} is not there. Run npm start once without it.`);
  }
}

/** Last started, first stopped: the service leaves before its database. */
async function stopAll() {
  await stopRuns();
  while (toStop.length > 0) await toStop.pop()();
}

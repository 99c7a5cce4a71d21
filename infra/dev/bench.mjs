// npm run bench -- [--json] [--quick] [--million] [--only submissions,live,letters,queue]
//
// The whole service on an embedded PostgreSQL with full durability, measured from outside, beside bare SQL on the same
// server in the same run. Quiet logs, everything else as it is in production. What is measured: tests/CyberPort.Benchmarks.
import fs from 'node:fs';
import path from 'node:path';
import { Explained, freePort, main, readFlags, root, run, stopRuns } from './process.mjs';
import { install } from './install.mjs';
import { buildHost, compile } from './build.mjs';
import { startHost } from './host.mjs';

const program = path.join(root, 'artifacts/bin/CyberPort.Benchmarks/release/CyberPort.Benchmarks.dll');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopRuns().then(() => process.exit(130)));

await main(async () => {
  const { json, quick, million, only } = readFlags(process.argv.slice(2), { json: 'switch', quick: 'switch', million: 'switch', only: 'text' });
  if (json) console.log = console.error; // the standard output carries nothing but the result
  await Promise.all([install(), buildHost()]);
  const [built] = await compile('tests/CyberPort.Benchmarks');
  if (built.code !== 0) throw new Explained(`Building the benchmarks failed:\n${built.output}`);

  const { startPostgres } = await import('./postgres.mjs');
  const data = path.join(root, 'artifacts/bench');
  fs.rmSync(data, { recursive: true, force: true });
  const server = await startPostgres({ folder: path.join(data, 'postgres') });
  const port = await freePort();
  const host = startHost({
    port,
    data,
    database: server.connection,
    demo: true,
    environment: { ASPNETCORE_ENVIRONMENT: 'Production', DOTNET_TieredPGO: '1', Logging__LogLevel__Default: 'Warning', Cyberport__Identity__SignInsPerAccount: '1000', Cyberport__Identity__SignInsPerAddress: '1000' },
  });
  try {
    await host.ready;
    const args = [program, `http://localhost:${port}`, server.superuserConnection, ...(json ? ['--json'] : []), ...(quick ? ['--quick'] : []), ...(million ? ['--million'] : []), ...(only ? ['--only', only] : [])];
    return (await run('dotnet', args)).code;
  } finally {
    await host.stop();
    await server.stop();
  }
});

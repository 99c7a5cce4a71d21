// npm test: builds everything once and runs every suite against a real PostgreSQL and a real browser.
//
//   npm test -- [--only NAME]     one suite: a project of tests/ (Platform.Tests), frontend, lint, infra
//
// Suites run two at a time, the journeys alone. One failing suite does not stop the rest. The last line is `N passed, N failed, N skipped`; the exit code tells, too.
import fs from 'node:fs';
import path from 'node:path';
import { main, readFlags, root, stopRuns } from './process.mjs';
import { install } from './install.mjs';
import { buildAll } from './build.mjs';
import { suites } from './suites.mjs';

const results = path.join(root, 'artifacts/test-results');
const failure = (output) => ({ passed: 0, failed: 1, skipped: 0, output });
const indent = (text) => text.replace(/^/gm, '    ');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopRuns().then(() => process.exit(130)));

await main(async () => {
  const { only } = readFlags(process.argv.slice(2), { only: 'text' });
  const began = Date.now();
  const broken = await buildAll(install());
  fs.rmSync(results, { recursive: true, force: true });
  fs.mkdirSync(results, { recursive: true });

  const chosen = suites(results).filter((suite) => !only || suite.name.toLowerCase().includes(only.toLowerCase()));
  const server = chosen.some((suite) => suite.database) ? await testDatabase() : undefined;
  const env = { ...process.env, ...(server && { CYBERPORT_TEST_DATABASE: server.superuserConnection, CYBERPORT_TEST_OWNER: server.connection }), ...(await browserFor(chosen)) };
  const tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    const report = async (suite) => {
      const startedAt = Date.now();
      const counts = broken.get(suite.needs) ? failure(broken.get(suite.needs)) : await suite.run(env);
      for (const kind of Object.keys(tally)) tally[kind] += counts[kind];
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
      console.log(`${counts.failed ? 'FAILED' : 'ok    '} ${suite.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`);
      if (counts.failed) console.log(indent(counts.output.trim().slice(-12_000)));
    };
    // Each of them waits for something now and then (a database, a start, a clock): two at a time fill two cores. The journeys fill them alone.
    const waiting = chosen.filter((suite) => !suite.browser);
    const lane = async () => {
      for (let suite = waiting.shift(); suite; suite = waiting.shift()) await report(suite);
    };
    await Promise.all([lane(), lane()]);
    for (const suite of chosen.filter((one) => one.browser)) await report(suite);
  } finally {
    await server?.stop();
  }
  if (chosen.length === 0) tally.failed++, console.log(`No suite is called "${only}".`);
  console.log(`Took ${Math.floor((Date.now() - began) / 60_000)} min ${Math.round(((Date.now() - began) % 60_000) / 1000)} s`);
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
  return tally.failed ? 1 : 0;
});

/** A fresh server each time, without durability: the data is worth nothing and the time is. */
async function testDatabase() {
  const { startPostgres } = await import('./postgres.mjs');
  const folder = path.join(root, 'artifacts/test-postgres');
  fs.rmSync(folder, { recursive: true, force: true });
  return startPostgres({ folder, fast: true });
}

async function browserFor(chosen) {
  if (!chosen.some((suite) => suite.browser)) return {};
  const { chromium } = await import('./chromium.mjs');
  return { CYBERPORT_CHROMIUM: process.env.CYBERPORT_CHROMIUM ?? (await chromium()) };
}

// npm run gen:api: the contract, backend/openapi/cyberport.v1.json, as the service tells it, and the frontend's types out of it.
import fs from 'node:fs';
import path from 'node:path';
import { Explained, main, root, run } from './process.mjs';
import { install, newestNode } from './install.mjs';
import { buildHost, dotnetEnvironment, hostProgram } from './build.mjs';

const contract = path.join(root, 'backend/openapi/cyberport.v1.json');
const types = path.join(root, 'frontend/src/app/api/schema.d.ts');

await main(async () => {
  await Promise.all([install(), buildHost()]);
  fs.mkdirSync(path.dirname(contract), { recursive: true });
  fs.mkdirSync(path.dirname(types), { recursive: true });
  await orExplain('The service could not write its contract', run('dotnet', [hostProgram, 'openapi', contract], { env: { ...dotnetEnvironment(), CYBERPORT_DATABASE: 'Host=none' }, quiet: true }));
  const generator = path.join(root, 'node_modules/openapi-typescript/bin/cli.js');
  await orExplain('The types could not be generated', run(newestNode(), [generator, contract, '--output', types, '--alphabetize'], { quiet: true }));
  console.log(`Wrote ${path.relative(root, contract)} and ${path.relative(root, types)}`);
});

async function orExplain(what, running) {
  const { code, output } = await running;
  if (code !== 0) throw new Explained(`${what}:\n${output.trim().slice(-4000)}`);
}

// The service as a child process: its settings, its log, and when it is ready. Node's own modules only.
import fs from 'node:fs';
import path from 'node:path';
import { Explained, pause, startGuarded } from './process.mjs';
import { hostProgram, spaFolder } from './build.mjs';
import { newestNode } from './install.mjs';

const patienceMs = 170_000;

/**
 * Starts the Host.
 * @returns {{ ready: Promise<void>, ended: Promise<string>, stop(): Promise<void> }} `ended` tells in words why it ended by itself.
 */
export function startHost({ port, data, database, demo, environment = {} }) {
  const logs = path.join(data, 'logs');
  fs.mkdirSync(logs, { recursive: true });
  const logFile = path.join(logs, 'host.log');
  if (fs.existsSync(logFile)) fs.renameSync(logFile, path.join(logs, 'host.previous.log'));
  const log = fs.openSync(logFile, 'w');
  const env = {
    ...process.env,
    ASPNETCORE_ENVIRONMENT: 'Development',
    DOTNET_TieredPGO: '0', // a quick start is worth more here than the last per cent later
    CYBERPORT_DATABASE: database,
    Urls: `http://localhost:${port}`,
    Cyberport__DataFolder: path.join(data, 'files'),
    Cyberport__Demo: String(demo),
    ...(demo ? { Cyberport__Support__Phone: '0176-00-9000', Cyberport__Support__Email: 'help@demo.example', Cyberport__Support__Hours: '月〜金 9:00〜17:00' } : {}),
    Cyberport__Spa: spaFolder,
    Cyberport__NodePath: newestNode(),
    Cyberport__PublicUrl: `http://localhost:${port}`,
    ...environment,
  };
  const host = startGuarded('dotnet', [hostProgram], { options: { cwd: path.dirname(hostProgram), env }, graceMs: 10_000, watched: true, output: log });
  fs.closeSync(log);
  const said = () => fs.readFileSync(logFile, 'utf8').slice(-20_000);
  const tail = () => said().trim().split('\n').slice(-40).join('\n').slice(-6000);
  const ended = host.exited.then((code) => explain(code, said(), tail(), logFile));
  return { ready: waitUntilReady(port, host, ended, tail), ended, stop: host.stop };
}

async function waitUntilReady(port, host, ended, tail) {
  const deadline = Date.now() + patienceMs;
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (!host.running) throw new Explained(await ended);
    try {
      const answer = await fetch(`http://localhost:${port}/health/ready`, { signal: AbortSignal.timeout(5000) });
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch (problem) {
      last = problem.cause?.code ?? problem.message;
    }
    await Promise.race([pause(100), host.exited]);
  }
  throw new Explained(`The service did not become ready in ${patienceMs / 1000} s (/health/ready: ${last}).\n${tail()}`);
}

function explain(code, said, tail, logFile) {
  if (code === 127) return 'The .NET 10 runtime is needed, and the command "dotnet" was not found.';
  if (/No space left on device/i.test(said)) return 'The disk is full: the service could not write. Free some space and start again; nothing that was saved is lost.';
  const tooOld = /CyberPort needs PostgreSQL .*/.exec(said);
  if (tooOld) return `${tooOld[0]}\nLook at CYBERPORT_DATABASE.`;
  const unreadable = /CYBERPORT_DATABASE\w* cannot be read\. .*/.exec(said);
  if (unreadable) return unreadable[0];
  const database = /(?:NpgsqlException|PostgresException)[^:]*: (.*)/.exec(said);
  if (database) return `The database refused or could not be reached: ${database[1]}\nLook at CYBERPORT_DATABASE if you have set it. The whole log: ${logFile}`;
  return `The service ended (code ${code}). Its log (${logFile}) ends with:\n${tail}`;
}

// The test suites: every tests/*.Tests project found on disk, the frontend's, its lint, and our own.
import fs from 'node:fs';
import path from 'node:path';
import { root, run } from './process.mjs';
import { npm } from './install.mjs';
import { dotnetEnvironment, hostProgram, spaFolder } from './build.mjs';

const patienceMs = 15 * 60_000;

/** Each suite: name, what it needs built, whether it uses the database or the browser, and how it runs. */
export function suites(results) {
  const projects = fs.readdirSync(path.join(root, 'tests')).filter((name) => name.endsWith('.Tests')).sort();
  return [
    { name: 'lint', needs: 'none', run: (env) => single(npm(['run', 'lint', '-w', 'frontend'], { env })) },
    { name: 'frontend', needs: 'none', run: (env) => frontend(results, env) },
    { name: 'infra', needs: 'host', database: false, run: (env) => nodeTests(env) },
    ...projects.map((name) => ({
      name: name.replace(/^CyberPort\./, ''),
      needs: name,
      database: true,
      browser: name.includes('E2E'),
      // Module tests look behind row-level security as a superuser; the journeys' service runs under the plain owner, as in production.
      run: (env) => dotnetTest(name, results, name.includes('E2E') ? { ...env, CYBERPORT_TEST_DATABASE: env.CYBERPORT_TEST_OWNER } : env),
    })),
  ].filter((suite) => suite.name.includes('.') || fs.existsSync(path.join(root, suite.name === 'infra' ? 'infra/dev/start.test.mjs' : 'frontend/package.json'))).sort(longFirst);
}

// Those that take minutes begin, so that nothing long is left over for one lane at the end.
const long = ['Procedures.Tests', 'infra'];
const place = ({ name }) => (long.includes(name) ? long.indexOf(name) : long.length);
const longFirst = (a, b) => place(a) - place(b);

async function dotnetTest(name, results, env) {
  const trx = path.join(results, `${name}.trx`);
  const { code, output } = await run(
    'dotnet',
    ['test', `tests/${name}`, '-c', 'Release', '--no-build', '--nologo', '-v', 'q', '--logger', `trx;LogFileName=${trx}`],
    { env: { ...dotnetEnvironment(), ...env, CYBERPORT_HOST: hostProgram, CYBERPORT_SPA: spaFolder }, quiet: true, timeoutMs: patienceMs },
  );
  const counters = fs.existsSync(trx) && /<Counters ([^>]*)>/.exec(fs.readFileSync(trx, 'utf8'))?.[1];
  const count = (key) => Number(new RegExp(`\\b${key}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  if (!counters) return { passed: 0, failed: 1, skipped: 0, output: `${name} did not run to its end (code ${code}${code === 124 ? ': it took too long' : ''}).\n${output}` };
  const [total, executed, passed] = [count('total'), count('executed'), count('passed')];
  const failed = executed - passed || (code !== 0 ? 1 : 0);
  return { passed, failed, skipped: total - executed, output: failed ? failuresOf(fs.readFileSync(trx, 'utf8')) || output : output };
}

/** Names and messages of the failed tests, as the result file has them. */
function failuresOf(trx) {
  const plain = (text) => text.replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
  return [...trx.matchAll(/<UnitTestResult [^>]*?testName="([^"]*)"[^>]*?outcome="Failed"[\s\S]*?<Message>([\s\S]*?)<\/Message>(?:\s*<StackTrace>([\s\S]*?)<\/StackTrace>)?/g)]
    .map(([, name, message, stack = '']) => `${plain(name)}\n${plain(message).slice(0, 3000)}\n${plain(stack).split('\n').filter((line) => line.includes(' in ')).slice(0, 4).join('\n')}`)
    .join('\n\n');
}

async function frontend(results, env) {
  const report = path.join(results, 'frontend.json');
  const { code, output } = await npm(
    ['run', 'test', '-w', 'frontend', '--', '--reporters=default', '--reporters=json', `--output-file=${report}`],
    { env: { ...env, CI: '1' }, timeoutMs: patienceMs },
  );
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0, output };
  const { numPassedTests: passed, numFailedTests, numPendingTests = 0, numTodoTests = 0 } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return { passed, failed: numFailedTests || (code !== 0 ? 1 : 0), skipped: numPendingTests + numTodoTests, output };
}

async function nodeTests(env) {
  const files = fs.readdirSync(path.join(root, 'infra/dev')).filter((name) => name.endsWith('.test.mjs')).map((name) => `infra/dev/${name}`);
  const { code, output } = await run(process.execPath, ['--test', '--test-reporter=tap', ...files], { env, quiet: true, timeoutMs: patienceMs });
  const count = (key) => Number(new RegExp(`^# ${key} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') || (code !== 0 ? 1 : 0), skipped: count('skipped') + count('todo'), output };
}

async function single(running) {
  const { code, output } = await running;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

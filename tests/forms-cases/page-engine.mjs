// ページ側のエンジンで答える: node tests/forms-cases/page-engine.mjs SUITES.json — lists where the page's engine differs from what the server made of it.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundled = await build({
  entryPoints: [join(root, 'frontend/src/app/forms/engine/index.ts')], bundle: true, write: false, format: 'esm', platform: 'neutral', tsconfigRaw: '{}', logLevel: 'error',
});
const { toSubmit, validate, visible } = await import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`);

const same = (one, other) => stable(one) === stable(other);
const stable = (value) => JSON.stringify(value, (_, inner) =>
  inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner);

const suites = JSON.parse(readFileSync(process.argv[2], 'utf8'));
suites.forEach((suite, form) => suite.cases.forEach((one, at) => {
  const told = (what, page, server) => console.log(`form ${form}, answers ${at}: ${what}\n  page   ${JSON.stringify(page)}\n  server ${JSON.stringify(server)}\n  form ${JSON.stringify(suite.form)}\n  answers ${JSON.stringify(one.answers)}`);
  const errors = validate(suite.form, one.answers, 'ja', '2026-11-21').map((error) => `${error.field} ${error.code}`);
  if (!same(errors, one.errors)) told('errors', errors, one.errors);
  const sent = toSubmit(suite.form, one.answers);
  if (!same(sent, { answers: one.submitted, dropped: one.dropped })) told('what is sent', sent, { answers: one.submitted, dropped: one.dropped });
  const asked = visible(suite.form, one.answers);
  if (!same(asked, one.visible)) told('what is asked', asked, one.visible);
}));

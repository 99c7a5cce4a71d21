import { describe, expect, it } from 'vitest';
import { toSubmit, validate, visible } from './index';
import type { FormDefinition } from './index';

/**
 * Definitions and answers that nobody thought of (tests/forms-cases/generated, written by RandomCases.cs): what is valid on
 * the page is valid on the server, and the reverse.
 */
interface Files {
  readFileSync(path: string, encoding: string): string;
  existsSync(path: string): boolean;
}
declare const process: { cwd(): string; getBuiltinModule(name: string): unknown };

interface Suite {
  readonly form: FormDefinition;
  readonly cases: readonly {
    readonly answers: unknown;
    readonly errors: readonly string[];
    readonly submitted: unknown;
    readonly dropped: readonly string[];
    readonly visible: readonly string[];
  }[];
}

const files = process.getBuiltinModule('node:fs') as Files;

describe('random form cases', () => {
  const suites = JSON.parse(files.readFileSync(find(process.cwd()), 'utf8')) as readonly Suite[];
  suites.forEach((suite, i) => {
    it(`form ${i}`, () => {
      for (const one of suite.cases) {
        expect(validate(suite.form, one.answers, 'ja', '2026-11-21').map(error => `${error.field} ${error.code}`)).toEqual(one.errors);
        expect(toSubmit(suite.form, one.answers)).toEqual({ answers: one.submitted, dropped: one.dropped });
        expect(visible(suite.form, one.answers)).toEqual(one.visible);
      }
    });
  });
});

function find(from: string): string {
  const here = `${from}/tests/forms-cases/generated/random.json`;
  if (files.existsSync(here)) return here;
  const above = from.slice(0, from.lastIndexOf('/'));
  if (above === '' || above === from) throw new Error('No tests/forms-cases above the working directory.');
  return find(above);
}

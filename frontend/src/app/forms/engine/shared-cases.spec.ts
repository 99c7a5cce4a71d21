import { describe, expect, it } from 'vitest';
import { diff, normalise, summary, toSubmit, validate, visible } from './index';
import type { CodeLists, FormDefinition, Language, LocalText } from './index';

/** The cases in tests/forms-cases, which the server's engine runs too: both must come to the recorded outcome, word for word. */

interface Files {
  readdirSync(path: string): string[];
  readFileSync(path: string, encoding: string): string;
  existsSync(path: string): boolean;
}
// Read at run time rather than imported: the folder lies outside the frontend, and the page must not carry it.
declare const process: { cwd(): string; getBuiltinModule(name: string): unknown };

interface SharedCase {
  readonly name: string;
  readonly answers: unknown;
  readonly errors: readonly { field: string; code: string }[];
  readonly before?: unknown;
  readonly normalised?: unknown;
  readonly submitted?: unknown;
}
interface Suite {
  readonly suite: string;
  readonly form: FormDefinition;
  readonly codes: Record<string, Record<string, LocalText>>;
  readonly cases: readonly SharedCase[];
}

const files = process.getBuiltinModule('node:fs') as Files;
const folder = find(process.cwd());
const today = '2026-11-21';
const languages: readonly Language[] = ['ja', 'en', 'easy'];

for (const file of files.readdirSync(folder).filter(name => name.endsWith('.json'))) {
  const suite = JSON.parse(files.readFileSync(`${folder}/${file}`, 'utf8')) as Suite;
  const recorded = JSON.parse(files.readFileSync(`${folder}/outcomes/${file}`, 'utf8')) as Record<string, unknown>;
  const codes: CodeLists = new Map(Object.entries(suite.codes).map(([list, items]) => [list, new Map(Object.entries(items))]));
  describe(`form cases: ${suite.suite}`, () => {
    for (const one of suite.cases) {
      it(one.name, () => {
        const answers = expand(one.answers);
        const normal = normalise(suite.form, answers);
        expect(validate(suite.form, answers, 'ja', today, codes).map(({ field, code }) => ({ field, code }))).toEqual(one.errors);
        expect(normalise(suite.form, normal)).toEqual(normal);
        if (one.normalised !== undefined) expect(normal).toEqual(one.normalised);
        if (one.submitted !== undefined) expect(toSubmit(suite.form, answers).answers).toEqual(one.submitted);
        expect(outcome(suite.form, codes, one)).toEqual(recorded[one.name]);
      });
    }
  });
}

function outcome(form: FormDefinition, codes: CodeLists, one: SharedCase): unknown {
  const answers = expand(one.answers);
  const normal = normalise(form, answers);
  const words = (language: Language): unknown => ({
    errors: validate(form, answers, language, today, codes),
    summary: summary(form, normal, language, codes),
    diff: diff(form, one.before ?? {}, normal, language, codes),
  });
  return short({
    normalised: normal,
    dropped: toSubmit(form, normal).dropped,
    visible: visible(form, normal),
    ...Object.fromEntries(languages.map(language => [language, words(language)])),
  });
}

/** Huge texts and lists are recorded by their size. */
function short(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 1000 ? `${value.slice(0, 20)}… ${value.length}` : value;
  if (Array.isArray(value)) return value.length > 100 ? [short(value[0]), value.length] : value.map(short);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, short(member)]))
    : value;
}

/** $repeat, $list and $nest stand for what is too big to write down. */
function expand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expand);
  if (typeof value !== 'object' || value === null) return value;
  const [name, member] = Object.entries(value)[0] ?? ['', undefined];
  if (name === '$repeat') {
    const [text, times] = member as [string, number];
    return text.repeat(times);
  }
  if (name === '$list') {
    const [item, times] = member as [unknown, number];
    return Array.from({ length: times }, () => expand(item));
  }
  if (name === '$nest') {
    let nested: unknown = 1;
    for (let i = 0; i < (member as number); i++) nested = { a: nested };
    return nested;
  }
  return Object.fromEntries(Object.entries(value).map(([id, one]) => [id, expand(one)]));
}

function find(from: string): string {
  const here = `${from}/tests/forms-cases`;
  if (files.existsSync(here)) return here;
  const above = from.slice(0, from.lastIndexOf('/'));
  if (above === '' || above === from) throw new Error('No tests/forms-cases above the working directory.');
  return find(above);
}

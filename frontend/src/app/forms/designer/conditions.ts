import { Comparison, Condition, FormDefinition, FormField, isComposite, isRows, partsOf } from '../engine';

/** 条件: what can be chosen when a condition is built, and the condition as a sentence. */

export interface Question {
  readonly path: string;
  readonly field: FormField;
  /** The question it is a part of, if any. */
  readonly whole: FormField | null;
  readonly step: string;
}

/** Questions whose answer a condition at `at` may look at: of the same group first, then of the whole form; never its own. */
export function questionsFor(form: FormDefinition, at: string | null): readonly Question[] {
  const [head, inner] = (at ?? '').split('.');
  const near: Question[] = [];
  const all: Question[] = [];
  for (const step of form.steps) {
    for (const field of step.fields) {
      if (inner !== undefined && field.id === head) {
        for (const mate of field.fields ?? []) if (mate.id !== inner && isAsked(mate)) near.push({ path: mate.id, field: mate, whole: field, step: step.id });
      }
      if (field.id === head || !isAsked(field)) continue;
      all.push({ path: field.id, field, whole: null, step: step.id });
      if (isComposite(field.type)) for (const part of partsOf(field)) if (!isComposite(part.type)) all.push({ path: `${field.id}.${part.id}`, field: part, whole: field, step: step.id });
    }
  }
  return [...near, ...all];
}

function isAsked(field: FormField): boolean {
  return field.type !== 'info';
}

/** How an answer of this kind can be compared. */
export function comparisonsFor(field: FormField | null): readonly Comparison[] {
  switch (field?.type) {
    case 'yesNo': case 'declaration': return ['equals', 'answered', 'empty'];
    case 'number': case 'money': case 'computed': return ['atLeast', 'below', 'equals', 'notEquals', 'answered', 'empty'];
    case 'date': case 'dateTime': return ['atLeast', 'below', 'equals', 'answered', 'empty'];
    case 'choice': case 'port': case 'facility': return ['equals', 'in', 'notEquals', 'answered', 'empty'];
    case 'choices': return ['equals', 'in', 'notEquals', 'answered', 'empty'];
    case 'text': case 'longText': case 'email': case 'phone': return field.type === 'text' ? ['answered', 'empty', 'equals', 'notEquals'] : ['answered', 'empty'];
    default: return ['answered', 'empty'];
  }
}

export function needsValue(comparison: Comparison | null | undefined): boolean {
  return comparison !== 'answered' && comparison !== 'empty';
}

export type Kind = 'all' | 'any' | 'not' | 'one';

export function kindOf(condition: Condition): Kind {
  return condition.all != null ? 'all' : condition.any != null ? 'any' : condition.not != null ? 'not' : 'one';
}

export function partsOfCondition(condition: Condition): readonly Condition[] {
  return condition.all ?? condition.any ?? (condition.not ? [condition.not] : []);
}

/** The same parts, joined another way. */
export function joined(condition: Condition, kind: Kind): Condition {
  const parts = kindOf(condition) === 'one' ? [condition] : partsOfCondition(condition);
  if (kind === 'all') return { all: parts };
  if (kind === 'any') return { any: parts };
  if (kind === 'not') return { not: parts.length === 1 ? parts[0] : { all: parts } };
  return parts[0] ?? {};
}

/** Another comparison or question: a value that no longer fits is dropped. */
export function compared(condition: Condition, question: Question | null, comparison: Comparison): Condition {
  const base = { field: question?.path ?? condition.field, is: comparison };
  if (!needsValue(comparison)) return base;
  if (question?.field.type === 'yesNo' || question?.field.type === 'declaration') return { ...base, value: typeof condition.value === 'boolean' ? condition.value : true };
  const value = condition.value;
  if (comparison === 'in') return { ...base, value: Array.isArray(value) ? value : value === undefined || value === null ? [] : [value] };
  return { ...base, value: Array.isArray(value) ? (value[0] as unknown) : value };
}

/** A condition without its unfinished parts; nothing is left of an empty one. */
export function isFinished(condition: Condition): boolean {
  if (kindOf(condition) !== 'one') return partsOfCondition(condition).length > 0 && partsOfCondition(condition).every(isFinished);
  if (!condition.field || !condition.is) return false;
  return !needsValue(condition.is) || (Array.isArray(condition.value) ? condition.value.length > 0 : condition.value !== undefined && condition.value !== null && condition.value !== '');
}

export interface SentenceWords {
  t(key: string, params?: Record<string, unknown>): string;
  pick(text: { ja: string; en: string; easy?: string | null } | string | null | undefined): string;
  /** The name of a code in a list of codes, when known. */
  code?(list: string, code: string): string | undefined;
}

/** 「夜間に使いますか」が「はい」のとき. */
export function sentence(condition: Condition | null | undefined, form: FormDefinition, at: string | null, words: SentenceWords): string {
  if (condition == null) return '';
  const look: Look = (path) => questionAt(form, at, path);
  return words.t('fd.c.when', { clause: clause(condition, look, words, false) });
}

type Look = (path: string) => Question | undefined;

/** Every question of a form by its path; made once for each text of the form, because a page says many conditions. */
const indexes = new WeakMap<FormDefinition, ReadonlyMap<string, Question>>();

function questionAt(form: FormDefinition, at: string | null, path: string): Question | undefined {
  let index = indexes.get(form);
  if (!index) indexes.set(form, (index = new Map(questionsFor(form, null).map((one) => [one.path, one]))));
  const [head, inner] = (at ?? '').split('.');
  const group = inner === undefined ? undefined : index.get(head);
  const mate = group?.field.fields?.find((one) => one.id === path);
  return group && mate ? { path, field: mate, whole: group.field, step: group.step } : index.get(path);
}

function clause(condition: Condition, look: Look, words: SentenceWords, inside: boolean): string {
  const kind = kindOf(condition);
  if (kind === 'not') return words.t('fd.c.not', { clause: clause(condition.not!, look, words, true) });
  if (kind !== 'one') {
    const parts = partsOfCondition(condition);
    if (parts.length === 0) return words.t('fd.c.nothing');
    const text = parts.map((one) => clause(one, look, words, parts.length > 1)).join(words.t(kind === 'all' ? 'fd.c.and' : 'fd.c.or'));
    return inside && parts.length > 1 ? words.t('fd.c.brackets', { clause: text }) : text;
  }
  const question = condition.field ? look(condition.field) : undefined;
  const name = question ? questionName(question, words) : condition.field ? words.t('fd.c.gone') : words.t('fd.c.unchosen');
  if (!condition.is) return words.t('fd.c.unfinished', { question: name });
  const time = (condition.is === 'atLeast' || condition.is === 'below') && (question?.field.type === 'date' || question?.field.type === 'dateTime');
  return words.t(`fd.c.${condition.is}${time ? '.time' : ''}`, { question: name, value: valueText(condition.value, question?.field, words) });
}

export function questionName(question: Question, words: SentenceWords): string {
  const own = words.pick(question.field.label) || words.t('fd.unnamed');
  return question.whole && isComposite(question.whole.type) ? words.t('fd.partOf', { whole: words.pick(question.whole.label) || words.t('fd.unnamed'), part: own }) : own;
}

function valueText(value: unknown, field: FormField | undefined, words: SentenceWords): string {
  if (Array.isArray(value)) return value.length ? value.map((one) => valueText(one, field, words)).join(words.t('fd.c.list')) : words.t('fd.c.novalue');
  if (value === undefined || value === null || value === '') return words.t('fd.c.novalue');
  if (typeof value === 'boolean') return words.t('fd.c.quoted', { text: words.t(field?.type === 'declaration' ? (value ? 'fd.c.ticked' : 'fd.c.unticked') : value ? 'fd.c.yes' : 'fd.c.no') });
  const option = field?.options?.find((one) => one.code === value);
  if (option) return words.t('fd.c.quoted', { text: words.pick(option.label) || String(value) });
  const list = field?.codes ?? (field?.type === 'port' ? 'locodes' : field?.type === 'facility' ? 'facilities' : null);
  const named = list ? words.code?.(list, String(value)) : undefined;
  if (named) return words.t('fd.c.quoted', { text: named });
  return typeof value === 'number' ? value.toLocaleString('en-US') + (field?.unit ?? (field?.type === 'money' ? '円' : '')) : words.t('fd.c.quoted', { text: String(value) });
}

/** Numbers and dates that a formula may run over, with rows of a group reached through it (`rows.area`). */
export function computables(form: FormDefinition, at: string, kind: 'numbers' | 'dates'): readonly Question[] {
  const fits = (field: FormField) => (kind === 'dates' ? field.type === 'date' || field.type === 'dateTime' || field.type === 'period' : ['number', 'money', 'computed'].includes(field.type));
  const [head, inner] = at.split('.');
  const found: Question[] = [];
  for (const step of form.steps) {
    for (const field of step.fields) {
      if (field.id === head && inner === undefined) continue;
      if (fits(field)) found.push({ path: field.id, field, whole: null, step: step.id });
      if (kind === 'dates' && field.type === 'period') continue;
      if (isRows(field.type) || isComposite(field.type)) {
        for (const part of partsOf(field)) {
          if (!fits(part) || (field.id === head && part.id === inner)) continue;
          found.push({ path: inner !== undefined && field.id === head ? part.id : `${field.id}.${part.id}`, field: part, whole: field, step: step.id });
        }
      }
    }
  }
  return found;
}

import { FieldTree, ValidationError } from '@angular/forms/signals';
import { Problem, toProblem } from '../api/problem';
import type { SummaryError } from '../ui';

type Tree = Record<string, unknown>;

/** The errors of a form for the summary on top; field ids are the names with the form's prefix. */
export function summaryOf(form: FieldTree<Tree>, prefix: string): SummaryError[] {
  const errors: SummaryError[] = [];
  for (const name of Object.keys(form().value())) {
    const state = (form[name] as FieldTree<unknown>)();
    if (state.touched()) for (const error of state.errors().slice(0, 1)) errors.push({ fieldId: `${prefix}-${name}`, message: error.message ?? '' });
  }
  return errors;
}

/** Puts the server's field messages to their fields; what belongs to none is handed to `rest`. */
export function refusal(form: FieldTree<Tree>, error: unknown, rest: (problem: Problem) => void): ValidationError.WithOptionalFieldTree[] {
  const problem = toProblem(error);
  const known = problem.fields.filter((field) => field.field in form().value());
  if (known.length === 0) rest(problem);
  return known.map((field) => ({ kind: field.code || 'server', message: field.message, fieldTree: form[field.field] as FieldTree<unknown> }));
}

/** Only paths of this site: a link must not lead a signed-in person elsewhere. */
export function safeReturn(target: string | undefined, fallback = '/my'): string {
  return target && /^\/(?![/\\])/.test(target) && !/^\/(sign-in|register|confirm|password)/.test(target) ? target : fallback;
}

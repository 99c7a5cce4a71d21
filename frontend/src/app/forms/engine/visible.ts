import type { Answer, AnswerList, Answers, FormDefinition, FormField, SubmittedAnswers } from './definition';
import { normalise, type NormalMemo } from './normalise';
import { isComposite, isRows, partsOf } from './parts';
import { Scope } from './scope';
import { isWhole, member } from './values';

/** Which questions are asked, and what of the answers belongs to them. Twin of VisibleFields.cs. */

/** Paths of the questions that are asked, with these answers. */
export function visible(definition: FormDefinition, answers: unknown, memo?: NormalMemo): string[] {
  const normal = normalise(definition, answers, memo);
  const scope = Scope.of(definition, normal);
  const paths: string[] = [];
  for (const step of definition.steps) collect(scope, step.fields, normal, '', paths);
  return paths;
}

/** Normalised answers to the questions that are asked, and the paths of those left out. */
export function toSubmit(definition: FormDefinition, answers: unknown): SubmittedAnswers {
  const normal = normalise(definition, answers);
  const dropped: string[] = [];
  return { answers: keep(Scope.of(definition, normal), definition.steps.flatMap(step => step.fields), normal, '', dropped), dropped };
}

function collect(scope: Scope, fields: readonly FormField[], values: unknown, prefix: string, paths: string[]): void {
  for (const field of fields) {
    if (!scope.isVisible(field)) continue;
    const path = prefix + field.id;
    const value = member(values, field.id);
    paths.push(path);
    const parts = partsOf(field);
    if (isComposite(field.type)) {
      collect(scope.row(parts, value), parts, value, path + '.', paths);
    } else if (isRows(field.type) && Array.isArray(value)) {
      value.forEach((row, i) => collect(scope.row(parts, row), parts, row, `${path}[${i}].`, paths));
    }
  }
}

function keep(scope: Scope, fields: readonly FormField[], values: Answers, prefix: string, dropped: string[]): Answers {
  const kept = {} as Answers;
  for (const field of fields) {
    const path = prefix + field.id;
    const value = member(values, field.id);
    if (value === undefined) continue;
    if (!scope.isVisible(field)) {
      dropped.push(path);
      continue;
    }
    const parts = partsOf(field);
    const within = (one: Answer, at: string): Answer => (isWhole(one) ? keep(scope.row(parts, one), parts, one, at + '.', dropped) : one);
    kept[field.id] = isComposite(field.type) ? within(value, path)
      : isRows(field.type) && Array.isArray(value) ? (value.map((row, i) => within(row, `${path}[${i}]`)) as AnswerList)
      : value;
  }
  return kept;
}

import { FormDefinition, FormField, FormStep } from '../../engine';
import { Finding } from '../designer-api';
import { findField, nudgeField, nudgeStep, placeField, placeInner } from '../edits';
import type { Place } from '../form-work';

/** One line of the outline: a step, a question, or a question inside a group. */
export interface OutlineRow {
  readonly place: Place;
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly step: FormStep;
  readonly field: FormField | null;
}

export const rowId = (place: Place): string => `outline-${place.replace(/[^\w]+/g, '-')}`;

/** The form as lines; closed steps keep their questions to themselves. */
export function outlineRows(form: FormDefinition, closed: ReadonlySet<string>): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  for (const step of form.steps) {
    rows.push({ place: `step:${step.id}`, id: rowId(`step:${step.id}`), level: 1, step, field: null });
    if (closed.has(step.id)) continue;
    for (const field of step.fields) {
      rows.push({ place: `field:${field.id}`, id: rowId(`field:${field.id}`), level: 2, step, field });
      for (const inner of field.fields ?? []) {
        const place: Place = `field:${field.id}.${inner.id}`;
        rows.push({ place, id: rowId(place), level: 3, step, field: inner });
      }
    }
  }
  return rows;
}

export function nudge(form: FormDefinition, place: Place, by: -1 | 1): FormDefinition {
  return place.startsWith('step:') ? nudgeStep(form, place.slice(5), by) : place.startsWith('field:') ? nudgeField(form, place.slice(6), by) : form;
}

/** Lets what is dragged go before or behind a line. A question of a group stays among its own; a step goes among steps. */
export function dropOn(form: FormDefinition, dragged: Place, target: OutlineRow, after: boolean): FormDefinition {
  if (dragged.startsWith('step:')) {
    const id = dragged.slice(5);
    const from = form.steps.findIndex((step) => step.id === id);
    let next = form;
    const to = form.steps.indexOf(target.step);
    for (let at = from; at !== to && at >= 0; at += Math.sign(to - from)) next = nudgeStep(next, id, to > from ? 1 : -1);
    return next;
  }
  const path = dragged.slice(6);
  const [group, inner] = path.split('.');
  if (inner !== undefined) {
    const at = target.level === 3 && target.place.slice(6).startsWith(group + '.') ? findField(form, target.place.slice(6)) : null;
    return at ? placeInner(form, path, at.index + (after ? 1 : 0)) : form;
  }
  if (target.level === 1) return placeField(form, path, target.step.id, 0);
  const head = target.place.slice(6).split('.')[0];
  const index = target.step.fields.findIndex((field) => field.id === head);
  return placeField(form, path, target.step.id, index + (after || target.level === 3 ? 1 : 0));
}

/** Findings by the line that they stand at; what blocks counts more than advice. */
export function findingsByPlace(findings: readonly Finding[] | null): ReadonlyMap<string, 'blocks' | 'advice'> {
  const marks = new Map<string, 'blocks' | 'advice'>();
  for (const finding of findings ?? []) {
    const place = placeOf(finding.path);
    if (marks.get(place) !== 'blocks') marks.set(place, finding.severity);
  }
  return marks;
}

/** `steps/ship/fields/vessel/label` → the question vessel; `steps/ship/title` → the step. */
export function placeOf(path: string): Place {
  const parts = path.split('/').filter(Boolean);
  const fields = parts.flatMap((part, i) => (part === 'fields' && parts[i + 1] ? [parts[i + 1]] : []));
  if (fields.length) return `field:${fields.join('.')}`;
  return parts[0] === 'steps' && parts[1] ? `step:${parts[1]}` : 'form';
}

/** The property that a finding is about, as the id of its control. */
export function controlOf(path: string): string {
  const parts = path.split('/').filter(Boolean);
  const last = parts.findLastIndex((part) => part === 'fields' || part === 'steps');
  return `p-${parts[last + 2] ?? (last < 0 ? parts[0] : 'label') ?? 'label'}`;
}

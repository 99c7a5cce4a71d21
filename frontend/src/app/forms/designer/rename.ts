import { Condition, FormDefinition, FormField } from '../engine';
import { findField } from './edits';

/** データ上の名前を変える: the question's own identifier, and every condition, formula and limit that names it. Nothing else changes. */
export function renameField(form: FormDefinition, path: string, id: string): FormDefinition {
  const found = findField(form, path);
  if (!found || found.field.id === id) return form;
  const [head, inner] = path.split('.');
  const to = inner === undefined ? id : `${head}.${id}`;
  const heads = new Set(form.steps.flatMap((step) => step.fields.map((field) => field.id)));
  /** Within its own row the short name comes first; anywhere else it is the whole form's. */
  const at = (read: string, group: string | null): string => {
    if (read === path || read.startsWith(path + '.')) {
      const hidden = inner === undefined && group !== null && rowOf(form, group).has(read.split('.')[0]);
      return hidden ? read : to + read.slice(path.length);
    }
    const short = inner !== undefined && group === head && (read === inner || read.startsWith(inner + '.'));
    return short ? id + read.slice(inner.length) : read;
  };
  const condition = <T extends Condition | null | undefined>(one: T, group: string | null): T =>
    (one && {
      ...one,
      ...(one.field ? { field: at(one.field, group) } : {}),
      ...(one.all ? { all: one.all.map((part) => condition(part, group)) } : {}),
      ...(one.any ? { any: one.any.map((part) => condition(part, group)) } : {}),
      ...(one.not ? { not: condition(one.not, group) } : {}),
    }) as T;
  const field = (one: FormField, group: string | null): FormField => ({
    ...one,
    ...((group === null ? one.id : `${group}.${one.id}`) === path ? { id } : {}),
    ...(one.showWhen ? { showWhen: condition(one.showWhen, group) } : {}),
    ...(one.requiredWhen ? { requiredWhen: condition(one.requiredWhen, group) } : {}),
    ...(one.compute ? { compute: { ...one.compute, of: one.compute.of.map((read) => at(read, group)) } } : {}),
    ...(one.notBefore ? { notBefore: at(one.notBefore, group) } : {}),
    ...(one.fields ? { fields: one.fields.map((part) => field(part, one.id)) } : {}),
  });
  const print = (form as FormDefinition & { print?: { applicant?: string | null } | null }).print;
  return {
    ...form,
    ...(print?.applicant && heads.has(print.applicant.split('.')[0]) ? { print: { ...print, applicant: at(print.applicant, null) } } : {}),
    steps: form.steps.map((step) => ({ ...step, ...(step.when ? { when: condition(step.when, null) } : {}), fields: step.fields.map((one) => field(one, null)) })),
  };
}

/** Why a name cannot be taken, or null. */
export function nameFault(form: FormDefinition, path: string, id: string): 'plain' | 'taken' | null {
  const [head, inner] = path.split('.');
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(id)) return 'plain';
  const mates = inner === undefined ? new Set(form.steps.flatMap((step) => step.fields.map((field) => field.id))) : rowOf(form, head);
  return id !== (inner ?? head) && mates.has(id) ? 'taken' : null;
}

function rowOf(form: FormDefinition, group: string): ReadonlySet<string> {
  return new Set((findField(form, group)?.field.fields ?? []).map((one) => one.id));
}

import { Condition, FormDefinition, FormField, FormStep } from '../engine';

/**
 * 様式の編集: every change to a form as a plain function from the form to the next one. A question is named by its path:
 * `vessel`, or `rows.area` for a question inside a group. What does not change stays the same object, so that pages redraw little.
 */

export interface Found {
  readonly step: FormStep;
  readonly field: FormField;
  readonly group: FormField | null;
  /** Its place among its neighbours. */
  readonly index: number;
  readonly count: number;
}

export function findField(form: FormDefinition, path: string): Found | null {
  const [head, inner] = path.split('.');
  for (const step of form.steps) {
    const index = step.fields.findIndex((field) => field.id === head);
    if (index < 0) continue;
    const field = step.fields[index];
    if (inner === undefined) return { step, field, group: null, index, count: step.fields.length };
    const rows = field.fields ?? [];
    const at = rows.findIndex((one) => one.id === inner);
    return at < 0 ? null : { step, field: rows[at], group: field, index: at, count: rows.length };
  }
  return null;
}

export function changeField(form: FormDefinition, path: string, change: Partial<FormField>): FormDefinition {
  const [head, inner] = path.split('.');
  return mapSteps(form, (step) => {
    const at = step.fields.findIndex((field) => field.id === head);
    if (at < 0) return step;
    const field = step.fields[at];
    const next = inner === undefined ? clean({ ...field, ...change }) : { ...field, fields: (field.fields ?? []).map((one) => (one.id === inner ? clean({ ...one, ...change }) : one)) };
    return { ...step, fields: step.fields.with(at, next) };
  });
}

export function changeStep(form: FormDefinition, id: string, change: Partial<FormStep>): FormDefinition {
  return mapSteps(form, (step) => (step.id === id ? clean({ ...step, ...change }) : step));
}

/** After `after` (a question of the step, or nothing: at the end). */
export function addField(form: FormDefinition, stepId: string, field: FormField, after: string | null = null): FormDefinition {
  return mapSteps(form, (step) => {
    if (step.id !== stepId) return step;
    const at = after === null ? step.fields.length : step.fields.findIndex((one) => one.id === after) + 1;
    return { ...step, fields: step.fields.toSpliced(at, 0, field) };
  });
}

export function addInner(form: FormDefinition, group: string, field: FormField, after: string | null = null): FormDefinition {
  const rows = findField(form, group)?.field.fields ?? [];
  const at = after === null ? rows.length : rows.findIndex((one) => one.id === after) + 1;
  return changeField(form, group, { fields: rows.toSpliced(at, 0, field) });
}

export function removeField(form: FormDefinition, path: string): FormDefinition {
  const [head, inner] = path.split('.');
  if (inner !== undefined) return changeField(form, head, { fields: (findField(form, head)?.field.fields ?? []).filter((one) => one.id !== inner) });
  return mapSteps(form, (step) => (step.fields.some((field) => field.id === head) ? { ...step, fields: step.fields.filter((field) => field.id !== head) } : step));
}

/** The copy stands right behind and is an own item, whatever the original was. */
export function duplicateField(form: FormDefinition, path: string): { form: FormDefinition; path: string } {
  const found = findField(form, path);
  if (!found) return { form, path };
  const copy = { ...found.field, id: freshId(form, found.field.id.replace(/\d+$/, '')), origin: 'own' as const };
  return found.group
    ? { form: addInner(form, found.group.id, copy, found.field.id), path: `${found.group.id}.${copy.id}` }
    : { form: addField(form, found.step.id, copy, found.field.id), path: copy.id };
}

/** One place up or down; at the edge of its step into the neighbouring step. A question of a group stays in it. */
export function nudgeField(form: FormDefinition, path: string, by: -1 | 1): FormDefinition {
  const found = findField(form, path);
  if (!found) return form;
  const next = found.index + by;
  if (found.group) return next < 0 || next >= found.count ? form : changeField(form, found.group.id, { fields: swap(found.group.fields ?? [], found.index, next) });
  if (next >= 0 && next < found.count) return mapSteps(form, (step) => (step === found.step ? { ...step, fields: swap(step.fields, found.index, next) } : step));
  const neighbour = form.steps[form.steps.indexOf(found.step) + by];
  return neighbour ? placeField(form, path, neighbour.id, by > 0 ? 0 : neighbour.fields.length) : form;
}

/** To a place of a step, counted before anything is taken out. */
export function placeField(form: FormDefinition, path: string, stepId: string, index: number): FormDefinition {
  const found = findField(form, path);
  if (!found || found.group) return form;
  const to = found.step.id === stepId && found.index < index ? index - 1 : index;
  if (found.step.id === stepId && to === found.index) return form;
  return mapSteps(removeField(form, path), (step) => (step.id === stepId ? { ...step, fields: step.fields.toSpliced(to, 0, found.field) } : step));
}

export function placeInner(form: FormDefinition, path: string, index: number): FormDefinition {
  const found = findField(form, path);
  if (!found?.group) return form;
  const to = found.index < index ? index - 1 : index;
  const rest = (found.group.fields ?? []).filter((one) => one !== found.field);
  return to === found.index ? form : changeField(form, found.group.id, { fields: rest.toSpliced(to, 0, found.field) });
}

export function addStep(form: FormDefinition, after: string | null = null): { form: FormDefinition; id: string } {
  const id = freshStepId(form);
  const at = after === null ? form.steps.length : form.steps.findIndex((step) => step.id === after) + 1;
  return { form: { ...form, steps: form.steps.toSpliced(at, 0, { id, title: { ja: '', en: '' }, fields: [] }) }, id };
}

export function removeStep(form: FormDefinition, id: string): FormDefinition {
  return { ...form, steps: form.steps.filter((step) => step.id !== id) };
}

export function nudgeStep(form: FormDefinition, id: string, by: -1 | 1): FormDefinition {
  const at = form.steps.findIndex((step) => step.id === id);
  const next = at + by;
  return at < 0 || next < 0 || next >= form.steps.length ? form : { ...form, steps: swap(form.steps, at, next) };
}

/** From this question on, its step becomes two. Both keep the condition. */
export function splitStep(form: FormDefinition, path: string): { form: FormDefinition; id: string } | null {
  const found = findField(form, path);
  if (!found || found.group || found.index === 0) return null;
  const id = freshStepId(form);
  const rest: FormStep = { ...found.step, id, title: { ja: '', en: '' }, help: null, fields: found.step.fields.slice(found.index) };
  const at = form.steps.indexOf(found.step);
  return { form: { ...form, steps: form.steps.toSpliced(at, 1, { ...found.step, fields: found.step.fields.slice(0, found.index) }, clean(rest)) }, id };
}

/** The step's questions go to the end of the one before. Its condition goes with each of them, so that nothing is asked that was not. */
export function mergeStep(form: FormDefinition, id: string): FormDefinition {
  const at = form.steps.findIndex((step) => step.id === id);
  if (at < 1) return form;
  const [before, step] = [form.steps[at - 1], form.steps[at]];
  const own = step.when && JSON.stringify(step.when) !== JSON.stringify(before.when) ? step.when : null;
  const moved = own ? step.fields.map((field) => ({ ...field, showWhen: field.showWhen ? { all: [own, field.showWhen] } : own })) : step.fields;
  return { ...form, steps: form.steps.toSpliced(at - 1, 2, { ...before, fields: [...before.fields, ...moved] }) };
}

/** Questions (by path) and steps whose condition, formula or date limit looks at this one. */
export function usesOf(form: FormDefinition, path: string): readonly string[] {
  const looks = (at: string) => at === path || at.startsWith(path + '.') || (path.includes('.') && at === path.split('.')[1]);
  const heads = (condition: Condition | null | undefined): string[] =>
    condition ? [condition.field ?? '', ...(condition.all ?? []).flatMap(heads), ...(condition.any ?? []).flatMap(heads), ...heads(condition.not)].filter(Boolean) : [];
  const users: string[] = [];
  const visit = (field: FormField, at: string): void => {
    const reads = [...heads(field.showWhen), ...heads(field.requiredWhen), ...(field.compute?.of ?? []), field.notBefore ?? ''];
    if (at !== path && reads.some(looks)) users.push(at);
    field.fields?.forEach((one) => visit(one, `${at}.${one.id}`));
  };
  for (const step of form.steps) {
    if (heads(step.when).some(looks)) users.push(`step:${step.id}`);
    step.fields.forEach((field) => visit(field, field.id));
  }
  return users;
}

/** An id nobody has, made of a word and a number. */
export function freshId(form: FormDefinition, base: string): string {
  const taken = new Set(form.steps.flatMap((step) => step.fields.flatMap((field) => [field.id, ...(field.fields ?? []).map((one) => one.id)])));
  return numbered(base, taken);
}

function freshStepId(form: FormDefinition): string {
  return numbered('step', new Set(form.steps.map((step) => step.id)));
}

function numbered(base: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(base + n)) return base + n;
}

function mapSteps(form: FormDefinition, change: (step: FormStep) => FormStep): FormDefinition {
  let same = true;
  const steps = form.steps.map((step) => {
    const next = change(step);
    same &&= next === step;
    return next;
  });
  return same ? form : { ...form, steps };
}

function swap<T>(list: readonly T[], a: number, b: number): T[] {
  const next = [...list];
  [next[a], next[b]] = [next[b], next[a]];
  return next;
}

/** What is not set is not written. */
function clean<T extends object>(whole: T): T {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined && value !== null)) as T;
}

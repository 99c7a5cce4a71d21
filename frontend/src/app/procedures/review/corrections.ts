import type { FormDefinition } from '../../forms/engine';

/** One item that the applicant is asked to put right. */
export interface Flag {
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

export interface Flags {
  readonly items: readonly Flag[];
  readonly note: string;
}

export const noFlags: Flags = { items: [], note: '' };
export const longestText = 1000;
export const longestNote = 2000;

/** The question of a path: what the applicant gets to open. `vessel.callSign` and `cargo[0].tons` open the whole. */
export function questionOf(field: string): string {
  return field.split(/[.[]/)[0];
}

export function isFlagged(flags: Flags, field: string): boolean {
  return flags.items.some((flag) => flag.field === field);
}

/** Flags in the order of the form, whatever the order of clicking. */
export function flag(flags: Flags, field: string, label: string, form: FormDefinition): Flags {
  if (isFlagged(flags, field)) return flags;
  const order = form.steps.flatMap((step) => step.fields.map((f) => f.id));
  const at = (one: Flag) => order.indexOf(questionOf(one.field));
  return { ...flags, items: [...flags.items, { field, label, text: '' }].sort((a, b) => at(a) - at(b)) };
}

export function unflag(flags: Flags, field: string): Flags {
  return { ...flags, items: flags.items.filter((flag) => flag.field !== field) };
}

export function write(flags: Flags, field: string, text: string): Flags {
  return { ...flags, items: flags.items.map((flag) => (flag.field === field ? { ...flag, text } : flag)) };
}

export interface FlagProblem {
  readonly field: string;
  readonly code: 'text' | 'long' | 'nothing' | 'noteLong';
}

/** A flag without words helps nobody: the applicant must be able to read what to do. */
export function problemsOf(flags: Flags): FlagProblem[] {
  const found: FlagProblem[] = flags.items.flatMap((flag): FlagProblem[] =>
    flag.text.trim() === '' ? [{ field: flag.field, code: 'text' }] : [...flag.text].length > longestText ? [{ field: flag.field, code: 'long' }] : []);
  if (flags.items.length === 0 && flags.note.trim() === '') found.push({ field: 'note', code: 'nothing' });
  if ([...flags.note].length > longestNote) found.push({ field: 'note', code: 'noteLong' });
  return found;
}

export function toRequest(flags: Flags): { fields: { field: string; text: string }[]; note: string | null } {
  return { fields: flags.items.map(({ field, text }) => ({ field, text: text.trim() })), note: flags.note.trim() || null };
}

/** Fields that are still in the form; a flag on a question that went away would ask for nothing. */
export function still(flags: Flags, form: FormDefinition): Flags {
  const known = new Set(form.steps.flatMap((step) => step.fields.map((f) => f.id)));
  const items = flags.items.filter((flag) => known.has(questionOf(flag.field)));
  return items.length === flags.items.length ? flags : { ...flags, items };
}

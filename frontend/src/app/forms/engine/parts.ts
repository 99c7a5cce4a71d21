import type { FieldType, FormField, PartUse } from './definition';
import { TYPES } from './types.data';

/** Limits that hold where a field says nothing. */
export interface TypeLimits {
  readonly text: number;
  readonly longText: number;
  readonly email: number;
  readonly fileCount: number;
  readonly fileBytes: number;
  readonly rows: number;
  readonly other: number;
  readonly money: number;
  readonly accept: readonly string[];
}

interface TypeTable {
  readonly limits: TypeLimits;
  readonly labelled: readonly FieldType[];
  readonly parts: Readonly<Partial<Record<FieldType, readonly FormField[]>>>;
}

const table = TYPES as unknown as TypeTable;

export const LIMITS: TypeLimits = table.limits;

/** Whether messages name the whole beside the part (申請者の電話番号). */
export function isLabelled(type: FieldType): boolean {
  return table.labelled.includes(type);
}

export function isComposite(type: FieldType): boolean {
  return type === 'party' || type === 'address' || type === 'vessel' || type === 'period';
}

export function isRows(type: FieldType): boolean {
  return type === 'group' || type === 'cargo';
}

/** The parts of a composite question (party, vessel, address, period) or of a row (cargo, group). */
export function partsOf(field: FormField): readonly FormField[] {
  if (field.type === 'group') return field.fields ?? [];
  let parts = made.get(field);
  if (parts === undefined) made.set(field, (parts = makeParts(field)));
  return parts;
}

/** A definition is never changed in place, so the parts of a question are made once. */
const made = new WeakMap<FormField, readonly FormField[]>();

function makeParts(field: FormField): readonly FormField[] {
  if (field.type === 'period') return periodParts(field);
  const parts = table.parts[field.type] ?? [];
  return field.parts == null ? parts : parts.filter(part => use(field, part) !== 'hidden').map(part => adapt(field, part));
}

function periodParts(field: FormField): readonly FormField[] {
  const type = field.precision === 'minute' ? 'dateTime' : 'date';
  const [from, to] = table.parts.period as readonly [FormField, FormField];
  return [
    {
      ...from, type, minDaysFromToday: field.minDaysFromToday, maxDaysFromToday: field.maxDaysFromToday, notBefore: field.notBefore,
    } as FormField,
    { ...to, type },
  ];
}

function use(field: FormField, part: FormField): PartUse | undefined {
  return field.parts != null && Object.hasOwn(field.parts, part.id) ? field.parts[part.id] : undefined;
}

function adapt(field: FormField, part: FormField): FormField {
  const inner = Object.entries(field.parts ?? {})
    .filter(([path]) => path.startsWith(part.id + '.'))
    .map(([path, value]) => [path.slice(part.id.length + 1), value] as const);
  const whole: FormField = inner.length > 0 ? { ...part, parts: Object.fromEntries(inner) } : part;
  const wanted = use(field, part);
  const decides = part.showWhen?.field;
  // What would decide is not asked: the form itself has decided.
  const adapted: FormField = wanted !== undefined && decides != null && field.parts?.[decides] === 'hidden' ? { ...whole, showWhen: null } : whole;
  return wanted === 'required' ? { ...adapted, required: true, requiredWhen: null }
    : wanted === 'optional' ? { ...adapted, required: false, requiredWhen: null }
    : adapted;
}

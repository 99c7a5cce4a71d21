import type { Answer, Answers, Compute, FormDefinition, FormField, Rounding } from './definition';
import { dayNumber, parseDate, parseDateTime } from './dates';
import { isWritable, writeNumber } from './numbers';
import { Scope } from './scope';
import { asText, isWhole, member } from './values';

/**
 * 計算: numbers worked out from other answers, exactly, whatever was sent in their place. An answer that is missing,
 * unreadable or not asked counts as none. Twin of Computation.cs.
 */
export function fillComputed(definition: FormDefinition, answers: Answers): void {
  const fields = definition.steps.flatMap(step => step.fields)
    .filter(field => field.type === 'computed' || (field.type === 'group' && inner(field).length > 0));
  const most = fields.reduce((sum, field) => sum + 1 + inner(field).length, 0);
  for (let turn = 0; turn < most && pass(definition, fields, answers); turn++);
}

function inner(field: FormField): readonly FormField[] {
  return (field.fields ?? []).filter(one => one.type === 'computed');
}

function pass(definition: FormDefinition, fields: readonly FormField[], answers: Answers): boolean {
  let moved = false;
  const scope = Scope.of(definition, answers);
  for (const field of fields) {
    if (field.type === 'computed') {
      moved = put(answers, field, scope) || moved;
      continue;
    }
    const rows = member(answers, field.id);
    for (const row of Array.isArray(rows) ? rows.filter(isWhole) : []) {
      const inRow = scope.row(field.fields ?? [], row);
      for (const one of inner(field)) moved = put(row, one, inRow) || moved;
    }
  }
  return moved;
}

function put(into: Answers, field: FormField, scope: Scope): boolean {
  const before = member(into, field.id);
  const exact = field.compute == null ? undefined : work(field.compute, scope);
  const now = exact === undefined ? undefined : rounded(exact, Math.min(Math.max(field.decimals ?? 0, 0), 6), field.rounding ?? 'half');
  if (now === undefined) delete into[field.id];
  else into[field.id] = now;
  return before !== now;
}

/** An exact number; the bottom is above zero. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Given {
  readonly rows: boolean;
  readonly values: readonly (Answer | undefined)[];
}

function work(compute: Compute, scope: Scope): Fraction | undefined {
  const given = compute.of.map(path => scope.findAll(path));
  const numbers = present(given.flatMap(one => one.values).map(asFraction));
  switch (compute.op) {
    case 'sum':
      return total(numbers);
    case 'minimum':
      return numbers.length === 0 ? undefined : numbers.reduce((a, b) => (minus(b, a).top < 0n ? b : a));
    case 'maximum':
      return numbers.length === 0 ? undefined : numbers.reduce((a, b) => (minus(b, a).top > 0n ? b : a));
    case 'difference': {
      const [first, second] = given.map(one => total(present(one.values.map(asFraction))));
      return given.length === 2 && first !== undefined && second !== undefined ? minus(first, second) : undefined;
    }
    case 'product':
      return rowByRow(given, values => {
        const factors = present(values.map(asFraction));
        return factors.length === values.length ? factors.reduce(times, { top: 1n, bottom: 1n }) : undefined;
      });
    case 'days':
    case 'hours':
      return rowByRow(given, values => span(compute.op, values));
  }
}

/** Answers of one row go together; what stands outside of rows goes with each of them. */
function rowByRow(given: readonly Given[], one: (values: readonly (Answer | undefined)[]) => Fraction | undefined): Fraction | undefined {
  const inRows = given.filter(each => each.rows);
  const count = inRows.length === 0 ? 1 : Math.min(...inRows.map(each => each.values.length));
  return total(present(Array.from({ length: count }, (_, row) => one(given.map(each => (each.rows ? each.values[row] : each.values[0]))))));
}

function span(op: Compute['op'], values: readonly (Answer | undefined)[]): Fraction | undefined {
  const [from, to] = values.length === 1 ? [member(values[0], 'from'), member(values[0], 'to')] : [values[0], values[values.length - 1]];
  const [start, end] = [moment(from), moment(to)];
  if (start === undefined || end === undefined) return undefined;
  const days = end.day - start.day + 1; // both days count
  const minutes = start.minute !== undefined && end.minute !== undefined ? (end.day - start.day) * 1440 + end.minute - start.minute : days * 1440;
  if (minutes < 0 || days <= 0) return undefined;
  return op === 'days' ? { top: BigInt(days), bottom: 1n } : { top: BigInt(minutes), bottom: 60n };
}

function moment(value: Answer | undefined): { day: number; minute?: number } | undefined {
  const text = asText(value);
  if (text === undefined || (parseDate(text) ?? parseDateTime(text)) !== text) return undefined;
  const day = dayNumber(text.slice(0, 10));
  if (day === undefined) return undefined;
  return text.length === 10 ? { day } : { day, minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
}

function present(values: readonly (Fraction | undefined)[]): Fraction[] {
  return values.filter(value => value !== undefined);
}

function total(numbers: readonly Fraction[]): Fraction | undefined {
  return numbers.length === 0 ? undefined
    : numbers.reduce((a, b) => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }));
}

function minus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function asFraction(value: Answer | undefined): Fraction | undefined {
  if (typeof value !== 'number' || !isWritable(value)) return undefined;
  const text = writeNumber(value);
  const point = text.indexOf('.');
  return point < 0 ? { top: BigInt(text), bottom: 1n }
    : { top: BigInt(text.slice(0, point) + text.slice(point + 1)), bottom: 10n ** BigInt(text.length - point - 1) };
}

/** With so many decimals; nothing when that needs more than fifteen digits. */
function rounded({ top, bottom }: Fraction, decimals: number, rounding: Rounding): number | undefined {
  const scaled = (top < 0n ? -top : top) * 10n ** BigInt(decimals);
  const rest = scaled % bottom;
  const more = rounding === 'down' ? false : rounding === 'up' ? rest > 0n : rest * 2n >= bottom;
  const whole = scaled / bottom + (more ? 1n : 0n);
  if (whole >= 1_000_000_000_000_000n) return undefined;
  const digits = whole.toString().padStart(decimals + 1, '0');
  const number = Number(decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
  return number === 0 ? 0 : top < 0n ? -number : number;
}

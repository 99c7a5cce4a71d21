import { textIn, type Answer, type Comparison, type Condition, type FormDefinition, type FormField, type FormStep, type Language } from './definition';
import { word } from './messages';
import { isRows, partsOf } from './parts';
import { asNumber, asText, isEmpty, isSame, member } from './values';

/**
 * Where a question stands: the whole form, a row of a group, or the parts of a composite answer. In a condition, the
 * answer to a question that is not asked counts as no answer. Twin of Scope.cs.
 */
export class Scope {
  private readonly fields = new Map<string, FormField>();
  private readonly steps = new Map<string, FormStep>();
  private readonly shown = new Map<string, boolean>();

  private constructor(private readonly parent: Scope | undefined, fields: readonly FormField[], private readonly values: unknown) {
    for (const field of fields) {
      if (!this.fields.has(field.id)) this.fields.set(field.id, field);
    }
  }

  static of(definition: FormDefinition, answers: unknown): Scope {
    const scope = new Scope(undefined, definition.steps.flatMap(step => step.fields), answers);
    for (const step of definition.steps) {
      for (const field of step.fields) {
        if (!scope.steps.has(field.id)) scope.steps.set(field.id, step);
      }
    }
    return scope;
  }

  row(fields: readonly FormField[], values: unknown): Scope {
    return new Scope(this, fields, values);
  }

  isVisible(field: FormField): boolean {
    const known = this.shown.get(field.id);
    if (known !== undefined) return known;
    this.shown.set(field.id, true); // conditions that run in a circle: shown, rather than lost
    const visible = this.holds(this.steps.get(field.id)?.when) && this.holds(field.showWhen);
    this.shown.set(field.id, visible);
    return visible;
  }

  isMandatory(field: FormField): boolean {
    return field.requiredWhen != null ? this.holds(field.requiredWhen) : field.required !== false;
  }

  holds(condition: Condition | null | undefined): boolean {
    if (condition == null) return true;
    if (condition.all != null) return condition.all.every(one => this.holds(one));
    if (condition.any != null) return condition.any.some(one => this.holds(one));
    if (condition.not != null) return !this.holds(condition.not);
    return condition.field != null && compare(condition.is, this.find(condition.field), condition.value);
  }

  /** The answer at a path: of this row first, then of what surrounds it. */
  find(path: string): Answer | undefined {
    const [head = '', ...tail] = path.split('.');
    const field = this.fields.get(head);
    if (field === undefined) return this.parent?.find(path);
    if (!this.isVisible(field)) return undefined;
    return tail.reduce<Answer | undefined>((value, part) => member(value, part), member(this.values, head));
  }

  /** The answers at a path that may run through rows: one for each row, in which a question that is not asked counts as none. */
  findAll(path: string): { rows: boolean; values: readonly (Answer | undefined)[] } {
    const dot = path.indexOf('.');
    const head = dot < 0 ? path : path.slice(0, dot);
    const field = this.fields.get(head);
    if (field === undefined) return this.parent?.findAll(path) ?? { rows: false, values: [] };
    if (dot < 0 || !isRows(field.type)) return { rows: false, values: [this.find(path)] };
    const [parts, rest, rows] = [partsOf(field), path.slice(dot + 1), this.find(head)];
    const known = parts.some(part => part.id === rest.split('.')[0]);
    return { rows: true, values: known && Array.isArray(rows) ? rows.map(row => this.row(parts, row).find(rest)) : [] };
  }

  /** What the question at a path is called. */
  nameAt(path: string, language: Language): string {
    const [head = '', tail] = path.split('.');
    const field = this.fields.get(head);
    if (field === undefined) return this.parent?.nameAt(path, language) ?? path;
    const label = textIn(field.label, language);
    const part = tail === undefined ? undefined : partsOf(field).find(one => one.id === tail);
    return part === undefined ? label : word('part', language, { field: label, part: textIn(part.label, language) });
  }
}

function compare(how: Comparison | null | undefined, value: Answer | undefined, other: unknown): boolean {
  switch (how) {
    case 'equals':
      return isOrHas(value, other);
    case 'notEquals':
      return !isOrHas(value, other);
    case 'in':
      return Array.isArray(other) && other.some(one => isOrHas(value, one));
    case 'atLeast':
      return (order(value, other) ?? -1) >= 0;
    case 'below':
      return (order(value, other) ?? 1) < 0;
    case 'answered':
      return !isEmpty(value);
    case 'empty':
      return isEmpty(value);
    default:
      return false;
  }
}

function isOrHas(value: Answer | undefined, other: unknown): boolean {
  return Array.isArray(value) ? value.some(one => isSame(one, other)) : isSame(value, other);
}

function order(value: Answer | undefined, other: unknown): number | undefined {
  const [a, b] = [asNumber(value), asNumber(other)];
  if (a !== undefined && b !== undefined) return a - b;
  const [c, d] = [asText(value), asText(other)];
  return c !== undefined && d !== undefined ? (c < d ? -1 : c > d ? 1 : 0) : undefined;
}

import { textIn, type Answer, type AnswerChange, type CodeLists, type FormDefinition, type FormField, type Language, type SummaryLine } from './definition';
import { DisplayText, showAddress } from './display';
import { word } from './messages';
import { normalise } from './normalise';
import { isRows, partsOf } from './parts';
import { Scope } from './scope';
import { isEmpty, isWhole, member } from './values';

/** The answers in words. Twin of SummaryText.cs and Differences.cs. */

interface AnswerLine {
  readonly step: string;
  readonly path: string;
  readonly label: string;
  readonly text: string;
  readonly value: Answer | undefined;
  readonly parts: readonly AnswerLine[];
}

/** The answers in words, in the order of the form; hidden questions are left out. */
export function summary(definition: FormDefinition, answers: unknown, language: Language = 'ja', codes: CodeLists = new Map()): SummaryLine[] {
  const plain = (line: AnswerLine): SummaryLine =>
    ({ step: line.step, field: line.path, label: line.label, text: line.text, parts: line.parts.map(plain) });
  return lines(definition, answers, language, codes).map(plain);
}

/** 新旧対照: answers that differ, each in words before and after. */
export function diff(
  definition: FormDefinition, before: unknown, after: unknown, language: Language = 'ja', codes: CodeLists = new Map(),
): AnswerChange[] {
  const old = leaves(lines(definition, before, language, codes), undefined, language);
  const now = leaves(lines(definition, after, language, codes), undefined, language);
  const changed = [...now.values()].filter(leaf => old.get(leaf.field)?.value !== leaf.value);
  const gone = [...old.values()].filter(leaf => !now.has(leaf.field));
  return [
    ...changed.map(leaf => ({ field: leaf.field, label: leaf.label, before: old.get(leaf.field)?.text ?? '', after: leaf.text })),
    ...gone.map(leaf => ({ field: leaf.field, label: leaf.label, before: leaf.text, after: '' })),
  ];
}

interface Leaf {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly value: string;
}

function leaves(of: readonly AnswerLine[], whole: string | undefined, language: Language, into = new Map<string, Leaf>()): Map<string, Leaf> {
  for (const line of of) {
    if (line.value === undefined) continue;
    const label = whole === undefined ? line.label : word('path', language, { field: whole, part: line.label });
    if (line.parts.length > 0) leaves(line.parts, label, language, into);
    else into.set(line.path, { field: line.path, label, text: line.text, value: JSON.stringify(line.value) });
  }
  return into;
}

function lines(definition: FormDefinition, answers: unknown, language: Language, codes: CodeLists): AnswerLine[] {
  const normal = normalise(definition, answers);
  const scope = Scope.of(definition, normal);
  const writer = new Writer(language, codes);
  return definition.steps.flatMap(step => writer.fields(scope, step.fields, normal, '', step.id));
}

class Writer {
  private readonly display: DisplayText;

  constructor(private readonly language: Language, codes: CodeLists) {
    this.display = new DisplayText(language, codes);
  }

  fields(scope: Scope, fields: readonly FormField[], values: unknown, prefix: string, step: string): AnswerLine[] {
    return fields.filter(field => field.type !== 'info' && scope.isVisible(field))
      .map(field => this.line(scope, field, member(values, field.id), prefix + field.id, step));
  }

  private line(scope: Scope, field: FormField, value: Answer | undefined, path: string, step: string): AnswerLine {
    const label = textIn(field.label, this.language);
    if (value === undefined || isEmpty(value)) {
      return { step, path, label, text: word('none', this.language), value: undefined, parts: [] };
    }
    const parts = partsOf(field);
    if (isRows(field.type) && Array.isArray(value)) {
      const rows = value.map((row, i) => this.row(scope, parts, row, i, path, step));
      return { step, path, label, text: rows.map(row => row.text).join('\n'), value, parts: rows };
    }
    if (!isWhole(value) || field.type === 'period') {
      return { step, path, label, text: this.display.of(field, value), value, parts: [] };
    }
    const members = this.fields(scope.row(parts, value), parts, value, path + '.', step).filter(line => line.value !== undefined);
    const text = field.type === 'address' ? showAddress(value) : this.joined(members, '\n');
    return { step, path, label, text, value, parts: members };
  }

  private row(scope: Scope, parts: readonly FormField[], row: Answer, index: number, path: string, step: string): AnswerLine {
    const rowPath = `${path}[${index}]`;
    const whole = isWhole(row) ? row : undefined;
    const members = this.fields(scope.row(parts, whole), parts, whole, rowPath + '.', step).filter(line => line.value !== undefined);
    const text = members.length === 0 ? word('none', this.language) : this.joined(members, word('list', this.language));
    return { step, path: rowPath, label: word('rowTitle', this.language, { n: index + 1 }), text, value: whole, parts: members };
  }

  private joined(of: readonly AnswerLine[], between: string): string {
    return of.map(line => line.label + word('colon', this.language) + line.text).join(between);
  }
}

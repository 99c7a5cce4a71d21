import { textIn, type Answer, type Answers, type CodeLists, type FieldError, type FormDefinition, type FormField, type Language, type LocalText } from './definition';
import { importAnswers, UNREADABLE } from './import';
import { say, sayWithExample, word } from './messages';
import { normalise, type NormalMemo } from './normalise';
import { isComposite, isLabelled, isRows, LIMITS, partsOf } from './parts';
import { Scope } from './scope';
import { asText, isEmpty, isWhole, member } from './values';
import { ValueRules, type Question } from './value-rules';

/** 検査: everything wrong with the answers, in the order of the form; hidden questions are not looked at. Twin of Validator.cs. */
export function validate(
  definition: FormDefinition, answers: unknown, language: Language, today: string, codes: CodeLists = new Map(), memo?: NormalMemo,
): FieldError[] {
  if (memo === undefined && importAnswers(answers) === UNREADABLE) {
    return [{ field: '', code: 'answers.unreadable', message: say('answers.unreadable', language) }];
  }
  const normal = normalise(definition, answers, memo);
  const walk = new Walk(language, today, codes);
  const scope = Scope.of(definition, normal);
  for (const step of definition.steps) walk.fields(scope, step.fields, normal, '', TOP);
  return walk.errors;
}

/** How a question is called in a message: 申請者の電話番号, 揚荷（2 件目）の数量. */
interface Naming {
  readonly whole?: LocalText | undefined;
  readonly rows?: LocalText | undefined;
  readonly row: number;
}

const TOP: Naming = { row: 0 };

function nameOf(naming: Naming, field: FormField, language: Language): string {
  let label = textIn(field.label, language);
  if (naming.whole !== undefined) label = word('part', language, { field: textIn(naming.whole, language), part: label });
  return naming.rows === undefined ? label : word('row', language, { field: textIn(naming.rows, language), n: naming.row, label });
}

/** The outermost whole gives the name: 申請者の郵便番号, not 申請者の住所の郵便番号. */
function inside(naming: Naming, field: FormField): Naming {
  return naming.whole === undefined && isLabelled(field.type) ? { ...naming, whole: field.label } : naming;
}

class Walk {
  readonly errors: FieldError[] = [];
  private readonly rules: ValueRules;

  constructor(private readonly language: Language, today: string, codes: CodeLists) {
    this.rules = new ValueRules(language, today, codes, this.errors);
  }

  fields(scope: Scope, fields: readonly FormField[], values: unknown, prefix: string, naming: Naming): void {
    for (const field of fields) {
      if (field.type === 'info' || !scope.isVisible(field)) continue;
      const question: Question = { field, path: prefix + field.id, label: nameOf(naming, field, this.language), scope };
      this.one(question, member(values, field.id), naming);
    }
  }

  private one(question: Question, value: Answer | undefined, naming: Naming): void {
    const { field, scope } = question;
    const mandatory = scope.isMandatory(field);
    if (isComposite(field.type)) {
      this.whole(question, value, mandatory, naming);
    } else if (value === undefined || isEmpty(value)) {
      if ((mandatory || (field.minItems ?? 0) > 0) && field.type !== 'computed') this.missing(question);
    } else if (isRows(field.type)) {
      this.rows(question, value);
    } else {
      this.rules.check(question, value, mandatory);
    }
  }

  private whole(question: Question, value: Answer | undefined, mandatory: boolean, naming: Naming): void {
    const { field, path, label, scope } = question;
    if (value !== undefined && !isWhole(value)) {
      this.errors.push({ field: path, code: 'invalid', message: say('invalid', this.language, { label }) });
      return;
    }
    if (!mandatory && isEmpty(value)) return; // 任意 and left alone; once begun, it is asked whole
    const parts = partsOf(field);
    const before = this.errors.length;
    const inner = inside(naming, field);
    this.fields(scope.row(parts, value), parts, value, path + '.', inner);
    const end = parts[1];
    if (field.type === 'period' && this.errors.length === before && end !== undefined) {
      this.rules.checkPeriod(question, asText(member(value, 'from')), asText(member(value, 'to')), end, nameOf(inner, end, this.language));
    }
  }

  private rows(question: Question, value: Answer): void {
    const { field, path, label, scope } = question;
    const invalid = (at: string): void => {
      this.errors.push({ field: at, code: 'invalid', message: say('invalid', this.language, { label }) });
    };
    if (!Array.isArray(value)) {
      invalid(path);
      return;
    }
    if (!this.rules.checkCount(question, value.length, field.minItems, field.maxItems ?? LIMITS.rows)) return;
    const parts = partsOf(field);
    value.forEach((row, i) => {
      if (isWhole(row)) {
        this.fields(scope.row(parts, row), parts, row as Answers, `${path}[${i}].`, { rows: field.label, row: i + 1 });
      } else {
        invalid(`${path}[${i}]`);
      }
    });
  }

  private missing({ field, path, label }: Question): void {
    const key = REQUIRED[field.type] ?? 'required';
    const message = sayWithExample(key, this.language, field, { label });
    this.errors.push({ field: path, code: 'required', message });
  }
}

const REQUIRED: Readonly<Partial<Record<FormField['type'], string>>> = {
  yesNo: 'required.yesNo', choice: 'required.choice', facility: 'required.choice', port: 'required.choice', choices: 'required.choices',
  file: 'required.file', declaration: 'required.declaration', group: 'required.rows', cargo: 'required.rows',
};

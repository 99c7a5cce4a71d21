import { FormDefinition, FormField, LocalText } from '../engine';

/** 様式の印刷: the head of the paper form, and what stands beneath its table. */
export interface PrintLayout {
  readonly formNumber?: string | null;
  readonly heading?: LocalText | null;
  /** Without 様. */
  readonly addressee?: LocalText | null;
  readonly sentence?: LocalText | null;
  /** The question whose party stands at the top; the first of the form when not given. */
  readonly applicant?: string | null;
  readonly emptyRows?: number | null;
  /** 備考 under the table. */
  readonly notes?: readonly LocalText[] | null;
}

/** Questions for a person or an organisation: one of them stands at the top of the paper. */
export function partiesOf(form: FormDefinition): readonly FormField[] {
  return form.steps.flatMap((step) => step.fields.filter((field) => field.type === 'party'));
}

export function printOf(form: FormDefinition): PrintLayout {
  return (form as FormDefinition & { print?: PrintLayout | null }).print ?? {};
}

/** Empty altogether is no layout of one's own. */
export function withPrint(form: FormDefinition, change: Partial<PrintLayout>): FormDefinition {
  const next = Object.fromEntries(Object.entries({ ...printOf(form), ...change }).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length)));
  return { ...form, print: Object.keys(next).length ? next : undefined } as FormDefinition;
}

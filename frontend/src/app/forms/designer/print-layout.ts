import { FormDefinition, LocalText } from '../engine';

/** 様式の印刷: the head of the paper form. */
export interface PrintLayout {
  readonly formNumber?: string | null;
  readonly heading?: LocalText | null;
  /** Without 様. */
  readonly addressee?: LocalText | null;
  readonly sentence?: LocalText | null;
  readonly emptyRows?: number | null;
}

export function printOf(form: FormDefinition): PrintLayout {
  return (form as FormDefinition & { print?: PrintLayout | null }).print ?? {};
}

/** Empty altogether is no layout of one's own. */
export function withPrint(form: FormDefinition, change: Partial<PrintLayout>): FormDefinition {
  const next = Object.fromEntries(Object.entries({ ...printOf(form), ...change }).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return { ...form, print: Object.keys(next).length ? next : undefined } as FormDefinition;
}

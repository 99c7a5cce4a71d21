import { FormField, LocalText } from '../../engine';

const wordless: LocalText = { ja: '（質問文がまだありません）', en: '(no wording yet)' };
const choiceless: LocalText = { ja: '（選択肢の文がまだありません）', en: '(choice without words yet)' };
const made = new WeakMap<FormField, FormField>();

/** A question as the preview draws it: what has no words yet says so, or a screen reader would meet controls without a name. */
export function named(field: FormField): FormField {
  let shown = made.get(field);
  if (!shown) made.set(field, (shown = withWords(field)));
  return shown;
}

function withWords(field: FormField): FormField {
  const bare = (text: LocalText) => !text.ja && !text.en;
  const inner = field.fields?.map(named);
  const open = bare(field.label) || field.options?.some((one) => bare(one.label)) || inner?.some((one, i) => one !== field.fields![i]);
  if (!open) return field;
  return {
    ...field,
    label: bare(field.label) ? wordless : field.label,
    ...(field.options ? { options: field.options.map((one) => (bare(one.label) ? { ...one, label: choiceless } : one)) } : {}),
    ...(inner ? { fields: inner } : {}),
  };
}

import { FormField, isComposite, isRows } from './engine';

/** Which control asks a question: few answers to tick, some to pull down, many to search in. */
export function controlOf(field: FormField, choices: () => number, loading: () => boolean): string {
  if (isComposite(field.type)) return 'whole';
  if (isRows(field.type)) return 'rows';
  switch (field.type) {
    case 'number': case 'money': return 'number';
    case 'yesNo': return 'radios';
    case 'choice':
      if (field.allowOther) return 'combo';
      return choices() > 15 || loading() ? 'combo' : choices() > 7 ? 'select' : 'radios';
    case 'port': return 'combo';
    case 'facility': return field.allowOther || choices() > 15 ? 'combo' : choices() > 7 ? 'select' : choices() ? 'radios' : 'combo';
    case 'longText': case 'choices': case 'date': case 'dateTime': case 'declaration': case 'computed': case 'info': case 'file': return field.type;
    default: return 'text';
  }
}

const english: Readonly<Record<string, string>> = { トン: 't', 円: 'yen', 日: 'days', 時間: 'hours', 人: 'people', 個: 'pcs', 隻: 'vessels', 台: 'units' };

/** The unit at the end of the box. */
export function unitOf(field: FormField, lang: string): string | null {
  const unit = field.type === 'money' ? '円' : (field.unit ?? null);
  return unit && lang === 'en' ? (english[unit] ?? unit) : unit;
}

import type { I18n } from '../../../i18n/i18n';

/** A value of a form's property as people read it: texts by language, lists joined, nothing said as nothing. */
export function saidValue(value: unknown, i18n: Pick<I18n, 't' | 'pick' | 'has'>): string {
  if (value === null || value === undefined || value === '') return i18n.t('fd.value.none');
  if (typeof value === 'boolean') return i18n.t(value ? 'form.yes' : 'form.no');
  if (Array.isArray(value)) return value.map((one) => saidValue(one, i18n)).join(i18n.t('fd.c.list'));
  if (typeof value === 'object') {
    const whole = value as Record<string, unknown>;
    if (typeof whole['ja'] === 'string') return [whole['ja'], whole['en'], whole['easy']].filter(Boolean).join(' / ');
    if (whole['label'] !== undefined) return saidValue(whole['label'], i18n);
    return Object.entries(whole).map(([key, one]) => `${propertyName(key, i18n)}: ${saidValue(one, i18n)}`).join(i18n.t('fd.c.list'));
  }
  const word = `fd.value.${String(value)}`;
  return i18n.has(word) ? i18n.t(word) : String(value);
}

export function propertyName(property: string, i18n: Pick<I18n, 't' | 'has'>): string {
  const [head, tongue] = property.split(/[./]/);
  const key = `fd.property.${head}`;
  const name = i18n.has(key) ? i18n.t(key) : head;
  return tongue && i18n.has(`fd.tongue.${tongue}`) ? `${name}（${i18n.t(`fd.tongue.${tongue}`)}）` : name;
}

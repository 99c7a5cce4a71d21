import type { I18n } from '../../i18n/i18n';
import { parseDay } from '../../ui';
import { contrast, isColour } from './contrast';
import type { Settings } from './settings-api';

const wanted = 4.5;
type Say = Pick<I18n, 't'>;

/** Whether the text can be read on the accent (WCAG 2.2 AA). */
export function isReadable(branding: Settings['branding']): boolean {
  return (contrast(branding.accent, branding.accentText) ?? 0) >= wanted;
}

/** The contrast of the two colours in words. */
export function contrastWords(branding: Settings['branding'], say: Say): string {
  const ratio = contrast(branding.accent, branding.accentText);
  return ratio === null ? say.t('officer.s.contrast.unknown') : say.t(ratio >= wanted ? 'officer.s.contrast.good' : 'officer.s.contrast.bad', { n: ratio.toFixed(1) });
}

/** 設定の点検: the server checks the same; here so that an entry disappears the moment it is put right. Pairs of field and sentence. */
export function checkSettings(s: Settings, say: Say): [string, string][] {
  const found: [string, string][] = [];
  const need = (field: string, text: string, label: string) => !text.trim() && found.push([field, say.t('officer.s.need', { label: say.t(label) })]);
  need('name.ja', s.name.ja, 'officer.s.name.ja');
  need('name.en', s.name.en, 'officer.s.name.en');
  need('chiefTitle.ja', s.chiefTitle.ja, 'officer.s.chief.ja');
  need('contact.phone', s.contact.phone, 'contact.phone');
  need('contact.email', s.contact.email, 'contact.email');
  if (!isColour(s.branding.accent)) found.push(['branding.accent', say.t('officer.s.colour')]);
  if (!isColour(s.branding.accentText)) found.push(['branding.accentText', say.t('officer.s.colour')]);
  else if (isColour(s.branding.accent) && !isReadable(s.branding)) found.push(['branding.accentText', contrastWords(s.branding, say)]);
  s.contact.hours.forEach((row, i) => (row.from > row.to || !/^\d\d:\d\d/.test(row.opens) || !/^\d\d:\d\d/.test(row.closes) || row.opens >= row.closes) && found.push([`contact.hours[${i}]`, say.t('officer.s.hours.order')]));
  s.calendar.closedDays.forEach((row, i) => {
    if (parseDay(row.day) === null) found.push([`calendar.closedDays[${i}]`, say.t('officer.s.closed.need.day')]);
    else if (!row.name.ja.trim()) found.push([`calendar.closedDays[${i}]`, say.t('officer.s.closed.need.name')]);
  });
  return found;
}

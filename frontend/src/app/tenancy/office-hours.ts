import type { I18n } from '../i18n/i18n';
import { inTokyo } from '../ui';
import type { OpeningHours } from './tenancy-api';

/** 月〜金 8:30〜17:15 */
export function hoursText(i18n: I18n, hours: readonly OpeningHours[]): string {
  const day = (n: number) => i18n.t(`weekday.${n}`);
  return hours.map((h) => `${h.from === h.to ? day(h.from) : i18n.t('hours.days', { from: day(h.from), to: day(h.to) })} ${i18n.t('hours.times', { from: clock(h.opens), to: clock(h.closes) })}`).join('、') + (hours.length ? i18n.t('hours.except') : '');
}

/** Whether the office can be called now, in words. */
export function openNow(i18n: I18n, today: { from: string; to: string } | null, now: Date = new Date()): string {
  if (!today) return i18n.t('footer.closedToday');
  const time = inTokyo(now)!.time;
  const hours = { from: clock(today.from), to: clock(today.to) };
  return i18n.t(time >= today.from.slice(0, 5) && time < today.to.slice(0, 5) ? 'footer.openToday' : 'footer.closedNow', hours);
}

/** The crest comes as a small SVG document; shown as a picture it can run nothing. */
export function crestUrl(crest: string | null): string {
  return !crest ? '' : crest.startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(crest)}` : crest;
}

function clock(time: string): string {
  return time.slice(0, 5).replace(/^0/, '');
}

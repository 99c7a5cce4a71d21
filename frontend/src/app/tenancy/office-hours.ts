import type { I18n, LocalText } from '../i18n/i18n';
import { inTokyo } from '../ui';
import type { OpeningHours } from './tenancy-api';

/** 月〜金 8:30〜17:15（祝日・年末年始を除く） */
export function hoursText(i18n: I18n, hours: readonly OpeningHours[] | LocalText | null): string {
  if (!hours || !isRows(hours)) return i18n.pick(hours);
  const day = (n: number) => i18n.t(`weekday.${n}`);
  const runs = hours.map((h) => i18n.t('hours.run', { days: h.from === h.to ? day(h.from) : i18n.t('hours.range', { from: day(h.from), to: day(h.to) }), times: i18n.t('hours.range', { from: clock(h.opens), to: clock(h.closes) }) }));
  return runs.length ? runs.join('、') + i18n.t('hours.except') : '';
}

/** Whether the office can be called now, in words. */
export function openNow(i18n: I18n, today: { from: string; to: string } | null, now: Date = new Date()): string {
  if (!today) return i18n.t('footer.closedToday');
  const time = inTokyo(now)!.time;
  const open = time >= today.from.slice(0, 5) && time < today.to.slice(0, 5);
  return i18n.t(open ? 'footer.openToday' : 'footer.closedNow', { from: clock(today.from), to: clock(today.to) });
}

/** The crest as a picture: shown so, an SVG can run nothing. */
export function crestUrl(crest: string | null): string {
  return !crest ? '' : crest.startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(crest)}` : crest;
}

function isRows(hours: readonly OpeningHours[] | LocalText): hours is readonly OpeningHours[] {
  return Array.isArray(hours);
}

function clock(time: string): string {
  return time.slice(0, 5).replace(/^0/, '');
}

import type { I18n } from '../i18n/i18n';
import { inTokyo } from '../ui';
import type { Contact } from './tenancy-api';

/** 月〜金 8:30〜17:15（祝日・年末年始を除く）, as the office's calendar has it; nothing where no hours are set. */
export function hoursText(i18n: I18n, contact: Pick<Contact, 'hours' | 'yearEndClosed'> | null | undefined): string {
  if (!contact) return '';
  const day = (n: number) => i18n.t(`weekday.${n}`);
  const runs = contact.hours.map((h) => i18n.t('hours.run', { days: h.from === h.to ? day(h.from) : i18n.t('hours.range', { from: day(h.from), to: day(h.to) }), times: i18n.t('hours.range', { from: clock(h.opens), to: clock(h.closes) }) }));
  return runs.length ? i18n.list(runs) + i18n.t(contact.yearEndClosed ? 'hours.except.yearEnd' : 'hours.except') : '';
}

/** Whether the office can be called now, in words; nothing where no hours are set. */
export function openNow(i18n: I18n, { hours, openToday: today }: Pick<Contact, 'hours' | 'openToday'>, now: Date = new Date()): string {
  if (!hours.length) return '';
  if (!today) return i18n.t('footer.closedToday');
  const time = inTokyo(now)!.time;
  const open = time >= today.from.slice(0, 5) && time < today.to.slice(0, 5);
  return i18n.t(open ? 'footer.openToday' : 'footer.closedNow', { from: clock(today.from), to: clock(today.to) });
}

/** The crest as a picture: shown so, an SVG can run nothing. */
export function crestUrl(crest: string | null): string {
  return !crest ? '' : crest.startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(crest)}` : crest;
}

function clock(time: string): string {
  return time.slice(0, 5).replace(/^0/, '');
}

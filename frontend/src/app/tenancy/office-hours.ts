import type { I18n } from '../i18n/i18n';

/** Whether the office can be called now, in words. */
export function openNow(i18n: I18n, today: { open: boolean; from: string; to: string } | null): string {
  if (!today) return i18n.t('footer.closedToday');
  return i18n.t(today.open ? 'footer.openToday' : 'footer.closedNow', { from: clock(today.from), to: clock(today.to) });
}

/** The crest as a picture: shown so, an SVG can run nothing. */
export function crestUrl(crest: string | null): string {
  return !crest ? '' : crest.startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(crest)}` : crest;
}

function clock(time: string): string {
  return time.slice(0, 5).replace(/^0/, '');
}

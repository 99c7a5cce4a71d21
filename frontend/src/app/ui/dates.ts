import type { Lang } from '../i18n/i18n';

/** A calendar day as the wire has it, YYYY-MM-DD. */
export type Day = string;
interface Parts { y: number; m: number; d: number }

const eras = [
  { name: '令和', letter: 'R', from: 20190501, base: 2018 },
  { name: '平成', letter: 'H', from: 19890108, base: 1988 },
  { name: '昭和', letter: 'S', from: 19261225, base: 1925 },
  { name: '大正', letter: 'T', from: 19120730, base: 1911 },
  { name: '明治', letter: 'M', from: 18680125, base: 1867 },
] as const;

/** Full-width digits, letters and signs become half-width; spaces go. */
export function half(text: string): string {
  return text.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-').replace(/\s+/g, '');
}

/** 2026 · ２０２６ · 令和8 · R8 · 令和元 · 8 (an era year is taken as 令和) → 2026; null when it is no year. */
export function readYear(text: string): number | null {
  const clean = half(text).replace(/年$/, '').replace('元', '1');
  const era = /^(令和|平成|昭和|大正|明治|令|平|昭|大|明|[RHSTMrhstm])\.?(\d{1,2})$/.exec(clean);
  if (era) {
    const found = eras.find((e) => e.name.startsWith(era[1][0]) || e.letter === era[1].toUpperCase());
    return found ? found.base + Number(era[2]) : null;
  }
  if (/^\d{4}$/.test(clean)) return Number(clean);
  if (/^\d{1,2}$/.test(clean) && Number(clean) > 0) return 2018 + Number(clean);
  return null;
}

/** A month or a day as typed: ０３ · 3 · 3月. */
export function readPart(text: string): number | null {
  const clean = half(text).replace(/[月日]$/, '');
  return /^\d{1,2}$/.test(clean) ? Number(clean) : null;
}

export function isDay(y: number, m: number, d: number): boolean {
  if (m < 1 || m > 12 || d < 1) return false;
  const at = new Date(Date.UTC(y, m - 1, d));
  return at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d;
}

/** A whole date in one string, as people paste it; null when it is none. */
export function readWholeDate(text: string): Day | null {
  const clean = half(text).replace(/[（(].*?[)）]/g, '');
  const found = /^(.+?)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (!found) return null;
  const y = readYear(found[1]);
  const m = Number(found[2]);
  const d = Number(found[3]);
  return y !== null && isDay(y, m, d) ? toDay(y, m, d) : null;
}

export function toDay(y: number, m: number, d: number): Day {
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** The three boxes as one value: '' when all are empty, YYYY-MM-DD when it is a day, else what was typed with hyphens. */
export function joinBoxes(year: string, month: string, day: string): string {
  if (!year.trim() && !month.trim() && !day.trim()) return '';
  const y = readYear(year);
  const m = readPart(month);
  const d = readPart(day);
  if (y !== null && m !== null && d !== null && isDay(y, m, d)) return toDay(y, m, d);
  return [year, month, day].map((part) => part.trim().replaceAll('-', '')).join('-');
}

/** The value back into boxes; a day shows without leading zeros. */
export function splitBoxes(value: string): { year: string; month: string; day: string } {
  const parts = parseDay(value);
  if (parts) return { year: String(parts.y), month: String(parts.m), day: String(parts.d) };
  const raw = value.split('-');
  return { year: raw[0] ?? '', month: raw[1] ?? '', day: raw.slice(2).join('') };
}

export function parseDay(value: string | null | undefined): Parts | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? '');
  if (!found) return null;
  const [y, m, d] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isDay(y, m, d) ? { y, m, d } : null;
}

/** 9時半でなく 9:30: 930 · ９：３０ · 9時30分 · 9 → "09:30"; null when it is no time. 24:00 is not a time of the day. */
export function readTime(text: string): string | null {
  const clean = half(text).replace(/時(半)?/, (_, halfHour) => (halfHour ? ':30' : ':')).replace(/分$/, '').replace(/:$/, '');
  const found = /^(\d{1,2}):(\d{1,2})$/.exec(clean) ?? /^(\d{1,2})(\d{2})$/.exec(clean) ?? /^(\d{1,2})()$/.exec(clean);
  if (!found) return null;
  const h = Number(found[1]);
  const min = Number(found[2] || 0);
  return h < 24 && min < 60 ? `${String(h).padStart(2, '0')}:${String(min).padStart(2, '0')}` : null;
}

/** 令和8年 for a day, or the Western year for a day before the eras known here. */
export function eraYear({ y, m, d }: Parts): string {
  const at = y * 10000 + m * 100 + d;
  const era = eras.find((e) => at >= e.from);
  if (!era) return `${y}年`;
  const n = y - era.base;
  return `${era.name}${n === 1 ? '元' : n}年`;
}

const englishMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };

export type DateStyle = 'full' | 'short' | 'day' | 'weekday';

/** full 令和8年11月21日（2026/11/21） · weekday 令和8年11月21日（土） · short 2026/11/21 · day 11月21日 */
export function formatDay(value: string | null | undefined, lang: Lang, style: DateStyle = 'full'): string {
  const parts = parseDay(value);
  if (!parts) return value ?? '';
  const { y, m, d } = parts;
  const numeric = `${y}/${String(m).padStart(2, '0')}/${String(d).padStart(2, '0')}`;
  const week = new Date(Date.UTC(y, m - 1, d)).getUTCDay();
  if (lang === 'en') {
    if (style === 'day') return `${d} ${englishMonths[m - 1]}`;
    const text = style === 'short' ? `${d} ${englishMonths[m - 1].slice(0, 3)} ${y}` : `${d} ${englishMonths[m - 1]} ${y}`;
    return style === 'weekday' ? `${weekdays.en[week]}, ${text}` : text;
  }
  if (style === 'short') return numeric;
  if (style === 'day') return `${m}月${d}日`;
  if (style === 'weekday') return `${eraYear(parts)}${m}月${d}日（${weekdays.ja[week]}）`;
  return lang === 'easy' ? `${y}年${m}月${d}日（${eraYear(parts)}）` : `${eraYear(parts)}${m}月${d}日（${numeric}）`;
}

const tokyo = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** An instant (ISO with offset), a wall time (YYYY-MM-DDTHH:mm) or a day, as day and time in Tokyo. */
export function inTokyo(value: string | number | Date | null | undefined): { day: Day; time: string } | null {
  if (value == null || value === '') return null;
  if (typeof value === 'string') {
    const wall = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/.exec(value);
    if (wall) return { day: wall[1], time: wall[2] ?? '' };
  }
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return null;
  const part = Object.fromEntries(tokyo.formatToParts(at).map((p) => [p.type, p.value]));
  return { day: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}` };
}

export function formatDate(value: string | number | Date | null | undefined, lang: Lang, style: DateStyle = 'full'): string {
  const at = inTokyo(value);
  return at ? formatDay(at.day, lang, style) : typeof value === 'string' ? value : '';
}

export function formatDateTime(value: string | number | Date | null | undefined, lang: Lang, style: DateStyle = 'full'): string {
  const at = inTokyo(value);
  if (!at) return typeof value === 'string' ? value : '';
  return at.time ? `${formatDay(at.day, lang, style)} ${at.time}` : formatDay(at.day, lang, style);
}

export function today(now: Date = new Date()): Day {
  return inTokyo(now)!.day;
}

export function daysBetween(from: Day, to: Day): number | null {
  const a = parseDay(from);
  const b = parseDay(to);
  if (!a || !b) return null;
  return Math.round((Date.UTC(b.y, b.m - 1, b.d) - Date.UTC(a.y, a.m - 1, a.d)) / 86_400_000);
}

/** 26時間30分 for wall times, 3日間 (both ends count) for days; '' when it cannot be said. */
export function periodLength(from: string, to: string, lang: Lang): string {
  const a = inTokyo(from);
  const b = inTokyo(to);
  if (!a || !b || !parseDay(a.day) || !parseDay(b.day)) return '';
  const days = daysBetween(a.day, b.day);
  if (days === null) return '';
  if (!a.time || !b.time) {
    if (days < 0) return '';
    return lang === 'en' ? `${days + 1} ${days === 0 ? 'day' : 'days'}` : `${days + 1}日間`;
  }
  const minutes = days * 1440 + minuteOfDay(b.time) - minuteOfDay(a.time);
  if (minutes <= 0) return '';
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  if (lang === 'en') return [h ? `${h} h` : '', m ? `${m} min` : ''].filter(Boolean).join(' ');
  return `${h ? `${h}時間` : ''}${m ? `${m}分` : ''}`;
}

function minuteOfDay(time: string): number {
  const [h, m] = time.split(':').map(Number);
  return h * 60 + m;
}

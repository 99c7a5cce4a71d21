import { foldHyphens, isDigits, trim } from './folding';

/** 和暦・西暦: dates and times as people write them, to ISO. Twin of DateText.cs. */

const ERAS: readonly (readonly [string, number])[] = [
  ['令和', 2018], ['平成', 1988], ['昭和', 1925], ['大正', 1911], ['明治', 1867],
  ['㋿', 2018], ['㍻', 1988], ['㍼', 1925], ['㍽', 1911], ['㍾', 1867],
  ['R', 2018], ['H', 1988], ['S', 1925], ['T', 1911], ['M', 1867],
  ['r', 2018], ['h', 1988], ['s', 1925], ['t', 1911], ['m', 1867],
];

/** 令和8/11/21, R8.11.21, 令和8年11月21日, 2026-11-21, 2026/11/21, 20261121 → 2026-11-21. */
export function parseDate(folded: string): string | undefined {
  let text = foldHyphens(folded);
  if (text.length > 30) return undefined;
  let offset = 0;
  for (const [name, start] of ERAS) {
    if (text.startsWith(name)) {
      text = text.slice(name.length);
      offset = start;
      break;
    }
  }
  const numbers = threeNumbers(text, offset > 0);
  if (numbers === undefined) return undefined;
  const [first, month, day] = numbers;
  const year = first + offset;
  return (offset > 0 ? first >= 1 : first >= 1800) && year <= 2200 && isDay(year, month, day) ? iso(year, month, day) : undefined;
}

/** A date and a time with a T, a space or 日 between them → 2026-11-21T14:30. */
export function parseDateTime(text: string): string | undefined {
  if (text.length > 40) return undefined;
  let cut = text.length === 0 ? -1 : text.indexOf('T', 1);
  if (cut < 0) {
    cut = text.lastIndexOf('日');
    if (cut >= 0) cut++;
  }
  let datePart: string;
  let timePart: string;
  if (cut > 0) {
    datePart = text.slice(0, cut);
    timePart = text.slice(cut);
    if (timePart.startsWith('T')) timePart = timePart.slice(1);
  } else {
    const halfDay = Math.max(text.indexOf('午前'), text.indexOf('午後'));
    cut = halfDay > 0 ? halfDay : text.lastIndexOf(' ');
    if (cut <= 0) return undefined;
    datePart = text.slice(0, cut);
    timePart = text.slice(cut);
  }
  const date = parseDate(trim(datePart));
  const time = parseTime(timePart);
  return date === undefined || time === undefined ? undefined : `${date}T${time}`;
}

/** Days since 1970-01-01, or nothing when it is not an ISO date. */
export function dayNumber(text: string): number | undefined {
  const part = (from: number, to: number): string => text.slice(from, to);
  if (text.length !== 10 || text.charAt(4) !== '-' || text.charAt(7) !== '-') return undefined;
  if (!isDigits(part(0, 4)) || !isDigits(part(5, 7)) || !isDigits(part(8, 10))) return undefined;
  const [year, month, day] = [Number(part(0, 4)), Number(part(5, 7)), Number(part(8, 10))];
  if (year < 1 || !isDay(year, month, day)) return undefined;
  return daysFromCivil(year, month, day);
}

/** The ISO date so many days after another. */
export function addDays(text: string, days: number): string {
  const date = new Date((dayNumber(text) ?? 0) * 86_400_000 + days * 86_400_000);
  return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function parseTime(part: string): string | undefined {
  let text = part.replaceAll(' ', '');
  const afternoon = text.startsWith('午後');
  const halfDay = afternoon || text.startsWith('午前');
  if (halfDay) text = text.slice(2);
  if (text.endsWith('+09:00')) text = text.slice(0, -6);
  text = text.replaceAll('時', ':').replaceAll('分', ':');
  while (text.endsWith(':')) text = text.slice(0, -1);
  const parts = text.split(':');
  if (parts.length > 3 || (parts.length === 1 && !part.includes('時')) || parts.some(p => p.length < 1 || p.length > 2 || !isDigits(p))) {
    return undefined;
  }
  const written = Number(parts[0]);
  const hour = written + (afternoon && written < 12 ? 12 : 0);
  const minute = Number(parts[1] ?? '0');
  const second = Number(parts[2] ?? '0');
  return hour > 23 || minute > 59 || second > 59 || (halfDay && written > 12) ? undefined : `${two(hour)}:${two(minute)}`;
}

function threeNumbers(text: string, era: boolean): readonly [number, number, number] | undefined {
  let spaced = text.replaceAll('元年', '1年');
  if (!era && spaced.length === 8 && isDigits(spaced)) spaced = `${spaced.slice(0, 4)}-${spaced.slice(4, 6)}-${spaced.slice(6)}`;
  if (spaced.endsWith('日')) spaced = spaced.slice(0, -1);
  for (const sign of '年月/.') spaced = spaced.replaceAll(sign, '-');
  let parts = spaced.split('-');
  if (parts.length !== 3) parts = trim(spaced).split(' ').filter(p => p !== '');
  if (parts.length !== 3) return undefined;
  parts = parts.map(trim);
  if (parts.some(p => p.length > 4 || !isDigits(p))) return undefined;
  return [Number(parts[0]), Number(parts[1]), Number(parts[2])];
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function daysFromCivil(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

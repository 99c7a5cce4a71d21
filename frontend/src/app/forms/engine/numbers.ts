import { foldHyphens, foldWidth, isDigit } from './folding';

/** Numbers as people write them, and back. Twin of NumberText.cs. */

/** Beyond fifteen digits a double no longer holds every whole number. */
export const NUMBER_LIMIT = 1e15;
const FINEST = 1e-6;

/** Reads 12,345 / １２　３４５ / 499トン / ￥1,000; nothing when it is not a number of at most fifteen digits. */
export function parseNumber(folded: string, unit: string | null | undefined): number | undefined {
  let text = folded;
  const wide = unit == null ? '' : foldWidth(unit);
  if (wide !== '' && text.endsWith(wide)) text = text.slice(0, -wide.length);
  text = foldHyphens(text).replaceAll(' ', '').replaceAll(',', '').replaceAll('、', '');
  if (text.startsWith('¥') || text.startsWith('\\') || text.startsWith('￥')) text = text.slice(1);
  if (text.endsWith('円')) text = text.slice(0, -1);
  if (!isPlainNumber(text) || [...text].filter(isDigit).length > 15) return undefined;
  const number = Number(text);
  return number === 0 ? 0 : number;
}

/** A sign, digits and at most one point. */
export function isPlainNumber(text: string): boolean {
  let digits = 0;
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (isDigit(c)) digits++;
    else if (c === '.') points++;
    else if (!((c === '-' || c === '+') && i === 0)) return false;
  }
  return digits > 0 && points <= 1;
}

/** Whether the number has a short decimal writing that both engines agree on. */
export function isWritable(number: number): boolean {
  return number === 0 || (Math.abs(number) < NUMBER_LIMIT && Math.abs(number) >= FINEST);
}

/** The shortest decimal writing; only for writable numbers. */
export function writeNumber(number: number): string {
  return String(number);
}

export function decimalsOf(number: number): number {
  const text = writeNumber(number);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** 12345.5 as 12,345.5. */
export function grouped(number: number): string {
  const text = writeNumber(number);
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction] = text.slice(sign.length).split('.');
  let result = whole;
  for (let i = whole.length - 3; i > 0; i -= 3) result = result.slice(0, i) + ',' + result.slice(i);
  return sign + result + (fraction === undefined ? '' : '.' + fraction);
}

import type { Answers, TextFormat } from './definition';
import { isCorporateNumber, isImo } from './check-digits';
import { every, isCapital, isDigit, isDigits, isSmall, lengthOf, lower } from './folding';
import { UNREADABLE } from './import';
import { LIMITS } from './parts';
import { asNumber, asText, member } from './values';

/** Shapes of addresses, numbers, codes and files, after normalising. Twin of ContactText.cs and FileText.cs. */

/** The code of what is wrong with a text of a special format, or nothing. */
export function formatError(format: TextFormat | null | undefined, text: string): string | undefined {
  switch (format) {
    case 'kana':
      return every(text, isKana) ? undefined : 'kana.invalid';
    case 'callSign':
      return text.length >= 3 && text.length <= 10 && every(text, isCapitalOrDigit) ? undefined : 'callSign.invalid';
    case 'imo':
      return text.length !== 7 || !isDigits(text) ? 'imo.invalid' : isImo(text) ? undefined : 'imo.check';
    case 'corporateNumber':
      return text.length !== 13 || !isDigits(text) ? 'corporateNumber.invalid' : isCorporateNumber(text) ? undefined : 'corporateNumber.check';
    case 'postalCode':
      return text.length === 7 && isDigits(text) ? undefined : 'postalCode.invalid';
    default:
      return undefined;
  }
}

export function isMail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.length > LIMITS.email || !every(text.slice(0, at), isMailLocal)) return false;
  const labels = text.slice(at + 1).split('.');
  const last = labels[labels.length - 1] ?? '';
  return labels.length >= 2 && last.length >= 2 && every(last, isSmall)
    && labels.every(label => label.length >= 1 && label.length <= 63 && !label.startsWith('-') && !label.endsWith('-')
      && every(label, c => isSmall(c) || isDigit(c) || c === '-'));
}

/** Ten or eleven digits from 0, or + and a country code. */
export function isPhone(text: string): boolean {
  return text.startsWith('+')
    ? text.length >= 9 && text.length <= 16 && isDigits(text.slice(1)) && text.charAt(1) !== '0'
    : (text.length === 10 || text.length === 11) && isDigits(text) && text.startsWith('0') && text.charAt(1) !== '0';
}

/** UN/LOCODE: country and place, without the digits 0 and 1. */
export function isLocode(text: string): boolean {
  return text.length === 5 && every(text, isCapitalOrDigit) && isCapital(text.charAt(0)) && isCapital(text.charAt(1))
    && every(text, c => c !== '0' && c !== '1');
}

export function isFacilityCode(text: string): boolean {
  return text.length >= 1 && text.length <= 40 && every(text, c => isCapital(c) || isSmall(c) || isDigit(c) || '-_.'.includes(c));
}

/** A port or facility in words. */
export function isOther(text: string): boolean {
  return !text.includes(UNREADABLE) && lengthOf(text) <= LIMITS.other;
}

export function isWholeFile(file: Answers): boolean {
  const [id, name, type] = [asText(member(file, 'id')), asText(member(file, 'name')), asText(member(file, 'contentType'))];
  return within(id, 100) && within(name, 255) && name?.includes(UNREADABLE) === false
    && asNumber(member(file, 'size')) !== undefined && within(type, 100);
}

export function isAccepted(file: Answers, accept: readonly string[]): boolean {
  const type = lower(asText(member(file, 'contentType')) ?? '');
  return accept.some(one => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))));
}

export function showBytes(bytes: number): string {
  const mega = 1024 * 1024;
  return bytes >= mega ? `${Math.floor(bytes / mega)} MB` : `${Math.floor(bytes / 1024)} kB`;
}

/** 0301234567 stays as it is where only a table of area codes would know the hyphens. */
export function showPhone(text: string): string {
  const cut = (a: number, b: number): string => `${text.slice(0, a)}-${text.slice(a, b)}-${text.slice(b)}`;
  if (text.length === 11 && text.startsWith('0')) return cut(3, 7);
  if (text.length !== 10) return text;
  return text.startsWith('0120') ? cut(4, 7) : text.startsWith('03') || text.startsWith('06') ? cut(2, 6) : text;
}

export function showPostalCode(text: string): string {
  return text.length === 7 && isDigits(text) ? `${text.slice(0, 3)}-${text.slice(3)}` : text;
}

function within(text: string | undefined, longest: number): boolean {
  return text !== undefined && text.length >= 1 && text.length <= longest;
}

function isCapitalOrDigit(c: string): boolean {
  return isCapital(c) || isDigit(c);
}

function isKana(c: string): boolean {
  return (c >= 'ァ' && c <= 'ヺ') || 'ー・ '.includes(c) || isCapital(c) || isSmall(c) || isDigit(c) || ".,&'()-/".includes(c);
}

function isMailLocal(c: string): boolean {
  return isCapital(c) || isSmall(c) || isDigit(c) || ".!#$%&'*+/=?^_`{|}~-".includes(c);
}

/** 全角・半角: one spelling for characters that look the same to the person typing. Twin of Folding.cs. */

const HALF = '｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ';
const FULL = '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';
const PLAIN = 'カキクケコサシスセソタチツテトハヒフヘホウ';
const VOICED = 'ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ';
const PLAIN_P = 'ハヒフヘホ';
const SEMI_VOICED = 'パピプペポ';

/** For codes, numbers, dates: every full-width sign, the wide space and half-width kana. */
export function foldWidth(text: string): string {
  return trim(map(text, c => (c >= '！' && c <= '～' ? shift(c, -0xfee0) : '\u3000\u00A0\t\n\r'.includes(c) ? ' ' : c)));
}

/** For one line of prose: letters, digits and kana; brackets and other Japanese signs stay as typed. */
export function foldLine(text: string): string {
  return collapse(map(text, c => (isSpace(c) ? ' ' : letter(c))));
}

/** For several lines: the same, and the line ends in one spelling; spaces inside stay. */
export function foldLines(text: string): string {
  const lines = map(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), letter).split('\n').map(trimEnd);
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return lines.join('\n');
}

/** フリガナ: hiragana becomes katakana. */
export function foldKana(text: string): string {
  return collapse(map(text, c =>
    c >= 'ぁ' && c <= 'ゖ' ? shift(c, 0x60) : c >= '！' && c <= '～' ? shift(c, -0xfee0) : isSpace(c) ? ' ' : c));
}

/** All the strokes that people type for a hyphen. */
export function foldHyphens(text: string): string {
  return each(text, c => (isHyphen(c) ? '-' : c));
}

/** Without spaces and hyphens. */
export function bare(text: string): string {
  return each(text, c => (c === ' ' || isHyphen(c) ? '' : c));
}

/** A-Z only: other alphabets have rules that differ between machines. */
export function upper(text: string): string {
  return each(text, c => (c >= 'a' && c <= 'z' ? shift(c, -32) : c));
}

export function lower(text: string): string {
  return each(text, c => (c >= 'A' && c <= 'Z' ? shift(c, 32) : c));
}

export function trim(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charAt(start))) start++;
  return trimEnd(text.slice(start));
}

export function isDigits(text: string): boolean {
  return text.length > 0 && every(text, isDigit);
}

export function isDigit(c: string): boolean {
  return c >= '0' && c <= '9';
}

export function isCapital(c: string): boolean {
  return c >= 'A' && c <= 'Z';
}

export function isSmall(c: string): boolean {
  return c >= 'a' && c <= 'z';
}

export function every(text: string, test: (c: string) => boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    if (!test(text.charAt(i))) return false;
  }
  return true;
}

/** Length as people count: a character outside the basic plane is one. */
export function lengthOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function collapse(text: string): string {
  const result: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c !== ' ' || (result.length > 0 && result[result.length - 1] !== ' ')) result.push(c);
  }
  return trimEnd(result.join(''));
}

function letter(c: string): string {
  return (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ') ? shift(c, -0xfee0) : c;
}

function isHyphen(c: string): boolean {
  return c === '-' || (c >= '\u2010' && c <= '\u2015') || c === '\u2212' || c === 'ー' || c === '－' || c === 'ｰ';
}

function isSpace(c: string): boolean {
  return ' \t\n\r\u00A0\u202F\u205F\u3000'.includes(c) || (c >= '\u2000' && c <= '\u200A');
}

function shift(c: string, by: number): string {
  return String.fromCharCode(c.charCodeAt(0) + by);
}

/** By UTF-16 unit, as the server does. */
function each(text: string, change: (c: string) => string): string {
  const result: string[] = [];
  for (let i = 0; i < text.length; i++) result.push(change(text.charAt(i)));
  return result.join('');
}

/** Half-width kana become full, a following voice mark joins them; every other character by the given change. */
function map(text: string, change: (c: string) => string): string {
  const result: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const half = c >= '｡' && c <= 'ﾟ' ? HALF.indexOf(c) : -1;
    if (half < 0) {
      result.push(change(c));
      continue;
    }
    const kana = FULL.charAt(half);
    const mark = text.charAt(i + 1);
    const joined =
      mark === 'ﾞ' && PLAIN.includes(kana) ? VOICED.charAt(PLAIN.indexOf(kana))
      : mark === 'ﾟ' && PLAIN_P.includes(kana) ? SEMI_VOICED.charAt(PLAIN_P.indexOf(kana))
      : '';
    if (joined !== '') i++;
    result.push(joined !== '' ? joined : kana);
  }
  return result.join('');
}

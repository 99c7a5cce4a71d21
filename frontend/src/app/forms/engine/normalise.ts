import type { Answer, Answers, FormDefinition, FormField, TextFormat } from './definition';
import { fillComputed } from './computation';
import { parseDate, parseDateTime } from './dates';
import { bare, foldKana, foldLine, foldLines, foldWidth, isDigits, lower, upper } from './folding';
import { importAnswers, UNREADABLE, type Imported } from './import';
import { isWritable, parseNumber, writeNumber } from './numbers';
import { partsOf } from './parts';
import { isWhole, member } from './values';

/** 正規化: what people typed, in the one spelling that is stored. Twin of Normaliser.cs. */

/** What each question's answer was read as, by the answer as typed; kept by whoever asks again and again while somebody types. */
export type NormalMemo = WeakMap<FormField, { readonly typed: unknown; readonly normal: Answer | undefined }>;

/** Answers as they are stored: widths, dates, numbers and codes in one spelling; unknown members left out; computed numbers worked out. */
export function normalise(definition: FormDefinition, answers: unknown, memo?: NormalMemo): Answers {
  const result = {} as Answers;
  const imported = memo === undefined ? importAnswers(answers) : answers;
  if (isWhole(imported)) {
    for (const step of definition.steps) {
      for (const field of step.fields) {
        if (memo === undefined) put(result, field, member(imported, field.id));
        else recall(result, field, imported, memo);
      }
    }
  }
  fillComputed(definition, result);
  return result;
}

/** Reads an answer only when it is another than before. Answers are replaced, never changed in place; rows with numbers worked out in them are read anew. */
function recall(result: Answers, field: FormField, answers: Answers, memo: NormalMemo): void {
  const typed = member(answers, field.id);
  const known = memo.get(field);
  if (known !== undefined && known.typed === typed && !field.fields?.some(one => one.type === 'computed')) {
    if (known.normal !== undefined) result[field.id] = known.normal;
    return;
  }
  const imported = importAnswers({ [field.id]: typed });
  put(result, field, isWhole(imported) ? member(imported, field.id) : undefined);
  memo.set(field, { typed, normal: member(result, field.id) });
}

function put(into: Answers, field: FormField, value: Imported | undefined): void {
  if (value === undefined || value === null || field.type === 'info' || field.type === 'computed') return;
  const normal = one(field, value);
  if (normal !== undefined) into[field.id] = normal;
}

function one(field: FormField, value: Answer): Answer | undefined {
  switch (field.type) {
    case 'number':
    case 'money':
      return number(field, value);
    case 'yesNo':
    case 'declaration':
      return yesNo(value);
    case 'choices':
      return choices(field, value);
    case 'file':
      return rows(value, file => members(FILE_MEMBERS, file));
    case 'group':
    case 'cargo':
      return rows(value, row => members(partsOf(field), row));
    case 'party':
    case 'address':
    case 'vessel':
    case 'period':
      return whole(field, value);
    default: {
      const text = spelled(field, readText(value));
      return text === '' ? undefined : text;
    }
  }
}

function spelled(field: FormField, text: string): string {
  switch (field.type) {
    case 'longText':
      return foldLines(text);
    case 'text':
      return formatted(field.format, text);
    case 'email':
      return mail(foldWidth(text));
    case 'phone':
      return phone(foldWidth(text));
    case 'date':
      return parseDate(foldWidth(text)) ?? foldWidth(text);
    case 'dateTime':
      return parseDateTime(foldWidth(text)) ?? foldWidth(text);
    case 'port':
      return field.allowOther === true ? foldLine(text) : upper(foldWidth(text).replaceAll(' ', ''));
    case 'facility':
      return field.allowOther === true ? foldLine(text) : foldWidth(text);
    default:
      return code(field, foldWidth(text));
  }
}

function formatted(format: TextFormat | null | undefined, text: string): string {
  switch (format) {
    case 'kana':
      return foldKana(text);
    case 'callSign':
      return upper(bare(foldWidth(text)));
    case 'imo':
      return digits(foldWidth(text), 'IMO');
    case 'corporateNumber':
      return digits(foldWidth(text), 'T');
    case 'postalCode':
      return digits(foldWidth(text), '〒');
    default:
      return foldLine(text);
  }
}

/** Digits when nothing else is left after spaces, hyphens and the usual prefix; otherwise what was typed. */
function digits(text: string, prefix: string): string {
  let only = upper(bare(text));
  if (only.startsWith(prefix)) only = only.slice(prefix.length);
  return isDigits(only) ? only : text;
}

function phone(text: string): string {
  const only = bare(text).replace(/[()./]/g, '');
  if (!isDigits(only.startsWith('+') ? only.slice(1) : only)) return text;
  return only.startsWith('+81') ? '0' + only.slice(only.charAt(3) === '0' ? 4 : 3) : only;
}

function mail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : text.slice(0, at) + lower(text.slice(at));
}

function code(field: FormField, text: string): string {
  switch (field.codes) {
    case 'countries':
    case 'locodes':
      return upper(text);
    case 'commodities': // 011 loses its zero in a spreadsheet
      return isDigits(text) && text.length < 3 ? text.padStart(3, '0') : text;
    default:
      return text;
  }
}

function number(field: FormField, value: Answer): Answer | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return UNREADABLE;
  const folded = foldWidth(value);
  return folded === '' ? undefined : (parseNumber(folded, field.unit) ?? folded);
}

const YES = ['true', 'yes', 'y', '1', 'はい', '有', 'あり'];
const NO = ['false', 'no', 'n', '0', 'いいえ', '無', 'なし'];

function yesNo(value: Answer): Answer | undefined {
  if (typeof value === 'boolean') return value;
  const word = lower(foldWidth(readText(value)));
  return word === '' ? undefined : YES.includes(word) ? true : NO.includes(word) ? false : word;
}

function choices(field: FormField, value: Answer): Answer | undefined {
  const list: readonly Imported[] = Array.isArray(value) ? value : [value];
  const given = [...new Set(list.map(item => (item === null ? '' : code(field, foldWidth(readText(item))))))].filter(one => one !== '');
  const known = (field.options ?? []).map(option => option.code).filter(one => given.includes(one));
  const ordered = [...known, ...given.filter(one => !known.includes(one))];
  return ordered.length === 0 ? undefined : ordered;
}

function whole(field: FormField, value: Answer): Answer | undefined {
  if (!isWhole(value)) return blank(value);
  const result = members(partsOf(field), value);
  return Object.keys(result).length === 0 ? undefined : result;
}

function rows(value: Answer, row: (one: Answers) => Answers): Answer | undefined {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined
      : value.map((item: Imported) => (item === null ? ({} as Answers) : isWhole(item) ? row(item) : UNREADABLE));
  }
  return isWhole(value) ? [row(value)] : blank(value);
}

/** An empty text where more was asked is no answer; anything else of the wrong kind is unreadable. */
function blank(value: Answer): Answer | undefined {
  return typeof value === 'string' && foldWidth(value) === '' ? undefined : UNREADABLE;
}

function members(fields: readonly FormField[], from: Answers): Answers {
  const result = {} as Answers;
  for (const field of fields) put(result, field, member(from, field.id));
  return result;
}

const NO_LABEL = { ja: '', en: '' };
const FILE_MEMBERS: readonly FormField[] = [
  { id: 'id', type: 'text', label: NO_LABEL },
  { id: 'name', type: 'text', label: NO_LABEL },
  { id: 'size', type: 'number', label: NO_LABEL },
  { id: 'contentType', type: 'text', label: NO_LABEL },
];

/** Text, or a number where a text is asked; nothing else reads as text. */
function readText(value: Answer): string {
  return typeof value === 'string' ? value : typeof value === 'number' && isWritable(value) ? writeNumber(value) : UNREADABLE;
}

/**
 * Takes in whatever is there and gives back plain JSON that nothing further on can stumble over. Twin of AnswerImport.cs.
 * What cannot be read becomes UNREADABLE, which no rule accepts, so that it ends as an error beside its field.
 */
import type { Answer, AnswerList, Answers } from './definition';

export const UNREADABLE = '\uFFFD';

const LONGEST_TEXT = 20_001;
const MOST_ITEMS = 1_001;
const DEEPEST = 8;

/** An answer, or null where null was sent in a list. */
export type Imported = Answer | null;

/** Undefined when nothing was sent; the text UNREADABLE when it is no object. */
export function importAnswers(answers: unknown): Answers | typeof UNREADABLE | undefined {
  if (answers === undefined || answers === null) return undefined;
  if (typeof answers !== 'object' || Array.isArray(answers)) return UNREADABLE;
  return takeObject(answers, 0);
}

function take(value: unknown, depth: number): Imported {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? (value === 0 ? 0 : value) : UNREADABLE;
    case 'string':
      return takeText(value);
    case 'object':
      if (value === null) return null;
      if (depth >= DEEPEST) return UNREADABLE;
      return Array.isArray(value)
        ? (value.slice(0, MOST_ITEMS).map(item => take(item, depth + 1)) as AnswerList)
        : takeObject(value, depth);
    default:
      return null;
  }
}

function takeObject(value: object, depth: number): Answers {
  const result = Object.create(null) as Answers;
  for (const [name, member] of Object.entries(value)) {
    if (isWellFormed(name)) {
      const taken = take(member, depth + 1);
      if (taken !== null) result[name] = taken;
    }
  }
  return result;
}

function takeText(text: string): string {
  if (!isWellFormed(text)) return UNREADABLE;
  return clean(text.length > LONGEST_TEXT ? cut(text) : text);
}

function cut(text: string): string {
  const last = text.charCodeAt(LONGEST_TEXT - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST_TEXT - 1 : LONGEST_TEXT);
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const INVISIBLE = /[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** Control characters are refused; zero-width and direction marks come along when copying and are left out. */
function clean(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROL, UNREADABLE);
}

function isWellFormed(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
    i++;
  }
  return true;
}

import { dayNumber } from './dates';
import { textIn, type FormField, type Language, type LocalText } from './definition';
import { MESSAGES } from './messages.data';
import { grouped } from './numbers';

/** The sentences of the engine, from the one table that the server uses too. Twin of MessageTable.cs. */

interface MessageData {
  readonly messages: Readonly<Record<string, LocalText>>;
  readonly examples: Readonly<Record<string, LocalText>>;
  readonly words: Readonly<Record<string, LocalText>>;
  readonly units: Readonly<Record<string, string>>;
  readonly months: readonly string[];
  readonly fileKinds: Readonly<Record<string, string>>;
}

const data = MESSAGES as unknown as MessageData;

export type Places = Readonly<Record<string, string | number>>;

/** A sentence with its places filled. */
export function say(key: string, language: Language, places: Places = {}): string {
  return fill(data.messages[key], language, places);
}

/** A sentence with an example, or its plain twin when there is no example to give. */
export function sayWithExample(key: string, language: Language, field: FormField, places: Places): string {
  const example = exampleOf(field, language);
  const plain = example === undefined && Object.hasOwn(data.messages, key + '.plain');
  return say(plain ? key + '.plain' : key, language, { example: example ?? '', ...places });
}

/** A word or phrase with its places filled. */
export function word(key: string, language: Language, places: Places = {}): string {
  return fill(data.words[key], language, places);
}

/** The field's own example, or one for its type; nothing when the type has none. */
export function exampleOf(field: FormField, language: Language): string | undefined {
  if (field.example != null) return textIn(field.example, language);
  if (field.type === 'number') {
    const number = Math.max(10, field.min ?? 10);
    return grouped(Math.min(number, field.max ?? number));
  }
  const example = data.examples[field.format ?? field.type];
  return example === undefined ? undefined : textIn(example, language);
}

export function unitIn(unit: string, language: Language): string {
  return language === 'en' ? (own(data.units, unit) ?? unit) : unit;
}

export function fileKind(type: string): string {
  return own(data.fileKinds, type) ?? type;
}

/** An ISO date in words. */
export function dateIn(text: string, language: Language): string {
  if (dayNumber(text) === undefined) return text;
  const month = Number(text.slice(5, 7));
  return word('dateText', language, {
    y: Number(text.slice(0, 4)), m: month, d: Number(text.slice(8, 10)), month: data.months[month - 1] ?? '',
  });
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Places are filled in one pass, so that a value holding braces is left alone. */
function fill(text: LocalText | undefined, language: Language, places: Places): string {
  const pattern = text === undefined ? '' : textIn(text, language);
  return pattern.replace(/\{([^}]*)\}/g, (_, name: string) => (Object.hasOwn(places, name) ? String(places[name]) : ''));
}

import type { Answer, Answers } from './definition';

/** Looking at a value without ever throwing. Twin of Values.cs. */

export function isWhole(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member; names such as constructor are no answers. */
export function member(whole: unknown, id: string): Answer | undefined {
  return isWhole(whole) && Object.hasOwn(whole, id) ? whole[id] : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** No answer: nothing, an empty text, or a whole whose members are all empty. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isWhole(value) && Object.values(value).every(isEmpty);
}

export function isSame(one: unknown, other: unknown): boolean {
  return (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') && one === other;
}

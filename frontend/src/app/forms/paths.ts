// Paths of answers: vessel.callSign, cargo[0].tons.

/** The same question, or a part of it. */
export function inside(path: string, whole: string): boolean {
  return path === whole || path.startsWith(whole + '.') || path.startsWith(whole + '[');
}

/** The question that a path lies in. */
export function top(path: string): string {
  return path.split(/[.[]/)[0];
}

/** Its steps: names, and places in rows. */
export function segments(path: string): (string | number)[] {
  return path.split(/[.[]/).map((part) => (part.endsWith(']') ? Number(part.slice(0, -1)) : part));
}

/** What stands at a path. */
export function pick(answers: unknown, path: string): unknown {
  return segments(path).reduce<unknown>((value, key) => (value !== null && typeof value === 'object' ? (value as Record<string | number, unknown>)[key] : undefined), answers);
}

/** The whole with another value at this place; an empty one takes the place away. */
export function put(whole: unknown, keys: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = keys;
  const inner = rest.length ? put(whole !== null && typeof whole === 'object' ? (whole as Record<string | number, unknown>)[key] : undefined, rest, value) : value;
  if (typeof key === 'number') {
    const list = Array.isArray(whole) ? [...whole] : [];
    list[key] = inner;
    return list;
  }
  const result = { ...(whole !== null && typeof whole === 'object' && !Array.isArray(whole) ? whole : {}) } as Record<string, unknown>;
  if (inner === undefined || inner === null || inner === '') delete result[key];
  else result[key] = inner;
  return result;
}

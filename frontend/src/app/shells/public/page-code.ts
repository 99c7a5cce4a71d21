/**
 * The six digits that stand for the page on screen: short enough to read over the phone, the same for
 * everybody who sees the same page, and nothing personal in them (ids in the path do not count).
 */
export function pageCode(url: string): string {
  const plain = url.split(/[?#]/)[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27,}/gi, '*').replace(/local-[\w-]+/g, '*');
  let hash = 0x811c9dc5;
  for (const char of plain) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return String(hash % 1_000_000).padStart(6, '0');
}

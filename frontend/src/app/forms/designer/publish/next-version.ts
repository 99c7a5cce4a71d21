/** The next name of a version: the year and a number nobody has had. */
export function nextVersion(published: readonly string[], inForce: string | null, today: string): string {
  const year = today.slice(0, 4);
  const taken = new Set([...published, ...(inForce ? [inForce] : [])]);
  const numbers = [...taken].map((version) => /^(\d{4})\.(\d+)$/.exec(version)).filter((found) => found?.[1] === year).map((found) => Number(found![2]));
  for (let n = Math.max(0, ...numbers) + 1; ; n++) if (!taken.has(`${year}.${n}`)) return `${year}.${n}`;
}

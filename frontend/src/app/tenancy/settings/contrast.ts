/** Contrast of two #rrggbb colours (WCAG 2.2), 1 to 21; null when one of them is no such colour. */
export function contrast(one: string, other: string): number | null {
  const [a, b] = [luminance(one), luminance(other)];
  return a === null || b === null ? null : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** What people type: ０１７ｃ１, 0017c1, #17c → #1177cc. What is no colour stays as typed. */
export function readColour(text: string): string {
  const clean = text.normalize('NFKC').trim().toLowerCase().replace(/^#?/, '#');
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(clean);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  return isColour(clean) ? clean : text;
}

/** Black or white, whichever reads better on the colour. */
export function readableOn(colour: string): string {
  return (contrast(colour, '#ffffff') ?? 0) >= (contrast(colour, '#000000') ?? 0) ? '#ffffff' : '#000000';
}

function luminance(colour: string): number | null {
  if (!isColour(colour)) return null;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

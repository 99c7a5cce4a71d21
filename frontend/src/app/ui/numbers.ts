import { half } from './dates';

/** １２，３４５ · 12 345 · 12,345.6 → 12345.6; null when it is no number. */
export function readNumber(text: string): number | null {
  const clean = half(text).replace(/[,、，]/g, '').replace(/^\+/, '');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(clean) ? Number(clean) : null;
}

export function formatNumber(value: number | string | null | undefined, decimals?: number): string {
  if (value == null || value === '') return '';
  const number = typeof value === 'number' ? value : readNumber(value);
  if (number === null || !Number.isFinite(number)) return String(value);
  return number.toLocaleString('ja-JP', { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 10 });
}

export function formatBytes(bytes: number | null | undefined): string {
  if (bytes == null) return '';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

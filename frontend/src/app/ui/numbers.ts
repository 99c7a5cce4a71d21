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
  // By 1024, as the limits of forms are set: 20 MB is 20971520 bytes.
  const [kilo, mega] = [bytes / 1024, bytes / 1024 / 1024];
  if (bytes < 1024) return `${bytes} B`;
  if (mega < 1) return `${Math.round(kilo)} kB`;
  return `${mega < 10 ? Number(mega.toFixed(1)) : Math.round(mega)} MB`;
}

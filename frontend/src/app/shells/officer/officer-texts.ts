import type { TextFiles } from '../../i18n/i18n';

/** Texts of the officer's pages. Staff read Japanese or English; やさしい日本語 falls back to Japanese. */
export const officerTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json') };

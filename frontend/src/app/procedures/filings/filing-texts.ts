import type { TextFiles } from '../../i18n/i18n';

/** Texts of what an authority files to the ministry. Staff read Japanese or English. */
export const filingTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json') };

import type { TextFiles } from '../../i18n/i18n';

/** Texts of the page for those who answer the telephone. */
export const callsTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json') };

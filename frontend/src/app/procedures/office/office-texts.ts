import type { TextFiles } from '../../i18n/i18n';

/** Texts of the pages on how an office divides its work, and of consulting. */
export const officeTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json') };

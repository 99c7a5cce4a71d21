import type { TextFiles } from '../../i18n/i18n';

/** Texts of the form designer, and of whatever builds conditions as it does. */
export const designerTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json') };

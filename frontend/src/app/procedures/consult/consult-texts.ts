import type { TextFiles } from '../../i18n/i18n';

/** Texts of the page on which an outside body answers. */
export const consultTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json'), easy: () => import('./texts/easy.json') };

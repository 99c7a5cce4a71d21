import type { TextFiles } from '../i18n/i18n';

/** Texts of the operator's pages. */
export const operatorTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json'), easy: () => import('./texts/easy.json') };

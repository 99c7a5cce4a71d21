import type { TextFiles } from '../../i18n/i18n';

/** Texts of what helps an applicant: register, offers, templates, files of many, sharing, help inside. */
export const mineTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json'), easy: () => import('./texts/easy.json') };

import type { TextFiles } from '../../i18n/i18n';

/** Texts of permits and of what follows them, for both sides. */
export const permitTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json'), easy: () => import('./texts/easy.json') };

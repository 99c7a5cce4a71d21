import type { TextFiles } from '../../i18n/i18n';

/** Texts of an authority's catalogue and of the operator's page. */
export const catalogueTexts: TextFiles = { ja: () => import('./texts/ja.json'), en: () => import('./texts/en.json') };

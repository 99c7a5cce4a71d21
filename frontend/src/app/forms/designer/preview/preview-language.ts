import { Service, computed, signal } from '@angular/core';
import { Lang, LocalText, Texts } from '../../../i18n/i18n';
import ja from '../../../i18n/ja.json';

/** The language of the preview alone: what stands around it keeps the person's own. Stands in for I18n beneath the preview. */
@Service({ autoProvided: false })
export class PreviewLanguage {
  private readonly texts = signal<Texts>({});
  private readonly current = signal<Lang>('ja');
  readonly lang = this.current.asReadonly();
  readonly tag = computed(() => ({ ja: 'ja', easy: 'ja-x-easy', en: 'en' })[this.current()]);

  t = (key: string, params?: Record<string, unknown>): string => {
    const text = this.texts()[key] ?? (ja as Texts)[key] ?? key;
    return params ? text.replace(/\{(\w+)\}/g, (all, name: string) => (name in params ? String(params[name] ?? '') : all)) : text;
  };

  has(key: string): boolean {
    return key in this.texts() || key in ja;
  }

  pick = (text: LocalText | string | null | undefined): string => {
    if (text == null || typeof text === 'string') return text ?? '';
    const lang = this.current();
    return (lang === 'en' ? text.en : lang === 'easy' ? (text.easy ?? text.ja) : text.ja) || text.ja || text.en || '';
  };

  async use(lang: Lang): Promise<void> {
    this.texts.set(lang === 'en' ? (await import('../../../i18n/en.json')).default : lang === 'easy' ? (await import('../../../i18n/easy.json')).default : {});
    this.current.set(lang);
  }
}

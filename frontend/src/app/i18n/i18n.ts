import { DOCUMENT, Service, computed, inject, signal } from '@angular/core';
import ja from './ja.json';

export type Lang = 'ja' | 'easy' | 'en';
export type Texts = Readonly<Record<string, string>>;
export type LocalText = { ja: string; en: string; easy?: string | null };
type TextFile = () => Promise<{ default: Texts }>;
/** Further texts of a lazy feature: Japanese is the base, the others fall back to it. */
export type TextFiles = { ja: TextFile; en: TextFile; easy?: TextFile };

/** Each in its own words. */
export const languageNames: readonly { code: Lang; label: string }[] = [{ code: 'ja', label: '日本語' }, { code: 'easy', label: 'やさしい日本語' }, { code: 'en', label: 'English' }];

const storageKey = 'cyberport.language';
const own: TextFiles = {
  ja: () => Promise.resolve({ default: ja as Texts }),
  en: () => import('./en.json'),
  easy: () => import('./easy.json'),
};

/** The three languages of the pages. Templates call `i18n.t('key')`; the call is reactive. */
@Service()
export class I18n {
  private readonly document = inject(DOCUMENT);
  private readonly files: TextFiles[] = [own];
  private readonly base = signal<Texts>(ja as Texts);
  private readonly chosen = signal<Texts>({});
  private readonly current = signal<Lang>('ja');

  readonly lang = this.current.asReadonly();
  /** What is sent as Accept-Language and set on <html lang>. */
  readonly tag = computed(() => ({ ja: 'ja', easy: 'ja-x-easy', en: 'en' })[this.current()]);

  t = (key: string, params?: Record<string, unknown>): string => {
    const text = this.chosen()[key] ?? this.base()[key];
    if (text === undefined) return key;
    if (!params) return text;
    // {day|days}: for one, and for any other number n.
    const counted = text.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, one: string, more: string) => (Number(params['n']) === 1 ? one : more));
    return counted.replace(/\{(\w+)\}/g, (all, name: string) => (name in params ? String(params[name] ?? '') : all));
  };

  has(key: string): boolean {
    return this.chosen()[key] !== undefined || this.base()[key] !== undefined;
  }

  /** Picks the reader's language out of a text that carries several. */
  pick = (text: LocalText | string | null | undefined): string => {
    if (text == null) return '';
    if (typeof text === 'string') return text;
    const lang = this.current();
    return (lang === 'en' ? text.en : lang === 'easy' ? (text.easy ?? text.ja) : text.ja) || text.ja || text.en || '';
  };

  /** What stands between the parts of a list, in the reader's language; Japanese has a second mark for short ones. */
  between = (japanese: '、' | '・' = '、'): string => (this.current() === 'en' ? ', ' : japanese);

  /** Several in one sentence; what is empty is left out. */
  list = (parts: readonly (string | null | undefined | false)[], japanese: '、' | '・' = '、'): string => parts.filter((part) => !!part).join(this.between(japanese));

  async start(): Promise<void> {
    await this.use(remembered() ?? preferred());
  }

  async use(lang: Lang): Promise<void> {
    const texts = lang === 'ja' ? {} : await this.read(lang);
    this.chosen.set(texts);
    this.current.set(lang);
    this.document.documentElement.lang = this.tag();
    try {
      localStorage.setItem(storageKey, lang);
    } catch {
      // A browser without storage simply forgets the choice.
    }
  }

  /** Adds the texts of a lazy feature; called by its route guard. */
  async add(files: TextFiles): Promise<void> {
    if (this.files.includes(files)) return;
    this.files.push(files);
    const base = await files.ja();
    this.base.update((texts) => ({ ...texts, ...base.default }));
    if (this.current() !== 'ja') this.chosen.set(await this.read(this.current()));
  }

  private async read(lang: 'easy' | 'en' | 'ja'): Promise<Texts> {
    const loaded = await Promise.all(this.files.map((files) => files[lang]?.() ?? Promise.resolve({ default: {} as Texts })));
    return Object.assign({}, ...loaded.map((file) => file.default));
  }
}

/** Route guard that loads a feature's texts before its first page. */
export const withTexts = (files: TextFiles) => () => inject(I18n).add(files).then(() => true);

function remembered(): Lang | null {
  try {
    const value = localStorage.getItem(storageKey);
    return value === 'ja' || value === 'easy' || value === 'en' ? value : null;
  } catch {
    return null;
  }
}

function preferred(): Lang {
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages;
  return wanted.some((tag) => tag.startsWith('ja')) || wanted.length === 0 ? 'ja' : 'en';
}

import { Service, inject, effect, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { I18n } from '../i18n/i18n';

/** Route titles are text keys; pages that know more say it with `set`. The title follows the language. */
@Service({ autoProvided: false })
export class PageTitle extends TitleStrategy {
  private readonly i18n = inject(I18n);
  private readonly title = inject(Title);
  private readonly key = signal<string | null>(null);
  private readonly own = signal<string | null>(null);

  constructor() {
    super();
    effect(() => {
      const first = this.own() ?? (this.key() ? this.i18n.t(this.key()!) : '');
      this.title.setTitle(first ? `${first}｜CyberPort` : this.i18n.t('service.title'));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.own.set(null);
    this.key.set(this.buildTitle(snapshot) ?? null);
  }

  /** The page's own title, in the reader's language already. */
  set(text: string): void {
    this.own.set(text);
  }
}

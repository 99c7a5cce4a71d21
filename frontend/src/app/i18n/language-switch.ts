import { Component, inject, signal } from '@angular/core';
import { I18n, Lang } from './i18n';

@Component({
  selector: 'cp-language-switch',
  template: `
    <div class="cp-language" role="group" [attr.aria-label]="i18n.t('language.label')">
      @for (choice of choices; track choice.lang) {
        <button type="button" class="cp-language__choice" [attr.lang]="choice.tag" [attr.aria-pressed]="i18n.lang() === choice.lang" (click)="use(choice.lang)">{{ choice.name }}</button>
      }
    </div>
    @if (failed()) {<p class="cp-field__error" role="alert">＊{{ i18n.t('language.failed') }}</p>}
  `,
})
export class LanguageSwitch {
  protected readonly i18n = inject(I18n);
  protected readonly choices: { lang: Lang; tag: string; name: string }[] = [
    { lang: 'ja', tag: 'ja', name: '日本語' },
    { lang: 'easy', tag: 'ja', name: 'やさしい日本語' },
    { lang: 'en', tag: 'en', name: 'English' },
  ];
  protected readonly failed = signal(false);

  /** The words of a language are loaded when it is first chosen, and that needs a connection. */
  protected use(lang: Lang): Promise<void> {
    this.failed.set(false);
    return this.i18n.use(lang).catch(() => this.failed.set(true));
  }
}

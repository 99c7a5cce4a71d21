import { Component, inject } from '@angular/core';
import { I18n, Lang } from './i18n';

@Component({
  selector: 'cp-language-switch',
  template: `
    <div class="cp-language" role="group" [attr.aria-label]="i18n.t('language.label')">
      @for (choice of choices; track choice.lang) {
        <button type="button" class="cp-language__choice" [attr.lang]="choice.tag" [attr.aria-pressed]="i18n.lang() === choice.lang" (click)="i18n.use(choice.lang)">{{ choice.name }}</button>
      }
    </div>
  `,
})
export class LanguageSwitch {
  protected readonly i18n = inject(I18n);
  protected readonly choices: { lang: Lang; tag: string; name: string }[] = [
    { lang: 'ja', tag: 'ja', name: '日本語' },
    { lang: 'easy', tag: 'ja', name: 'やさしい日本語' },
    { lang: 'en', tag: 'en', name: 'English' },
  ];
}

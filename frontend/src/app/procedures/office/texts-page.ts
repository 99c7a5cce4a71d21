import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { LetterTexts } from './letter-texts';
import { NoticeTexts } from './notice-texts';
import { TextBlocks } from './text-blocks';

/** 文と通知: what officers write again and again, what people are told, and what stands in letters. */
@Component({
  selector: 'cp-texts-page',
  imports: [RouterLink, LetterTexts, NoticeTexts, TextBlocks],
  template: `
    <div class="cp-stack cp-stack--loose">
      <header class="cp-stack cp-stack--tight"><h1 tabindex="-1">{{ i18n.t('office.texts') }}</h1><p class="cp-soft cp-read">{{ i18n.t('office.texts.lead') }}</p></header>
      <nav [attr.aria-label]="i18n.t('office.texts')"><ul class="cp-list cp-row">
        @for (one of parts; track one) {<li><a [class]="'cp-button cp-button--small ' + (part() === one ? 'cp-button--primary' : 'cp-button--secondary')" [routerLink]="[]" [queryParams]="{ part: one }" [attr.aria-current]="part() === one ? 'page' : null">{{ i18n.t('office.texts.' + one) }}</a></li>}
      </ul></nav>
      @switch (part()) {
        @case ('notices') {<cp-notice-texts />}
        @case ('letters') {<cp-letter-texts />}
        @default {<cp-text-blocks />}
      }
    </div>
  `,
})
export class TextsPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  readonly part = input<string, string | undefined>('blocks', { transform: (part) => part ?? 'blocks' });
  protected readonly parts = ['blocks', 'notices', 'letters'] as const;
}

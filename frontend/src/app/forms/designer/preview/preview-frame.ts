import { Component, inject, input, output } from '@angular/core';
import { I18n, Lang } from '../../../i18n/i18n';
import { AnswerSheet } from '../../answer-sheet';
import { FormField, FormStep } from '../../engine';
import { PreviewLanguage } from './preview-language';
import { PreviewPage } from './preview-page';

/** Gives the real renderer a language of its own. */
@Component({
  selector: 'cp-preview-frame',
  imports: [PreviewPage],
  providers: [PreviewLanguage, { provide: I18n, useExisting: PreviewLanguage }],
  template: `<cp-preview-page [step]="step()" [sheet]="sheet()" [tenant]="tenant()" [first]="first()" [chosen]="chosen()" [hiddenText]="hiddenText()" [moreText]="moreText()" (here)="here.emit($event)" />`,
})
export class PreviewFrame {
  private readonly language = inject(PreviewLanguage);
  readonly step = input.required<FormStep>();
  readonly sheet = input.required<AnswerSheet>();
  readonly tenant = input.required<string>();
  readonly first = input(false);
  readonly chosen = input<string | null>(null);
  readonly hiddenText = input.required<(field: FormField) => string>();
  readonly moreText = input<((where: 'before' | 'after', count: number) => string) | null>(null);
  readonly here = output<string>();

  use(lang: Lang): Promise<void> {
    return this.language.use(lang);
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { AnswerSheet } from '../../answer-sheet';
import { FormStep } from '../../engine';
import { FormField } from '../../form-field';
import { named } from './named';
import { trialFiles } from '../trial/trial-files';

const block = 25;

/** One step as the applicant sees it; each question leads to its properties. What a condition hides stays to be found as a thin line. */
@Component({
  selector: 'cp-preview-page',
  imports: [FormField],
  template: `
    <div class="cp-stack cp-stack--loose" [attr.lang]="i18n.tag()">
      @if (first()) {
        <p class="fd-preview__title">{{ i18n.pick(sheet().form().title) }}</p>
        @if (i18n.pick(sheet().form().intro); as intro) {<p class="cp-page-header__lead">{{ intro }}</p>}
      }
      <h2 class="fd-preview__step">{{ i18n.pick(step().title) || '…' }}</h2>
      @if (i18n.pick(step().help); as help) {<p class="cp-page-header__lead">{{ help }}</p>}
      @if (part().from > 0) {<button type="button" class="fd-preview__hidden" (click)="here.emit(step().fields[part().from - 1].id)">{{ moreText()!('before', part().from) }}</button>}
      @for (field of part().fields; track field.id) {
        @if (asked().has(field.id)) {
          <div class="fd-preview__question" [class.fd-preview__question--here]="head() === field.id" [id]="'preview-' + field.id" (focusin)="here.emit(field.id)" (mousedown)="here.emit(field.id)">
            <cp-form-field [field]="named(field)" [path]="field.id" [sheet]="sheet()" [asked]="asked()" [errors]="sheet().messagesOf(field.id)" [tenant]="tenant()" [files]="files" />
          </div>
        } @else {
          <button type="button" class="fd-preview__hidden" [class.fd-preview__question--here]="head() === field.id" [id]="'preview-' + field.id" (click)="here.emit(field.id)">{{ hiddenText()(field) }}</button>
        }
      }
      @if (part().after > 0) {<button type="button" class="fd-preview__hidden" (click)="here.emit(step().fields[part().from + part().fields.length].id)">{{ moreText()!('after', part().after) }}</button>}
    </div>
  `,
})
export class PreviewPage {
  protected readonly i18n = inject(I18n);
  readonly step = input.required<FormStep>();
  readonly sheet = input.required<AnswerSheet>();
  readonly tenant = input.required<string>();
  readonly first = input(false);
  readonly chosen = input<string | null>(null);
  /** Words for a question that is hidden now. */
  readonly hiddenText = input.required<(field: FormStep['fields'][number]) => string>();
  /** Words for the questions before and after those drawn. Without it all are drawn. */
  readonly moreText = input<((where: 'before' | 'after', count: number) => string) | null>(null);
  readonly here = output<string>();
  private readonly block = computed(() => Math.floor(Math.max(0, this.step().fields.findIndex((field) => field.id === this.head())) / block));
  /** Of a long step the questions around the chosen one: hundreds would be drawn again for nobody to see. */
  protected readonly part = computed(() => {
    const fields = this.step().fields;
    if (!this.moreText() || fields.length <= 3 * block) return { from: 0, fields, after: 0 };
    const from = Math.max(0, this.block() - 1) * block;
    const shown = fields.slice(from, (this.block() + 2) * block);
    return { from, fields: shown, after: fields.length - from - shown.length };
  });
  protected readonly asked = computed(() => this.sheet().asked());
  protected readonly head = computed(() => this.chosen()?.split('.')[0] ?? null);
  protected readonly files = trialFiles;
  protected readonly named = named;
}

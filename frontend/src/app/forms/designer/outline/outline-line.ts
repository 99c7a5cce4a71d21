import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { FormField, FormStep } from '../../engine';
import { FormWork } from '../form-work';

/** What stands in one line of the outline. A component of its own: a keystroke draws the line it changes, not hundreds. */
@Component({
  selector: 'cp-outline-line',
  template: `
    @if (step(); as one) {
      <button type="button" class="fd-row__fold" tabindex="-1" aria-hidden="true" (click)="fold.emit(); $event.stopPropagation()">{{ shut() ? '▸' : '▾' }}</button>
      <span class="fd-row__label">{{ i18n.pick(one.title) || i18n.t('fd.unnamedStep') }}</span><span class="fd-row__mark">{{ one.fields.length }}</span>
    } @else if (field(); as one) {
      <span class="fd-row__label" [class.cp-soft]="!one.label.ja">{{ i18n.pick(one.label) || i18n.t('fd.unnamed') }}</span>
      <span class="fd-row__mark">{{ i18n.t('fd.short.' + one.type) }}</span>
      @if (one.origin === 'common') {<span class="fd-row__mark" [class.fd-row__mark--lock]="work.locks(one)">{{ i18n.t('fd.common') }}</span>}
    }
    @if (conditional()) {<span class="fd-row__mark">{{ i18n.t('fd.hasCondition') }}</span>}
    @if (mark(); as found) {<span class="fd-row__mark" [class.fd-row__mark--bad]="found === 'blocks'">{{ i18n.t(found === 'blocks' ? 'fd.mark.blocks' : 'fd.mark.advice') }}</span>}
  `,
})
export class OutlineLine {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  /** The step whose line it is; null for a question. */
  readonly step = input<FormStep | null>(null);
  readonly field = input<FormField | null>(null);
  /** The step's questions are folded away. */
  readonly shut = input(false);
  readonly mark = input<'blocks' | 'advice' | undefined>();
  readonly fold = output<void>();
  protected readonly conditional = computed(() => !!(this.field()?.showWhen ?? this.step()?.when));
}

import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Condition } from '../../engine';
import { FormCodes } from '../../form-codes';
import { Question, isFinished, kindOf, partsOfCondition, questionsFor, sentence } from '../conditions';
import { FormWork } from '../form-work';
import { ConditionPart } from './condition-part';

/** 条件: question → comparison → value, joined by すべて, いずれか or ではない; never typed, and said as a sentence. */
@Component({
  selector: 'cp-condition-editor',
  imports: [ConditionPart],
  template: `
    <fieldset class="fd-condition" [id]="fieldId()" tabindex="-1">
      <legend class="fd-words__label">{{ label() }}</legend>
      @if (!questions().length) {<p class="cp-soft">{{ i18n.t('fd.c.noQuestions') }}</p>}
      @else {
        <cp-condition-part [tenant]="work.tenant()" [condition]="value() ?? {}" [questions]="questions()" [fieldId]="fieldId()" [depth]="0" (changed)="changed.emit($event)" />
        <p class="fd-sentence" role="status">{{ words() }}</p>
        @if (!finished()) {<p class="cp-field__error">＊{{ i18n.t('fd.c.finish') }}</p>}
        @if (never()) {<p class="cp-field__error">＊{{ i18n.t('fd.c.never') }}</p>}
      }
    </fieldset>
  `,
})
export class ConditionEditor {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  private readonly codes = inject(FormCodes);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  /** The question whose condition it is; null for a step. */
  readonly path = input.required<string | null>();
  /** The step, when it is a step's condition: its own questions cannot decide about it. */
  readonly step = input<string | null>(null);
  readonly value = input.required<Condition | null | undefined>();
  readonly changed = output<Condition | null>();

  protected readonly questions = computed<readonly Question[]>(() => questionsFor(this.work.form()!, this.path()).filter((one) => one.step !== this.step()));
  protected readonly words = computed(() => {
    const lists = this.codes.listsFor(this.work.tenant());
    return sentence(this.value(), this.work.form()!, this.path(), { t: this.i18n.t, pick: this.i18n.pick, code: (list, code) => (lists.get(list)?.get(code) ? this.i18n.pick(lists.get(list)!.get(code)) : undefined) });
  });
  protected readonly finished = computed(() => isFinished(this.value() ?? {}));
  /** The plainest case of what never holds: one question wanted to be two things at once. */
  protected readonly never = computed(() => {
    const value = this.value();
    if (!value || kindOf(value) !== 'all') return false;
    const wanted = new Map<string, unknown>();
    return partsOfCondition(value).some((one) => {
      if (one.is !== 'equals' || !one.field || one.value == null || this.questions().find((q) => q.path === one.field)?.field.type === 'choices') return false;
      const before = wanted.get(one.field);
      wanted.set(one.field, one.value);
      return before !== undefined && before !== one.value;
    });
  });
}

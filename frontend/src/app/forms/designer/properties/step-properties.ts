import { Component, computed, inject } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { CheckboxField } from '../../../ui';
import { FormStep } from '../../engine';
import { changeStep } from '../edits';
import { FormWork } from '../form-work';
import { ConditionEditor } from './condition-editor';
import { WordsField } from './words-field';

/** ステップの設定. */
@Component({
  selector: 'cp-step-properties',
  imports: [CheckboxField, ConditionEditor, WordsField],
  template: `
    @if (step(); as step) {
      <div class="cp-stack">
        <div><h2 class="fd-pane__title">{{ i18n.pick(step.title) || i18n.t('fd.unnamedStep') }}</h2><p class="cp-soft">{{ i18n.t('fd.step.count', { n: step.fields.length }) }}</p></div>
        <section class="fd-part">
          <cp-words-field fieldId="p-title" [label]="i18n.t('fd.step.title')" [help]="i18n.t('fd.step.title.help')" [value]="step.title" (changed)="set({ title: $event ?? { ja: '', en: '' } }, 'title')" />
          <cp-words-field fieldId="p-help" optional long [label]="i18n.t('fd.step.help')" [value]="step.help" (changed)="set({ help: $event }, 'help')" />
        </section>
        @if (!law()) {
          <section class="fd-part">
            <cp-checkbox fieldId="p-when" [label]="i18n.t('fd.step.when')" [value]="!!step.when" (valueChange)="set({ when: $event ? {} : null })" />
            @if (step.when) {<cp-condition-editor fieldId="p-when-is" [label]="i18n.t('fd.step.when.is')" [path]="null" [step]="step.id" [value]="step.when" (changed)="set({ when: $event })" />}
          </section>
        } @else {<p class="cp-soft">{{ i18n.t('fd.step.law') }}</p>}
      </div>
    }
  `,
})
export class StepProperties {
  protected readonly i18n = inject(I18n);
  private readonly work = inject(FormWork);
  protected readonly step = computed(() => (this.work.place().startsWith('step:') ? this.work.step() : null));
  /** A step with common items is always asked. */
  protected readonly law = computed(() => !!this.step()?.fields.some((field) => this.work.locks(field)) && !this.step()?.when);

  protected set(change: Partial<FormStep>, joins = ''): void {
    const id = this.step()!.id;
    this.work.edit((form) => changeStep(form, id, change), joins && `step ${id} ${joins}`);
  }
}

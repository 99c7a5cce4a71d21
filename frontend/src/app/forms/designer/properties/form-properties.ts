import { Component, computed, inject } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { CheckboxField } from '../../../ui';
import { FormField } from '../../engine';
import { addField, findField, removeField } from '../edits';
import { FormWork } from '../form-work';
import { PrintProperties } from './print-properties';
import { WordsField } from './words-field';

/** 様式の設定: title, what stands before the first question, the paper form, and optional items that can be switched on. */
@Component({
  selector: 'cp-form-properties',
  imports: [CheckboxField, PrintProperties, WordsField],
  template: `
    @if (work.form(); as form) {
      <div class="cp-stack">
        <div><h2 class="fd-pane__title">{{ i18n.t('fd.form') }}</h2><p class="cp-soft">{{ i18n.t('fd.form.count', { steps: form.steps.length, n: work.questions() }) }}</p></div>
        <section class="fd-part">
          <cp-words-field fieldId="p-title" [label]="i18n.t('fd.form.title')" [value]="form.title" (changed)="work.edit((f) => ({ ...f, title: $event ?? { ja: '', en: '' } }), 'title')" />
          <cp-words-field fieldId="p-intro" optional long [label]="i18n.t('fd.form.intro')" [help]="i18n.t('fd.form.intro.help')" [value]="form.intro" (changed)="work.edit((f) => ({ ...f, intro: $event }), 'intro')" />
        </section>
        <cp-print-properties />
        @if (optional().length) {
          <section class="fd-part" aria-labelledby="optional-title">
            <h3 id="optional-title">{{ i18n.t('fd.optionalItems') }}</h3>
            <p class="cp-soft">{{ i18n.t('fd.optionalItems.lead') }}</p>
            @for (one of optional(); track one.field.id) {<cp-checkbox [fieldId]="'p-optional-' + one.field.id" [label]="i18n.pick(one.field.label)" [help]="i18n.pick(one.field.help) || null" helpBelow [value]="one.on" (valueChange)="turn(one.field, one.step, $event)" />}
          </section>
        }
      </div>
    }
  `,
})
export class FormProperties {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  /** 任意項目 of the national form, whether they are on or not. */
  protected readonly optional = computed(() => {
    const form = this.work.form();
    const master = this.work.master();
    if (!form || !master) return [];
    return master.steps.flatMap((step) => step.fields.filter((field) => field.origin === 'optional').map((field) => ({ field, step: step.id, on: findField(form, field.id) !== null })));
  });

  /** Back to the step where the national form has it, or to the last one. */
  protected turn(field: FormField, step: string, on: boolean): void {
    this.work.edit((form) => (on ? addField(form, form.steps.some((one) => one.id === step) ? step : (form.steps.at(-1)?.id ?? ''), field) : removeField(form, field.id)));
  }
}

import { Component, computed, inject } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Button, CheckboxField, NumberField, TextField } from '../../../ui';
import { FormField, LocalText } from '../../engine';
import { PrintLayout, printOf, withPrint } from '../print-layout';
import { addField, findField, removeField } from '../edits';
import { FormWork } from '../form-work';
import { OpenPaper } from '../open-paper';
import { WordsField } from './words-field';

/** 様式の設定: title, what stands before the first question, the paper form's head, and optional items that can be switched on. */
@Component({
  selector: 'cp-form-properties',
  imports: [Button, CheckboxField, NumberField, TextField, WordsField],
  template: `
    @if (work.form(); as form) {
      <div class="cp-stack">
        <div><h2 class="fd-pane__title">{{ i18n.t('fd.form') }}</h2><p class="cp-soft">{{ i18n.t('fd.form.count', { steps: form.steps.length, n: work.questions() }) }}</p></div>
        <section class="fd-part">
          <cp-words-field fieldId="p-title" [label]="i18n.t('fd.form.title')" [value]="form.title" (changed)="work.edit((f) => ({ ...f, title: $event ?? { ja: '', en: '' } }), 'title')" />
          <cp-words-field fieldId="p-intro" optional long [label]="i18n.t('fd.form.intro')" [help]="i18n.t('fd.form.intro.help')" [value]="form.intro" (changed)="work.edit((f) => ({ ...f, intro: $event }), 'intro')" />
        </section>
        <section class="fd-part" aria-labelledby="print-title">
          <h3 id="print-title">{{ i18n.t('fd.print') }}</h3>
          <p class="cp-soft">{{ i18n.t('fd.print.lead') }}</p>
          <div><button cpButton="secondary" size="small" type="button" (click)="paper.open()">{{ i18n.t('fd.print.see') }}</button></div>
          <cp-text-field fieldId="p-print" optional [label]="i18n.t('fd.print.number')" [example]="i18n.t('fd.print.number.example')" [value]="print().formNumber ?? ''" (valueChange)="set({ formNumber: $event || null }, 'number')" />
          <cp-text-field fieldId="p-print-heading" optional [label]="i18n.t('fd.print.heading')" [help]="i18n.t('fd.print.heading.help')" [value]="textOf(print().heading)" (valueChange)="set({ heading: worded(print().heading, $event) }, 'heading')" />
          <cp-text-field fieldId="p-print-addressee" optional [label]="i18n.t('fd.print.addressee')" [help]="i18n.t('fd.print.addressee.help')" [example]="i18n.t('fd.print.addressee.example')" [value]="textOf(print().addressee)" (valueChange)="set({ addressee: worded(print().addressee, $event) }, 'addressee')" />
          <cp-text-field fieldId="p-print-sentence" optional [label]="i18n.t('fd.print.sentence')" [help]="i18n.t('fd.print.sentence.help')" [value]="textOf(print().sentence)" (valueChange)="set({ sentence: worded(print().sentence, $event) }, 'sentence')" />
          <cp-number-field fieldId="p-print-rows" optional [label]="i18n.t('fd.print.rows')" [value]="print().emptyRows ?? null" (valueChange)="rows($event)" />
        </section>
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
  protected readonly paper = inject(OpenPaper);
  protected readonly print = computed<PrintLayout>(() => printOf(this.work.form()!));
  /** 任意項目 of the national form, whether they are on or not. */
  protected readonly optional = computed(() => {
    const form = this.work.form();
    const master = this.work.master();
    if (!form || !master) return [];
    return master.steps.flatMap((step) => step.fields.filter((field) => field.origin === 'optional').map((field) => ({ field, step: step.id, on: findField(form, field.id) !== null })));
  });

  protected textOf(words: LocalText | null | undefined): string {
    return words?.ja ?? '';
  }

  /** Paper forms are Japanese; another language that is there already stays. */
  protected worded(before: LocalText | null | undefined, text: string): LocalText | null {
    if (!text) return null;
    return before && before.en !== before.ja ? { ...before, ja: text } : { ja: text, en: text };
  }

  protected rows(value: unknown): void {
    if (value === null || typeof value === 'number') this.set({ emptyRows: value }, 'rows');
  }

  protected set(change: Partial<PrintLayout>, joins: string): void {
    this.work.edit((form) => withPrint(form, change), `print ${joins}`);
  }

  /** Back to the step where the national form has it, or to the last one. */
  protected turn(field: FormField, step: string, on: boolean): void {
    this.work.edit((form) => (on ? addField(form, form.steps.some((one) => one.id === step) ? step : (form.steps.at(-1)?.id ?? ''), field) : removeField(form, field.id)));
  }
}

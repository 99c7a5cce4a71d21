import { Component, computed, inject } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Button, Choice, NumberField, SelectField, TextField } from '../../../ui';
import { LocalText } from '../../engine';
import { FormWork } from '../form-work';
import { OpenPaper } from '../open-paper';
import { PrintLayout, partiesOf, printOf, withPrint } from '../print-layout';
import { WordsField } from './words-field';

/** 紙の様式: its head, who stands at the top as 申請者, and the 備考 beneath the table. */
@Component({
  selector: 'cp-print-properties',
  imports: [Button, NumberField, SelectField, TextField, WordsField],
  template: `
    <section class="fd-part" aria-labelledby="print-title">
      <h3 id="print-title">{{ i18n.t('fd.print') }}</h3>
      <p class="cp-soft">{{ i18n.t('fd.print.lead') }}</p>
      <div><button cpButton="secondary" size="small" type="button" (click)="paper.open()">{{ i18n.t('fd.print.see') }}</button></div>
      <cp-text-field fieldId="p-print" optional [label]="i18n.t('fd.print.number')" [example]="i18n.t('fd.print.number.example')" [value]="print().formNumber ?? ''" (valueChange)="set({ formNumber: $event || null }, 'number')" />
      <cp-text-field fieldId="p-print-heading" optional [label]="i18n.t('fd.print.heading')" [help]="i18n.t('fd.print.heading.help')" [value]="textOf(print().heading)" (valueChange)="set({ heading: worded(print().heading, $event) }, 'heading')" />
      <cp-text-field fieldId="p-print-addressee" optional [label]="i18n.t('fd.print.addressee')" [help]="i18n.t('fd.print.addressee.help')" [example]="i18n.t('fd.print.addressee.example')" [value]="textOf(print().addressee)" (valueChange)="set({ addressee: worded(print().addressee, $event) }, 'addressee')" />
      <cp-text-field fieldId="p-print-sentence" optional [label]="i18n.t('fd.print.sentence')" [help]="i18n.t('fd.print.sentence.help')" [value]="textOf(print().sentence)" (valueChange)="set({ sentence: worded(print().sentence, $event) }, 'sentence')" />
      @if (parties().length) {<cp-select fieldId="p-print-applicant" prompt="" [label]="i18n.t('fd.print.applicant')" [help]="i18n.t('fd.print.applicant.help')" [options]="parties()" [value]="print().applicant ?? ''" (valueChange)="set({ applicant: $event || null }, 'applicant')" />}
      <cp-number-field fieldId="p-print-rows" optional [label]="i18n.t('fd.print.rows')" [value]="print().emptyRows ?? null" (valueChange)="rows($event)" />
      <h4>{{ i18n.t('fd.print.notes') }}</h4>
      <p class="cp-soft">{{ i18n.t('fd.print.notes.help') }}</p>
      <ol class="fd-options" id="p-print-notes" [attr.aria-label]="i18n.t('fd.print.notes')">
        @for (note of notes(); track $index; let i = $index) {
          <li class="fd-option">
            <cp-words-field long [fieldId]="'p-print-note-' + i" [label]="i18n.t('fd.print.note', { n: i + 1 })" [value]="note" (changed)="write(i, $event)" />
            <div class="fd-option__tools"><button type="button" class="fd-tool fd-tool--grave" [attr.aria-label]="i18n.t('fd.print.note.remove', { n: i + 1 })" (click)="drop(i)">{{ i18n.t('fd.remove') }}</button></div>
          </li>
        }
      </ol>
      <div><button cpButton="secondary" size="small" type="button" (click)="add()">{{ i18n.t('fd.print.note.add') }}</button></div>
    </section>
  `,
})
export class PrintProperties {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  protected readonly paper = inject(OpenPaper);
  protected readonly print = computed<PrintLayout>(() => printOf(this.work.form()!));
  protected readonly notes = computed<readonly LocalText[]>(() => this.print().notes ?? []);
  /** Where there is a choice whose party stands at the top. */
  protected readonly parties = computed<readonly Choice[]>(() => {
    const parties = partiesOf(this.work.form()!);
    const chosen = this.print().applicant;
    return parties.length < 2 && !chosen ? [] : [{ code: '', label: this.i18n.t('fd.print.applicant.first') }, ...parties.map((field) => ({ code: field.id, label: this.i18n.pick(field.label) }))];
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
    this.work.edit((form) => withPrint(form, change), joins && `print ${joins}`);
  }

  protected write(at: number, note: LocalText | null): void {
    if (note) this.set({ notes: this.notes().with(at, note) }, `note ${at}`);
  }

  protected add(): void {
    this.set({ notes: [...this.notes(), { ja: '', en: '' }] }, '');
    setTimeout(() => document.getElementById(`p-print-note-${this.notes().length - 1}`)?.focus());
  }

  protected drop(at: number): void {
    this.set({ notes: this.notes().filter((_, i) => i !== at) }, '');
  }
}

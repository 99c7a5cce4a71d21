import { Component, booleanAttribute, inject, input, model } from '@angular/core';
import { I18n, type LocalText } from '../../i18n/i18n';
import { Field, TextArea, TextField } from '../../ui';

/** A text in Japanese, English and やさしい日本語, side by side where there is room. */
@Component({
  selector: 'cp-words',
  imports: [TextField, TextArea],
  template: `
    <div class="cp-words">
      @if (long()) {
        <cp-text-area [fieldId]="fieldId() + '.ja'" [rows]="2" [label]="label()" [help]="help()" [value]="value().ja" (valueChange)="set({ ja: $event })" [error]="error()" />
        <cp-text-area [fieldId]="fieldId() + '.en'" [rows]="2" [optional]="englishOptional()" [label]="i18n.t('c.inEnglish', { label: label() })" [value]="value().en" (valueChange)="set({ en: $event })" [error]="errorEn()" />
        <cp-text-area [fieldId]="fieldId() + '.easy'" [rows]="2" optional [label]="i18n.t('c.inEasy', { label: label() })" [value]="value().easy ?? ''" (valueChange)="set({ easy: $event || null })" />
      } @else {
        <cp-text-field [fieldId]="fieldId() + '.ja'" [label]="label()" [help]="help()" [value]="value().ja" (valueChange)="set({ ja: $event })" [error]="error()" />
        <cp-text-field [fieldId]="fieldId() + '.en'" lang="en" [optional]="englishOptional()" [label]="i18n.t('c.inEnglish', { label: label() })" [value]="value().en" (valueChange)="set({ en: $event })" [error]="errorEn()" />
        <cp-text-field [fieldId]="fieldId() + '.easy'" optional [label]="i18n.t('c.inEasy', { label: label() })" [value]="value().easy ?? ''" (valueChange)="set({ easy: $event || null })" />
      }
    </div>
  `,
})
export class WordsField {
  protected readonly i18n = inject(I18n);
  readonly value = model.required<LocalText>();
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly errorEn = input<string | null>(null);
  readonly long = input(false, { transform: booleanAttribute });
  readonly englishOptional = input(true, { transform: booleanAttribute });

  protected set(part: Partial<LocalText>): void {
    this.value.update((text) => ({ ...text, ...part }));
  }
}

/** A list of short texts, one row each, in Japanese, English and やさしい日本語. */
@Component({
  selector: 'cp-words-list',
  imports: [Field],
  template: `
    <cp-field group [fieldId]="fieldId()" [label]="label()" [help]="help()" [optional]="true" [error]="error()">
      <ul class="cp-list cp-words-list">
        @for (row of value(); track $index; let i = $index) {
          <li>
            <input class="cp-input" [attr.aria-label]="i18n.t('c.row', { label: label(), n: i + 1 })" [value]="row.ja" (input)="set(i, { ja: $any($event.target).value })" />
            <input class="cp-input" lang="en" [attr.aria-label]="i18n.t('c.rowEnglish', { label: label(), n: i + 1 })" [placeholder]="i18n.t('c.english')" [value]="row.en" (input)="set(i, { en: $any($event.target).value })" />
            <input class="cp-input" [attr.aria-label]="i18n.t('c.rowEasy', { label: label(), n: i + 1 })" [placeholder]="i18n.t('c.easy')" [value]="row.easy ?? ''" (input)="set(i, { easy: $any($event.target).value || null })" />
            <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('c.rowRemove', { label: label(), n: i + 1 })" (click)="drop(i)">{{ i18n.t('file.remove') }}</button>
          </li>
        }
      </ul>
      <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="add()">{{ i18n.t('c.rowAdd', { label: label() }) }}</button></div>
    </cp-field>
  `,
})
export class WordsList {
  protected readonly i18n = inject(I18n);
  readonly value = model.required<readonly LocalText[]>();
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input<string | null>(null);
  readonly error = input<string | null>(null);

  protected set(at: number, part: Partial<LocalText>): void {
    this.value.update((rows) => rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  }

  protected drop(at: number): void {
    this.value.update((rows) => rows.filter((_, i) => i !== at));
  }

  protected add(): void {
    this.value.update((rows) => [...rows, { ja: '', en: '' }]);
  }
}

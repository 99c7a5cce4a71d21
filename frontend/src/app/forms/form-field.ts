import { Component, computed, forwardRef, inject, input } from '@angular/core';
import { I18n } from '../i18n/i18n';
import {
  CheckboxField, CheckboxesField, Choice, ComboField, DateField, DateTimeField, FileField, NumberField, RadioField, SelectField, StoredFile, TextArea, TextField, Upload, periodLength,
} from '../ui';
import { AnswerSheet, fieldIdOf } from './answer-sheet';
import { FormCodes } from './form-codes';
import { controlOf, unitOf } from './field-control';
import { textShape } from './text-shape';
import { FormField as Definition, LIMITS, grouped, partsOf } from './engine';

/** How files of a form are kept; without it the page says what is needed first. */
export interface FileKeeping {
  upload(path: string): Upload;
  /** Where a stored file can be opened, if anywhere. */
  address?(file: StoredFile): string;
}

/** One question of a designed form, of any type; composite answers and rows hold questions themselves. */
@Component({
  selector: 'cp-form-field',
  imports: [TextField, TextArea, NumberField, RadioField, SelectField, CheckboxesField, CheckboxField, ComboField, DateField, DateTimeField, FileField, forwardRef(() => FormField)],
  template: `
    @switch (control()) {
      @case ('text') {
        <cp-text-field [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()"
          [type]="shape().type" [inputmode]="shape().inputmode" [autocomplete]="shape().autocomplete" [spellcheck]="!shape().code" [width]="shape().width" [readonly]="readonly()"
          [value]="text()" (valueChange)="sheet().set(path(), $event)" (left)="leave()" />
      }
      @case ('longText') {
        <cp-text-area [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()" [limit]="field().maxLength ?? limits.longText" [readonly]="readonly()"
          [value]="text()" (valueChange)="sheet().set(path(), $event)" (left)="leave()" />
      }
      @case ('number') {
        <cp-number-field [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()" [unit]="unit()" [readonly]="readonly()"
          [value]="$any(value()) ?? null" (valueChange)="sheet().set(path(), $event)" (left)="leave()" />
      }
      @case ('radios') {
        <cp-radios [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()" [options]="options()" [inline]="field().type === 'yesNo'"
          [value]="chosen()" (valueChange)="choose($event)" (left)="leave()" />
      }
      @case ('select') {
        <cp-select [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()" [options]="options()"
          [value]="chosen()" (valueChange)="choose($event)" (left)="leave()" />
      }
      @case ('combo') {
        <cp-combo-field [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help() || i18n.t('form.combo.help')" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()" [options]="options()" [loading]="loading()"
          [value]="text()" (valueChange)="sheet().set(path(), $event)" (left)="leave()" />
      }
      @case ('choices') {
        <cp-checkboxes [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()" [options]="options()"
          [value]="list()" (valueChange)="sheet().set(path(), $event.length ? $event : null)" (left)="leave()" />
      }
      @case ('date') {
        <cp-date-field [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()"
          [value]="text()" (valueChange)="sheet().set(path(), $event)" (left)="leave()" />
      }
      @case ('dateTime') {
        <cp-date-time-field [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()"
          [value]="text()" (valueChange)="sheet().set(path(), $event)" (left)="leave()" />
      }
      @case ('declaration') {
        <cp-checkbox tile [fieldId]="id()" [label]="label()" [help]="help()" [why]="why()" [optional]="optional()" [error]="error()" [value]="value() === true" (valueChange)="sheet().set(path(), $event || null)" />
      }
      @case ('computed') {
        <div class="cp-field" [class.cp-field--error]="error()" [id]="id() + '-group'">
          <p class="cp-field__label" [id]="id() + '-label'">{{ label() }}@if (reading() && i18n.lang() !== 'en') {<span class="cp-field__reading">{{ reading() }}</span>}</p>
          <p class="cp-field__help">{{ help() || i18n.t('form.computed') }}</p>
          <output class="cp-computed" tabindex="-1" [id]="id()" [attr.aria-labelledby]="id() + '-label'">{{ worked() }}</output>
          @if (why()) {<details class="cp-why"><summary>{{ i18n.t('field.why') }}</summary><p>{{ why() }}</p></details>}
          @if (error()) {<p class="cp-field__error" [id]="id() + '-error'">＊{{ error() }}</p>}
        </div>
      }
      @case ('info') {
        <div class="cp-info cp-stack cp-stack--tight"><p class="cp-strong">{{ label() }}</p>@if (help()) {<p class="cp-pre">{{ help() }}</p>}</div>
      }
      @case ('file') {
        @if (files(); as keeping) {
          <cp-file-field [fieldId]="id()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="error()"
            [accept]="field().accept ?? limits.accept" [maxFiles]="field().maxFiles ?? limits.fileCount" [maxBytes]="field().maxBytes ?? limits.fileBytes" [upload]="keeping.upload(path())" [address]="keeping.address ?? null"
            [value]="$any(list())" (valueChange)="sheet().set(path(), $event.length ? $event : null)" (left)="leave()" />
        } @else {
          <div class="cp-field" [id]="id() + '-group'" tabindex="-1">
            <p class="cp-field__label">{{ label() }}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}</p>
            @if (help()) {<p class="cp-field__help">{{ help() }}</p>}
            @if (example()) {<p class="cp-field__help">{{ i18n.t('field.example', { example: example() }) }}</p>}
            <div class="cp-drop"><p>{{ i18n.t('form.files.signIn') }}</p></div>
            @if (error()) {<p class="cp-field__error">＊{{ error() }}</p>}
          </div>
        }
      }
      @case ('whole') {
        <fieldset class="cp-field cp-whole" [class.cp-field--error]="error()" [id]="id()" tabindex="-1">
          <legend class="cp-field__label">{{ label() }}@if (reading() && i18n.lang() !== 'en') {<span class="cp-field__reading">{{ reading() }}</span>}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}</legend>
          @if (help()) {<p class="cp-field__help">{{ help() }}</p>}
          @if (why()) {<details class="cp-why"><summary>{{ i18n.t('field.why') }}</summary><p>{{ why() }}</p></details>}
          <div class="cp-subfields">
            @for (part of parts(); track part.id) {
              @if (!sheet().isOpen(path() + '.' + part.id)) {
                @if (sheet().textAt(path() + '.' + part.id); as text) {<p class="cp-locked"><span class="cp-soft">{{ i18n.pick(part.label) }}</span> {{ text }}</p>}
              } @else if (asked().has(path() + '.' + part.id)) {<cp-form-field [field]="part" [path]="path() + '.' + part.id" [sheet]="sheet()" [asked]="asked()" [errors]="errors()" [tenant]="tenant()" [files]="files()" />}
            }
          </div>
          @if (length()) {<p class="cp-field__normalised" role="status">{{ i18n.t('form.length', { length: length() }) }}</p>}
          @if (error()) {<p class="cp-field__error" [id]="id() + '-error'">＊{{ error() }}</p>}
        </fieldset>
      }
      @case ('rows') {
        <fieldset class="cp-field" [class.cp-field--error]="error()" [id]="id()" tabindex="-1">
          <legend class="cp-field__label">{{ label() }}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}</legend>
          @if (help()) {<p class="cp-field__help">{{ help() }}</p>}
          @if (why()) {<details class="cp-why"><summary>{{ i18n.t('field.why') }}</summary><p>{{ why() }}</p></details>}
          <div class="cp-stack">
            @for (row of rows(); track $index; let i = $index) {
              <fieldset class="cp-group-item" [id]="id() + '-' + i">
                <legend>{{ i18n.t('form.row', { n: i + 1 }) }}</legend>
                @for (part of parts(); track part.id) {
                  @if (blank() ? !part.showWhen : asked().has(path() + '[' + i + '].' + part.id)) {<cp-form-field [field]="part" [path]="path() + '[' + i + '].' + part.id" [sheet]="sheet()" [asked]="asked()" [errors]="errors()" [tenant]="tenant()" [files]="files()" />}
                }
                @if (rows().length > least()) {<div><button type="button" class="cp-button cp-button--text" (click)="removeRow(i)">{{ i18n.t('form.row.remove', { n: i + 1 }) }}</button></div>}
              </fieldset>
            }
            @if (rows().length < most()) {<div><button type="button" class="cp-button cp-button--secondary" [id]="id() + '-add'" (click)="addRow()">{{ i18n.t(rows().length ? 'form.row.addMore' : 'form.row.add', { label: label() }) }}</button></div>}
          </div>
          @if (error()) {<p class="cp-field__error" [id]="id() + '-error'">＊{{ error() }}</p>}
        </fieldset>
      }
    }
  `,
})
export class FormField {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  protected readonly limits = LIMITS;
  readonly field = input.required<Definition>();
  readonly path = input.required<string>();
  readonly sheet = input.required<AnswerSheet>();
  /** What is asked and what is said: handed down, so that a keystroke wakes the question it belongs to and not hundreds that would look for themselves. */
  readonly asked = input.required<ReadonlySet<string>>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly tenant = input.required<string>();
  readonly files = input<FileKeeping | null>(null);
  readonly readonly = input(false);

  protected readonly id = computed(() => fieldIdOf(this.path()));
  protected readonly label = computed(() => this.i18n.pick(this.field().label));
  /** The reading is that of the Japanese words: it helps only where these stand, and where there is something to read. */
  protected readonly reading = computed(() => {
    const { label, reading } = this.field();
    return this.i18n.lang() === 'easy' && reading && this.label() === label.ja && /\p{Script=Han}/u.test(label.ja) ? reading : null;
  });
  protected readonly help = computed(() => this.i18n.pick(this.field().help) || null);
  protected readonly example = computed(() => (this.control() === 'radios' || this.control() === 'choices' ? null : this.i18n.pick(this.field().example) || null));
  protected readonly why = computed(() => this.i18n.pick(this.field().why) || null);
  protected readonly optional = computed(() => this.field().required === false && !this.field().requiredWhen);
  protected readonly error = computed(() => this.errors().get(this.path()) ?? null);
  protected readonly value = computed(() => this.sheet().valueAt(this.path()));
  protected readonly text = computed(() => {
    const value = this.value();
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  });
  protected readonly list = computed<readonly string[]>(() => {
    const value = this.value();
    return Array.isArray(value) ? (value as string[]) : [];
  });
  protected readonly rows = computed<readonly unknown[]>(() => {
    const value = this.value();
    return Array.isArray(value) && value.length ? value : Array.from({ length: this.least() }, () => ({}));
  });
  /** A first row is shown before anything is in it; until then the answers do not know it. */
  protected readonly blank = computed(() => !(Array.isArray(this.value()) && (this.value() as unknown[]).length));
  protected readonly least = computed(() => Math.max(this.field().minItems ?? 0, this.field().required === false ? 0 : 1));
  protected readonly most = computed(() => this.field().maxItems ?? LIMITS.rows);
  protected readonly parts = computed(() => partsOf(this.field()));
  protected readonly length = computed(() => {
    if (this.field().type !== 'period') return '';
    const period = (this.value() ?? {}) as { from?: string; to?: string };
    return period.from && period.to ? periodLength(period.from, period.to, this.i18n.lang()) : '';
  });

  private readonly codeList = computed(() => {
    const field = this.field();
    return field.codes ?? (field.type === 'port' ? 'locodes' : field.type === 'facility' ? 'facilities' : null);
  });
  private readonly entries = computed(() => (this.codeList() ? this.codes.entriesOf(this.tenant(), this.codeList()!) : undefined));
  protected readonly loading = computed(() => this.codeList() !== null && this.entries() === undefined);
  protected readonly options = computed<readonly (Choice & { keys?: string })[]>(() => {
    const field = this.field();
    if (field.type === 'yesNo') return [{ code: 'yes', label: this.i18n.t('form.yes') }, { code: 'no', label: this.i18n.t('form.no') }];
    if (field.options?.length) return field.options.map((option) => ({ code: option.code, label: this.i18n.pick(option.label) }));
    const withCode = field.type === 'port' || field.codes === 'countries' || field.codes === 'commodities';
    const entries = this.entries() ?? [];
    const fitting = field.kinds?.length ? entries.filter((entry) => entry.kind !== undefined && field.kinds?.includes(entry.kind)) : entries;
    return (fitting.length ? fitting : entries).map((entry) => ({
      code: entry.code,
      label: withCode ? `${this.i18n.pick(entry.name)}（${entry.code}）` : this.i18n.pick(entry.name),
      keys: `${entry.name.ja} ${entry.name.en}`,
    }));
  });

  protected readonly control = computed(() => controlOf(this.field(), () => this.options().length, () => this.codeList() !== null && this.loading()));

  /** What was worked out, or a dash while something is missing for it. */
  protected readonly worked = computed(() => {
    if (this.field().type !== 'computed') return '';
    const value = this.sheet().workedAt(this.path());
    return typeof value === 'number' ? [grouped(value), this.unit()].filter(Boolean).join(' ') : '－';
  });
  protected readonly unit = computed(() => unitOf(this.field(), this.i18n.lang()));
  protected readonly shape = computed(() => textShape(this.field(), this.path()));

  protected leave(): void {
    this.sheet().leave(this.path(), this.field());
  }

  protected readonly chosen = computed(() => {
    const value = this.value();
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : this.text();
  });

  protected choose(code: string): void {
    this.sheet().set(this.path(), this.field().type === 'yesNo' ? code === 'yes' : code);
  }

  protected addRow(): void {
    const next = [...this.rows(), {}];
    this.sheet().set(this.path(), next);
    setTimeout(() => document.getElementById(`${this.id()}-${next.length - 1}`)?.querySelector<HTMLElement>('input, select, textarea')?.focus());
  }

  protected removeRow(index: number): void {
    const left = this.rows().filter((_, i) => i !== index);
    this.sheet().set(this.path(), left.length ? left : null);
    setTimeout(() => document.getElementById(`${this.id()}-add`)?.focus());
  }
}

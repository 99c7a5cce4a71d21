import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { CheckboxField, CheckboxesField, Choice, ComboField, NumberField, SelectField } from '../../../ui';
import { FormField } from '../../engine';
import { FormCodes } from '../../form-codes';
import { computables } from '../conditions';
import { FormWork } from '../form-work';
import { units } from '../items';

export interface Change {
  readonly change: Partial<FormField>;
  readonly joins: string;
}

/** Limits of a single answer: numbers, texts, dates, periods, ports and facilities. */
@Component({
  selector: 'cp-answer-properties',
  imports: [CheckboxField, CheckboxesField, ComboField, NumberField, SelectField],
  template: `
    @switch (shape()) {
      @case ('number') {
        <div class="fd-pair">
          @if (field().type !== 'computed') {
            <cp-number-field fieldId="p-min" optional [label]="i18n.t('fd.min')" [value]="field().min ?? null" (valueChange)="number('min', $event)" />
            <cp-number-field fieldId="p-max" optional [label]="i18n.t('fd.max')" [value]="field().max ?? null" (valueChange)="number('max', $event)" />
          }
          @if (field().type !== 'money') {<cp-select fieldId="p-decimals" prompt="" [label]="i18n.t('fd.decimals')" [options]="decimals()" [value]="'' + (field().decimals ?? 0)" (valueChange)="set({ decimals: +$event || null })" />}
        </div>
        @if (field().type !== 'money') {<cp-combo-field fieldId="p-unit" optional [free]="true" [label]="i18n.t('fd.unit')" [help]="i18n.t('fd.unit.help')" [options]="unitChoices" [value]="field().unit ?? ''" (valueChange)="set({ unit: $event || null }, 'unit')" />}
        @if (field().type === 'computed') {<cp-select fieldId="p-rounding" prompt="" [label]="i18n.t('fd.rounding')" [options]="roundings()" [value]="field().rounding ?? 'half'" (valueChange)="set({ rounding: $any($event) })" />}
      }
      @case ('text') {
        @if (field().type === 'text') {<cp-select fieldId="p-format" prompt="" [label]="i18n.t('fd.format')" [options]="formats()" [value]="field().format ?? ''" (valueChange)="set({ format: $any($event) || null })" />}
        <div class="fd-pair">
          <cp-number-field fieldId="p-minLength" optional [label]="i18n.t('fd.minLength')" [value]="field().minLength ?? null" (valueChange)="number('minLength', $event)" />
          <cp-number-field fieldId="p-maxLength" optional [label]="i18n.t('fd.maxLength')" [value]="field().maxLength ?? null" (valueChange)="number('maxLength', $event)" />
        </div>
      }
      @case ('date') {
        @if (field().type === 'period') {<cp-select fieldId="p-precision" prompt="" [label]="i18n.t('fd.precision')" [options]="precisions()" [value]="field().precision ?? 'date'" (valueChange)="set({ precision: $any($event) })" />}
        <div class="fd-pair">
          <cp-number-field fieldId="p-minDaysFromToday" optional [label]="i18n.t('fd.minDays')" [unit]="i18n.t('fd.days')" [value]="field().minDaysFromToday ?? null" (valueChange)="number('minDaysFromToday', $event)" />
          <cp-number-field fieldId="p-maxDaysFromToday" optional [label]="i18n.t('fd.maxDays')" [unit]="i18n.t('fd.days')" [value]="field().maxDaysFromToday ?? null" (valueChange)="number('maxDaysFromToday', $event)" />
        </div>
        <p class="cp-soft">{{ i18n.t('fd.minDays.help') }}</p>
        @if (field().type === 'period') {<cp-number-field fieldId="p-maxDays" optional [label]="i18n.t('fd.longest')" [unit]="i18n.t('fd.days')" [value]="field().maxDays ?? null" (valueChange)="number('maxDays', $event)" />}
        @if (dates().length > 1) {<cp-select fieldId="p-notBefore" prompt="" [label]="i18n.t('fd.notBefore')" [options]="dates()" [value]="field().notBefore ?? ''" (valueChange)="set({ notBefore: $event || null })" />}
      }
      @case ('place') {
        @if (field().type === 'facility' && facilityKinds().length) {<cp-checkboxes fieldId="p-kinds" optional [label]="i18n.t('fd.kinds')" [help]="i18n.t('fd.kinds.help')" [options]="facilityKinds()" [value]="field().kinds ?? []" (valueChange)="set({ kinds: $event.length ? $event : null })" />}
        <cp-checkbox fieldId="p-allowOther" [label]="i18n.t('fd.allowOther')" [value]="field().allowOther === true" (valueChange)="set({ allowOther: $event || null })" />
      }
    }
  `,
})
export class AnswerProperties {
  protected readonly i18n = inject(I18n);
  private readonly work = inject(FormWork);
  private readonly codes = inject(FormCodes);
  readonly field = input.required<FormField>();
  readonly path = input.required<string>();
  readonly changed = output<Change>();

  protected readonly shape = computed(() => {
    switch (this.field().type) {
      case 'number': case 'money': case 'computed': return 'number';
      case 'text': case 'longText': return 'text';
      case 'date': case 'dateTime': case 'period': return 'date';
      case 'port': case 'facility': return 'place';
      default: return '';
    }
  });
  protected readonly unitChoices: readonly Choice[] = units.map((unit) => ({ code: unit, label: unit }));
  protected readonly decimals = computed<readonly Choice[]>(() => [0, 1, 2, 3, 4, 5, 6].map((n) => ({ code: `${n}`, label: this.i18n.t(n ? 'fd.decimals.n' : 'fd.decimals.0', { n }) })));
  protected readonly roundings = computed<readonly Choice[]>(() => ['half', 'down', 'up'].map((code) => ({ code, label: this.i18n.t(`fd.rounding.${code}`) })));
  protected readonly precisions = computed<readonly Choice[]>(() => ['date', 'minute'].map((code) => ({ code, label: this.i18n.t(`fd.precision.${code}`) })));
  protected readonly formats = computed<readonly Choice[]>(() => ['', 'kana', 'callSign', 'imo', 'corporateNumber', 'postalCode'].map((code) => ({ code, label: this.i18n.t(`fd.format.${code || 'none'}`) })));
  protected readonly dates = computed<readonly Choice[]>(() => [
    { code: '', label: this.i18n.t('fd.notBefore.none') },
    ...computables(this.work.form()!, this.path(), 'dates').filter((one) => one.field.type !== 'period' && one.whole?.type !== 'group' && one.whole?.type !== 'cargo').map((one) => ({ code: one.path, label: this.i18n.pick(one.field.label) || this.i18n.t('fd.unnamed') })),
  ]);
  /** Kinds of facility that this authority has. */
  protected readonly facilityKinds = computed<readonly Choice[]>(() => {
    const own = (this.codes.entriesOf(this.work.tenant(), 'facilities') ?? []).map((entry) => entry.kind).filter((kind): kind is string => !!kind);
    return [...new Set([...own, ...(this.field().kinds ?? [])])].map((kind) => ({ code: kind, label: this.i18n.has(`fd.kinds.${kind}`) ? this.i18n.t(`fd.kinds.${kind}`) : kind }));
  });

  protected number(which: 'min' | 'max' | 'minLength' | 'maxLength' | 'minDaysFromToday' | 'maxDaysFromToday' | 'maxDays', value: unknown): void {
    if (value === null || typeof value === 'number') this.set({ [which]: value }, which);
  }

  protected set(change: Partial<FormField>, joins = ''): void {
    this.changed.emit({ change, joins });
  }
}

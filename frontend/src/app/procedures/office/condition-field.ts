import { Component, computed, inject, input, model } from '@angular/core';
import type { Condition, FormDefinition, FormField } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { SelectField, TextField } from '../../ui';

/** What a rule for all procedures can ask: the first answer of a kind. */
const kinds = ['facility', 'port', 'money', 'number', 'choice', 'text'] as const;
const numeric: ReadonlySet<string> = new Set(['number', 'money']);

/** 条件: built by choosing a question, how it is compared, and with what. One comparison; no code. */
@Component({
  selector: 'cp-condition-field',
  imports: [SelectField, TextField],
  template: `
    <div class="cp-columns">
      <cp-select [fieldId]="fieldId() + '-field'" width="" [label]="i18n.t('office.when.field')" [prompt]="i18n.t('office.when.always')" [options]="questions()" [value]="when()?.field ?? ''" (valueChange)="choose($event)" />
      @if (when(); as now) {
        <cp-select [fieldId]="fieldId() + '-is'" width="" [label]="i18n.t('office.when.is')" prompt="" [options]="comparisons()" [value]="now.is ?? 'equals'" (valueChange)="compare($event)" />
        @if (now.is !== 'answered' && now.is !== 'empty') {
          @if (options().length) {<cp-select [fieldId]="fieldId() + '-value'" width="" [label]="i18n.t('office.when.value')" [options]="options()" [value]="text()" (valueChange)="set($event)" />}
          @else {<cp-text-field [fieldId]="fieldId() + '-value'" [label]="i18n.t('office.when.value')" [example]="example()" [value]="text()" (valueChange)="set($event)" />}
        }
      }
    </div>
  `,
})
export class ConditionField {
  protected readonly i18n = inject(I18n);
  readonly fieldId = input.required<string>();
  /** Null for a rule of all procedures. */
  readonly form = input<FormDefinition | null>(null);
  readonly when = model<Condition | null>(null);
  private readonly fields = computed<readonly FormField[]>(() => this.form()?.steps.flatMap((step) => step.fields).filter((f) => !['info', 'declaration', 'file', 'group', 'cargo', 'party', 'vessel', 'address'].includes(f.type)) ?? []);
  protected readonly questions = computed(() => (this.form() ? this.fields().map((f) => ({ code: f.id, label: this.i18n.pick(f.label) })) : kinds.map((kind) => ({ code: `$${kind}`, label: this.i18n.t(`office.when.kind.${kind}`) }))));
  private readonly field = computed(() => this.fields().find((f) => f.id === this.when()?.field) ?? null);
  private readonly kind = computed(() => this.field()?.type ?? this.when()?.field?.replace('$', '') ?? 'text');
  protected readonly comparisons = computed(() => (numeric.has(this.kind()) ? ['atLeast', 'below', 'equals', 'answered', 'empty'] : ['equals', 'notEquals', 'answered', 'empty']).map((code) => ({ code, label: this.i18n.t(`office.when.is.${code}`) })));
  protected readonly options = computed(() => {
    if (this.kind() === 'yesNo') return [{ code: 'true', label: this.i18n.t('office.when.yes') }, { code: 'false', label: this.i18n.t('office.when.no') }];
    return this.field()?.options?.map((o) => ({ code: o.code, label: this.i18n.pick(o.label) })) ?? [];
  });
  protected readonly example = computed(() => (numeric.has(this.kind()) ? '1000000' : this.kind() === 'facility' ? 'K1' : null));
  protected readonly text = computed(() => String(this.when()?.value ?? ''));

  protected choose(field: string): void {
    this.when.set(field ? { field, is: numeric.has(this.fields().find((f) => f.id === field)?.type ?? field.replace('$', '')) ? 'atLeast' : 'equals', value: '' } : null);
  }

  protected compare(is: string): void {
    this.when.set({ ...this.when(), is: is as Condition['is'] });
  }

  protected set(text: string): void {
    const clean = text.normalize('NFKC').replaceAll(',', '').trim();
    const value = numeric.has(this.kind()) && clean !== '' && !Number.isNaN(Number(clean)) ? Number(clean) : this.kind() === 'yesNo' ? clean === 'true' : text;
    this.when.set({ ...this.when(), value });
  }
}

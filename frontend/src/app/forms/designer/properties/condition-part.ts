import { Component, computed, forwardRef, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { CheckboxesField, Choice, ComboField, DateField, NumberField, RadioField, SelectField, TextField } from '../../../ui';
import { Comparison, Condition } from '../../engine';
import { FormCodes } from '../../form-codes';
import { Kind, Question, compared, comparisonsFor, joined, kindOf, needsValue, partsOfCondition, questionName } from '../conditions';

/** One part of a condition: a comparison, or several joined; parts hold parts. */
@Component({
  selector: 'cp-condition-part',
  imports: [CheckboxesField, ComboField, DateField, NumberField, RadioField, SelectField, TextField, forwardRef(() => ConditionPart)],
  template: `
    @if (kind() === 'one') {
      <cp-combo-field [fieldId]="fieldId() + '-q'" [label]="i18n.t('fd.c.question')" [options]="choices()" [value]="condition().field ?? ''" (valueChange)="ask($event)" />
      @if (question()) {
        <cp-select [fieldId]="fieldId() + '-is'" prompt="" [label]="i18n.t('fd.c.comparison')" [options]="comparisons()" [value]="condition().is ?? ''" (valueChange)="compare($any($event))" />
        @if (needsValue()) {
          @switch (control()) {
            @case ('yesNo') {<cp-radios inline [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.value')" [options]="yesNo()" [value]="condition().value === false ? 'no' : 'yes'" (valueChange)="set($event === 'yes')" />}
            @case ('number') {<cp-number-field [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.value')" [unit]="question()!.field.unit ?? null" [value]="$any(condition().value) ?? null" (valueChange)="set($event)" />}
            @case ('date') {<cp-date-field [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.value')" [value]="text()" (valueChange)="set($event)" />}
            @case ('one') {<cp-select [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.value')" [options]="answers()" [value]="text()" (valueChange)="set($event)" />}
            @case ('several') {<cp-checkboxes [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.values')" [options]="answers()" [value]="several()" (valueChange)="set($event)" />}
            @case ('listed') {<cp-combo-field [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.value')" [options]="answers()" [value]="text()" (valueChange)="set(several().length || condition().is === 'in' ? [$event] : $event)" />}
            @default {<cp-text-field [fieldId]="fieldId() + '-v'" [label]="i18n.t('fd.c.value')" [value]="text()" (valueChange)="set($event)" />}
          }
        }
      }
      @if (depth() < 2 && condition().field) {
        <div class="fd-condition__join">
          <button type="button" class="fd-tool" (click)="grow('all')">{{ i18n.t('fd.c.grow.all') }}</button>
          <button type="button" class="fd-tool" (click)="grow('any')">{{ i18n.t('fd.c.grow.any') }}</button>
          <button type="button" class="fd-tool" (click)="changed.emit({ not: condition() })">{{ i18n.t('fd.c.grow.not') }}</button>
        </div>
      }
    } @else {
      <cp-select [fieldId]="fieldId() + '-kind'" prompt="" [label]="i18n.t('fd.c.kind')" [options]="kinds()" [value]="kind()" (valueChange)="changed.emit(join($any($event)))" />
      @for (part of parts(); track $index; let i = $index) {
        <div class="fd-condition__part" role="group" [attr.aria-label]="i18n.t('fd.c.part', { n: i + 1 })">
          <cp-condition-part [tenant]="tenant()" [condition]="part" [questions]="questions()" [fieldId]="fieldId() + '-' + i" [depth]="depth() + 1" (changed)="put(i, $event)" />
          @if (kind() !== 'not') {<div><button type="button" class="fd-tool fd-tool--grave" (click)="drop(i)">{{ i18n.t('fd.c.drop', { n: i + 1 }) }}</button></div>}
        </div>
      }
      @if (kind() !== 'not') {<div><button type="button" class="fd-tool" (click)="put(parts().length, {})">{{ i18n.t('fd.c.add') }}</button></div>}
    }
  `,
})
export class ConditionPart {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  readonly tenant = input.required<string>();
  readonly condition = input.required<Condition>();
  readonly questions = input.required<readonly Question[]>();
  readonly fieldId = input.required<string>();
  readonly depth = input.required<number>();
  readonly changed = output<Condition>();

  protected readonly kind = computed(() => kindOf(this.condition()));
  protected readonly parts = computed(() => partsOfCondition(this.condition()));
  protected readonly question = computed(() => this.questions().find((one) => one.path === this.condition().field) ?? null);
  protected readonly choices = computed<readonly Choice[]>(() => this.questions().map((one) => ({ code: one.path, label: questionName(one, this.i18n) })));
  protected readonly comparisons = computed<readonly Choice[]>(() => comparisonsFor(this.question()?.field ?? null).map((code) => ({ code, label: this.i18n.t(`fd.c.is.${code}.${this.isTime() ? 'time' : 'plain'}`) })));
  protected readonly kinds = computed<readonly Choice[]>(() => ['all', 'any', 'not'].map((code) => ({ code, label: this.i18n.t(`fd.c.kind.${code}`) })));
  protected readonly yesNo = computed<readonly Choice[]>(() => {
    const tick = this.question()?.field.type === 'declaration';
    return [{ code: 'yes', label: this.i18n.t(tick ? 'fd.c.ticked' : 'fd.c.yes') }, { code: 'no', label: this.i18n.t(tick ? 'fd.c.unticked' : 'fd.c.no') }];
  });
  protected readonly needsValue = computed(() => !!this.condition().is && needsValue(this.condition().is));
  protected readonly text = computed(() => {
    const value = this.condition().value;
    return typeof value === 'string' ? value : Array.isArray(value) ? String(value[0] ?? '') : '';
  });
  protected readonly several = computed<readonly string[]>(() => {
    const value = this.condition().value;
    return Array.isArray(value) ? (value as string[]) : [];
  });
  /** The value is asked for as the question itself would be. */
  protected readonly control = computed(() => {
    const field = this.question()!.field;
    switch (field.type) {
      case 'yesNo': case 'declaration': return 'yesNo';
      case 'number': case 'money': case 'computed': return 'number';
      case 'date': case 'dateTime': return 'date';
      case 'choice': case 'choices': return field.codes ? 'listed' : this.condition().is === 'in' ? 'several' : 'one';
      case 'port': case 'facility': return 'listed';
      default: return 'text';
    }
  });
  protected readonly answers = computed<readonly Choice[]>(() => {
    const field = this.question()!.field;
    if (field.options?.length) return field.options.map((option, i) => ({ code: option.code, label: this.i18n.pick(option.label) || this.i18n.t('fd.choice.n', { n: i + 1 }) }));
    const list = field.codes ?? (field.type === 'port' ? 'locodes' : 'facilities');
    return (this.codes.entriesOf(this.tenant(), list) ?? []).map((entry) => ({ code: entry.code, label: this.i18n.pick(entry.name) }));
  });

  protected ask(path: string): void {
    const question = this.questions().find((one) => one.path === path) ?? null;
    if (!question || path === this.condition().field) return;
    this.changed.emit(compared({ field: path }, question, comparisonsFor(question.field)[0]));
  }

  protected compare(comparison: Comparison): void {
    this.changed.emit(compared(this.condition(), this.question(), comparison));
  }

  protected set(value: unknown): void {
    this.changed.emit({ ...this.condition(), value });
  }

  protected grow(kind: 'all' | 'any'): void {
    this.changed.emit({ [kind]: [this.condition(), {}] });
  }

  protected join(kind: Kind): Condition {
    return joined(this.condition(), kind);
  }

  protected put(index: number, part: Condition): void {
    const kind = this.kind();
    if (kind === 'not') this.changed.emit({ not: part });
    else this.changed.emit({ [kind]: index < this.parts().length ? this.parts().with(index, part) : [...this.parts(), part] });
  }

  /** With one left, the join itself goes. */
  protected drop(index: number): void {
    const left = this.parts().toSpliced(index, 1);
    this.changed.emit(left.length > 1 ? { [this.kind()]: left } : (left[0] ?? {}));
  }

  private isTime(): boolean {
    return this.control() === 'date';
  }
}

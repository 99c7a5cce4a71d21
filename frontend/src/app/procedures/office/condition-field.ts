import { Component, computed, effect, inject, input, model } from '@angular/core';
import { isFinished, questionsFor, sentence } from '../../forms/designer/conditions';
import { ConditionPart } from '../../forms/designer/properties/condition-part';
import { FormCodes } from '../../forms';
import type { Condition, FormDefinition, FormField } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { RadioField } from '../../ui';

/** What a rule for all procedures can ask: the first answer of a kind. */
const kinds = [{ type: 'facility' }, { type: 'port' }, { type: 'money', unit: '円' }, { type: 'area', unit: 'm²' }, { type: 'number' }, { type: 'yesNo' }] as const;

/** 条件: the same choices as in the form designer (facilities, ports, lists, numbers with their unit, joined as one likes), said as a sentence. */
@Component({
  selector: 'cp-condition-field',
  imports: [ConditionPart, RadioField],
  template: `
    <cp-radios inline [fieldId]="fieldId() + '-when'" [label]="i18n.t('office.when')" [options]="choices()" [value]="when() ? 'some' : 'always'" (valueChange)="when.set($event === 'some' ? {} : null)" />
    @if (when(); as now) {
      <fieldset class="fd-condition"><legend class="cp-visually-hidden">{{ i18n.t('office.when') }}</legend>
        @if (!form()) {<p class="cp-soft">{{ i18n.t('office.when.first') }}</p>}
        <cp-condition-part [tenant]="tenant()" [condition]="now" [questions]="questions()" [fieldId]="fieldId()" [depth]="0" (changed)="when.set($event)" />
        <p class="fd-sentence" role="status">{{ words() }}</p>
        @if (!finished()) {<p class="cp-field__error">＊{{ i18n.t('fd.c.finish') }}</p>}
      </fieldset>
    }
  `,
})
export class ConditionField {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  readonly fieldId = input.required<string>();
  readonly tenant = input.required<string>();
  /** Null for a rule of all procedures. */
  readonly form = input<FormDefinition | null>(null);
  readonly when = model<Condition | null>(null);
  protected readonly choices = computed(() => ['always', 'some'].map((code) => ({ code, label: this.i18n.t(`office.when.${code}`) })));
  private readonly asked = computed<FormDefinition>(() => this.form() ?? this.ofAnyForm());
  protected readonly questions = computed(() => questionsFor(this.asked(), null));
  protected readonly finished = computed(() => isFinished(this.when() ?? {}));
  protected readonly words = computed(() => {
    const lists = this.codes.listsFor(this.tenant());
    return sentence(this.when(), this.asked(), null, { t: this.i18n.t, pick: this.i18n.pick, code: (list, code) => (lists.get(list)?.get(code) ? this.i18n.pick(lists.get(list)!.get(code)) : undefined) });
  });

  constructor() {
    effect(() => void this.codes.load(this.asked(), this.tenant()));
  }

  /** A form that stands for every form: one question of each kind. */
  private ofAnyForm(): FormDefinition {
    const text = (words: string) => ({ ja: words, en: words });
    const fields: FormField[] = kinds.map((kind) => ({
      id: `$${kind.type}`, type: kind.type === 'area' ? 'number' : kind.type, label: text(this.i18n.t(`office.when.kind.${kind.type}`)), unit: 'unit' in kind ? kind.unit : null,
    }));
    return { code: '_all', version: '', title: text(''), steps: [{ id: 'all', title: text(''), fields }] };
  }
}

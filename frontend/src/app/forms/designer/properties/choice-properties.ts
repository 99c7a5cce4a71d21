import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Announcer, Choice, NumberField, SelectField } from '../../../ui';
import { FormField, FormOption, LocalText } from '../../engine';
import { FormWork } from '../form-work';
import { codeListNames, option } from '../items';
import { Change } from './answer-properties';
import { WordsField } from './words-field';

/** 選択肢: written here one by one, or taken from a national list of codes. */
@Component({
  selector: 'cp-choice-properties',
  imports: [NumberField, SelectField, WordsField],
  template: `
    <cp-select fieldId="p-codes" prompt="" [label]="i18n.t('fd.choices.from')" [options]="sources()" [value]="field().codes ?? ''" (valueChange)="from($event)" />
    @if (!field().codes) {
      <ol class="fd-options" id="p-options" [attr.aria-label]="i18n.t('fd.choices')">
        @for (one of options(); track one.code; let i = $index) {
          <li class="fd-option">
            <cp-words-field [fieldId]="'p-option-' + one.code" [label]="i18n.t('fd.choice.n', { n: i + 1 })" [value]="one.label" (changed)="rename(i, $event)" />
            <div class="fd-option__tools">
              <button type="button" class="fd-tool" [attr.aria-disabled]="i === 0" [attr.aria-label]="i18n.t('fd.choice.up', { n: i + 1 })" (click)="move(i, -1)">↑</button>
              <button type="button" class="fd-tool" [attr.aria-disabled]="i === options().length - 1" [attr.aria-label]="i18n.t('fd.choice.down', { n: i + 1 })" (click)="move(i, 1)">↓</button>
              @if (options().length > 1) {<button type="button" class="fd-tool fd-tool--grave" [attr.aria-label]="i18n.t('fd.choice.remove', { n: i + 1 })" (click)="drop(i)">{{ i18n.t('fd.remove') }}</button>}
            </div>
          </li>
        }
      </ol>
      <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="add()">{{ i18n.t('fd.choice.add') }}</button></div>
    }
    @if (field().type === 'choices') {
      <div class="fd-pair">
        <cp-number-field fieldId="p-minItems" optional [label]="i18n.t('fd.minChoices')" [value]="field().minItems ?? null" (valueChange)="limit('minItems', $event)" />
        <cp-number-field fieldId="p-maxItems" optional [label]="i18n.t('fd.maxChoices')" [value]="field().maxItems ?? null" (valueChange)="limit('maxItems', $event)" />
      </div>
    }
  `,
})
export class ChoiceProperties {
  protected readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  readonly field = input.required<FormField>();
  readonly changed = output<Change>();
  private readonly work = inject(FormWork);
  /** From the form itself: the input may be one drawing behind what was typed. */
  protected readonly options = computed<readonly FormOption[]>(() => this.work.field()?.field.options ?? []);
  protected readonly sources = computed<readonly Choice[]>(() => [{ code: '', label: this.i18n.t('fd.choices.own') }, ...codeListNames.map((code) => ({ code, label: this.i18n.t(`fd.codes.${code}`) }))]);

  protected from(list: string): void {
    this.changed.emit({ change: list ? { codes: list, options: null } : { codes: null, options: [option(1), option(2)] }, joins: '' });
  }

  protected rename(index: number, label: LocalText | null): void {
    if (label) this.set(this.options().with(index, { ...this.options()[index], label }), `option ${index}`);
  }

  protected add(): void {
    const taken = new Set(this.options().map((one) => one.code));
    let n = this.options().length + 1;
    while (taken.has(option(n).code)) n++;
    this.set([...this.options(), option(n)]);
    setTimeout(() => document.getElementById(`p-option-${option(n).code}`)?.focus());
  }

  protected move(index: number, by: number): void {
    const to = index + by;
    if (to < 0 || to >= this.options().length) return;
    const next = [...this.options()];
    [next[index], next[to]] = [next[to], next[index]];
    this.set(next);
    this.announcer.say(this.i18n.t('fd.choice.moved', { n: to + 1, count: next.length }));
  }

  protected drop(index: number): void {
    this.set(this.options().toSpliced(index, 1));
  }

  protected limit(which: 'minItems' | 'maxItems', value: unknown): void {
    if (value === null || typeof value === 'number') this.changed.emit({ change: { [which]: value }, joins: which });
  }

  private set(options: readonly FormOption[], joins = ''): void {
    this.changed.emit({ change: { options }, joins });
  }
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { NumberField } from '../../../ui';
import { FieldType, FormField } from '../../engine';
import { addInner } from '../edits';
import { FormWork } from '../form-work';
import { kindsInGroup, newField } from '../items';

/** くり返し: how many rows, and the questions of one row. */
@Component({
  selector: 'cp-rows-properties',
  imports: [NumberField],
  template: `
    <div class="fd-pair">
      <cp-number-field fieldId="p-minItems" optional [label]="i18n.t('fd.minRows')" [value]="field().minItems ?? null" (valueChange)="limit('minItems', $event)" />
      <cp-number-field fieldId="p-maxItems" optional [label]="i18n.t('fd.maxRows')" [value]="field().maxItems ?? null" (valueChange)="limit('maxItems', $event)" />
    </div>
    @if (field().type === 'group') {
      <h4 id="p-fields">{{ i18n.t('fd.rowQuestions') }}</h4>
      @if (inner().length) {
        <ul class="fd-inner">@for (one of inner(); track one.id) {<li><button type="button" class="cp-button cp-button--text" (click)="work.go($any('field:' + path() + '.' + one.id))">{{ i18n.pick(one.label) || i18n.t('fd.unnamed') }}</button> <span class="cp-soft">{{ i18n.t('fd.type.' + one.type) }}</span></li>}</ul>
      } @else {<p class="cp-soft">{{ i18n.t('fd.rowQuestions.none') }}</p>}
      <details class="fd-kinds" [open]="adding()" (toggle)="adding.set($any($event.target).open)">
        <summary>{{ i18n.t('fd.rowQuestions.add') }}</summary>
        @for (group of kinds; track group.group) {
          <p class="fd-kinds__group">{{ i18n.t('fd.kindGroup.' + group.group) }}</p>
          <div class="fd-kinds__list">@for (type of group.types; track type) {<button type="button" class="fd-kind" (click)="add(type)">{{ i18n.t('fd.type.' + type) }}</button>}</div>
        }
      </details>
    }
  `,
})
export class RowsProperties {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  readonly field = input.required<FormField>();
  readonly path = input.required<string>();
  protected readonly kinds = kindsInGroup();
  protected readonly adding = signal(false);
  protected readonly inner = computed(() => this.field().fields ?? []);

  protected limit(which: 'minItems' | 'maxItems', value: unknown): void {
    if (value === null || typeof value === 'number') this.work.set({ [which]: value }, which);
  }

  protected add(type: FieldType): void {
    const made = newField(this.work.form()!, type);
    const group = this.path();
    this.work.edit((form) => addInner(form, group, made));
    this.work.go(`field:${group}.${made.id}`);
    this.adding.set(false);
    setTimeout(() => document.getElementById('p-label')?.focus());
  }
}

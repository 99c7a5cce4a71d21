import { Component, computed, inject, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { FieldType, FormField } from '../engine';
import { addField, addInner, findField } from './edits';
import { FormWork } from './form-work';
import { kinds, kindsInGroup, newField } from './items';

/** 質問を追加: choose a kind in words; the new question stands behind the one on the table and waits for its text. */
@Component({
  selector: 'cp-add-item',
  template: `
    <div class="cp-stack">
      <p class="cp-soft">{{ where() }}</p>
      @for (group of offered(); track group.group) {
        <section aria-labelledby="kinds-{{ group.group }}">
          <h3 class="fd-kinds__group" id="kinds-{{ group.group }}">{{ i18n.t('fd.kindGroup.' + group.group) }}</h3>
          <div class="fd-kinds__list">@for (type of group.types; track type) {<button type="button" class="fd-kind" (click)="add(type)"><strong>{{ i18n.t('fd.type.' + type) }}</strong><span>{{ i18n.t('fd.type.' + type + '.help') }}</span></button>}</div>
        </section>
      }
      @if (off().length) {
        <section aria-labelledby="kinds-national">
          <h3 class="fd-kinds__group" id="kinds-national">{{ i18n.t('fd.kindGroup.national') }}</h3>
          <div class="fd-kinds__list">@for (field of off(); track field.id) {<button type="button" class="fd-kind" (click)="put(field)"><strong>{{ i18n.pick(field.label) }}</strong><span>{{ i18n.t('fd.type.' + field.type) }}</span></button>}</div>
        </section>
      }
    </div>
  `,
})
export class AddItem {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  readonly added = output<void>();
  /** Standing on a question of a group, the new one goes into the group. */
  private readonly group = computed(() => this.work.field()?.group ?? null);
  protected readonly offered = computed(() => (this.group() ? kindsInGroup() : kinds));
  protected readonly where = computed(() => {
    const found = this.work.field();
    const into = this.group() ? this.i18n.pick(this.group()!.label) : this.i18n.pick(this.work.step()?.title) || this.i18n.t('fd.unnamedStep');
    return this.i18n.t(found ? 'fd.add.behind' : 'fd.add.into', { into, label: this.i18n.pick(found?.field.label) || this.i18n.t('fd.unnamed') });
  });
  /** Items of the national form that are switched off here. */
  protected readonly off = computed<readonly FormField[]>(() => {
    const form = this.work.form();
    return this.group() || !form ? [] : (this.work.master()?.steps.flatMap((step) => step.fields) ?? []).filter((field) => !findField(form, field.id));
  });

  protected add(type: FieldType): void {
    this.put(newField(this.work.form()!, type));
  }

  protected put(field: FormField): void {
    const found = this.work.field();
    const group = this.group();
    const step = this.work.step();
    if (!step) return;
    this.work.edit((form) => (group ? addInner(form, group.id, field, found!.field.id) : addField(form, step.id, field, found?.field.id ?? null)));
    this.work.go(`field:${group ? group.id + '.' : ''}${field.id}`);
    this.added.emit();
  }
}

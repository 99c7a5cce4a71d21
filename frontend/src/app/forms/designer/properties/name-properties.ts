import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { TextField } from '../../../ui';
import { FormWork } from '../form-work';
import { nameFault, renameField } from '../rename';

/** データ上の名前: may be chosen until the question is published for the first time; answers stand under it from then on. */
@Component({
  selector: 'cp-name-properties',
  imports: [TextField],
  template: `
    @if (free()) {
      <details class="fd-part">
        <summary>{{ i18n.t('fd.id', { id: work.path() }) }}</summary>
        <cp-text-field fieldId="p-id" width="m" [spellcheck]="false" [label]="i18n.t('fd.id.label')" [help]="i18n.t('fd.id.help')" example="takeOffWeight" [value]="typed()" (valueChange)="typed.set($event); fault.set(null)" (left)="rename()" [error]="fault()" />
      </details>
    } @else {<p class="cp-soft">{{ i18n.t('fd.id', { id: work.path() }) }}</p>}
  `,
})
export class NameProperties {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  protected readonly free = computed(() => {
    const path = this.work.path();
    return path !== null && !this.work.firm().has(path);
  });
  protected readonly typed = linkedSignal(() => this.work.field()?.field.id ?? '');
  protected readonly fault = signal<string | null>(null);

  protected rename(): void {
    const [form, path, id] = [this.work.form(), this.work.path(), this.typed().trim()];
    if (!form || !path || id === this.work.field()?.field.id) return;
    const fault = nameFault(form, path, id);
    this.fault.set(fault && this.i18n.t(`fd.id.${fault}`));
    if (fault) return;
    const group = this.work.field()!.group;
    this.work.edit((one) => renameField(one, path, id));
    this.work.go(`field:${group ? `${group.id}.` : ''}${id}`);
  }
}

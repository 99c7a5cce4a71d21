import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { CheckboxesField, Choice, SelectField } from '../../../ui';
import { FormField, LIMITS } from '../../engine';
import { fileTypes } from '../items';

const megabyte = 1024 * 1024;

/** 添付書類: kinds, number and size of the papers. */
@Component({
  selector: 'cp-file-properties',
  imports: [CheckboxesField, SelectField],
  template: `
    <cp-checkboxes fieldId="p-accept" [label]="i18n.t('fd.accept')" [help]="i18n.t('fd.accept.help')" [options]="types" [value]="field().accept ?? all" (valueChange)="accept($event)" />
    <div class="fd-pair">
      <cp-select fieldId="p-maxFiles" prompt="" [label]="i18n.t('fd.maxFiles')" [options]="counts()" [value]="'' + (field().maxFiles ?? limits.fileCount)" (valueChange)="changed.emit({ maxFiles: +$event })" />
      <cp-select fieldId="p-maxBytes" prompt="" [label]="i18n.t('fd.maxBytes')" [options]="sizes()" [value]="'' + (field().maxBytes ?? limits.fileBytes)" (valueChange)="changed.emit({ maxBytes: +$event })" />
    </div>
  `,
})
export class FileProperties {
  protected readonly i18n = inject(I18n);
  protected readonly limits = LIMITS;
  readonly field = input.required<FormField>();
  readonly changed = output<Partial<FormField>>();
  protected readonly types: readonly Choice[] = fileTypes.map(({ type, name }) => ({ code: type, label: name }));
  protected readonly all = LIMITS.accept;
  protected readonly counts = computed<readonly Choice[]>(() => [...new Set([1, 2, 3, 5, 10, 20, this.field().maxFiles ?? 5])].sort((a, b) => a - b).map((n) => ({ code: `${n}`, label: this.i18n.t('fd.maxFiles.n', { n }) })));
  protected readonly sizes = computed<readonly Choice[]>(() => [...new Set([1, 5, 10, 20].map((n) => n * megabyte).concat(this.field().maxBytes ?? LIMITS.fileBytes))].sort((a, b) => a - b).map((n) => ({ code: `${n}`, label: `${Math.round((n / megabyte) * 10) / 10} MB` })));

  protected accept(types: readonly string[]): void {
    const every = types.length === 0 || (types.length === this.all.length && this.all.every((type) => types.includes(type)));
    this.changed.emit({ accept: every ? null : types });
  }
}

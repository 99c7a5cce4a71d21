import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Choice } from '../../../ui';
import { FormField, PartUse, isComposite, partsOf } from '../../engine';
import { FormWork } from '../form-work';

interface Part {
  readonly path: string;
  readonly field: FormField;
  readonly whole: FormField | null;
  readonly use: PartUse;
}

/** 内訳: which parts of a party, vessel, address or cargo row are asked, and which must be answered. */
@Component({
  selector: 'cp-parts-properties',
  template: `
    <fieldset class="fd-words" id="p-parts">
      <legend class="fd-words__label">{{ i18n.t('fd.parts') }}</legend>
      <p class="cp-field__help">{{ i18n.t('fd.parts.help') }}</p>
      @for (part of parts(); track part.path) {
        <div class="fd-partrow" [class.fd-partrow--inner]="part.whole">
          <label [for]="'p-part-' + part.path">{{ i18n.pick(part.field.label) }}</label>
          <select class="cp-input" [id]="'p-part-' + part.path" (change)="use(part.path, $any($event.target).value)">
            @for (one of uses(); track one.code) {<option [value]="one.code" [selected]="one.code === part.use">{{ one.label }}</option>}
          </select>
        </div>
      }
    </fieldset>
  `,
})
export class PartsProperties {
  protected readonly i18n = inject(I18n);
  private readonly work = inject(FormWork);
  readonly field = input.required<FormField>();
  readonly changed = output<Partial<FormField>>();
  protected readonly uses = computed<readonly Choice[]>(() => ['required', 'optional', 'hidden'].map((code) => ({ code, label: this.i18n.t(`fd.parts.${code}`) })));
  protected readonly parts = computed<readonly Part[]>(() => {
    const chosen = this.field().parts ?? {};
    const all = partsOf({ ...this.field(), parts: null });
    return all.flatMap((field) => {
      const own: Part = { path: field.id, field, whole: null, use: chosen[field.id] ?? plain(field) };
      const inner = isComposite(field.type) && own.use !== 'hidden' ? partsOf({ ...field, parts: null }).map((one) => ({ path: `${field.id}.${one.id}`, field: one, whole: field, use: chosen[`${field.id}.${one.id}`] ?? plain(one) })) : [];
      return [own, ...inner];
    });
  });

  protected use(path: string, use: PartUse): void {
    this.changed.emit({ parts: { ...(this.work.field()?.field.parts ?? {}), [path]: use } });
  }
}

/** What the type itself says about its part. */
function plain(field: FormField): PartUse {
  return field.required === false || field.requiredWhen ? 'optional' : 'required';
}

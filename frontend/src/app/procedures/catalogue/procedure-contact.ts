import { Component, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { HoursField } from '../../tenancy/settings/hours-field';
import { CheckboxField, TextField } from '../../ui';
import type { ProcedureContact } from './catalogue-api';
import { WordsField } from './words-fields';

/** この手続の窓口: an office of the procedure's own, where it is not the authority's. */
@Component({
  selector: 'cp-procedure-contact',
  imports: [CheckboxField, HoursField, TextField, WordsField],
  template: `
    <cp-checkbox helpBelow fieldId="contact" [label]="i18n.t('c.ownContact')" [help]="i18n.t('c.ownContact.help')" [value]="value() !== null" (valueChange)="changed.emit($event ? { department: { ja: '', en: '' }, phone: '', email: '', hours: [] } : null)" />
    @if (value(); as contact) {
      <cp-words fieldId="contact.department" [label]="i18n.t('c.field.department')" [value]="contact.department" (valueChange)="changed.emit({ ...contact, department: $event })" [error]="message()('contact.department.ja')" />
      <div class="cp-columns"><cp-text-field fieldId="contact.phone" type="tel" [label]="i18n.t('contact.phone')" example="0176-12-3456" [value]="contact.phone" (valueChange)="changed.emit({ ...contact, phone: $event })" [error]="message()('contact.phone')" />
        <cp-text-field fieldId="contact.email" type="email" optional [label]="i18n.t('contact.email')" [value]="contact.email" (valueChange)="changed.emit({ ...contact, email: $event })" [error]="message()('contact.email')" /></div>
      <cp-hours-field [optional]="true" [hours]="contact.hours ?? []" [help]="i18n.t('c.contact.hours.help')" [none]="i18n.t('c.contact.hours.none')" [message]="message()" (changed)="changed.emit({ ...contact, hours: $event })" />
    }
  `,
})
export class ProcedureContactFields {
  protected readonly i18n = inject(I18n);
  readonly value = input.required<ProcedureContact | null>();
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<ProcedureContact | null>();
}

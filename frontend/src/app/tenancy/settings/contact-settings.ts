import { Component, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { TextField } from '../../ui';
import { HoursField } from './hours-field';
import type { Settings } from './settings-api';

/** 問い合わせ先: whom people ask, and when the office is open. */
@Component({
  selector: 'cp-contact-settings',
  imports: [HoursField, TextField],
  template: `
    @let c = contact();
    <section class="cp-stack" aria-labelledby="s-contact"><h2 id="s-contact">{{ i18n.t('officer.s.contact') }}</h2><p class="cp-soft">{{ i18n.t('officer.s.contact.lead') }}</p>
      <div class="cp-columns">
        <cp-text-field fieldId="contact.department.ja" [label]="i18n.t('officer.s.department.ja')" [value]="c.department.ja" (valueChange)="changed.emit({ department: { ja: $event, en: c.department.en } })" [error]="message()('contact.department.ja')" />
        <cp-text-field fieldId="contact.department.en" lang="en" optional [label]="i18n.t('officer.s.department.en')" [value]="c.department.en" (valueChange)="changed.emit({ department: { ja: c.department.ja, en: $event } })" />
        <cp-text-field fieldId="contact.phone" type="tel" [label]="i18n.t('contact.phone')" example="0176-12-3456" [value]="c.phone" (valueChange)="changed.emit({ phone: $event })" [error]="message()('contact.phone')" />
        <cp-text-field fieldId="contact.email" type="email" [label]="i18n.t('contact.email')" example="kowan@example.jp" [value]="c.email" (valueChange)="changed.emit({ email: $event })" [error]="message()('contact.email')" />
        <cp-text-field fieldId="contact.address.ja" [label]="i18n.t('officer.s.address.ja')" [value]="c.address.ja" (valueChange)="changed.emit({ address: { ja: $event, en: c.address.en } })" [error]="message()('contact.address.ja')" />
        <cp-text-field fieldId="contact.address.en" lang="en" optional [label]="i18n.t('officer.s.address.en')" [value]="c.address.en" (valueChange)="changed.emit({ address: { ja: c.address.ja, en: $event } })" />
      </div>
      <cp-hours-field [hours]="c.hours" [help]="i18n.t('officer.s.hours.help')" [none]="i18n.t('officer.s.hours.none')" [message]="message()" (changed)="changed.emit({ hours: $event })" />
    </section>
  `,
})
export class ContactSettings {
  protected readonly i18n = inject(I18n);
  readonly contact = input.required<Settings['contact']>();
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<Partial<Settings['contact']>>();
}

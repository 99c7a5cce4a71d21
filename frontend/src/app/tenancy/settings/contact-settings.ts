import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Field, SelectField, TextField, TimeField } from '../../ui';
import type { OpeningHours, Settings } from './settings-api';

/** 問い合わせ先: whom people ask, and when the office is open. */
@Component({
  selector: 'cp-contact-settings',
  imports: [Field, SelectField, TextField, TimeField],
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
      <cp-field group fieldId="contact.hours" [label]="i18n.t('contact.hours')" [help]="i18n.t('officer.s.hours.help')">
        <div class="cp-stack">
          @for (row of c.hours; track $index; let i = $index) {
            <div class="cp-hours" [id]="'contact.hours[' + i + ']'">
              <cp-select [fieldId]="'h-from-' + i" width="s" prompt="" [label]="i18n.t('officer.s.hours.from')" [options]="weekdays()" [value]="'' + row.from" (valueChange)="hours(i, { from: +$event })" />
              <cp-select [fieldId]="'h-to-' + i" width="s" prompt="" [label]="i18n.t('officer.s.hours.to')" [options]="weekdays()" [value]="'' + row.to" (valueChange)="hours(i, { to: +$event })" />
              <cp-time-field [fieldId]="'h-opens-' + i" [label]="i18n.t('officer.s.hours.opens')" [value]="short(row.opens)" (valueChange)="hours(i, { opens: $event })" />
              <cp-time-field [fieldId]="'h-closes-' + i" [label]="i18n.t('officer.s.hours.closes')" [value]="short(row.closes)" (valueChange)="hours(i, { closes: $event })" />
              <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.s.hours.remove', { n: i + 1 })" (click)="dropHours(i)">{{ i18n.t('file.remove') }}</button>
              @if (message()('contact.hours[' + i + ']'); as m) {<p class="cp-field__error">＊{{ m }}</p>}
            </div>
          } @empty {<p class="cp-soft">{{ i18n.t('officer.s.hours.none') }}</p>}
          <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="addHours()">{{ i18n.t('officer.s.hours.add') }}</button></div>
        </div>
      </cp-field>
    </section>
  `,
})
export class ContactSettings {
  protected readonly i18n = inject(I18n);
  readonly contact = input.required<Settings['contact']>();
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<Partial<Settings['contact']>>();
  protected readonly weekdays = computed(() => [1, 2, 3, 4, 5, 6, 7].map((n) => ({ code: String(n), label: this.i18n.t(`officer.weekday.${n}`) })));

  protected hours(at: number, part: Partial<OpeningHours>): void {
    this.changed.emit({ hours: this.contact().hours.map((row, i) => (i === at ? { ...row, ...part } : row)) });
  }

  protected addHours(): void {
    this.changed.emit({ hours: [...this.contact().hours, { from: 1, to: 5, opens: '08:30:00', closes: '17:15:00' }] });
  }

  protected dropHours(at: number): void {
    this.changed.emit({ hours: this.contact().hours.filter((_, i) => i !== at) });
  }

  protected short(time: string): string {
    return time.slice(0, 5);
  }
}

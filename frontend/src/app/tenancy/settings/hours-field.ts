import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Field, SelectField, TimeField } from '../../ui';
import type { OpeningHours } from '../tenancy-api';

/** 受付時間: one line for each run of weekdays. */
@Component({
  selector: 'cp-hours-field',
  imports: [Field, SelectField, TimeField],
  template: `
    <cp-field group fieldId="contact.hours" [label]="i18n.t('contact.hours')" [help]="help()" [optional]="optional()" [error]="message()('contact.hours')">
      <div class="cp-stack">
        @for (row of hours(); track $index; let i = $index) {
          <div class="cp-hours" [id]="'contact.hours[' + i + ']'">
            <cp-select [fieldId]="'h-from-' + i" width="s" prompt="" [label]="i18n.t('officer.s.hours.from')" [options]="weekdays()" [value]="'' + row.from" (valueChange)="set(i, { from: +$event })" />
            <cp-select [fieldId]="'h-to-' + i" width="s" prompt="" [label]="i18n.t('officer.s.hours.to')" [options]="weekdays()" [value]="'' + row.to" (valueChange)="set(i, { to: +$event })" />
            <cp-time-field [fieldId]="'h-opens-' + i" [label]="i18n.t('officer.s.hours.opens')" [value]="short(row.opens)" (valueChange)="set(i, { opens: $event })" />
            <cp-time-field [fieldId]="'h-closes-' + i" [label]="i18n.t('officer.s.hours.closes')" [value]="short(row.closes)" (valueChange)="set(i, { closes: $event })" />
            <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.s.hours.remove', { n: i + 1 })" (click)="drop(i)">{{ i18n.t('file.remove') }}</button>
            @if (message()('contact.hours[' + i + ']'); as m) {<p class="cp-field__error">＊{{ m }}</p>}
          </div>
        } @empty {<p class="cp-soft">{{ none() }}</p>}
        <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="add()">{{ i18n.t('officer.s.hours.add') }}</button></div>
      </div>
    </cp-field>
  `,
})
export class HoursField {
  protected readonly i18n = inject(I18n);
  readonly hours = input.required<readonly OpeningHours[]>();
  readonly help = input<string | null>(null);
  /** What it means that there are none. */
  readonly none = input.required<string>();
  readonly optional = input(false);
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<readonly OpeningHours[]>();
  protected readonly weekdays = computed(() => [1, 2, 3, 4, 5, 6, 7].map((n) => ({ code: String(n), label: this.i18n.t(`officer.weekday.${n}`) })));

  protected set(at: number, part: Partial<OpeningHours>): void {
    this.changed.emit(this.hours().map((row, i) => (i === at ? { ...row, ...part } : row)));
  }

  protected add(): void {
    this.changed.emit([...this.hours(), { from: 1, to: 5, opens: '08:30:00', closes: '17:15:00' }]);
  }

  protected drop(at: number): void {
    this.changed.emit(this.hours().filter((_, i) => i !== at));
  }

  protected short(time: string): string {
    return time.slice(0, 5);
  }
}

/** Times as the service takes them. */
export function hoursToSend(hours: readonly OpeningHours[]): readonly OpeningHours[] {
  const long = (time: string) => (/^\d\d:\d\d$/.test(time) ? `${time}:00` : time);
  return hours.map((row) => ({ ...row, opens: long(row.opens), closes: long(row.closes) }));
}

import { Component, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { CheckboxField, DateField, Field, TextField } from '../../ui';
import type { ClosedDay } from './settings-api';

/** 独自の休業日: days on which this office alone is closed, for example 港まつり. */
@Component({
  selector: 'cp-closed-days',
  imports: [CheckboxField, DateField, Field, TextField],
  template: `
    <cp-field group fieldId="calendar.closedDays" [optional]="true" [label]="i18n.t('officer.s.closed')" [help]="i18n.t('officer.s.closed.help')" [error]="message()('calendar.closedDays')">
      <ol class="cp-list cp-stack">
        @for (row of days(); track $index; let i = $index) {
          <li class="cp-card cp-stack" [id]="'calendar.closedDays[' + i + ']'" tabindex="-1">
            <cp-date-field [fieldId]="'closed-day-' + i" [label]="i18n.t('officer.s.closed.day')" [value]="row.day" (valueChange)="set(i, { day: $event })" />
            <div class="cp-columns">
              <cp-text-field [fieldId]="'closed-ja-' + i" [label]="i18n.t('officer.s.closed.name.ja')" [example]="i18n.t('officer.s.closed.example')" [value]="row.name.ja" (valueChange)="set(i, { name: { ja: $event, en: row.name.en } })" />
              <cp-text-field [fieldId]="'closed-en-' + i" lang="en" optional [label]="i18n.t('officer.s.closed.name.en')" [value]="row.name.en" (valueChange)="set(i, { name: { ja: row.name.ja, en: $event } })" />
            </div>
            <cp-checkbox [fieldId]="'closed-every-' + i" [label]="i18n.t('officer.s.closed.every')" [value]="row.everyYear" (valueChange)="set(i, { everyYear: $event })" />
            @if (message()('calendar.closedDays[' + i + ']'); as m) {<p class="cp-field__error">＊{{ m }}</p>}
            <div><button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.s.closed.remove', { n: i + 1 })" (click)="drop(i)">{{ i18n.t('file.remove') }}</button></div>
          </li>
        } @empty {<li class="cp-soft">{{ i18n.t('officer.s.closed.none') }}</li>}
      </ol>
      <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="add()">{{ i18n.t('officer.s.closed.add') }}</button></div>
    </cp-field>
  `,
})
export class ClosedDays {
  protected readonly i18n = inject(I18n);
  readonly days = input.required<readonly ClosedDay[]>();
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<readonly ClosedDay[]>();

  protected set(at: number, part: Partial<ClosedDay>): void {
    this.changed.emit(this.days().map((row, i) => (i === at ? { ...row, ...part } : row)));
  }

  protected add(): void {
    this.changed.emit([...this.days(), { day: '', everyYear: false, name: { ja: '', en: '' } }]);
  }

  protected drop(at: number): void {
    this.changed.emit(this.days().filter((_, i) => i !== at));
  }
}

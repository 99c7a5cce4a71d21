import { Component, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { CheckboxField, Choice, DateField, Field, NumberField, SelectField } from '../../ui';
import type { Deadline, ProcedureChange, Season } from './catalogue-api';
import { WordsList } from './words-fields';

/** 受付と期限: deadlines, seasons, the authority's own words, and the standard processing period. */
@Component({
  selector: 'cp-procedure-times',
  imports: [CheckboxField, DateField, Field, NumberField, SelectField, WordsList],
  template: `
    <cp-field group fieldId="deadlines" [optional]="true" [label]="i18n.t('c.deadlines')" [help]="i18n.t('c.deadlines.help')" [error]="error()('deadlines')">
      <div class="cp-stack">
        @for (one of value().deadlines; track $index; let i = $index) {
          <div class="cp-hours">
            <cp-select [fieldId]="'d-event-' + i" width="m" prompt="" [label]="i18n.t('c.deadline.event')" [options]="events()" [value]="one.event" (valueChange)="deadline(i, { event: $any($event) })" />
            <cp-number-field [fieldId]="'d-count-' + i" [label]="i18n.t('c.deadline.count')" [value]="one.count" (valueChange)="deadline(i, { count: whole($event) })" />
            <cp-select [fieldId]="'d-unit-' + i" width="s" prompt="" [label]="i18n.t('c.deadline.unit')" [options]="units()" [value]="one.unit" (valueChange)="deadline(i, { unit: $any($event) })" />
            <cp-select [fieldId]="'d-side-' + i" width="m" prompt="" [label]="i18n.t('c.deadline.side')" [options]="sides()" [value]="one.side" (valueChange)="deadline(i, { side: $any($event) })" />
            <cp-select [fieldId]="'d-field-' + i" width="m" [prompt]="i18n.t('c.deadline.field.none')" [label]="i18n.t('c.deadline.field')" [options]="days()" [value]="one.field ?? ''" (valueChange)="deadline(i, { field: $event || null, orField: $event && $event !== one.orField ? one.orField : null, enforced: $event ? one.enforced : false })" />
            @if (one.field && days().length > 1) {<cp-select [fieldId]="'d-or-' + i" width="m" [prompt]="i18n.t('c.deadline.or.none')" [label]="i18n.t('c.deadline.or')" [options]="others(one.field)" [value]="one.orField ?? ''" (valueChange)="deadline(i, { orField: $event || null })" />}
            @if (one.field) {<cp-checkbox [fieldId]="'d-enforced-' + i" [label]="i18n.t('c.deadline.enforced')" [value]="!!one.enforced" (valueChange)="deadline(i, { enforced: $event })" />}
            <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('c.rowRemove', { label: i18n.t('c.deadlines'), n: i + 1 })" (click)="changed.emit({ deadlines: without(value().deadlines, i) })">{{ i18n.t('file.remove') }}</button>
          </div>
        }
        <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="addDeadline()">{{ i18n.t('c.rowAdd', { label: i18n.t('c.deadlines') }) }}</button></div>
      </div>
    </cp-field>
    <cp-field group fieldId="seasons" [optional]="true" [label]="i18n.t('c.seasons')" [help]="i18n.t('c.seasons.help')" [error]="error()('seasons')">
      <div class="cp-stack">
        @for (one of value().seasons; track $index; let i = $index) {
          <div class="cp-hours">
            <cp-date-field [fieldId]="'s-from-' + i" [label]="i18n.t('c.season.from')" [value]="one.from" (valueChange)="season(i, { from: $event })" />
            <cp-date-field [fieldId]="'s-to-' + i" [label]="i18n.t('c.season.to')" [value]="one.to" (valueChange)="season(i, { to: $event })" />
            <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('c.rowRemove', { label: i18n.t('c.seasons'), n: i + 1 })" (click)="changed.emit({ seasons: without(value().seasons, i) })">{{ i18n.t('file.remove') }}</button>
          </div>
        }
        <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="changed.emit({ seasons: value().seasons.concat({ from: '', to: '' }) })">{{ i18n.t('c.rowAdd', { label: i18n.t('c.seasons') }) }}</button></div>
      </div>
    </cp-field>
    <cp-words-list fieldId="windows" [label]="i18n.t('c.windows')" [help]="i18n.t('c.windows.help')" [value]="value().windows" (valueChange)="changed.emit({ windows: $event })" [error]="error()('windows')" />
    <div class="cp-columns">
      <cp-number-field fieldId="periodCount" optional [label]="i18n.t(application() ? 'c.field.period' : 'c.field.period.notice')" [help]="i18n.t(application() ? 'c.field.period.help' : 'c.field.period.notice.help')" [value]="value().periodCount" (valueChange)="changed.emit({ periodCount: $any($event) })" [error]="error()('periodCount')" />
      <cp-select fieldId="periodUnit" width="m" [prompt]="i18n.t('c.periodUnit.calendar')" [label]="i18n.t('c.deadline.unit')" [options]="periodUnits()" [value]="value().periodUnit ?? ''" (valueChange)="changed.emit({ periodUnit: $any($event) || null })" />
    </div>
  `,
})
export class ProcedureTimes {
  protected readonly i18n = inject(I18n);
  readonly value = input.required<ProcedureChange>();
  readonly application = input.required<boolean>();
  /** Questions of the form that ask for a day. */
  readonly days = input<readonly Choice[]>([]);
  readonly error = input.required<(field: string) => string | null>();
  readonly changed = output<Partial<ProcedureChange>>();
  protected readonly events = () => this.options('event', ['use', 'arrival', 'works', 'expiry', 'event']);
  protected readonly units = () => this.options('unit', ['hours', 'days', 'businessDays', 'months']);
  protected readonly periodUnits = () => this.options('unit', ['days', 'businessDays', 'months']);
  protected readonly sides = () => this.options('side', ['opens', 'before', 'after']);

  protected others(field: string): readonly Choice[] {
    return this.days().filter((one) => one.code !== field);
  }

  protected deadline(at: number, part: Partial<Deadline>): void {
    this.changed.emit({ deadlines: this.value().deadlines.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  }

  protected season(at: number, part: Partial<Season>): void {
    this.changed.emit({ seasons: this.value().seasons.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  }

  protected addDeadline(): void {
    this.changed.emit({ deadlines: [...this.value().deadlines, { count: 3, unit: 'days', side: 'before', event: 'use' }] });
  }

  protected without<T>(rows: readonly T[], at: number): T[] {
    return rows.filter((_, i) => i !== at);
  }

  protected whole(typed: number | string | null): number {
    return typeof typed === 'number' ? Math.trunc(typed) : 0;
  }

  private options(kind: string, codes: readonly string[]) {
    return codes.map((code) => ({ code, label: this.i18n.t(`c.${kind}.${code}`) }));
  }
}

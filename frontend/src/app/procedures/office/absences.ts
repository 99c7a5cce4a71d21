import { Component, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, ComboField, DateField, DatePipe, More, ProblemBanner, State, Status, today } from '../../ui';
import { OfficeApi, readAbsences, readOfficers } from './office-api';

/** 不在代理: who works in whose place; an officer for oneself, an administrator for everyone. */
@Component({
  selector: 'cp-absences',
  imports: [ComboField, DateField, DatePipe, More, ProblemBanner, State, Status],
  template: `
    <section class="cp-stack" aria-labelledby="absences-title">
      <h2 id="absences-title">{{ i18n.t('office.absences') }}</h2>
      <p class="cp-soft cp-read">{{ i18n.t('office.absences.lead') }}</p>
      @if (absences.hasValue()) {
        <ul #list class="cp-list cp-stack cp-stack--tight">
          @for (one of absences.items(); track one.id) {
            <li class="cp-card"><p class="cp-row"><span><strong>{{ one.away.name }}</strong> → <strong>{{ one.cover.name }}</strong>　{{ one.from | cpDate: 'short' }} – {{ one.to | cpDate: 'short' }}</span>@if (one.now) {<cp-status tone="turn">{{ i18n.t('office.absence.now') }}</cp-status>}
              @if (desk.administers() || one.away.id === desk.me()?.id) {<button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.absence.endNamed', { name: one.away.name })" (click)="end(one.id)">{{ i18n.t('office.absence.end') }}</button>}</p>
            </li>
          } @empty {<li class="cp-soft">{{ i18n.t('office.absences.none') }}</li>}
        </ul>
        <cp-more [of]="absences" [list]="list" [what]="i18n.t('office.absences')" />
      } @else {<cp-state [of]="absences" />}
      <form class="cp-stack cp-read" novalidate (submit)="$event.preventDefault(); add()">
        <h3>{{ i18n.t('office.absence.add') }}</h3>
        <cp-problem [problem]="problem()" />
        @if (desk.administers()) {<cp-combo-field fieldId="away" [label]="i18n.t('office.absence.away')" [options]="people()" [value]="away()" (valueChange)="away.set($event)" [error]="need(away(), 'office.absence.away')" />}
        <cp-combo-field fieldId="cover" [label]="i18n.t('office.absence.cover')" [help]="i18n.t('office.absence.cover.help')" [options]="people()" [value]="cover()" (valueChange)="cover.set($event)" [error]="need(cover(), 'office.absence.cover')" />
        <div class="cp-period"><cp-date-field fieldId="absence-from" [label]="i18n.t('office.absence.from')" [value]="from()" (valueChange)="from.set($event)" [error]="need(from(), 'office.absence.from')" /><cp-date-field fieldId="absence-to" [label]="i18n.t('office.absence.to')" [value]="to()" (valueChange)="to.set($event)" [error]="need(to(), 'office.absence.to')" /></div>
        <div><button type="submit" class="cp-button cp-button--secondary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.absence.set') }}</button></div>
      </form>
    </section>
  `,
})
export class Absences {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  protected readonly absences = readAbsences(() => this.desk.tenant());
  private readonly officers = readOfficers(() => this.desk.tenant());
  protected readonly people = computed(() => (this.officers.hasValue() ? this.officers.value().items.map((o) => ({ code: o.accountId, label: o.title ? `${o.title}　${o.name}` : o.name })) : []));
  protected readonly away = signal('');
  protected readonly cover = signal('');
  protected readonly from = signal(today());
  protected readonly to = signal(today());
  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected need(value: string, label: string): string | null {
    return this.tried() && !value ? this.i18n.t('office.need', { label: this.i18n.t(label) }) : null;
  }

  protected async add(): Promise<void> {
    if (this.busy()) return;
    const awayId = this.desk.administers() ? this.away() : (this.desk.me()?.id ?? '');
    this.tried.set(true);
    if (!awayId || !this.cover() || !this.from() || !this.to()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.setAbsence(this.desk.tenant(), { awayId, coverId: this.cover(), from: this.from(), to: this.to() });
      this.announcer.say(this.i18n.t('office.absence.done'));
      this.tried.set(false);
      this.cover.set('');
      this.away.set('');
      this.absences.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async end(id: string): Promise<void> {
    this.problem.set(null);
    await this.api.endAbsence(this.desk.tenant(), id).catch((error: unknown) => this.problem.set(toProblem(error)));
    this.absences.reload();
  }
}

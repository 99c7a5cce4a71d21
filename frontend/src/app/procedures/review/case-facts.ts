import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { DatePipe, DateTimePipe, ProblemBanner, Status } from '../../ui';
import { OfficeApi } from '../office/office-api';
import { PermitChain } from '../permits/permit-chain';
import { permitTone } from '../permits/permits-api';
import { clockWords } from './clock-words';
import type { CaseView } from './review-api';

/** Left of the case: what it is, how the clock stands and why, what to look at. */
@Component({
  selector: 'cp-case-facts',
  imports: [DatePipe, DateTimePipe, ProblemBanner, Status, PermitChain],
  template: `
    <section class="cp-case__box" aria-labelledby="facts-clock">
      <h2 id="facts-clock">{{ i18n.t('officer.clock') }}</h2>
      <p class="cp-row"><cp-status [tone]="clock().tone">{{ i18n.t(clock().key, clock().params) }}</cp-status></p>
      @if (view().clock.dueOn && view().clock.state !== 'ended') {<p>{{ i18n.t('officer.due') }}<strong>{{ view().clock.dueOn | cpDate: 'weekday' }}</strong></p>}
      @if (view().clock.state === 'stopped') {<p class="cp-soft">{{ i18n.t(view().state === 'frozen' ? 'officer.clock.held.why' : 'officer.clock.stopped.why') }}</p>}
      @if (view().clock.reasons.length) {
        <details class="cp-why"><summary>{{ i18n.t('officer.clock.why') }}</summary><ul>@for (reason of view().clock.reasons; track $index) {<li>{{ i18n.pick(reason) }}</li>}</ul></details>
      }
      @if (view().clock.stoppedDays) {<p class="cp-soft">{{ i18n.t('officer.clock.stoppedDays', { n: view().clock.stoppedDays }) }}</p>}
    </section>
    @if (view().recommendation; as put) {
      <section class="cp-case__box cp-case__box--mark" aria-labelledby="facts-put">
        <h2 id="facts-put">{{ i18n.t('officer.put') }}</h2>
        <p><cp-status [tone]="put.outcome === 'refuse' ? 'bad' : 'good'">{{ i18n.t('officer.put.' + put.outcome) }}</cp-status></p>
        @if (put.comment) {<p class="cp-pre">{{ put.comment }}</p>}
        @if (put.reasons) {<p class="cp-pre">{{ put.reasons }}</p>}
        @if (put.validFrom || put.validTo) {<p>{{ put.validFrom | cpDate: 'short' }} – {{ put.validTo | cpDate: 'short' }}</p>}
        @if (put.conditions.length) {<details class="cp-why"><summary>{{ i18n.t('officer.conditions.n', { n: put.conditions.length }) }}</summary><ol>@for (one of put.conditions; track $index) {<li>{{ one }}</li>}</ol></details>}
        <p class="cp-soft">{{ put.by.name }}　{{ put.at | cpDateTime }}</p>
      </section>
    }
    @if (view().permit; as permit) {
      <section class="cp-case__box" aria-labelledby="facts-permit">
        <h2 id="facts-permit">{{ i18n.t('officer.permit') }}</h2>
        <p><cp-status [tone]="permitTone(permit.state)">{{ i18n.t('officer.permit.' + permit.state) }}</cp-status></p>
        <p class="cp-strong">{{ permit.number }}@if (permit.edition > 1) {<span class="cp-soft">　{{ i18n.t('officer.permit.edition', { n: permit.edition }) }}</span>}</p>
        @if (permit.validFrom || permit.validTo) {<p>{{ permit.validFrom | cpDate: 'short' }} – {{ permit.validTo | cpDate: 'short' }}</p>}
        @if (permit.conditions.length) {<details class="cp-why"><summary>{{ i18n.t('officer.conditions.n', { n: permit.conditions.length }) }}</summary><ol>@for (one of permit.conditions; track $index) {<li>{{ one }}</li>}</ol></details>}
      </section>
    }
    <cp-permit-chain [tenant]="desk.tenant()" [caseId]="view().id" [version]="view().version" />
    <section class="cp-case__box" aria-labelledby="facts-summary">
      <h2 id="facts-summary">{{ i18n.t('officer.summary') }}</h2>
      <dl class="cp-case__facts">
        <div><dt>{{ i18n.t('officer.col.applicant') }}</dt><dd>{{ view().applicantName }}</dd></div>
        @if (view().vesselName) {<div><dt>{{ i18n.t('officer.vessel') }}</dt><dd>{{ view().vesselName }}</dd></div>}
        @if (view().summary) {<div><dt>{{ i18n.t('officer.col.what') }}</dt><dd>{{ view().summary }}</dd></div>}
        <div><dt>{{ i18n.t('officer.sent') }}</dt><dd>{{ view().submittedAt | cpDateTime }}</dd></div>
        @if (!desk.simple()) {<div><dt>{{ i18n.t('officer.col.desk') }}</dt><dd>{{ view().assignee?.name ?? i18n.t('officer.nobody') }}</dd></div>}
        @if (view().desk; as at) {<div><dt>{{ i18n.t('office.desk') }}</dt><dd>{{ at.name }}</dd></div>}
        @if (view().level; as level) {<div><dt>{{ i18n.t('office.level.of') }}</dt><dd><strong>{{ level.name }}</strong>@for (one of level.deciders; track one.id) {<br /><span>{{ one.name }}</span>}@if (level.others) {<br /><span class="cp-soft">{{ i18n.t('office.level.others', { n: level.others }) }}</span>}</dd></div>}
      </dl>
    </section>
    @if (view().checklist.length) {
      <section class="cp-case__box" aria-labelledby="facts-check">
        <h2 id="facts-check">{{ i18n.t('officer.checklist') }}</h2>
        <cp-problem [problem]="problem()" />
        <ul class="cp-list cp-case__checks">
          @for (check of view().checklist; track check.text) {
            @if (check.id; as id) {
              <li>
                <label class="cp-choice"><input type="checkbox" [checked]="check.state === 'done'" [disabled]="!canWrite()" (change)="tick(id, $any($event.target).checked)" /><span>{{ check.text }}@if (check.mandatory) {<cp-status>{{ i18n.t('office.consultation.mandatory') }}</cp-status>}@if (check.doneBy) {<span class="cp-choice__help">{{ check.doneBy }}　{{ check.doneAt | cpDateTime }}</span>}</span></label>
              </li>
            } @else {<li [class]="'cp-case__check cp-case__check--' + check.state"><span class="cp-case__sign">{{ i18n.t('officer.check.' + check.state) }}</span><span>{{ check.text }}</span></li>}
          }
        </ul>
      </section>
    }
  `,
})
export class CaseFacts {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  readonly view = input.required<CaseView>();
  protected readonly permitTone = permitTone;
  readonly canWrite = input(false);
  readonly changed = output<void>();
  protected readonly problem = signal<Problem | null>(null);
  protected readonly clock = computed(() => clockWords({ state: this.view().state, clock: this.view().clock.state, daysLeft: this.view().daysLeft, dueOn: this.view().clock.dueOn }));

  protected async tick(check: string, done: boolean): Promise<void> {
    this.problem.set(null);
    await this.api.tick(this.desk.tenant(), this.view().id, check, done).catch((error: unknown) => this.problem.set(toProblem(error)));
    this.changed.emit();
  }
}

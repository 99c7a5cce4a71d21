import { Component, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../api/problem';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { Banner, Button, DateTimePipe, Empty, More, ProblemBanner, State } from '../ui';
import { OperatorApi, readFaults, type Fault } from './operator-api';
import { OperatorFrame } from './operator-frame';

/** 止まった後続処理: what follows a step of a case (notices, letters, lists) and was given up after ten attempts. */
@Component({
  selector: 'cp-faults-page',
  imports: [Banner, Button, DateTimePipe, Empty, More, OperatorFrame, ProblemBanner, State],
  template: `
    <cp-operator-frame [heading]="i18n.t('op.faults')" [lead]="i18n.t('op.faults.lead')">
      @if (done()) {<cp-banner tone="success" live [heading]="done()" />}
      <cp-problem [problem]="problem()" />
      @if (faults.hasValue()) {
        <ul #list class="cp-list cp-stack">
          @for (fault of faults.items(); track fault.id) {
            <li class="cp-card cp-stack cp-stack--tight">
              <h2 class="cp-strong">{{ name(fault) }}</h2>
              <p>{{ i18n.t('op.fault.means') }}@if (fault.tenant) {<span class="cp-soft">{{ i18n.t('op.tenant', { tenant: fault.tenant }) }}</span>}</p>
              <p class="cp-soft">{{ i18n.t('op.fault.since', { at: (fault.occurredAt | cpDateTime), n: fault.attempts }) }}</p>
              <details><summary>{{ i18n.t('op.words') }}</summary><p class="cp-soft" lang="en">{{ fault.event }}<br />{{ fault.fault }}</p></details>
              <div><button cpButton="secondary" size="small" type="button" [busy]="busy() === fault.id" [attr.aria-label]="i18n.t('op.fault.retryNamed', { name: name(fault) })" (click)="retry(fault)">{{ i18n.t('op.retry') }}</button></div>
            </li>
          } @empty {<li><cp-empty [heading]="i18n.t('op.faults.none')" /></li>}
        </ul>
        <cp-more [of]="faults" [list]="list" />
      } @else {<cp-state [of]="faults" />}
    </cp-operator-frame>
  `,
})
export class FaultsPage {
  protected readonly i18n = inject(I18n);
  private readonly session = inject(Session);
  private readonly api = inject(OperatorApi);
  protected readonly faults = readFaults(() => this.session.me().operator);
  protected readonly busy = signal<string | null>(null);
  protected readonly done = signal('');
  protected readonly problem = signal<Problem | null>(null);

  /** The event in words: "案件が動いた" rather than procedures.case-moved.v1. */
  protected name(fault: Fault): string {
    const key = `op.event.${fault.event}`;
    return this.i18n.has(key) ? this.i18n.t(key) : fault.event;
  }

  protected async retry(fault: Fault): Promise<void> {
    this.busy.set(fault.id);
    this.done.set('');
    this.problem.set(null);
    try {
      await this.api.retryFault(fault.id);
      this.done.set(this.i18n.t('op.fault.retried', { name: this.name(fault) }));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(null);
      this.faults.reload();
    }
  }
}

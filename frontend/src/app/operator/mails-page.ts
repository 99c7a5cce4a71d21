import { Component, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../api/problem';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { Banner, Button, DateTimePipe, Empty, More, ProblemBanner, State, Status } from '../ui';
import { OperatorApi, readUnsentMails, type UnsentMail } from './operator-api';
import { OperatorFrame } from './operator-frame';

/** 送れていないメール: to whom, why, and once more. */
@Component({
  selector: 'cp-mails-page',
  imports: [Banner, Button, DateTimePipe, Empty, More, OperatorFrame, ProblemBanner, State, Status],
  template: `
    <cp-operator-frame [heading]="i18n.t('op.mails')" [lead]="i18n.t('op.mails.lead')">
      @if (done()) {<cp-banner tone="success" live [heading]="done()" />}
      <cp-problem [problem]="problem()" />
      @if (mails.hasValue()) {
        <ul #list class="cp-list cp-stack">
          @for (mail of mails.items(); track mail.id) {
            <li class="cp-card cp-stack cp-stack--tight">
              <h2 class="cp-strong">{{ mail.subject }}</h2>
              <p>{{ i18n.t('op.mail.to', { to: mail.recipient }) }}@if (mail.tenant) {<span class="cp-soft">{{ i18n.t('op.tenant', { tenant: mail.tenant }) }}</span>}</p>
              <p><cp-status [tone]="mail.state === 'dead' ? 'bad' : 'waiting'">{{ i18n.t('op.mail.' + mail.state) }}</cp-status> {{ i18n.t('op.mail.fault.' + (mail.fault ?? 'refused')) }}</p>
              <p class="cp-soft">{{ i18n.t('op.mail.since', { at: (mail.createdAt | cpDateTime), n: mail.attempts }) }}@if (mail.state === 'pending') {{{ i18n.t('op.mail.next', { at: (mail.nextAt | cpDateTime) }) }}}</p>
              @if (mail.lastError) {<details><summary>{{ i18n.t('op.words') }}</summary><p class="cp-soft" lang="en">{{ mail.lastError }}</p></details>}
              <div><button cpButton="secondary" size="small" type="button" [busy]="busy() === mail.id" [attr.aria-label]="i18n.t('op.mail.retryNamed', { subject: mail.subject, to: mail.recipient })" (click)="retry(mail)">{{ i18n.t('op.retry') }}</button></div>
            </li>
          } @empty {<li><cp-empty [heading]="i18n.t('op.mails.none')" /></li>}
        </ul>
        <cp-more [of]="mails" [list]="list" />
      } @else {<cp-state [of]="mails" />}
    </cp-operator-frame>
  `,
})
export class MailsPage {
  protected readonly i18n = inject(I18n);
  private readonly session = inject(Session);
  private readonly api = inject(OperatorApi);
  protected readonly mails = readUnsentMails(() => this.session.me().operator);
  protected readonly busy = signal<string | null>(null);
  protected readonly done = signal('');
  protected readonly problem = signal<Problem | null>(null);

  protected async retry(mail: UnsentMail): Promise<void> {
    this.busy.set(mail.id);
    this.done.set('');
    this.problem.set(null);
    try {
      await this.api.retryMail(mail.id);
      this.done.set(this.i18n.t('op.mail.retried', { to: mail.recipient }));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(null);
      this.mails.reload();
    }
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { path } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, BackLink, DatePipe, DateTimePipe, Dialog, More, ProblemBanner, Sending, State, TextArea } from '../../ui';
import { ExportMenu } from './export-menu';
import { LifeApi, readRetention, readRetentionLog, type RetentionRow } from './life-api';

/** 保存期間: what is anonymised soon, what is held back and why, and what has been done. */
@Component({
  selector: 'cp-records-page',
  imports: [BackLink, DatePipe, DateTimePipe, Dialog, ExportMenu, More, ProblemBanner, RouterLink, State, TextArea],
  template: `
    <div class="cp-stack">
      <cp-back-link [to]="['/', desk.tenant(), 'office', 'permits', 'rules']" [text]="i18n.t('rules')" />
      <h1 tabindex="-1">{{ i18n.t('records') }}</h1>
      <p>{{ i18n.t('records.lead') }}</p>
      <cp-problem [problem]="problem()" />
      @if (soon.error() && log.error()) {<cp-state [of]="soon" />} @else {
      <h2>{{ i18n.t('records.soon') }}</h2>
      @if (soon.hasValue()) {
        <ul #soonList class="cp-list cp-list--lines">
          @for (row of soon.items(); track row.id) {
            <li class="cp-row cp-row--between cp-port">
              <span><a [routerLink]="['/', desk.tenant(), 'office', 'cases', row.id]">{{ row.number }}</a>　{{ row.applicantName }}<br /><span class="cp-soft">{{ i18n.t('records.until', { date: (row.endsOn | cpDate) }) }}</span>
                @if (row.heldBecause) {<br /><strong>{{ i18n.t('records.held', { reason: row.heldBecause, by: row.heldBy }) }}</strong>}</span>
              @if (row.heldBecause) {<button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="release(row)">{{ i18n.t('records.release') }}</button>}
              @else {<button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="ask(row)">{{ i18n.t('records.hold') }}</button>}
            </li>
          } @empty {<li class="cp-port cp-soft">{{ i18n.t('records.none') }}</li>}
        </ul>
        <cp-more [of]="soon" [list]="soonList" [what]="i18n.t('records.soon')" />
      } @else {<cp-state [of]="soon" />}
      <div class="cp-row cp-row--between"><h2>{{ i18n.t('records.log') }}</h2><cp-export-menu [address]="file()" /></div>
      @if (log.hasValue()) {
        <ul #logList class="cp-list cp-list--lines">@for (row of log.items(); track row.id) {<li class="cp-port">{{ row.anonymisedAt | cpDateTime }}　<a [routerLink]="['/', desk.tenant(), 'office', 'cases', row.id]">{{ row.number }}</a>　<span class="cp-soft">{{ i18n.t('records.logged', { n: row.years, files: row.files }) }}</span></li>} @empty {<li class="cp-port cp-soft">{{ i18n.t('records.log.none') }}</li>}</ul>
        <cp-more [of]="log" [list]="logList" [what]="i18n.t('records.log')" />
      } @else {<cp-state [of]="log" />}
      }
      <cp-dialog [heading]="i18n.t('records.hold')" [(open)]="open">
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); hold()">
          <p>{{ i18n.t('records.hold.lead', { number: row()?.number }) }}</p>
          <cp-problem [problem]="sending.problem()" />
          <cp-text-area fieldId="hold-reason" [label]="i18n.t('records.reason')" [example]="i18n.t('records.reason.example')" [limit]="2000" [rows]="3" [(value)]="reason" [error]="sending.error('hold-reason')" />
          <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="sending.busy() ? 'true' : null">{{ i18n.t('records.hold') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
        </form>
      </cp-dialog>
    </div>
  `,
})
export class RecordsPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(LifeApi);
  private readonly announcer = inject(Announcer);
  protected readonly soon = readRetention(() => this.desk.tenant());
  protected readonly log = readRetentionLog(() => this.desk.tenant());
  protected readonly file = computed(() => path`/api/t/${this.desk.tenant()}/retention/log/file`);
  protected readonly open = signal(false);
  protected readonly reason = signal('');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly row = signal<RetentionRow | null>(null);
  protected readonly sending = new Sending(() => (this.reason().trim() ? [] : [['hold-reason', this.i18n.t('records.reason.need')]]));

  protected ask(row: RetentionRow): void {
    this.row.set(row);
    this.reason.set('');
    this.sending.anew();
    this.open.set(true);
  }

  protected hold(): Promise<void> {
    return this.sending.send(async () => {
      await this.api.hold(this.desk.tenant(), this.row()!.id, this.reason().trim());
      this.open.set(false);
      this.changed('records.isHeld');
    });
  }

  protected async release(row: RetentionRow): Promise<void> {
    this.problem.set(null);
    try {
      await this.api.release(this.desk.tenant(), row.id);
      this.changed('records.isReleased');
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  private changed(said: string): void {
    this.soon.reload();
    this.announcer.say(this.i18n.t(said));
  }
}

import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Live } from '../../api/live';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { BackLink, DateTimePipe, Empty, More, PageHeader, State, Status, type StatusTone } from '../../ui';
import { ExportsApi, readBulkJob, readBulkJobs, type BulkJob } from './exports-api';

const tones: Record<string, StatusTone> = { running: 'waiting', done: 'good', failed: 'bad' };

/** One long piece of work: how far it is, its file while that is kept, and which rows could not be done. */
@Component({
  selector: 'cp-bulk-job',
  imports: [DateTimePipe, State, Status],
  template: `
    @let j = job();
    <p class="cp-row"><strong>{{ i18n.t('jobs.kind.' + j.kind) }}</strong><cp-status [tone]="tone()">{{ i18n.t('jobs.state.' + j.state) }}</cp-status><span class="cp-soft">{{ i18n.t('jobs.began', { at: (j.startedAt | cpDateTime) }) }}</span></p>
    @if (j.state === 'running') {<p>{{ i18n.t('export.progress', { done: j.done + j.failed, total: j.total }) }} <progress [attr.aria-label]="i18n.t('jobs.kind.' + j.kind)" [max]="j.total || 1" [value]="j.done + j.failed"></progress></p>}
    @else if (j.state === 'failed') {<p>{{ j.note ?? i18n.t('export.failed') }}</p>}
    @else {
      <p>{{ i18n.t('jobs.did', { n: j.done }) }}</p>
      @if (j.kind === 'export') {
        @if (j.fileName) {<p><a [href]="file()" download>{{ j.fileName }}</a>&ngsp;<span class="cp-soft">{{ i18n.t('jobs.file.kept') }}</span></p>} @else {<p class="cp-soft">{{ i18n.t('jobs.file.gone') }}</p>}
      }
      @if (j.note) {<p>{{ j.note }}</p>}
    }
    @if (j.failed) {
      <details class="cp-why" (toggle)="opened.set($any($event.target).open)">
        <summary>{{ i18n.t('permits.failed', { n: j.failed }) }}</summary>
        @if (whole.hasValue()) {<ul>@for (row of failed(); track row.subjectId) {<li><span class="cp-strong">{{ row.label }}</span>：{{ row.text }}</li>}</ul>} @else {<cp-state [of]="whole" />}
      </details>
    }
  `,
})
export class BulkJobItem {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ExportsApi);
  readonly job = input.required<BulkJob>();
  readonly tenant = input.required<string>();
  protected readonly opened = signal(false);
  /** The rows are read when somebody wants to see them. */
  protected readonly whole = readBulkJob(() => this.tenant(), () => (this.opened() ? this.job().id : undefined));
  protected readonly failed = computed(() => (this.whole.hasValue() ? this.whole.value().rows.filter((row) => row.state === 'failed') : []));
  protected readonly tone = computed(() => tones[this.job().state] ?? 'neutral');
  protected readonly file = computed(() => this.api.fileOf(this.tenant(), this.job().id));
}

/** まとめて行った処理: long work goes on when its page is left, and is come back to here. */
@Component({
  selector: 'cp-bulk-jobs-page',
  imports: [BackLink, BulkJobItem, Empty, More, PageHeader, State],
  template: `
    <cp-back-link [to]="['/', desk.tenant(), 'office']" [text]="i18n.t('officer.inbox')" />
    <div class="cp-stack">
      <cp-page-header [heading]="i18n.t('jobs')" [lead]="i18n.t('jobs.lead')" />
      @if (jobs.hasValue()) {
        <ul #list class="cp-list cp-list--lines">
          @for (job of jobs.items(); track job.id) {<li class="cp-procedure"><cp-bulk-job class="cp-stack cp-stack--tight" [job]="job" [tenant]="desk.tenant()" /></li>}
          @empty {<li><cp-empty [heading]="i18n.t('jobs.none')"><p>{{ i18n.t('jobs.none.text') }}</p></cp-empty></li>}
        </ul>
        <cp-more [of]="jobs" [list]="list" />
      } @else {<cp-state [of]="jobs" />}
    </div>
  `,
})
export class BulkJobsPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  protected readonly jobs = readBulkJobs(() => this.desk.tenant());

  constructor() {
    inject(Live).on((change) => (change === null || change.kind === 'bulk') && this.jobs.reload());
    // What is under way is looked at again until it is done.
    effect((onCleanup) => {
      if (!this.jobs.items().some((job) => job.state === 'running')) return;
      const timer = setTimeout(() => this.jobs.reload(), 2000);
      onCleanup(() => clearTimeout(timer));
    });
  }
}

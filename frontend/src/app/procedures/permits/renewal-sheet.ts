import { Component, DestroyRef, computed, effect, inject, input, model, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, Banner, DateField, DatePipe, Dialog, ProblemBanner } from '../../ui';
import { ExportsApi, type BulkJob } from './exports-api';
import { PermitRegister, type PermitRow } from './permit-list-api';

/** 一括更新: the chosen permits with their new last days, one confirmation, then the result of each. */
@Component({
  selector: 'cp-renewal-sheet',
  imports: [Banner, DateField, DatePipe, Dialog, ProblemBanner, RouterLink],
  template: `
    <cp-dialog sheet [heading]="i18n.t('permits.renew')" [(open)]="open" (closed)="closed()">
      @if (job(); as j) {
        <div class="cp-stack" role="status">
          @if (j.state === 'running') {<p>{{ i18n.t('export.progress', { done: j.done + j.failed, total: j.total }) }} <progress [attr.aria-label]="i18n.t('permits.renew')" [max]="j.total || 1" [value]="j.done + j.failed"></progress></p><p>{{ i18n.t('jobs.leave') }} <a [routerLink]="['/', tenant(), 'office', 'jobs']">{{ i18n.t('jobs') }}</a></p>}
          @else {<cp-banner [tone]="j.failed ? 'warning' : 'success'" [heading]="outcome(j)">@if (j.done) {<p>{{ i18n.t(putForward(j) ? 'permits.proposed.next' : 'permits.renewed.next') }}</p>}</cp-banner>}
          <ul class="cp-list">@for (row of j.rows; track row.subjectId) {@if (row.state === 'failed') {<li><span class="cp-strong">{{ row.label }}</span>：{{ row.text }}</li>} @else if (row.state === 'done') {<li>{{ row.label }} → {{ row.text }}</li>}}</ul>
          <div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('bulk.close') }}</button></div>
        </div>
      } @else {
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
          <p>{{ i18n.t('permits.renew.lead') }}</p>
          @if (renews()) {<p>{{ i18n.t('permits.renew.final') }}</p>}
          @if (renews() < rows().length) {<p>{{ i18n.t('permits.proposed.next') }}</p>}
          <cp-problem [problem]="problem()" />
          @for (row of rows(); track row.id) {
            <fieldset class="cp-field"><legend class="cp-field__label">{{ row.number }}　{{ row.holder }}</legend>
              <p class="cp-soft">{{ i18n.pick(row.procedureTitle) }}　{{ i18n.t('permits.until', { date: (row.validTo | cpDate: 'short') }) }}</p>
              <cp-date-field [fieldId]="'renew-' + row.id" [label]="i18n.t('permits.newEnd')" [value]="ends()[row.id] ?? ''" (valueChange)="set(row.id, $event)" [error]="tried() && !ends()[row.id] ? i18n.t('officer.need.day') : (refused()[row.id] ?? null)" />
            </fieldset>
          }
          <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t(renews() ? 'permits.renew.do' : 'permits.putForward.do', { n: rows().length }) }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
        </form>
      }
    </cp-dialog>
  `,
})
export class RenewalSheet {
  protected readonly i18n = inject(I18n);
  private readonly register = inject(PermitRegister);
  private readonly work = inject(ExportsApi);
  private readonly announcer = inject(Announcer);
  readonly rows = input.required<readonly PermitRow[]>();
  readonly tenant = input.required<string>();
  readonly open = model(false);
  /** The sheet is closed after sending; true while the work still goes on. */
  readonly finished = output<boolean>();
  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly job = signal<BulkJob | null>(null);
  private readonly changed = signal<Readonly<Record<string, string>>>({});
  /** What the server said about a single day. */
  protected readonly refused = signal<Readonly<Record<string, string>>>({});
  /** The new last days: what the procedure proposes, or what was typed. */
  protected readonly ends = computed<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(this.rows().map((row) => [row.id, row.renewal?.putForward?.validTo ?? row.renewal?.validTo ?? ''])), ...this.changed(),
  }));
  /** How many the reader decides; the others they put forward. */
  protected readonly renews = computed(() => this.rows().filter((row) => row.renewal?.readersTurn !== 'putForward').length);
  private looking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        this.job.set(null);
        this.problem.set(null);
        this.tried.set(false);
        this.changed.set({});
        this.refused.set({});
      });
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.looking));
  }

  protected set(id: string, day: string): void {
    this.changed.update((now) => ({ ...now, [id]: day }));
    this.refused.update((now) => Object.fromEntries(Object.entries(now).filter(([one]) => one !== id)));
  }

  /** How many were only put forward: another officer decides them. */
  protected putForward(job: BulkJob): number {
    return job.rows.filter((row) => row.code === 'permit.renewal-proposed').length;
  }

  protected outcome(job: BulkJob): string {
    const put = this.putForward(job);
    const parts = [['permits.proposed', put], ['permits.renewed', job.done - put], ['permits.failed', job.failed]] as const;
    return parts.filter(([, n]) => n > 0).map(([key, n]) => this.i18n.t(key, { n })).join(this.i18n.t('permits.outcome.and'));
  }

  protected closed(): void {
    clearTimeout(this.looking);
    const job = this.job();
    if (job) this.finished.emit(job.state === 'running');
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    const items = this.rows().map((row) => ({ permitId: row.id, validTo: this.ends()[row.id] }));
    if (this.busy() || items.some((one) => !one.validTo)) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.job.set(await this.register.renew(this.tenant(), items));
      this.look();
    } catch (error) {
      const problem = toProblem(error);
      this.refused.set(Object.fromEntries(problem.fields.map((one) => [items[Number(/^items\[(\d+)\]/.exec(one.field)?.[1] ?? -1)]?.permitId ?? '', one.message])));
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private look(): void {
    this.looking = setTimeout(async () => {
      const now = await this.work.job(this.tenant(), this.job()!.id).catch(() => null);
      if (now) this.job.set(now);
      if (!now || now.state === 'running') this.look();
      else this.announcer.say(this.outcome(now));
    }, 800);
  }
}

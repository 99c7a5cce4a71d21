import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, Banner, Menu, ProblemBanner } from '../../ui';
import { ExportsApi, type BulkJob, type ExportFormat, type ExportSource } from './exports-api';

/** 書き出す: the list as it is filtered, in the format one chooses; a big one shows its progress and then its file. */
@Component({
  selector: 'cp-export-menu',
  imports: [Menu, Banner, ProblemBanner, RouterLink],
  template: `
    <cp-menu look="secondary" [label]="i18n.t('export')">
      <ul class="cp-list">
        @for (one of choices(); track one.source + one.format) {
          <li><button type="button" data-closes class="cp-button cp-button--text" (click)="start(one.source, one.format)">{{ i18n.t('export.' + (one.source === 'answers' ? 'answers.' : '') + one.format) }}</button></li>
        }
        @if (source() === 'queue' && !procedure()) {<li class="cp-soft cp-small">{{ i18n.t('export.answers.how') }}</li>}
      </ul>
    </cp-menu>
    <div role="status">
      @if (busy()) {<p>{{ i18n.t('export.busy') }}</p>}
      @if (job(); as j) {
        @if (j.state === 'running') {<p>{{ i18n.t('export.progress', { done: j.done, total: j.total }) }} <progress [attr.aria-label]="i18n.t('export')" [max]="j.total || 1" [value]="j.done"></progress> {{ i18n.t('jobs.leave') }} <a [routerLink]="['/', tenant(), 'office', 'jobs']">{{ i18n.t('jobs') }}</a></p>}
        @else if (j.state === 'done') {<cp-banner tone="success" [heading]="i18n.t('export.ready')"><p><a [href]="file(j)" download>{{ j.fileName }}</a></p>@if (j.note) {<p>{{ j.note }}</p>}</cp-banner>}
        @else {<cp-banner tone="error" [heading]="j.note ?? i18n.t('export.failed')" />}
      }
      @if (replaced()) {<cp-banner tone="warning" [heading]="i18n.t('export.replaced')"><p>{{ replaced() }}</p></cp-banner>}
    </div>
    <cp-problem [problem]="problem()" />
  `,
})
export class ExportMenu {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ExportsApi);
  private readonly announcer = inject(Announcer);
  /** Where the file of a list comes from that is not made by order of an authority's officers. */
  readonly address = input('/api/my/case-list');
  /** The authority whose officers order it; null for a list at an address. */
  readonly tenant = input<string | null>(null);
  readonly source = input<ExportSource>('queue');
  /** The filter as it stands in the address. */
  readonly query = input('');
  /** One procedure is chosen: its answers can be written out too. */
  readonly procedure = input('');
  protected readonly busy = signal(false);
  protected readonly job = signal<BulkJob | null>(null);
  protected readonly replaced = signal('');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly choices = computed(() => {
    const tables: { source: ExportSource; format: ExportFormat }[] = (['csv', 'csvShiftJis', 'xlsx', 'json'] as const).map((format) => ({ source: this.source(), format }));
    if (!this.tenant() || this.source() !== 'queue') return tables;
    const answers = this.procedure() ? (['csv', 'xlsx'] as const).map((format) => ({ source: 'answers' as const, format })) : [];
    return [...tables, { source: 'queue' as const, format: 'zip' as const }, ...answers];
  });
  private looking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.looking));
  }

  protected file(job: BulkJob): string {
    return this.api.fileOf(this.tenant()!, job.id);
  }

  protected async start(source: ExportSource, format: ExportFormat): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.replaced.set('');
    this.job.set(null);
    try {
      const tenant = this.tenant();
      const done = tenant ? await this.api.start(tenant, source, format, this.query()) : await this.api.list(this.address(), format, this.query());
      this.replaced.set(done.replaced);
      this.job.set(done.job);
      if (done.job) this.look(done.job.id);
      else this.announcer.say(this.i18n.t('export.saved'));
    } catch (error) {
      this.problem.set(toProblem(await readable(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private look(id: string): void {
    this.looking = setTimeout(async () => {
      const now = await this.api.job(this.tenant()!, id).catch(() => null);
      if (now) this.job.set(now);
      if (!now || now.state === 'running') this.look(id);
      else this.announcer.say(this.i18n.t(now.state === 'done' ? 'export.ready' : 'export.failed'));
    }, 1000);
  }
}

/** A refusal of a call that asked for a file comes as a file too. */
async function readable(error: unknown): Promise<unknown> {
  const held = error as { error?: unknown; status?: number };
  if (held.error instanceof Blob) {
    const body: unknown = JSON.parse((await held.error.text()) || '{}');
    return Object.assign(Object.create(Object.getPrototypeOf(error) as object), error, { error: body });
  }
  return error;
}

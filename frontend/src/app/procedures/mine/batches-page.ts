import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { readAuthorities } from '../../tenancy/tenancy-api';
import { BackLink, Button, DateTimePipe, More, PageHeader, SelectField, State, Status } from '../../ui';
import { BatchApi, readBatches, readFileable, templateAddress } from './batch-api';

/** まとめて申請: choose the procedure, fetch the spreadsheet, hand it in filled. */
@Component({
  selector: 'cp-batches-page',
  imports: [PageHeader, BackLink, More, State, Status, Button, SelectField, RouterLink, DateTimePipe],
  template: `
    <cp-back-link to="/my" [text]="i18n.t('my.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('batch.title')" [lead]="i18n.t('batch.lead')" />
      <section class="cp-stack">
        <h2>{{ i18n.t('batch.step1') }}</h2>
        <cp-select fieldId="batch-authority" [label]="i18n.t('batch.authority')" [options]="authorityChoices()" [(value)]="tenant" />
        @if (tenant()) {<cp-select fieldId="batch-procedure" [label]="i18n.t('batch.procedure')" [options]="procedureChoices()" [(value)]="code" />}
      </section>
      @if (tenant() && code()) {
        <section class="cp-stack">
          <h2>{{ i18n.t('batch.step2') }}</h2>
          <p>{{ i18n.t('batch.step2.text') }}</p>
          <div class="cp-actions"><a cpButton="secondary" [href]="template()" download>{{ i18n.t('batch.template') }}</a></div>
        </section>
        <section class="cp-stack">
          <h2>{{ i18n.t('batch.step3') }}</h2>
          <p>{{ i18n.t('batch.step3.text') }}</p>
          <div class="cp-actions"><button cpButton="primary" type="button" [busy]="progress() !== null" (click)="chooser.click()">{{ i18n.t('batch.upload') }}</button></div>
          <input #chooser hidden type="file" accept=".xlsx" (change)="upload(chooser.files); chooser.value = ''" />
          @if (progress() !== null) {<progress class="cp-progress" max="100" [value]="progress()" [attr.aria-label]="i18n.t('batch.uploading')"></progress>}
          @if (error()) {<p class="cp-field__error" role="alert">＊{{ error() }}</p>}
        </section>
      }
      @if (batches.hasValue()) {
        @if (batches.items().length) {
          <section class="cp-stack">
            <h2>{{ i18n.t('batch.list') }} <span class="cp-count">{{ batches.counted() }}</span></h2>
            <ul #list class="cp-list cp-list--lines">
              @for (row of batches.items(); track row.id) {
                <li class="cp-row cp-row--between cp-port"><span class="cp-grow"><a [routerLink]="['/my/batches', row.id]">{{ row.fileName }}</a><br /><span class="cp-soft">{{ i18n.pick(row.procedureTitle) }}　{{ row.createdAt | cpDateTime }}</span>@if (row.state === 'sent' && row.wrong) {<br /><span class="cp-strong">{{ i18n.t('batch.left', { sent: row.sent, n: row.wrong }) }}</span>}</span><cp-status>{{ i18n.t('batch.state.' + row.state) }}</cp-status></li>
              }
            </ul>
            <cp-more [of]="batches" [list]="list" />
          </section>
        }
      } @else {<cp-state [of]="batches" />}
    </div>
  `,
})
export class BatchesPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(BatchApi);
  private readonly router = inject(Router);
  /** Given by the guide of a procedure. */
  readonly of = input<string>();
  readonly procedure = input<string>();
  protected readonly tenant = signal('');
  protected readonly code = signal('');
  protected readonly progress = signal<number | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly batches = readBatches();
  private readonly authorities = readAuthorities(() => '');
  private readonly procedures = readFileable(() => this.tenant());
  protected readonly authorityChoices = computed(() => (this.authorities.hasValue() ? this.authorities.value().items.map((row) => ({ code: row.slug, label: this.i18n.pick(row.name) })) : []));
  protected readonly procedureChoices = computed(() => (this.tenant() && this.procedures.hasValue() ? this.procedures.value().items.map((row) => ({ code: row.code, label: this.i18n.pick(row.title) })) : []));
  protected readonly template = computed(() => templateAddress(this.tenant(), this.code()));

  constructor() {
    effect(() => this.tenant.set(this.of() ?? ''));
    effect(() => this.code.set(this.procedure() ?? ''));
  }

  protected upload(files: FileList | null): void {
    const file = files?.[0];
    if (!file) return;
    this.error.set(null);
    this.progress.set(0);
    this.api.upload(this.tenant(), this.code(), file).subscribe({
      next: (step) => {
        if ('progress' in step) this.progress.set(step.progress);
        else void this.router.navigate(['/my/batches', step.id]);
      },
      error: (error: unknown) => {
        const problem = toProblem(error);
        this.progress.set(null);
        this.error.set(problem.offline ? this.i18n.t('file.offline') : problem.fields[0]?.message || problem.title || this.i18n.t('problem.server'));
      },
    });
  }
}

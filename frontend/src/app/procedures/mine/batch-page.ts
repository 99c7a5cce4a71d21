import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, Ask, BackLink, Banner, Button, CheckboxField, More, PageHeader, ProblemBanner, State } from '../../ui';
import { BatchApi, errorsAddress, readBatch, readBatchRows } from './batch-api';

/** One batch: how far it is, what is wrong with which row, and one declaration to send the right ones. */
@Component({
  selector: 'cp-batch-page',
  imports: [Ask, PageHeader, BackLink, Banner, State, Button, CheckboxField, More, ProblemBanner, RouterLink],
  template: `
    <cp-back-link to="/my/batches" [text]="i18n.t('batch.title')" />
    @if (batch.hasValue()) {
      @let b = batch.value();
      <div class="cp-form">
        <cp-page-header [caption]="i18n.pick(b.authorityName) + '　' + i18n.pick(b.procedureTitle)" [heading]="b.fileName" />
        <div role="status">
          @if (working()) {
            <cp-banner [heading]="i18n.t('batch.state.' + b.state)">
              <p>{{ i18n.t('batch.progress', { done: b.done, total: b.total }) }} {{ i18n.t('batch.leave') }}</p>
              <progress class="cp-progress" [max]="b.total || 1" [value]="b.done" [attr.aria-label]="i18n.t('batch.state.' + b.state)"></progress>
            </cp-banner>
          } @else if (b.state === 'failed') {<cp-banner tone="error" [heading]="i18n.t('batch.failed')"><p>{{ b.failure }}</p></cp-banner>}
          @else if (b.sent) {<cp-banner tone="success" [heading]="i18n.t('batch.sent', { n: b.sent })"><p>{{ i18n.t('batch.sent.text') }}</p></cp-banner>}
          @if (b.notSent && !working()) {
            <cp-banner tone="warning" [heading]="i18n.t('batch.notSent.title', { n: b.notSent })">
              <p>{{ i18n.t('batch.notSent.text') }}</p>
              <ul #heldList>@for (row of notSent.items(); track row.id) {<li>{{ i18n.t('batch.row', { n: row.rowNo, label: row.label }) }}</li>}</ul>
              <cp-more [of]="notSent" [list]="heldList" />
              <div class="cp-actions"><button cpButton="secondary" type="button" [busy]="busy()" (click)="again()">{{ i18n.t('batch.notSent.again', { n: b.notSent }) }}</button><button cpButton="text" type="button" [busy]="busy()" (click)="keep()">{{ i18n.t('batch.keep') }}</button></div>
            </cp-banner>
          }
        </div>
        @if (!working() && b.state !== 'failed') {
          <dl class="cp-facts">
            @if (b.sent) {<div><dt>{{ i18n.t('batch.sent.rows') }}</dt><dd>{{ i18n.t('batch.rows', { n: b.sent }) }}</dd></div>}
            @if (b.ready || !b.sent) {<div><dt>{{ i18n.t('batch.ready') }}</dt><dd>{{ i18n.t('batch.rows', { n: b.ready }) }}</dd></div>}
            @if (b.needFiles) {<div><dt>{{ i18n.t('batch.needFiles') }}</dt><dd>{{ i18n.t('batch.rows', { n: b.needFiles }) }}</dd></div>}
            <div><dt>{{ i18n.t('batch.wrong') }}</dt><dd>{{ i18n.t('batch.rows', { n: b.wrong }) }}</dd></div>
            @if (b.drafts) {<div><dt>{{ i18n.t('batch.drafts') }}</dt><dd>{{ i18n.t('batch.rows', { n: b.drafts }) }} <a routerLink="/my" fragment="drafts">{{ i18n.t('my.drafts') }}</a></dd></div>}
          </dl>
          <cp-problem [problem]="problem()" />
          @if (sent.items().length) {
            <section class="cp-stack">
              <h2>{{ i18n.t('batch.numbers') }}</h2>
              <ul #sentList class="cp-list cp-list--lines">@for (row of sent.items(); track row.id) {<li class="cp-row cp-row--between cp-port"><span>{{ i18n.t('batch.row', { n: row.rowNo, label: row.label }) }}</span><a class="cp-number" [routerLink]="['/my/cases', row.id]">{{ row.number }}</a></li>}</ul>
              <cp-more [of]="sent" [list]="sentList" [what]="i18n.t('batch.numbers')" />
            </section>
          }
          @if (b.ready) {
            <section class="cp-stack">
              <h2>{{ i18n.t('batch.send.title') }}</h2>
              <p>{{ i18n.t('batch.send.text', { n: b.ready, authority: i18n.pick(b.authorityName) }) }}</p>
              <cp-checkbox tile fieldId="batch-declared" [label]="i18n.t('batch.declare')" [error]="missing()" [(value)]="declared" />
              <div class="cp-actions">
                <button cpButton="primary" size="large" type="button" [busy]="busy()" (click)="send()">{{ i18n.t('batch.send', { n: b.ready }) }}</button>
                <button cpButton="secondary" type="button" [busy]="busy()" (click)="keep()">{{ i18n.t('batch.keep') }}</button>
              </div>
            </section>
          } @else if (b.needFiles) {<div class="cp-actions"><button cpButton="primary" type="button" [busy]="busy()" (click)="keep()">{{ i18n.t('batch.keep') }}</button></div>}
          @if (b.wrong) {
            <section class="cp-stack">
              <h2>{{ i18n.t('batch.wrong') }}</h2>
              <p>{{ i18n.t('batch.wrong.text') }}</p>
              <div class="cp-actions"><a cpButton="secondary" [href]="errors()" download>{{ i18n.t('batch.wrong.file') }}</a><a routerLink="/my/batches" [queryParams]="{ of: b.tenant, procedure: b.procedure }">{{ i18n.t('batch.wrong.again') }}</a></div>
              @if (wrong.hasValue()) {
                <ul #wrongList class="cp-list cp-list--lines">
                  @for (row of wrong.items(); track row.id) {<li class="cp-port-line"><p class="cp-strong">{{ i18n.t('batch.row', { n: row.rowNo, label: row.label }) }}</p><ul>@for (error of row.errors; track error.field + error.code) {<li>{{ error.message }}</li>}</ul></li>}
                </ul>
                <cp-more [of]="wrong" [list]="wrongList" [what]="i18n.t('batch.wrong')" />
              }
            </section>
          }
        }
        @if (!working()) {<div><button cpButton="text" type="button" (click)="removing.set(true)">{{ i18n.t('batch.delete') }}</button></div>}
      </div>
    } @else {<cp-state page [of]="batch" />}
    <cp-ask [heading]="i18n.t('batch.delete.title')" [yes]="i18n.t('draft.discard.yes')" [no]="i18n.t('draft.discard.no')" [(open)]="removing" [work]="remove" (done)="leave()" />
  `,
})
export class BatchPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(BatchApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  readonly id = input.required<string>();
  protected readonly batch = readBatch(() => this.id());
  private readonly state = computed(() => (this.batch.hasValue() ? this.batch.value().state : null));
  protected readonly working = computed(() => this.state() === 'reading' || this.state() === 'sending');
  protected readonly wrong = readBatchRows(() => this.id(), () => (this.batch.hasValue() && !this.working() && this.batch.value().wrong ? 'wrong' : null));
  protected readonly sent = readBatchRows(() => this.id(), () => (this.batch.hasValue() && !this.working() && this.batch.value().sent ? 'sent' : null));
  protected readonly notSent = readBatchRows(() => this.id(), () => (this.batch.hasValue() && !this.working() && this.batch.value().notSent ? 'notSent' : null));
  protected readonly errors = computed(() => errorsAddress(this.id()));
  protected readonly declared = signal(false);
  protected readonly missing = signal<string | null>(null);
  protected readonly removing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    // It is worked on in the background; look again until it is done.
    effect((onCleanup) => {
      if (!this.batch.hasValue() || !this.working() || this.batch.value().id !== this.id()) return;
      const timer = setTimeout(() => this.batch.reload(), 1000);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async send(): Promise<void> {
    this.missing.set(this.declared() ? null : this.i18n.t('batch.declare.missing'));
    if (this.declared()) await this.attempt(() => this.api.send(this.id()));
  }

  /** The rows were declared when they were first sent. */
  protected async again(): Promise<void> {
    await this.attempt(() => this.api.send(this.id()));
  }

  protected async keep(): Promise<void> {
    await this.attempt(async () => {
      const { kept, left } = await this.api.keepDrafts(this.id());
      this.announcer.say(this.i18n.t(left ? 'batch.kept.some' : 'batch.kept', { n: kept, left }));
    });
  }

  protected readonly remove = (): Promise<unknown> => this.api.remove(this.id());

  protected leave(): void {
    void this.router.navigate(['/my/batches']);
  }

  private async attempt(action: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await action();
      this.batch.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink, TitleStrategy } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { path } from '../../api/read';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { PageTitle } from '../../shells/page-title';
import { AuthorityContext } from '../../tenancy/authority-context';
import { ContactLines } from '../../tenancy/contact-lines';
import { BackLink, Banner, Button, DatePipe, DateTimePipe, PageHeader, ProblemBanner, State, Status } from '../../ui';
import { askTheOffice } from '../ask-the-office';
import { LocalDrafts } from '../apply/local-drafts';
import { readPermitsToFollow } from '../permits/permits-api';
import { ProceduresApi, blankPaperAddress, readDraftsOf, readProcedure } from '../procedures-api';

/** 手続の案内: what you need, minutes, fee, period, legal basis, paper form; then 始める. */
@Component({
  selector: 'cp-procedure-page',
  imports: [ContactLines, PageHeader, BackLink, State, Status, Button, Banner, ProblemBanner, DatePipe, DateTimePipe, RouterLink],
  template: `
    <cp-back-link [to]="['/', authority(), 'procedures']" [text]="i18n.t('procedures.title')" />
    @if (procedure.hasValue()) {
      @let p = procedure.value();
      <div class="cp-with-side">
        <article class="cp-stack cp-stack--loose">
          <cp-page-header [heading]="i18n.pick(p.title)" [lead]="i18n.pick(p.summary)"><cp-status>{{ i18n.t('procedure.kind.' + p.kind) }}</cp-status></cp-page-header>
          <cp-problem [problem]="problem()" />
          @if (p.open && !p.forAuthorities && permits.hasValue() && permits.value().items.length) {
            <cp-banner [heading]="i18n.t('procedure.follow')">
              <p>{{ i18n.t('procedure.follow.text') }}</p>
              <ul>@for (permit of permits.value().items; track permit.number) {<li><a [routerLink]="['/my/cases', permit.caseId]">{{ i18n.pick(permit.procedureTitle) }}　{{ permit.number }}</a>@if (permit.validTo) {&ngsp;<span class="cp-soft">{{ i18n.t('procedure.follow.until', { date: (permit.validTo | cpDate) }) }}</span>}</li>}</ul>
            </cp-banner>
          }
          @if (p.forAuthorities) {
            <cp-banner [heading]="i18n.t('procedure.forAuthorities')"><p>{{ i18n.t('procedure.forAuthorities.next') }}</p></cp-banner>
          } @else if (begun(); as kept) {
            <cp-banner [heading]="i18n.t('procedure.begun')">
              <p>{{ i18n.t('procedure.begun.text', { at: (kept.touchedAt | cpDateTime) }) }}</p>
              <div class="cp-actions"><button cpButton="primary" type="button" (click)="resume(kept.id, kept.step)">{{ i18n.t('procedure.resume') }}</button><button cpButton="text" type="button" (click)="start()">{{ i18n.t('procedure.startNew') }}</button></div>
            </cp-banner>
          } @else if (!p.open) {
            <cp-banner tone="warning" [heading]="i18n.t('procedure.notOpen')"><p>{{ i18n.t('procedure.notOpen.next') }}</p></cp-banner>
          } @else {
            <div class="cp-actions"><button cpButton="primary" size="large" type="button" [busy]="busy()" (click)="start()">{{ i18n.t('procedure.start') }}</button>@if (!session.signedIn()) {<span class="cp-soft">{{ i18n.t('procedure.start.free') }}</span>}</div>
          }
          @if (p.open && !p.forAuthorities && !context.simple()) {<p><a routerLink="/my/batches" [queryParams]="{ of: authority(), procedure: p.code }">{{ i18n.t('procedure.many') }}</a></p>}
          <section class="cp-stack">
            <h2>{{ i18n.t('procedure.needs') }}</h2>
            @if (p.needs.length) {<ul>@for (need of p.needs; track $index) {<li>{{ i18n.pick(need) }}</li>}</ul>} @else {<p>{{ i18n.t('procedure.needs.none') }}</p>}
          </section>
          <section class="cp-stack">
            <h2>{{ i18n.t('procedure.about') }}</h2>
            <dl class="cp-facts">
              <div><dt>{{ i18n.t('procedure.time') }}</dt><dd>{{ i18n.t('procedure.minutes', { n: p.minutes }) }}</dd></div>
              <div><dt>{{ i18n.t('procedure.fee') }}</dt><dd>{{ i18n.pick(p.fee) }}</dd></div>
              <div><dt>{{ i18n.t('procedure.processing') }}</dt><dd>{{ i18n.pick(p.processingRule) }}</dd></div>
              <div><dt>{{ i18n.t('procedure.law') }}</dt><dd>{{ i18n.pick(p.legalBasis) }}</dd></div>
              @if (p.windows.length) {<div><dt>{{ i18n.t('procedure.windows') }}</dt><dd>@for (window of p.windows; track $index) {<p>{{ i18n.pick(window) }}</p>}</dd></div>}
              <div><dt>{{ i18n.t('procedure.paper') }}</dt><dd><p><a [href]="paper(p.code)" target="_blank" rel="noopener">{{ i18n.t('paper.blank') }}</a></p>@if (p.paperForm; as own) {<p>@if (isAddress(own)) {<a [href]="own" target="_blank" rel="noopener">{{ i18n.t('procedure.paper.open') }}</a>} @else {<span lang="ja">{{ own }}</span>}</p>}@if (p.paperFile; as file) {<p><a [href]="paperAddress()" target="_blank" rel="noopener">{{ file.name }}</a></p>}</dd></div>
            </dl>
          </section>
          <section class="cp-stack">
            <h2>{{ i18n.t('procedure.flow') }}</h2>
            <ol><li>{{ i18n.t('procedure.flow.1') }}</li><li>{{ i18n.t('procedure.flow.2') }}</li><li>{{ i18n.t(p.kind === 'application' ? 'procedure.flow.3.application' : 'procedure.flow.3.notification') }}</li></ol>
          </section>
        </article>
        <aside class="cp-card cp-card--soft">
          <h2 class="cp-aside-title">{{ i18n.t('procedure.contact') }}</h2>
          <cp-contact-lines [contact]="p.contact" [mail]="true" />
        </aside>
      </div>
    } @else {<cp-state page [of]="procedure" />}
  `,
})
export class ProcedurePage {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  protected readonly context = inject(AuthorityContext);
  private readonly api = inject(ProceduresApi);
  private readonly local = inject(LocalDrafts);
  private readonly router = inject(Router);
  private readonly title = inject(TitleStrategy) as PageTitle;
  readonly authority = input.required<string>();
  readonly code = input.required<string>();
  protected readonly procedure = readProcedure(() => this.authority(), () => this.code());
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly drafts = readDraftsOf(() => this.authority(), () => this.code(), () => this.session.signedIn());
  /** Permits of the reader that this procedure follows. */
  protected readonly permits = readPermitsToFollow(() => this.authority(), () => this.code(), () => this.session.signedIn());
  /** A draft of this procedure, on this device or on the server. */
  protected readonly begun = computed(() => {
    const kept = this.drafts.hasValue() ? this.drafts.value().items[0] : undefined;
    return this.local.of(this.authority(), this.code()) ?? (kept ? { id: kept.id, step: kept.step, touchedAt: kept.savedAt } : null);
  });

  constructor() {
    askTheOffice(() => this.authority(), () => this.code());
    effect(() => this.procedure.hasValue() && this.title.set(this.i18n.pick(this.procedure.value().title)));
  }

  protected paperAddress(): string {
    return path`/api/t/${this.authority()}/procedures/${this.code()}/paper-form`;
  }

  protected paper(procedure: string): string {
    return blankPaperAddress(this.authority(), procedure, this.i18n.lang());
  }

  protected isAddress(text: string): boolean {
    return /^(https?:)?\//.test(text);
  }

  protected resume(id: string, step: string | null): void {
    void this.router.navigate(['/', this.authority(), 'drafts', id, step ?? 'start']);
  }

  protected async start(): Promise<void> {
    if (this.busy() || !this.procedure.hasValue()) return;
    this.busy.set(true);
    this.problem.set(null);
    const p = this.procedure.value();
    const local = () => this.local.begin({ tenant: this.authority(), procedure: p.code, title: p.title, formCode: p.formCode, formVersion: p.formVersion }).id;
    try {
      const me = await this.session.ready().catch(() => null);
      const id = me?.signedIn ? (await this.api.startDraft({ tenant: this.authority(), procedure: p.code, answers: {} })).id : local();
      await this.router.navigate(['/', this.authority(), 'drafts', id, 'start']);
    } catch (error) {
      const problem = toProblem(error);
      // Signed out meanwhile or offline: begin on this device, keep on the server later.
      if (problem.signInNeeded || problem.offline) await this.router.navigate(['/', this.authority(), 'drafts', local(), 'start']);
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink, TitleStrategy } from '@angular/router';
import { Live } from '../../api/live';
import { Problem, toProblem } from '../../api/problem';
import { AnswersView, FormCodes } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { PageTitle } from '../../shells/page-title';
import { AuthorityContext } from '../../tenancy/authority-context';
import { Announcer, BackLink, Banner, Button, BytesPipe, DatePipe, DateTimePipe, Dialog, PageHeader, ProblemBanner, State, Status, TextArea } from '../../ui';
import { askTheOffice } from '../ask-the-office';
import { toneOf, turnText } from '../case-words';
import { PermitChain } from '../permits/permit-chain';
import { KeepInRegister } from '../mine/keep-in-register';
import { KeepTemplate } from '../mine/keep-template';
import { readMyCoSigners } from '../mine/share-api';
import { ProceduresApi, documentAddress, fileAddress, paperAddress, readMyCase } from '../procedures-api';

/** One case of mine: whose turn it is, what happened, documents, answers, messages, and what I can do. */
@Component({
  selector: 'cp-case-page',
  imports: [PageHeader, BackLink, State, Status, Banner, Button, AnswersView, Dialog, TextArea, ProblemBanner, RouterLink, DatePipe, DateTimePipe, BytesPipe, PermitChain, KeepInRegister, KeepTemplate],
  template: `
    <cp-back-link to="/my" [text]="i18n.t('my.title')" />
    @if (case.hasValue()) {
      @let c = case.value();
      <div class="cp-stack cp-stack--loose">
        <cp-page-header [caption]="i18n.pick(c.authorityName) + '　' + c.number" [heading]="i18n.pick(c.procedureTitle)"><cp-status [tone]="tone()">{{ i18n.t('state.case.' + c.state) }}</cp-status></cp-page-header>

        <div [class.cp-arrived]="arrived()">
          @if (c.turn === 'you') {
            <cp-banner tone="warning" [heading]="turn()">
              <p>{{ i18n.t('case.correction.text', { authority: i18n.pick(c.authorityName) }) }}</p>
              @if (c.correction; as correction) {
                @if (correction.fields.length) {<ul>@for (asked of correction.fields; track asked.field) {<li><span class="cp-strong">{{ labelOf(asked.field) }}</span>：{{ asked.text }}</li>}</ul>}
                @if (correction.note) {<p class="cp-pre">{{ correction.note }}</p>}
              }
              @if (can('answer-correction')) {<div class="cp-actions"><a cpButton="primary" [routerLink]="['/my/cases', c.id, 'correction']">{{ i18n.t('case.correction.answer') }}</a></div>}
            </cp-banner>
          } @else {
            <cp-banner [tone]="past() ? 'info' : c.state === 'granted' || c.state === 'accepted' ? 'success' : c.state === 'refused' || c.state === 'revoked' ? 'error' : 'info'" [heading]="turn()">
              @if (past(); as state) {<p class="cp-strong">{{ i18n.t('case.permit.past', { state: i18n.t('permit.state.' + state) }) }}@if (state === 'replaced' || state === 'succeeded') {{{ i18n.t('case.permit.past.next') }}}</p>}
              @if (c.permit; as permit) {
                <p>{{ i18n.t('case.permit', { number: permit.number }) }}@if (permit.validTo) { {{ i18n.t('case.permit.term', { from: (permit.validFrom | cpDate: 'short'), to: (permit.validTo | cpDate: 'short') }) }}}</p>
                @if (permit.conditions.length) {<details class="cp-why"><summary>{{ i18n.t('case.permit.conditions') }}</summary><ul>@for (condition of permit.conditions; track $index) {<li>{{ condition }}</li>}</ul></details>}
              }
              @if (c.turn === 'authority' && c.clock?.reasons?.length) {<details class="cp-why"><summary>{{ i18n.t('case.due.why') }}</summary><ul>@for (reason of c.clock!.reasons; track $index) {<li>{{ i18n.pick(reason) }}</li>}</ul></details>}
              @if (decision(); as document) {<div class="cp-actions"><a [cpButton]="past() ? 'secondary' : 'primary'" [href]="documentUrl(document.id)" target="_blank" rel="noopener">{{ i18n.t('case.openDocument', { name: document.name }) }}</a></div>}
            </cp-banner>
          }
        </div>

        <div class="cp-with-side">
          <div class="cp-stack cp-stack--section">
            <section class="cp-stack">
              <h2>{{ i18n.t('case.documents') }}</h2>
              <ul class="cp-list cp-list--lines">
                @for (document of c.documents; track document.id) {
                  <li class="cp-row cp-row--between cp-port">
                    @if (document.state === 'pending') {<span>{{ document.name }} <span class="cp-soft">{{ i18n.t('case.document.making') }}</span></span>}
                    @else {<span><a [href]="documentUrl(document.id)" target="_blank" rel="noopener">{{ document.name }}（PDF）</a>&ngsp;<span class="cp-soft">{{ document.issuedAt | cpDate: 'short' }}@if (document.size) { · {{ document.size | cpBytes }}}</span></span>@if (document.code) {<a class="cp-small" [routerLink]="['/verify', document.code]">{{ i18n.t('case.document.verify') }}</a>}}
                  </li>
                } @empty {<li class="cp-port cp-soft">{{ i18n.t('case.documents.none') }}</li>}
              </ul>
            </section>

            <section class="cp-stack">
              <h2>{{ i18n.t('case.answers') }}</h2>
              <p><a [href]="paper()" target="_blank" rel="noopener">{{ i18n.t('paper.filled') }}</a></p>
              <details class="cp-notice"><summary>{{ i18n.t('case.answers.show') }}</summary>
                <cp-answers [definition]="c.form" [answers]="c.answers" [tenant]="c.tenant" [marked]="asked()" [markText]="i18n.t('case.asked')" />
                @if (c.files.length) {
                  <h3>{{ i18n.t('case.files') }}</h3>
                  <ul>@for (file of c.files; track file.id) {<li><a [href]="fileUrl(file)" target="_blank" rel="noopener">{{ file.name }}</a>&ngsp;<span class="cp-soft">{{ file.size | cpBytes }}</span></li>}</ul>
                }
              </details>
            </section>

            <section class="cp-stack" id="messages">
              <h2>{{ i18n.t('case.messages') }}</h2>
              @for (message of c.messages; track message.id) {
                <div class="cp-message" [class.cp-message--own]="message.fromApplicant"><p class="cp-small cp-soft">{{ message.author }} {{ message.at | cpDateTime }}</p><p class="cp-pre">{{ message.text }}</p></div>
              } @empty {<p class="cp-soft">{{ i18n.t('case.messages.none') }}</p>}
              @if (can('message')) {
                <form class="cp-stack cp-read" (submit)="$event.preventDefault(); write()">
                  <cp-text-area fieldId="message" [label]="i18n.t('case.message.write')" [limit]="2000" [rows]="3" optional [error]="messageError()" [(value)]="message" />
                  <div><button cpButton="secondary" type="submit" [busy]="busy()">{{ i18n.t('case.message.send') }}</button></div>
                </form>
              }
            </section>
          </div>

          <aside class="cp-stack cp-stack--section">
            <section class="cp-stack">
              <h2>{{ i18n.t('case.timeline') }}</h2>
              <ol class="cp-timeline">
                @for (row of newestFirst(); track row.at + row.kind; let first = $first) {
                  <li [class.cp-now]="first"><time [attr.datetime]="row.at">{{ row.at | cpDateTime }}</time><p class="cp-strong">{{ row.text }}</p>@if (row.note) {<p class="cp-pre">{{ row.note }}</p>}<p class="cp-soft cp-small">{{ row.byApplicant ? i18n.t('case.by.you') : i18n.pick(c.authorityName) }}</p></li>
                }
              </ol>
            </section>
            <cp-permit-chain [caseId]="c.id" [version]="c.version" />
            @if (can('copy') || can('withdraw')) {
              <section class="cp-stack cp-no-print">
                <h2>{{ i18n.t('case.actions') }}</h2>
                @if (can('copy')) {<button cpButton="secondary" type="button" [busy]="busy()" (click)="copy()">{{ i18n.t('case.copy') }}</button><cp-keep-template [of]="{ case: c.id }" />}
                @if (can('withdraw')) {<button cpButton="danger" type="button" (click)="withdrawing.set(true)">{{ i18n.t('case.withdraw') }}</button>}
              </section>
            }
            @if (coSigners.hasValue() && coSigners.value().items.length) {<section class="cp-stack cp-stack--tight"><h2>{{ i18n.t('cosign.title') }}</h2><ul>@for (signer of coSigners.value().items; track signer.email) {<li>{{ signer.name }}（{{ signer.email }}） <span class="cp-soft">{{ signer.signedAt | cpDateTime }}</span></li>}</ul></section>}
            <section class="cp-stack cp-stack--tight cp-no-print"><h2>{{ i18n.t('own.keep.title') }}</h2><cp-keep-in-register [form]="c.form" [answers]="c.answers" /></section>
          </aside>
        </div>
        <cp-problem [problem]="problem()" />
      </div>

      <cp-dialog [heading]="i18n.t('case.withdraw.title')" [(open)]="withdrawing">
        <p>{{ i18n.t('case.withdraw.text') }}</p>
        <cp-text-area fieldId="withdraw-reason" [label]="i18n.t('case.withdraw.reason')" optional [limit]="2000" [rows]="2" [(value)]="reason" />
        <cp-problem [problem]="problem()" />
        <div class="cp-actions"><button cpButton="danger-primary" type="button" [busy]="busy()" (click)="withdraw()">{{ i18n.t('case.withdraw.yes') }}</button><button cpButton="secondary" type="button" (click)="withdrawing.set(false)">{{ i18n.t('case.withdraw.no') }}</button></div>
      </cp-dialog>
    } @else {<cp-state page [of]="case" />}
  `,
})
export class CasePage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ProceduresApi);
  private readonly codes = inject(FormCodes);
  private readonly context = inject(AuthorityContext);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly title = inject(TitleStrategy) as PageTitle;
  readonly id = input.required<string>();
  protected readonly case = readMyCase(() => this.id());
  protected readonly coSigners = readMyCoSigners(() => this.id());
  protected readonly arrived = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly withdrawing = signal(false);
  protected readonly reason = signal('');
  protected readonly message = signal('');
  protected readonly messageError = signal<string | null>(null);
  /** What became of the permit, when it is not the one in force any more. */
  protected readonly past = computed(() => {
    const state = this.case.hasValue() ? this.case.value().permit?.state : undefined;
    return state && ['replaced', 'succeeded', 'surrendered', 'expired'].includes(state) ? state : null;
  });
  protected readonly turn = computed(() => (this.case.hasValue() ? turnText(this.i18n, { ...this.case.value(), dueOn: this.case.value().clock?.dueOn ?? null }) : ''));
  protected readonly tone = computed(() => (this.case.hasValue() ? toneOf(this.case.value().state) : 'neutral'));
  protected readonly asked = computed(() => (this.case.hasValue() ? (this.case.value().correction?.fields.map((f) => f.field) ?? []) : []));
  protected readonly newestFirst = computed(() => (this.case.hasValue() ? [...this.case.value().timeline].reverse() : []));
  /** The paper that the decision made. */
  protected readonly decision = computed(() => (this.case.hasValue() && this.case.value().turn === 'done' ? [...this.case.value().documents].reverse().find((d) => d.state !== 'pending' && !/copy|receipt|correction/i.test(d.kind)) : undefined));

  constructor() {
    askTheOffice(() => (this.case.hasValue() ? this.case.value().tenant : undefined), () => (this.case.hasValue() ? this.case.value().procedureCode : undefined));
    effect(() => {
      if (!this.case.hasValue()) return;
      const c = this.case.value();
      this.context.show(c.tenant);
      void this.codes.load(c.form, c.tenant);
      this.title.set(`${this.i18n.pick(c.procedureTitle)} ${c.number}`);
    });
    let seen: string | null = null;
    effect(() => {
      const now = this.case.hasValue() ? `${this.case.value().version}` : null;
      if (seen !== null && now !== null && now !== seen) {
        this.announcer.say(this.turn());
        this.arrived.set(true);
        setTimeout(() => this.arrived.set(false), 3000);
      }
      seen = now ?? seen;
    });
    inject(Live).on((change) => (change === null || change.id === this.id()) && this.case.reload());
    // Documents are printed in the background.
    let tries = 0;
    effect((onCleanup) => {
      if (!this.case.hasValue() || !this.case.value().documents.some((d) => d.state === 'pending') || tries++ > 10) return;
      const timer = setTimeout(() => this.case.reload(), 2000);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected can(action: string): boolean {
    return this.case.hasValue() && this.case.value().actions.includes(action);
  }

  protected labelOf(path: string): string {
    const field = this.case.hasValue() ? this.case.value().form.steps.flatMap((s) => s.fields).find((f) => f.id === path.split(/[.[]/)[0]) : undefined;
    return field ? this.i18n.pick(field.label) : path;
  }

  protected documentUrl(document: string): string {
    return documentAddress(this.id(), document);
  }

  protected paper(): string {
    return paperAddress('cases', this.id(), this.i18n.lang());
  }

  protected fileUrl(file: { id: string }): string {
    return fileAddress('cases', this.id(), file);
  }

  protected async write(): Promise<void> {
    const text = this.message().trim();
    this.messageError.set(text ? null : this.i18n.t('case.message.empty'));
    if (!text) return;
    await this.attempt(async () => {
      await this.api.write(this.id(), text);
      this.message.set('');
      this.announcer.say(this.i18n.t('case.message.sent'));
      this.case.reload();
    });
  }

  protected async withdraw(): Promise<void> {
    await this.attempt(async () => {
      await this.api.withdraw(this.id(), this.reason().trim() || null);
      this.withdrawing.set(false);
      this.case.reload();
    });
  }

  protected async copy(): Promise<void> {
    const c = this.case.value()!;
    await this.attempt(async () => {
      const draft = await this.api.startDraft({ tenant: c.tenant, procedure: c.procedureCode, copyOf: c.id });
      await this.router.navigate(['/', c.tenant, 'drafts', draft.id, 'start']);
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

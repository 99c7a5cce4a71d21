import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, TitleStrategy } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { AnswerChanges, AnswerSheet, AnswersView, FileKeeping, FormCodes, FormStep, fieldIdOf, top } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { PageTitle } from '../../shells/page-title';
import { AuthorityContext } from '../../tenancy/authority-context';
import { BackLink, Banner, Button, ErrorSummary, PageHeader, ProblemBanner, State, SummaryError, TimePipe, inTokyo, today } from '../../ui';
import type { KeepState } from '../apply/draft-keeper';
import { KeepBanner } from '../apply/keep-banner';
import { NewerAnswers } from '../apply/newer-answers';
import { askTheOffice } from '../ask-the-office';
import { ProceduresApi, fileAddress, readMyCase, type MyCaseView } from '../procedures-api';
import { Correcting } from './correcting';

/** 補正に答える: only what was asked is open, the rest is there to read, the difference is shown before sending. */
@Component({
  selector: 'cp-correction-page',
  imports: [KeepBanner, NewerAnswers, PageHeader, BackLink, State, FormStep, AnswersView, AnswerChanges, Banner, Button, ErrorSummary, ProblemBanner, TimePipe],
  template: `
    <cp-back-link [to]="['/my/cases', id()]" [text]="i18n.t('correction.back')" />
    @if (case.hasValue()) {
      @let c = case.value();
      <div class="cp-form">
        <cp-page-header [caption]="i18n.pick(c.procedureTitle) + '　' + c.number" [heading]="i18n.t(checking() ? 'correction.check' : 'correction.title')" [lead]="i18n.t(checking() ? 'correction.check.lead' : 'correction.lead')" />
        @if (sheet(); as answers) {
          <cp-error-summary [errors]="summary()" [attempt]="attempt()" (elsewhere)="checking.set(false)" />
          <cp-problem [problem]="problem()" fieldsElsewhere />
          <cp-keep-banner [state]="keeping()" [choosing]="correcting.choosing" (mine)="correcting.keepMine()" (newer)="correcting.takeNewer()" (signIn)="signIn()" (saveNow)="correcting.keeper()?.flush()">@if (correcting.newer(); as there) {<cp-newer-answers [definition]="c.form" [tenant]="c.tenant" [here]="after()" [there]="there" />}</cp-keep-banner>
          @if (!checking()) {
            <cp-banner tone="warning" [heading]="i18n.t('correction.asked')">
              @if (c.correction!.fields.length) {<ul>@for (asked of c.correction!.fields; track asked.field) {<li><span class="cp-strong">{{ labelOf(asked.field) }}</span>：{{ asked.text }}</li>}</ul>}
              @if (c.correction!.note) {<p class="cp-pre">{{ c.correction!.note }}</p>}
            </cp-banner>
            <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); toCheck()">
              @for (step of steps(); track step.id) {<cp-form-step [step]="step" [sheet]="answers" [tenant]="c.tenant" [files]="files" />}
              <div role="status">
                @if (alsoOpen().length) {<p class="cp-notice">{{ i18n.t('correction.alsoOpen', { questions: i18n.list(alsoOpen()) }) }}</p>}
              </div>
              <p class="cp-saved">@switch (keeping().kind) { @case ('saved') {{{ i18n.t('draft.savedAt', { time: ($any(keeping()).at | cpTime) }) }}} @case ('waiting') {{{ i18n.t('draft.saving') }}} @case ('saving') {{{ i18n.t('draft.saving') }}} }</p>
              <div class="cp-actions"><button cpButton="primary" size="large" type="submit">{{ i18n.t('correction.toCheck') }}</button></div>
            </form>
            <details class="cp-notice"><summary>{{ i18n.t('correction.rest') }}</summary><cp-answers under="h1" [definition]="c.form" [answers]="c.answers" [tenant]="c.tenant" /></details>
          } @else {
            <cp-answer-changes [definition]="c.form" [before]="c.answers" [after]="after()" [tenant]="c.tenant" [asked]="asked()" />
            <div class="cp-actions"><button cpButton="primary" size="large" type="button" [busy]="busy()" (click)="send()">{{ i18n.t('correction.send') }}</button><button cpButton="secondary" type="button" (click)="checking.set(false)">{{ i18n.t('correction.edit') }}</button></div>
          }
        } @else if (c.correction) {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>} @else {
          <cp-banner [heading]="i18n.t('correction.none')"><p>{{ i18n.t('correction.none.text') }}</p></cp-banner>
        }
      </div>
    } @else {<cp-state page [of]="case" />}
  `,
})
export class CorrectionPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ProceduresApi);
  private readonly codes = inject(FormCodes);
  private readonly context = inject(AuthorityContext);
  private readonly router = inject(Router);
  private readonly title = inject(TitleStrategy) as PageTitle;
  readonly id = input.required<string>();
  protected readonly case = readMyCase(() => this.id());
  protected readonly sheet = signal<AnswerSheet | null>(null);
  protected readonly checking = signal(false);
  protected readonly attempt = signal(0);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly tried = signal(false);
  protected readonly correcting = new Correcting({
    case: () => this.id(),
    correction: () => (this.case.hasValue() ? (this.case.value().correction?.id ?? '') : ''),
    given: () => this.given(),
    sent: () => (this.case.hasValue() ? this.case.value().answers : {}),
    sheet: () => this.sheet(),
    over: () => this.endHere(),
  });
  protected readonly keeping = computed<KeepState>(() => this.correcting.keeper()?.state() ?? { kind: 'idle' });
  private opening = false;
  protected readonly files: FileKeeping = { upload: (path) => (file) => this.api.attach('cases', this.id(), path, file), address: (file) => fileAddress('cases', this.id(), file) };
  private readonly questions = computed(() => this.sheet()?.openQuestions() ?? []);
  protected readonly asked = computed(() => (this.case.hasValue() ? (this.case.value().correction?.fields ?? []).map((one) => one.field) : []));
  /** Questions that were not asked for and have to be answered because of what is answered now. */
  protected readonly alsoOpen = computed(() => [...new Set((this.sheet()?.opened() ?? []).map(top))].map((question) => this.labelOf(question)));
  /** What would be sent: the answers as they are, with those that are open. */
  protected readonly after = computed<Record<string, unknown>>(() => ({ ...(this.case.hasValue() ? this.case.value().answers : {}), ...this.given() }));
  private readonly given = computed(() => Object.fromEntries(this.questions().map((question) => [question, this.sheet()!.answers()[question] ?? null])));
  protected readonly steps = computed(() => (this.sheet()?.steps() ?? []).filter((step) => step.fields.some((field) => this.sheet()!.isOpen(field.id) && this.sheet()!.isAsked(field.id))));
  protected readonly summary = computed<readonly SummaryError[]>(() => (this.tried() ? (this.sheet()?.errorsOf(this.questions()) ?? []).map((error) => ({ fieldId: fieldIdOf(error.field), message: error.message })) : []));

  constructor() {
    askTheOffice(() => (this.case.hasValue() ? this.case.value().tenant : undefined), () => (this.case.hasValue() ? this.case.value().procedureCode : undefined));
    effect(() => {
      if (!this.case.hasValue()) return;
      const c = this.case.value();
      untracked(() => {
        this.context.show(c.tenant);
        this.title.set(`${this.i18n.t('correction.title')} ${c.number}`);
        void this.codes.load(c.form, c.tenant);
        if (c.correction && !this.opening) void this.open(c);
      });
    });
    effect(() => {
      if (this.sheet()?.edits()) untracked(() => this.correcting.keeper()?.touch());
    });
  }

  private async open(c: MyCaseView): Promise<void> {
    this.opening = true;
    const kept = await this.correcting.open();
    // With only a note, every question is open.
    const asked = c.correction!.fields.map((f) => f.field);
    const only = asked.length ? asked : c.form.steps.flatMap((s) => s.fields.map((f) => f.id));
    // What was timely when it was sent stays timely.
    const day = inTokyo(c.submittedAt)?.day ?? today();
    this.sheet.set(new AnswerSheet(c.form, { ...c.answers, ...kept.answers }, () => this.i18n.lang(), () => this.codes.listsFor(c.tenant), () => (day < today() ? day : today()), { paths: only, sent: c.answers }));
    kept.begin();
  }

  protected labelOf(path: string): string {
    const field = this.case.value()?.form.steps.flatMap((s) => s.fields).find((f) => f.id === top(path));
    return field ? this.i18n.pick(field.label) : path;
  }

  protected toCheck(): void {
    const sheet = this.sheet()!;
    this.tried.set(true);
    this.problem.set(null);
    if (this.keeping().kind === 'stale') {
      this.leadToChoice();
      return;
    }
    if (!sheet.check(this.questions())) {
      this.attempt.update((n) => n + 1);
      return;
    }
    this.checking.set(true);
    window.scrollTo({ top: 0 });
    setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }));
  }

  protected async send(): Promise<void> {
    const sheet = this.sheet();
    if (!sheet || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.correcting.keeper()?.flush();
      // What another device saved is looked at first.
      if (this.keeping().kind === 'stale') {
        this.checking.set(false);
        this.leadToChoice();
        return;
      }
      if (!this.sheet()) return; // answered on another device meanwhile
      await this.api.answerCorrection(this.id(), this.given());
      this.correcting.sent();
      await this.router.navigate(['/my/cases', this.id()]);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.signInNeeded) {
        await this.signIn();
        return;
      }
      if (problem.status === 409) {
        this.correcting.sent();
        this.endHere();
        return;
      }
      this.problem.set(problem);
      sheet.refuse(problem.fields);
      if (problem.fields.length) this.checking.set(false);
      this.attempt.update((n) => n + 1);
    } finally {
      this.busy.set(false);
    }
  }

  /** The case as it is now says why there is nothing to answer. */
  private endHere(): void {
    this.sheet.set(null);
    this.checking.set(false);
    this.opening = false;
    this.case.reload();
  }

  /** What another device saved is looked at first: to the two ways out. */
  private leadToChoice(): void {
    setTimeout(() => document.querySelector<HTMLElement>('cp-keep-banner button')?.focus());
  }

  protected signIn(): Promise<boolean> {
    return this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url } });
  }
}

import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, TitleStrategy } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { AnswerChanges, AnswerSheet, AnswersView, FileKeeping, FormCodes, FormStep, fieldIdOf, top } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { PageTitle } from '../../shells/page-title';
import { AuthorityContext } from '../../tenancy/authority-context';
import { BackLink, Banner, Button, ErrorSummary, PageHeader, ProblemBanner, State, SummaryError, inTokyo, today } from '../../ui';
import { askTheOffice } from '../ask-the-office';
import { ProceduresApi, fileAddress, readMyCase } from '../procedures-api';

const prefix = 'cyberport.correction.';

/** 補正に答える: only what was asked is open, the rest is there to read, the difference is shown before sending. */
@Component({
  selector: 'cp-correction-page',
  imports: [PageHeader, BackLink, State, FormStep, AnswersView, AnswerChanges, Banner, Button, ErrorSummary, ProblemBanner],
  template: `
    <cp-back-link [to]="['/my/cases', id()]" [text]="i18n.t('correction.back')" />
    @if (case.hasValue()) {
      @let c = case.value();
      <div class="cp-form">
        <cp-page-header [caption]="i18n.pick(c.procedureTitle) + '　' + c.number" [heading]="i18n.t(checking() ? 'correction.check' : 'correction.title')" [lead]="i18n.t(checking() ? 'correction.check.lead' : 'correction.lead')" />
        @if (sheet(); as answers) {
          <cp-error-summary [errors]="summary()" [attempt]="attempt()" (elsewhere)="checking.set(false)" />
          <cp-problem [problem]="problem()" fieldsElsewhere />
          @if (!checking()) {
            <cp-banner tone="warning" [heading]="i18n.t('correction.asked')">
              @if (c.correction!.fields.length) {<ul>@for (asked of c.correction!.fields; track asked.field) {<li><span class="cp-strong">{{ labelOf(asked.field) }}</span>：{{ asked.text }}</li>}</ul>}
              @if (c.correction!.note) {<p class="cp-pre">{{ c.correction!.note }}</p>}
            </cp-banner>
            <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); toCheck()">
              @for (step of steps(); track step.id) {<cp-form-step [step]="step" [sheet]="answers" [tenant]="c.tenant" [files]="files" />}
              <div role="status">
                @if (alsoOpen().length) {<p class="cp-notice">{{ i18n.t('correction.alsoOpen', { questions: alsoOpen().join(i18n.lang() === 'en' ? ', ' : '、') }) }}</p>}
                @if (keptHere()) {<p class="cp-soft">{{ i18n.t('correction.keptHere') }}</p>}
              </div>
              <div class="cp-actions"><button cpButton="primary" size="large" type="submit">{{ i18n.t('correction.toCheck') }}</button></div>
            </form>
            <details class="cp-notice"><summary>{{ i18n.t('correction.rest') }}</summary><cp-answers under="h1" [definition]="c.form" [answers]="c.answers" [tenant]="c.tenant" /></details>
          } @else {
            <cp-answer-changes [definition]="c.form" [before]="c.answers" [after]="after()" [tenant]="c.tenant" />
            <div class="cp-actions"><button cpButton="primary" size="large" type="button" [busy]="busy()" (click)="send()">{{ i18n.t('correction.send') }}</button><button cpButton="secondary" type="button" (click)="checking.set(false)">{{ i18n.t('correction.edit') }}</button></div>
          }
        } @else {
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
  /** What was typed is on this device, should the page be left. */
  protected readonly keptHere = signal(false);
  protected readonly files: FileKeeping = { upload: (path) => (file) => this.api.attach('cases', this.id(), path, file), address: (file) => fileAddress('cases', this.id(), file) };
  private readonly questions = computed(() => this.sheet()?.openQuestions() ?? []);
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
        if (!c.correction || this.sheet()) return;
        // With only a note, every question is open.
        const asked = c.correction.fields.map((f) => f.field);
        const only = asked.length ? asked : c.form.steps.flatMap((s) => s.fields.map((f) => f.id));
        const kept = this.kept(c.correction.id);
        // What was timely when it was sent stays timely.
        const day = inTokyo(c.submittedAt)?.day ?? today();
        this.sheet.set(new AnswerSheet(c.form, { ...c.answers, ...kept }, () => this.i18n.lang(), () => this.codes.listsFor(c.tenant), () => (day < today() ? day : today()), { paths: only, sent: c.answers }));
      });
    });
    effect(() => {
      const sheet = this.sheet();
      if (!sheet || sheet.edits() === 0 || !this.case.hasValue()) return;
      const correction = untracked(() => this.case.value()!.correction);
      if (correction) this.keep(correction.id, this.given());
    });
  }

  protected labelOf(path: string): string {
    const field = this.case.value()?.form.steps.flatMap((s) => s.fields).find((f) => f.id === top(path));
    return field ? this.i18n.pick(field.label) : path;
  }

  protected toCheck(): void {
    const sheet = this.sheet()!;
    this.tried.set(true);
    this.problem.set(null);
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
      await this.api.answerCorrection(this.id(), this.given());
      this.forget();
      await this.router.navigate(['/my/cases', this.id()]);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.signInNeeded) {
        await this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url } });
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

  private kept(correction: string): Record<string, unknown> {
    try {
      return JSON.parse(localStorage.getItem(prefix + correction) ?? '{}') as Record<string, unknown>;
    } catch {
      return {};
    }
  }

  private keep(correction: string, answers: Record<string, unknown>): void {
    try {
      localStorage.setItem(prefix + correction, JSON.stringify(answers));
      this.keptHere.set(true);
    } catch {
      // The page still has it.
    }
  }

  private forget(): void {
    const correction = this.case.value()?.correction;
    if (correction) localStorage.removeItem(prefix + correction.id);
  }
}

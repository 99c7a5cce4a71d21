import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { toProblem, Problem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { AuthorityContext } from '../../../tenancy/authority-context';
import { BackLink, Banner, Button, ErrorSummary, ProblemBanner, Steps, SummaryError, focusField, today } from '../../../ui';
import { AnswerSheet, fieldIdOf } from '../../answer-sheet';
import { AnswersView } from '../../answers-view';
import { FormCodes } from '../../form-codes';
import { SummaryLine } from '../../engine';
import { FormStep } from '../../form-step';
import { DesignerApi, FormWorkView, Sample, toFieldErrors } from '../designer-api';
import { NoWork } from '../start/no-work';
import { trialFiles } from './trial-files';
import { OfficerView } from './officer-view';
import { Samples } from './samples';

/** 試しに記入: the unpublished form, filled in as an applicant does and checked by the server. Nothing is filed; the answers can be kept as a sample. */
@Component({
  selector: 'cp-trial-page',
  imports: [AnswersView, BackLink, Banner, Button, ErrorSummary, FormStep, NoWork, OfficerView, ProblemBanner, Samples, Steps],
  template: `
    @if (problem()?.code === 'form.no-work') {<cp-no-work [tenant]="tenant()" [code]="code()" (begun)="begun()" />} @else {
    <div class="fd-trial">
      <div class="cp-form">
        <div><cp-back-link [to]="['/', tenant(), 'office', 'forms', code()]" [text]="i18n.t('fd.try.back')" /><p class="fd-trial__mark">{{ i18n.t('fd.try.mark') }}</p><h1 tabindex="-1">{{ reviewing() ? i18n.t('fd.try.review') : i18n.pick(part()?.title) || i18n.t('fd.try') }}</h1>
          @if (sheet() && pages() > 1) {<cp-steps [current]="at() + 1" [total]="pages()" />}</div>
        <cp-problem [problem]="problem()" />
        @if (sheet(); as sheet) {
          @if (result(); as r) {
            <cp-banner live [tone]="r.good ? 'success' : 'warning'" [heading]="i18n.t(r.good ? 'fd.try.good' : 'fd.try.bad', { n: r.count })"><p>{{ i18n.t(r.good ? 'fd.try.good.text' : 'fd.try.bad.text') }}</p></cp-banner>
          }
          <cp-error-summary [errors]="summary()" [attempt]="attempt()" (elsewhere)="elsewhere($event)" />
          @if (reviewing()) {
            <cp-answers under="h1" [definition]="sheet.definition" [answers]="sheet.answers()" [tenant]="tenant()" editable (edit)="goTo($event)" />
            <div class="cp-actions"><button cpButton="primary" type="button" [busy]="busy()" (click)="send()">{{ i18n.t('fd.try.send') }}</button><button cpButton="secondary" type="button" (click)="print()">{{ i18n.t('fd.try.copy') }}</button><button cpButton="secondary" type="button" [attr.aria-expanded]="seen() !== null" (click)="see()">{{ i18n.t(seen() ? 'fd.try.seen.close' : 'fd.try.seen') }}</button><button cpButton="text" type="button" (click)="samplesHere()?.begin()">{{ i18n.t('fd.try.keep') }}</button><button cpButton="text" type="button" (click)="back()">{{ i18n.t('back') }}</button></div>
            @if (seen(); as lines) {<cp-officer-view [form]="sheet.definition" [lines]="lines" />}
          } @else if (part(); as step) {
            <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); next()">
              @if (at() === 0 && i18n.pick(sheet.definition.intro); as intro) {<p class="cp-page-header__lead">{{ intro }}</p>}
              <cp-form-step [step]="step" [sheet]="sheet" [tenant]="tenant()" [files]="files" />
              <div class="cp-actions"><button cpButton="primary" type="submit">{{ i18n.t(at() + 1 === sheet.steps().length ? 'fd.try.toReview' : 'fd.try.next') }}</button>@if (at() > 0) {<button cpButton="secondary" type="button" (click)="back()">{{ i18n.t('back') }}</button>}<button cpButton="text" type="button" (click)="anyway()">{{ i18n.t('fd.try.skip') }}</button></div>
            </form>
          } @else {<p>{{ i18n.t('fd.try.nothing') }}</p>}
        }
      </div>
      @if (sheet(); as sheet) {<aside><cp-samples [tenant]="tenant()" [code]="code()" [samples]="samples()" [sheet]="sheet" (opened)="open($event)" (changed)="samples.set($event)" /></aside>}
    </div>
    }
  `,
})
export class TrialPage {
  protected readonly i18n = inject(I18n);
  private readonly authority = inject(AuthorityContext);
  private readonly api = inject(DesignerApi);
  private readonly codes = inject(FormCodes);
  readonly code = input.required<string>();
  protected readonly tenant = computed(() => this.authority.slug() ?? '');
  protected readonly files = trialFiles;
  protected readonly samplesHere = viewChild(Samples);
  /** The answers in the server's words, as an officer reads them. */
  protected readonly seen = signal<readonly SummaryLine[] | null>(null);
  protected readonly sheet = signal<AnswerSheet | null>(null);
  protected readonly samples = signal<readonly Sample[]>([]);
  protected readonly at = signal(0);
  protected readonly attempt = signal(0);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly result = signal<{ good: boolean; count: number } | null>(null);
  protected readonly pages = computed(() => (this.sheet()?.steps().length ?? 0) + 1);
  protected readonly reviewing = computed(() => this.sheet() !== null && this.at() >= this.pages() - 1 && this.pages() > 1);
  protected readonly part = computed(() => this.sheet()?.steps()[this.at()] ?? null);
  protected readonly summary = computed<readonly SummaryError[]>(() => {
    const questions = this.reviewing() ? null : (this.part()?.fields.map((field) => field.id) ?? []);
    return (this.sheet()?.errorsOf(questions) ?? []).map((error) => ({ fieldId: fieldIdOf(error.field), message: error.message }));
  });

  constructor() {
    effect(() => {
      const [tenant, code] = [this.tenant(), this.code()];
      if (tenant) untracked(() => void this.load(tenant, code));
    });
  }

  private async load(tenant: string, code: string): Promise<void> {
    try {
      const work: FormWorkView = await this.api.show(tenant, code);
      await this.codes.load(work.definition, tenant);
      this.samples.set(work.samples ?? []);
      this.sheet.set(new AnswerSheet(work.definition, {}, () => this.i18n.lang(), () => this.codes.listsFor(tenant), () => today()));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  protected async begun(): Promise<void> {
    this.problem.set(null);
    await this.load(this.tenant(), this.code());
    setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus());
  }

  protected next(): void {
    const ids = this.part()!.fields.map((field) => field.id);
    if (this.sheet()!.check(ids)) this.anyway();
    else this.attempt.update((n) => n + 1);
  }

  /** On without a full page: whoever designs looks ahead. */
  protected anyway(): void {
    this.at.update((n) => n + 1);
    this.top();
  }

  protected back(): void {
    this.at.update((n) => Math.max(0, n - 1));
    this.top();
  }

  protected goTo(question: string): void {
    const step = this.sheet()!.stepOf(question);
    this.at.set(Math.max(0, this.sheet()!.steps().findIndex((one) => one.id === step?.id)));
    setTimeout(() => focusField(fieldIdOf(question)), 50);
  }

  protected elsewhere(fieldId: string): void {
    const error = this.sheet()!.errors().find((one) => fieldIdOf(one.field) === fieldId);
    if (error) this.goTo(error.field);
  }

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const tried = await this.api.try(this.tenant(), this.code(), this.sheet()!.answers(), this.i18n.lang());
      this.sheet()!.refuse(toFieldErrors(tried));
      this.result.set({ good: tried.errors.length === 0, count: tried.errors.length });
      if (tried.errors.length) this.attempt.update((n) => n + 1);
      else window.scrollTo({ top: 0 });
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async see(): Promise<void> {
    if (this.seen()) return this.seen.set(null);
    try {
      this.seen.set((await this.api.try(this.tenant(), this.code(), this.sheet()!.answers(), this.i18n.lang())).summary);
      setTimeout(() => document.getElementById('seen-title')?.focus());
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  /** 申請者の控え: in a window of its own, marked as a trial on every page. */
  protected async print(): Promise<void> {
    const tab = window.open('', '_blank');
    try {
      const address = URL.createObjectURL(await this.api.printTrial(this.tenant(), this.code(), this.sheet()!.answers(), this.i18n.lang()));
      if (tab) tab.location.href = address;
      else location.assign(address);
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      tab?.close();
      this.problem.set(toProblem(error));
    }
  }

  protected open(sample: Sample): void {
    this.sheet()!.replace(sample.answers);
    this.at.set(0);
    this.result.set(null);
    this.top();
  }

  private top(): void {
    this.result.set(null);
    this.seen.set(null);
    setTimeout(() => {
      window.scrollTo({ top: 0 });
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    });
  }
}

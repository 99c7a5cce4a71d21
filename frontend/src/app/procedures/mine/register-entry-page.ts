import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, TitleStrategy } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { AnswerSheet, FormCodes, FormStep, RawAnswers, fieldIdOf } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { PageTitle } from '../../shells/page-title';
import { Announcer, BackLink, Banner, Button, ErrorSummary, PageHeader, ProblemBanner, today } from '../../ui';
import { MineApi, RegisterKind, RegisterRow } from './mine-api';

/** One entry of the register: the same questions, help and checks as on every form. */
@Component({
  selector: 'cp-register-entry-page',
  imports: [PageHeader, BackLink, Banner, Button, ErrorSummary, ProblemBanner, FormStep],
  template: `
    <cp-back-link to="/my/register" [text]="i18n.t('own.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="heading()" />
      @if (sheet(); as answers) {
        <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
        @if (there(); as id) {
          <cp-banner tone="warning" live [heading]="problem()?.title">
            <p>{{ i18n.t('own.already', { name: thereName() }) }}</p>
            <div class="cp-actions"><button cpButton="secondary" type="button" (click)="renew(id)">{{ i18n.t('own.renew') }}</button></div>
          </cp-banner>
        } @else {<cp-problem [problem]="problem()" fieldsElsewhere />}
        <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); save()">
          <cp-form-step [step]="answers.definition.steps[0]" [sheet]="answers" tenant="" />
          <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('own.save') }}</button></div>
        </form>
      } @else {
        <cp-problem [problem]="problem()" />
        @if (!problem()) {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
      }
    </div>
  `,
})
export class RegisterEntryPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(MineApi);
  private readonly codes = inject(FormCodes);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly title = inject(TitleStrategy) as PageTitle;
  readonly id = input<string>();
  readonly kind = input<RegisterKind>();
  private readonly entry = signal<RegisterRow | null>(null);
  protected readonly sheet = signal<AnswerSheet | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly attempt = signal(0);
  protected readonly there = computed(() => (this.problem()?.code === 'register.already-there' ? String(this.problem()!.details['id']) : null));
  protected readonly thereName = computed(() => String(this.problem()?.details['name'] ?? ''));
  protected readonly heading = computed(() => this.entry()?.name ?? (this.kind() ? this.i18n.t('own.add.' + this.kind()) : ''));
  protected readonly summary = computed(() => (this.attempt() ? (this.sheet()?.errors() ?? []) : []).map((e) => ({ fieldId: e.field ? fieldIdOf(e.field) : null, message: e.message })));

  constructor() {
    effect(() => {
      const [id, kind] = [this.id(), this.kind()];
      untracked(() => void this.load(id, kind));
    });
    effect(() => this.title.set(this.heading()));
  }

  private async load(id: string | undefined, kind: RegisterKind | undefined): Promise<void> {
    try {
      const entry = id ? await this.api.registerEntry(id) : null;
      const form = await this.api.registerForm(entry?.kind ?? kind!);
      this.entry.set(entry);
      void this.codes.load(form, '');
      this.sheet.set(new AnswerSheet(form, (entry?.answers ?? {}) as RawAnswers, () => this.i18n.lang(), () => this.codes.listsFor(''), () => today()));
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem.status === 404 ? new Problem(404, problem.code, this.i18n.t('own.gone')) : problem);
    }
  }

  protected async save(): Promise<void> {
    const sheet = this.sheet()!;
    if (!sheet.check()) {
      this.attempt.update((n) => n + 1);
      return;
    }
    const entry = this.entry();
    await this.attemptTo(() => (entry ? this.api.changeRegisterEntry(entry.id, entry.version, sheet.answers()) : this.api.addToRegister(this.kind()!, sheet.answers())));
  }

  protected async renew(id: string): Promise<void> {
    const version = Number(this.problem()!.details['version']);
    await this.attemptTo(() => this.api.changeRegisterEntry(id, version, this.sheet()!.answers()));
  }

  private async attemptTo(action: () => Promise<RegisterRow>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const kept = await action();
      this.announcer.say(this.i18n.t('own.kept', { name: kept.name }));
      await this.router.navigate(['/my/register']);
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      this.sheet()?.refuse(problem.fields);
      this.attempt.update((n) => n + 1);
    } finally {
      this.busy.set(false);
    }
  }
}

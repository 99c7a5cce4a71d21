import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { AnswerSheet, AnswersView } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { Banner, Button, ProblemBanner } from '../../ui';
import { KeepInRegister } from '../mine/keep-in-register';
import { KeepTemplate } from '../mine/keep-template';
import { ProceduresApi, paperAddress } from '../procedures-api';
import { DraftSession } from './draft-session';
import { FilingTimes } from './filing-times';

/** 確認して提出: every answer once more, each with a way to change it, and the sending. */
@Component({
  selector: 'cp-draft-review',
  host: { class: 'cp-stack' },
  imports: [AnswersView, Banner, Button, FilingTimes, KeepInRegister, KeepTemplate, ProblemBanner],
  template: `
    @if (problem()) {<cp-problem [problem]="problem()" fieldsElsewhere />}
    <p class="cp-page-header__lead">{{ i18n.t('review.lead') }}</p>
    @if (draft.onServer()) {<cp-filing-times [draft]="draft.id()!" [savedAt]="savedAt()" />}
    <cp-answers under="h1" [definition]="sheet().definition" [answers]="sheet().answers()" [tenant]="draft.tenant()" editable (edit)="edit.emit($event)" />
    @if (draft.onServer()) {<section class="cp-stack cp-stack--tight"><h2>{{ i18n.t('own.keep.title') }}</h2><cp-keep-in-register [form]="sheet().definition" [answers]="sheet().answers()" /><cp-keep-template look="text" [of]="{ draft: draft.id()! }" /></section>}
    <div class="cp-card cp-card--soft"><p class="cp-strong">{{ i18n.t('review.after') }}</p><p>{{ i18n.t('review.after.text', { authority: i18n.pick(context.site()?.name) }) }}</p></div>
    @if (draft.onServer()) {
      <div class="cp-actions"><button cpButton="primary" size="large" type="button" [busy]="busy()" (click)="send()">{{ i18n.t('review.send') }}</button></div>
      <p><a [href]="paper()" target="_blank" rel="noopener">{{ i18n.t('paper.filled') }}</a></p>
    } @else {
      <cp-banner [heading]="i18n.t('review.signIn')"><p>{{ i18n.t('review.signIn.text') }}</p></cp-banner>
      <div class="cp-actions"><button cpButton="primary" size="large" type="button" (click)="signIn.emit()">{{ i18n.t('review.signIn.go') }}</button><button cpButton="secondary" type="button" (click)="register.emit()">{{ i18n.t('review.register') }}</button></div>
    }
  `,
})
export class DraftReview {
  protected readonly i18n = inject(I18n);
  protected readonly draft = inject(DraftSession);
  protected readonly context = inject(AuthorityContext);
  private readonly api = inject(ProceduresApi);
  private readonly router = inject(Router);
  readonly authority = input.required<string>();
  readonly sheet = input.required<AnswerSheet>();
  /** The answer at this path is to be changed. */
  readonly edit = output<string>();
  readonly signIn = output<void>();
  readonly register = output<void>();
  /** Somebody tried to send: what is wrong is said from now on. */
  readonly tried = output<void>();
  /** Something is missing or wrong on a page before this one. */
  readonly incomplete = output<void>();
  /** The server refused; its sentences stand in the sheet. */
  readonly refused = output<void>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly state = computed(() => this.draft.keeper()?.state() ?? { kind: 'idle' as const });
  protected readonly savedAt = computed(() => {
    const state = this.state();
    return state.kind === 'saved' ? state.at : null;
  });

  protected async send(): Promise<void> {
    const id = this.draft.id();
    if (!id || this.busy()) return;
    this.tried.emit();
    this.problem.set(null);
    if (!this.sheet().check()) {
      this.incomplete.emit();
      return;
    }
    this.busy.set(true);
    try {
      const version = await this.draft.settle();
      if (version === null) {
        // The banner on top says why; nothing is sent that is not saved.
        if (this.state().kind === 'expired') this.signIn.emit();
        else window.scrollTo({ top: 0 });
        return;
      }
      await this.api.submit(id, version);
      this.draft.sent();
      await this.router.navigate(['/', this.authority(), 'drafts', id, 'done'], { replaceUrl: true });
    } catch (error) {
      const problem = toProblem(error);
      if (problem.signInNeeded) {
        this.signIn.emit();
      } else if (problem.stale) {
        this.draft.keeper()!.state.set({ kind: 'stale' }); // the banner on top offers both
        window.scrollTo({ top: 0 });
      } else {
        this.problem.set(problem);
        this.sheet().refuse(problem.fields);
        this.refused.emit();
      }
    } finally {
      this.busy.set(false);
    }
  }

  protected paper(): string {
    return paperAddress('drafts', this.draft.id()!, this.i18n.lang());
  }
}

import { Component, DestroyRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink, TitleStrategy } from '@angular/router';
import { Live } from '../../api/live';
import { Problem, toProblem } from '../../api/problem';
import { FormCodes } from '../../forms/form-codes';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { PageTitle } from '../../shells/page-title';
import { Announcer, BackLink, Banner, ProblemBanner, State, Status } from '../../ui';
import { ConsultSheet } from '../office/consult-sheet';
import { CaseAnswers } from './case-answers';
import { CaseBar } from './case-bar';
import { CaseFacts } from './case-facts';
import { CaseSide } from './case-side';
import { stateTone } from './clock-words';
import { flag, questionOf, still, unflag, write } from './corrections';
import { doneWords, staleWords } from './done-words';
import { MoveSheet } from './move-sheet';
import { Typed, type SheetAction } from './typed';
import { ReviewApi, casePaperAddress, readCase, type CaseView, type MoveAction } from './review-api';

/** 案件: everything for the next move on one page; a small office gets it in one column. */
@Component({
  selector: 'cp-case-page',
  imports: [RouterLink, BackLink, Banner, ProblemBanner, State, Status, CaseAnswers, CaseBar, CaseFacts, CaseSide, ConsultSheet, MoveSheet],
  template: `
    <div class="cp-case" [class.cp-case--simple]="desk.simple()">
      <cp-back-link [to]="['/', desk.tenant(), 'office']" [text]="i18n.t('officer.inbox')" />
      @if (shown(); as view) {
        <header class="cp-case__head">
          <p class="cp-soft">{{ view.number }}　{{ i18n.pick(view.procedureTitle) }}</p>
          <div class="cp-row"><h1 tabindex="-1">{{ view.applicantName }}@if (view.vesselName) {<span>　{{ view.vesselName }}</span>}</h1><cp-status [tone]="tone()">{{ view.stateText || i18n.t('officer.state.' + view.state) }}</cp-status>@if (view.hasCorrectionAnswer && view.state === 'inReview') {<cp-status tone="solid">{{ i18n.t('officer.answered') }}</cp-status>}</div>
        </header>
        <div class="cp-case__news cp-stack cp-stack--tight cp-no-print" aria-live="polite">
          @if (done(); as what) {
            <cp-banner tone="success" [heading]="i18n.t('officer.done.' + what)"><p>{{ i18n.t('officer.done.' + what + '.next') }}</p><div class="cp-actions"><a class="cp-button cp-button--secondary cp-button--small" [routerLink]="['/', desk.tenant(), 'office']">{{ i18n.t('officer.toInbox') }}</a></div></cp-banner>
          }
          @if (updated() && !sheet()) {
            <cp-banner [heading]="i18n.t('officer.updated')"><p>{{ updated() }}</p><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="updated.set('')">{{ i18n.t('officer.understood') }}</button></div></cp-banner>
          }
          @if (problem(); as p) {
            @if (p.stale) {
              <cp-banner tone="warning" [heading]="staleText()"><p>{{ i18n.t('officer.stale.next') }}</p><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="reload()">{{ i18n.t('officer.reload') }}</button></div></cp-banner>
            } @else {<cp-problem [problem]="p" />}
          }
          @if (resource.error()) {<cp-banner tone="warning" [heading]="i18n.t('officer.notRead')"><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="reload()">{{ i18n.t('state.again') }}</button></div></cp-banner>}
        </div>
        <div class="cp-case__columns">
          <aside class="cp-case__left" [attr.aria-label]="i18n.t('officer.summary')"><cp-case-facts [view]="view" [canWrite]="canWrite()" (changed)="reload()" /></aside>
          <section class="cp-case__centre" aria-labelledby="answers-title">
            <div class="cp-row cp-row--between"><h2 id="answers-title">{{ i18n.t('officer.answers') }}</h2><a class="cp-no-print" [href]="paper(view.id)" target="_blank" rel="noopener">{{ i18n.t('paper.filled') }}</a></div>
            @if (view.changes.length) {<div class="cp-case__changed">{{ i18n.t('officer.changes', { n: view.changes.length }) }} <ul>@for (change of view.changes; track change.field) {<li><a [href]="'#answer-' + top(change.field)" (click)="$event.preventDefault(); goTo(change.field)">{{ change.label }}</a></li>}</ul></div>}
            <cp-case-answers [view]="view" [tenant]="desk.tenant()" [flags]="typed.kept().flags" [canFlag]="canAsk()" (flaggedField)="addFlag($event)" (unflaggedField)="removeFlag($event)" (written)="writeFlag($event)" />
          </section>
          <aside class="cp-case__right" [attr.aria-label]="i18n.t('officer.attached')"><cp-case-side [view]="view" [tenant]="desk.tenant()" [typed]="typed" [canWrite]="canWrite()" (wrote)="reload()" /></aside>
        </div>
        <cp-case-bar [view]="view" [flagged]="canAsk() ? typed.kept().flags.items.length : 0" [busy]="busy()" (chosen)="choose($event)" />
        <cp-consult-sheet [view]="view" [(open)]="consulting" (asked)="moved('consult')" />
        <cp-move-sheet [action]="action()" [view]="view" [tenant]="desk.tenant()" [store]="typed" [updated]="updated()" [(open)]="sheet" (moved)="moved($event.action)" (reload)="reload()" />
      } @else {<cp-state page [of]="resource" />}
    </div>
  `,
})
export class CasePage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(ReviewApi);
  private readonly codes = inject(FormCodes);
  private readonly announcer = inject(Announcer);
  private readonly title = inject(TitleStrategy) as PageTitle;
  readonly id = input.required<string>();
  protected readonly resource = readCase(() => this.desk.tenant(), () => this.id());
  /** The last case that was read: it stays on screen while it is read again. */
  protected readonly shown = signal<CaseView | null>(null);
  protected readonly typed = new Typed();
  protected readonly action = signal<SheetAction | null>(null);
  protected readonly sheet = signal(false);
  protected readonly consulting = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly updated = signal('');
  protected readonly done = signal<MoveAction | null>(null);
  protected readonly tone = computed(() => (this.shown() ? stateTone(this.shown()!.state) : 'neutral'));
  protected readonly canAsk = computed(() => !!this.shown()?.moves.some((move) => move.action === 'request-correction' && !move.blockedBy));
  protected readonly canWrite = computed(() => this.desk.simple() || this.desk.roles().some((role) => ['receive', 'review', 'decide'].includes(role)));
  protected readonly staleText = computed(() => (this.problem() ? staleWords(this.problem()!, this.i18n) : ''));
  protected readonly top = questionOf;
  private opened = '';
  private looking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        if (this.opened === id) return;
        this.opened = id;
        this.shown.set(null);
        this.done.set(null);
        this.updated.set('');
        this.problem.set(null);
        this.sheet.set(false);
        this.typed.open(id);
      });
    });
    effect(() => {
      if (!this.resource.hasValue()) return;
      const view = this.resource.value();
      untracked(() => this.take(view));
    });
    inject(Live).on((change) => {
      if (change && (change.kind !== 'case' || change.id !== this.id())) return;
      this.lookSoon();
    });
    const openAll = () => document.querySelectorAll<HTMLDetailsElement>('.cp-case details').forEach((part) => (part.open = true));
    window.addEventListener('beforeprint', openAll);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.looking);
      window.removeEventListener('beforeprint', openAll);
    });
  }

  protected choose(action: MoveAction): void {
    this.done.set(null);
    this.problem.set(null);
    if (action === 'take') {
      void this.takeOver();
      return;
    }
    if (action === 'consult') {
      this.consulting.set(true);
      return;
    }
    this.action.set(action);
    this.sheet.set(true);
  }

  protected addFlag(one: { field: string; label: string }): void {
    this.typed.set({ flags: flag(this.typed.kept().flags, one.field, one.label, this.shown()!.form) });
  }

  protected removeFlag(field: string): void {
    this.typed.set({ flags: unflag(this.typed.kept().flags, field) });
  }

  protected writeFlag(one: { field: string; text: string }): void {
    this.typed.set({ flags: write(this.typed.kept().flags, one.field, one.text) });
  }

  protected goTo(field: string): void {
    const answer = document.getElementById(`answer-${questionOf(field)}`);
    answer?.scrollIntoView({ block: 'center' });
    answer?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }

  protected moved(action: MoveAction): void {
    this.updated.set('');
    this.problem.set(null);
    this.done.set(action);
    this.announcer.say(this.i18n.t(`officer.done.${action}`));
    this.reload();
    window.scrollTo({ top: 0 });
    setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }), 80);
  }

  protected paper(id: string): string {
    return casePaperAddress(this.desk.tenant(), id, this.i18n.lang());
  }

  protected reload(): void {
    this.problem.set(null);
    this.updated.set('');
    this.resource.reload();
  }

  private async takeOver(): Promise<void> {
    const view = this.shown();
    if (!view || this.busy()) return;
    this.busy.set(true);
    try {
      await this.api.move(this.desk.tenant(), view.id, 'take', {}, view.version);
      this.moved('take');
    } catch (error) {
      this.problem.set(toProblem(error));
      window.scrollTo({ top: 0 });
    } finally {
      this.busy.set(false);
    }
  }

  private take(view: CaseView): void {
    const before = this.shown();
    this.shown.set(view);
    void this.codes.load(view.form, this.desk.tenant());
    this.title.set(`${view.number} ${view.applicantName}`);
    if (before && before.id === view.id && before.form.version !== view.form.version) this.typed.set({ flags: still(this.typed.kept().flags, view.form) });
  }

  private lookSoon(): void {
    clearTimeout(this.looking);
    this.looking = setTimeout(() => void this.look(), 300);
  }

  /** Something happened to this case. Under an open sheet the case stays as it is until the officer says so. */
  private async look(): Promise<void> {
    const before = this.shown();
    if (!before) return;
    const now = await this.api.show(this.desk.tenant(), this.id()).catch(() => null);
    if (!now || now.id !== this.id() || !this.shown()) return;
    // Read meanwhile, after the officer's own note or move: what comes now may be older than what stands here.
    if (this.shown() !== before || this.resource.isLoading()) return this.lookSoon();
    const last = now.history.at(-1);
    const byOther = now.version !== before.version && last && (last.byApplicant || last.actor !== this.desk.me()?.name);
    const wrote = now.messages.length > before.messages.length && now.messages.at(-1)?.fromApplicant ? now.messages.at(-1) : undefined;
    const words = byOther ? doneWords({ actor: last.actor, kind: last.kind, at: last.at }, this.i18n) : wrote ? this.i18n.t('officer.did', { actor: wrote.author, time: '', what: this.i18n.t('officer.did.message') }) : '';
    if (words) {
      this.updated.set(words);
      this.done.set(null);
      this.announcer.say(`${this.i18n.t('officer.updated')} ${words}`);
    }
    if (!this.sheet() || now.version === before.version) this.resource.set(now);
  }
}

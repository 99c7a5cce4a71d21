import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink, TitleStrategy } from '@angular/router';
import { Session } from '../../api/session';
import { FormStep, fieldIdOf, top } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { PageTitle } from '../../shells/page-title';
import { AuthorityContext } from '../../tenancy/authority-context';
import { Banner, BackLink, Button, ErrorSummary, PageHeader, ProblemBanner, Steps, SummaryError, focusField } from '../../ui';
import { ProceduresApi } from '../procedures-api';
import { DraftFoot } from './draft-foot';
import { DraftOffers } from './draft-offers';
import { DraftReview } from './draft-review';
import { DraftSession } from './draft-session';
import { DraftState } from './draft-state';
import { DraftUpgradeOffer } from './draft-upgrade';
import { FieldOffersView } from './field-offers';
import { PageOffers } from './page-offers';
import { ReturnHere } from './return-here';
import { StepHelp } from './step-help';
import { TimeLeft } from './time-left';

/**
 * Filling in: one short step after the other, then the review page. A simple authority asks everything on one page, and
 * whoever files every day may choose that. `step` in the URL: a step's id, `start` (wherever one was), `all` (one page) or `review`.
 */
@Component({
  selector: 'cp-draft-page',
  imports: [RouterLink, FormStep, PageHeader, BackLink, Steps, Button, Banner, ErrorSummary, ProblemBanner, FieldOffersView, PageOffers, StepHelp, TimeLeft, DraftUpgradeOffer, DraftReview, DraftState, DraftFoot],
  providers: [DraftSession, DraftOffers, ReturnHere],
  template: `
    @if (draft.problem(); as problem) {
      <div class="cp-form"><cp-page-header [heading]="i18n.t('draft.cannotOpen')" /><cp-problem [problem]="problem" /><p><a [href]="'/' + authority() + '/procedures'">{{ i18n.t('procedures.title') }}</a></p></div>
    } @else if (draft.sheet()) {
      @let sheet = draft.sheet()!;
      <div class="cp-form">
        <div>
          <cp-back-link [to]="before()" />
          <cp-page-header [caption]="i18n.pick(draft.title()) + (draft.follows() ? '　' + i18n.pick(draft.follows()) : '')" [heading]="heading()" />
          <div class="cp-row">@if (pages().length > 1) {<cp-steps [current]="position() + 1" [total]="pages().length" />}<cp-time-left [tenant]="draft.tenant()" [procedure]="draft.procedure()" [sheet]="sheet" />@if (layouts()) {<a [routerLink]="at(step() === 'all' ? sheet.steps()[0].id : 'all')">{{ i18n.t(step() === 'all' ? 'draft.byStep' : 'draft.allOnOne') }}</a>}</div>
        </div>

        <cp-draft-state (signIn)="signIn()" />
        @if (draft.onServer()) {<cp-draft-upgrade [draft]="draft.id()!" [settle]="settle" (moved)="draft.reopen()" />}
        <cp-error-summary [errors]="summary()" [attempt]="attempt()" (elsewhere)="editById($event)" />

        @if (step() === 'review') {
          <cp-draft-review [authority]="authority()" [sheet]="sheet" (edit)="edit($event)" (signIn)="signIn()" (register)="register()" (tried)="tried.set('review')" (incomplete)="leadToFirst()" (refused)="again()" />
        } @else {
          <form novalidate (submit)="$event.preventDefault(); next()" class="cp-stack cp-stack--loose">
            @if (sheet.definition.intro && position() === 0) {<p class="cp-page-header__lead">{{ i18n.pick(sheet.definition.intro) }}</p>}
            <ng-template #beside let-field>@if (asksAgain(field.id)) {<div class="cp-offer cp-row cp-row--between"><p class="cp-strong">{{ i18n.t('upgrade.again') }}</p><button cpButton="text" type="button" (click)="draft.notes.seen(field.id); draft.touch()">{{ i18n.t('upgrade.seen') }}<span class="cp-visually-hidden">{{ i18n.pick(field.label) }}</span></button></div>}<cp-field-offers [field]="field.id" [label]="i18n.pick(field.label)" [sheet]="sheet" [together]="together()" /></ng-template>
            @if (offers.any()) {<cp-page-offers [fields]="questions()" [sheet]="sheet" />}
            @for (part of shown(); track part.id) {
              @if (shown().length > 1) {<section class="cp-stack"><h2>{{ i18n.pick(part.title) }}</h2><cp-form-step [step]="part" [sheet]="sheet" [tenant]="draft.tenant()" [files]="draft.files()" [beside]="beside" [besides]="besides()" /></section>}
              @else {<cp-form-step [step]="part" [sheet]="sheet" [tenant]="draft.tenant()" [files]="draft.files()" [beside]="beside" [besides]="besides()" />}
            }
            <cp-step-help [steps]="shown()" />
            @if (needsServer()) {<cp-banner [heading]="i18n.t('draft.filesNeed')"><p>{{ i18n.t('draft.filesNeed.text') }}</p><div class="cp-actions"><button cpButton="secondary" type="button" (click)="signIn()">{{ i18n.t('review.signIn.go') }}</button><button cpButton="text" type="button" (click)="register()">{{ i18n.t('review.register') }}</button></div></cp-banner>}
            @if (waiting() && draft.uploads()) {<cp-banner live [heading]="i18n.t('draft.uploading')" />}
            <div class="cp-actions"><button cpButton="primary" size="large" type="submit">{{ i18n.t(last() || fromReview() === 'review' ? 'draft.toReview' : 'draft.next') }}</button></div>
          </form>
        }

        <cp-draft-foot [authority]="authority()" />
      </div>
    } @else {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
  `,
})
export class DraftPage {
  protected readonly i18n = inject(I18n);
  protected readonly draft = inject(DraftSession);
  protected readonly context = inject(AuthorityContext);
  protected readonly offers = inject(DraftOffers);
  private readonly session = inject(Session);
  private readonly api = inject(ProceduresApi);
  private readonly away = inject(ReturnHere);
  private readonly router = inject(Router);
  private readonly title = inject(TitleStrategy) as PageTitle;
  readonly authority = input.required<string>();
  readonly id = input.required<string>();
  readonly step = input.required<string>();
  /** `review` when one came from the review page to change one answer. */
  readonly fromReview = input<string | undefined>(undefined, { alias: 'from' });

  protected readonly attempt = signal(0);
  /** Somebody wanted to go on while a file was still being sent. */
  protected readonly waiting = signal(false);
  protected readonly tried = signal<string | null>(null);

  protected readonly state = computed(() => this.draft.keeper()?.state() ?? { kind: 'idle' as const });
  /** Pages of this form: each asked step, or all on one, then the review. */
  protected readonly pages = computed<readonly string[]>(() => {
    const steps = this.draft.sheet()?.steps() ?? [];
    return this.onePage() ? ['all', 'review'] : [...steps.map((step) => step.id), 'review'];
  });
  protected readonly onePage = computed(() => this.context.simple() || this.step() === 'all');
  /** Whether one may choose between one page and a page for each step. */
  protected readonly layouts = computed(() => !this.context.simple() && this.step() !== 'review' && (this.draft.sheet()?.steps().length ?? 0) > 1);
  protected readonly position = computed(() => Math.max(0, this.pages().indexOf(this.step())));
  protected readonly last = computed(() => this.position() === this.pages().length - 2);
  protected readonly shown = computed(() => {
    const steps = this.draft.sheet()?.steps() ?? [];
    return this.step() === 'all' ? steps : steps.filter((step) => step.id === this.step());
  });
  protected readonly heading = computed(() => {
    if (this.step() === 'review') return this.i18n.t('review.title');
    if (this.step() === 'all') return this.i18n.t('draft.onePage');
    return this.i18n.pick(this.shown()[0]?.title);
  });
  protected readonly before = computed<readonly unknown[]>(() =>
    this.fromReview() === 'review' && this.step() !== 'review' ? this.at('review') : this.position() > 0 ? this.at(this.pages()[this.position() - 1]) : ['/', this.authority(), 'procedures', this.draft.procedure()],
  );
  protected readonly questions = computed(() => this.shown().flatMap((step) => step.fields.map((field) => field.id)));
  /** Questions of this page that one line on top offers to fill together. */
  protected readonly together = computed(() => new Set(this.offers.together(this.questions()).flatMap((group) => group.fields.map(({ field }) => field))));
  protected readonly summary = computed<readonly SummaryError[]>(() => {
    const sheet = this.draft.sheet();
    if (!sheet || this.tried() !== this.step()) return [];
    const review = this.step() === 'review';
    return sheet.errorsOf(review ? null : this.questions()).map((error) => ({ fieldId: error.field ? fieldIdOf(error.field) : null, message: error.message }));
  });
  /** Questions above which something stands: an offer, or that it is asked again. */
  protected readonly besides = computed<ReadonlySet<string>>(() => new Set([...this.offers.concerned(), ...this.draft.notes.askAgain().map(top)]));
  protected readonly needsServer = computed(() => !this.draft.onServer() && this.shown().some((step) => step.fields.some((field) => field.type === 'file' && this.draft.sheet()!.isAsked(field.id))));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.open(id));
    });
    // Typing is saved; loading is not.
    let seen: { sheet: unknown; edits: number } = { sheet: null, edits: 0 };
    effect(() => {
      const sheet = this.draft.sheet();
      const edits = sheet?.edits() ?? 0;
      untracked(() => {
        if (sheet && seen.sheet === sheet && edits !== seen.edits) this.draft.touch();
        seen = { sheet, edits };
      });
    });
    effect(() => {
      const sheet = this.draft.sheet();
      const step = this.step();
      const pages = this.pages();
      // Whether it is one page or several is the authority's profile; without its answer, several.
      if (!sheet || !this.draft.id() || (this.context.site() === null && !this.context.resource.error())) return;
      untracked(() => {
        if (!pages.includes(step)) {
          // `start`, a step that is no longer asked, or a page of another form of the same draft.
          const last = step === 'start' ? this.draft.lastStep : null;
          void this.router.navigate(this.at(last === 'all' || (last && pages.includes(last)) ? last : pages[0]), { replaceUrl: true, queryParamsHandling: 'preserve', fragment: location.hash.slice(1) || undefined });
          return;
        }
        this.draft.at(step);
        this.title.set(`${this.heading()}｜${this.i18n.pick(this.draft.title())}`);
        // Back from signing in: to the same field.
        const field = location.hash.slice(1);
        if (field.startsWith('q-')) setTimeout(() => focusField(field), 100);
      });
    });
    // Signed in again in another tab or after returning: go on saving.
    effect(() => {
      if (this.session.signedIn()) untracked(() => this.state().kind === 'expired' && this.draft.keeper()?.again());
    });
  }

  private async open(id: string): Promise<void> {
    const now = await this.draft.open(id);
    // Sent already, on another page or device: there is no draft any more, but there is a case.
    if (this.draft.problem()?.status === 404 && !id.startsWith('local-') && (await this.api.wasSent(id))) {
      await this.router.navigate(this.at('done', id), { replaceUrl: true });
      return;
    }
    if (this.draft.onServer()) void this.offers.load(now);
    if (now !== id) await this.router.navigate(this.at(this.step(), now), { replaceUrl: true, queryParamsHandling: 'preserve', fragment: location.hash.slice(1) || undefined });
  }

  protected at(step: string, id = this.draft.id() ?? this.id()): unknown[] {
    return ['/', this.authority(), 'drafts', id, step];
  }

  protected next(): void {
    const sheet = this.draft.sheet();
    if (!sheet) return;
    if (this.draft.uploads() > 0) {
      this.waiting.set(true);
      return;
    }
    this.waiting.set(false);
    const local = !this.draft.onServer();
    this.tried.set(this.step());
    sheet.check(this.questions());
    const open = sheet.errorsOf(this.questions()).filter((error) => !(local && this.isFile(error.field)));
    if (open.length) {
      this.again();
      return;
    }
    if (local && sheet.errorsOf(this.questions()).length) {
      // Only files are missing, and files need the server.
      this.signIn();
      return;
    }
    void this.draft.keeper()?.flush();
    void this.router.navigate(this.at(this.fromReview() === 'review' ? 'review' : this.pages()[this.position() + 1]));
  }

  protected readonly settle = (): Promise<number | null> => this.draft.settle();

  protected asksAgain(field: string): boolean {
    return this.draft.notes.askAgain().some((path) => top(path) === field);
  }

  private isFile(path: string): boolean {
    const fields = this.draft.sheet()!.definition.steps.flatMap((step) => step.fields);
    return fields.find((field) => field.id === top(path))?.type === 'file';
  }

  protected edit(path: string): void {
    const step = this.onePage() ? 'all' : this.draft.sheet()?.stepOf(path)?.id;
    if (step) void this.router.navigate(this.at(step), { queryParams: { from: 'review' } }).then(() => setTimeout(() => focusField(fieldIdOf(path)), 150));
  }

  protected editById(fieldId: string): void {
    const error = this.draft.sheet()?.errors().find((e) => fieldIdOf(e.field) === fieldId);
    if (error) this.edit(error.field);
  }

  /** The page's errors are said anew. */
  protected again(): void {
    this.attempt.update((n) => n + 1);
  }

  /** On the review page an error's field is on another page: go there, and say it there. */
  protected leadToFirst(): void {
    const sheet = this.draft.sheet()!;
    const first = sheet.errors()[0];
    const step = this.onePage() ? 'all' : first && sheet.stepOf(first.field)?.id;
    if (!step) return;
    this.tried.set(step);
    void this.router.navigate(this.at(step), { queryParams: { from: 'review' } }).then(() => this.again());
  }

  protected signIn(): void {
    this.away.by('/sign-in', this.step() !== 'review');
  }

  protected register(): void {
    this.away.by('/register', this.step() !== 'review');
  }
}

import { Component, OnDestroy, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { AnswerSheet, AnswersView, FileKeeping, FormCodes, FormStep, fieldIdOf } from '../../forms';
import { diff } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { Announcer, Banner, Button, DateTimePipe, ErrorSummary, PageHeader, ProblemBanner, Sending, TextField, TimePipe, today } from '../../ui';
import type { KeepState } from '../apply/draft-keeper';
import { KeepBanner } from '../apply/keep-banner';
import { NewerAnswers } from '../apply/newer-answers';
import { ShareApi, SharedDraft, SharedView } from '../mine/share-api';

/** A mailed link: who asks for what; a code to the mail address; then a part to fill in, or all to read and sign. No account is needed. */
@Component({
  selector: 'cp-shared-page',
  imports: [RouterLink, PageHeader, Banner, Button, ErrorSummary, ProblemBanner, TextField, FormStep, AnswersView, DateTimePipe, TimePipe, KeepBanner, NewerAnswers],
  template: `
    <div class="cp-form">
      @if (door(); as d) {
        <cp-page-header [caption]="i18n.pick(d.authorityName) + '　' + i18n.pick(d.procedureTitle)" [heading]="finished() ? i18n.t('shared.done.' + d.kind) : i18n.t('shared.title.' + d.kind, { from: d.from })" />
        @if (finished()) {<cp-banner tone="success" live><p>{{ i18n.t('shared.done.text', { from: d.from }) }}</p></cp-banner>}
        @else if (!draft()) {
          @if (d.message) {<blockquote class="cp-message"><p class="cp-pre">{{ d.message }}</p></blockquote>}
          <p>{{ i18n.t('shared.lead', { name: d.name, until: (d.expiresAt | cpDateTime: 'full') }) }}</p>
          @if (d.doneAt) {<p>{{ i18n.t('shared.again') }}</p>}
          @if (!sent()) {<div class="cp-actions"><button cpButton="primary" size="large" type="button" [busy]="busy()" (click)="sendCode()">{{ i18n.t('shared.sendCode', { email: d.emailHint }) }}</button></div>}
          @else {
            <form novalidate class="cp-stack" (submit)="$event.preventDefault(); enter()">
              <cp-text-field fieldId="shared-code" inputmode="numeric" autocomplete="one-time-code" width="s" [label]="i18n.t('shared.code')" [help]="i18n.t('shared.code.help', { email: d.emailHint })" [error]="codeError()" [(value)]="code" />
              <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('shared.enter') }}</button><button cpButton="text" type="button" (click)="sendCode()">{{ i18n.t('shared.sendAgain') }}</button></div>
            </form>
          }
          @if (!codeError()) {<cp-problem [problem]="problem()" />}
        } @else if (sheet()) {
          @let answers = sheet()!;
          @if (d.kind === 'fill') {
            <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
            <p>{{ i18n.t('shared.fill.lead', { from: d.from }) }}</p>
            <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); finish()">
              @for (step of answers.steps(); track step.id) {<section class="cp-stack"><h2>{{ i18n.pick(step.title) }}</h2><cp-form-step [step]="step" [sheet]="answers" [tenant]="d.tenant" [files]="files" /></section>}
              @if (newer(); as there) {<cp-keep-banner [state]="stale" [choosing]="choosing" (mine)="keepMine()" (newer)="takeNewer()"><cp-newer-answers [definition]="answers.definition" [tenant]="d.tenant" [here]="answers.answers()" [there]="there.answers" /></cp-keep-banner>}
              <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('shared.finish') }}</button><button cpButton="secondary" type="button" [busy]="busy()" (click)="save()">{{ i18n.t('shared.save') }}</button></div>
            </form>
            <p class="cp-saved" role="status">@if (unkept()) {{{ i18n.t('shared.unkept') }}} @else if (savedAt(); as at) {{{ i18n.t('draft.savedAt', { time: (at | cpTime) }) }}}</p>
          } @else {
            <p>{{ i18n.t('shared.sign.lead', { from: d.from }) }}</p>
            <cp-answers under="h1" [definition]="answers.definition" [answers]="answers.answers()" [tenant]="d.tenant" />
            <form novalidate class="cp-stack" (submit)="$event.preventDefault(); sign()">
              <cp-text-field fieldId="shared-name" autocomplete="name" [label]="i18n.t('shared.sign.name')" [help]="i18n.t('shared.sign.help')" [error]="nameError()" [(value)]="name" />
              <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('shared.sign') }}</button></div>
            </form>
          }
          <cp-problem [problem]="problem()" fieldsElsewhere />
        }
      } @else if (problem()) {
        <cp-page-header [heading]="i18n.t(gone() ? 'shared.gone' : 'shared.page')" />
        @if (gone()) {<cp-banner tone="warning"><p>{{ i18n.t('shared.gone.text') }}</p></cp-banner><p><a routerLink="/">{{ i18n.t('state.home') }}</a></p>} @else {<cp-problem [problem]="problem()" />}
      } @else {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
    </div>
  `,
})
export class SharedPage implements OnDestroy {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ShareApi);
  private readonly codes = inject(FormCodes);
  private readonly context = inject(AuthorityContext);
  private readonly announcer = inject(Announcer);
  private readonly token = location.hash.slice(1);
  private pass = '';
  protected readonly door = signal<SharedView | null>(null);
  protected readonly draft = signal<SharedDraft | null>(null);
  protected readonly sheet = signal<AnswerSheet | null>(null);
  protected readonly sent = signal(false);
  protected readonly finished = signal(false);
  protected readonly busy = signal(false);
  protected readonly code = signal('');
  protected readonly name = signal('');
  protected readonly nameError = signal<string | null>(null);
  /** A wrong code is said beside its box. */
  protected readonly codeError = computed(() => (this.problem()?.code === 'shared.wrong-code' ? this.problem()!.title : null));
  protected readonly savedAt = signal<string | null>(null);
  /** Saving by itself has failed; it is tried again, and the buttons say why. */
  protected readonly unkept = signal(false);
  protected readonly attempt = signal(0);
  protected readonly problem = signal<Problem | null>(null);
  /** The link itself is the trouble, not the way to the server. */
  protected readonly gone = computed(() => [400, 404, 410].includes(this.problem()?.status ?? 0));
  protected readonly summary = computed(() => (this.attempt() ? (this.sheet()?.errors() ?? []) : []).map((e) => ({ fieldId: e.field ? fieldIdOf(e.field) : null, message: e.message })));
  private readonly timer = setInterval(() => void this.autosave(), 15_000);
  private saved = 0;
  /** What this page grew from, and its version. */
  private base: { readonly answers: Record<string, unknown>; readonly version: number } = { answers: {}, version: 0 };
  protected readonly stale: KeepState = { kind: 'stale' };
  /** The owner changed this part meanwhile: the visitor chooses. */
  protected readonly newer = signal<SharedDraft | null>(null);
  protected readonly choosing = new Sending();
  /** A visitor's files go to the draft; they can be taken back, not opened. */
  protected readonly files: FileKeeping = { upload: (path) => (file) => this.api.attach(this.token, this.pass, path, file) };

  constructor() {
    void this.try(async () => {
      const door = await this.api.door(this.token);
      this.door.set(door);
      this.name.set(door.name);
      this.context.show(door.tenant);
    });
  }

  ngOnDestroy(): void {
    clearInterval(this.timer);
  }

  protected sendCode(): Promise<void> {
    return this.try(async () => {
      await this.api.sendCode(this.token);
      this.sent.set(true);
      this.announcer.say(this.i18n.t('shared.codeSent'));
    });
  }

  protected enter(): Promise<unknown> {
    return this.try(async () => {
      this.pass = (await this.api.enter(this.token, this.code())).pass;
      await this.load();
      this.top();
    }).then(() => this.codeError() && document.getElementById('shared-code')?.focus());
  }

  private async load(): Promise<void> {
    const draft = await this.api.read(this.token, this.pass);
    void this.codes.load(draft.form, draft.tenant);
    this.sheet.set(new AnswerSheet(draft.form, draft.answers, () => this.i18n.lang(), () => this.codes.listsFor(draft.tenant), () => today()));
    this.saved = 0;
    this.base = draft;
    this.newer.set(null);
    this.draft.set(draft);
  }

  protected save(): Promise<void> {
    return this.try(async () => void (await this.keep()));
  }

  protected keepMine(): Promise<void> {
    return this.choosing.send(async () => {
      this.base = this.newer()!;
      this.newer.set(null);
      await this.keep();
    });
  }

  protected takeNewer(): Promise<void> {
    return this.choosing.send(() => this.load());
  }

  /** True when it is saved; false when the visitor has to choose first. */
  private async keep(): Promise<boolean> {
    const sheet = this.sheet()!;
    while (!this.newer()) {
      const [edits, answers] = [sheet.edits(), sheet.answers()];
      try {
        const kept = await this.api.save(this.token, this.pass, answers, this.base.version);
        this.base = { answers, version: kept.version };
        this.savedAt.set(kept.savedAt);
        this.saved = edits;
        this.unkept.set(false);
        return true;
      } catch (error) {
        if (!toProblem(error).stale) throw error;
        const now = await this.api.read(this.token, this.pass);
        // Where the owner wrote in another part there is nothing to choose.
        if (this.differs(now)) this.newer.set(now);
        else this.base = now;
      }
    }
    return false;
  }

  private differs(now: SharedDraft): boolean {
    return diff(now.form, this.base.answers, now.answers, this.i18n.lang(), this.codes.listsFor(now.tenant)).length > 0;
  }

  private async autosave(): Promise<void> {
    const sheet = this.sheet();
    if (sheet && !this.finished() && this.door()?.kind === 'fill' && sheet.edits() !== this.saved && !this.busy() && !this.newer()) await this.keep().catch(() => this.unkept.set(true));
  }

  protected async finish(): Promise<void> {
    if (!this.sheet()!.check()) {
      this.attempt.update((n) => n + 1);
      return;
    }
    await this.try(async () => {
      if (!(await this.keep())) return;
      await this.api.finish(this.token, this.pass);
      this.end();
    });
  }

  protected async sign(): Promise<void> {
    this.nameError.set(this.name().trim() ? null : this.i18n.t('shared.sign.missing'));
    if (!this.name().trim()) return;
    await this.try(async () => {
      try {
        await this.api.sign(this.token, this.pass, this.name(), this.draft()!.version);
        this.end();
      } catch (error) {
        // Changed while it was being read: what stands now is shown, to be read again.
        if (toProblem(error).stale) await this.load();
        throw error;
      }
    });
  }

  private end(): void {
    this.finished.set(true);
    this.top();
  }

  private top(): void {
    window.scrollTo({ top: 0 });
    setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }));
  }

  private async try(action: () => Promise<void>): Promise<void> {
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

import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { Session } from '../../api/session';
import type { FormStep } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { BackLink, Banner, Button, CheckboxesField, DateTimePipe, ErrorSummary, MailLanguage, PageHeader, ProblemBanner, RadioField, SelectField, Sending, State, Status, TextArea, TextField } from '../../ui';
import { ProceduresApi } from '../procedures-api';
import { ShareApi, readInvitations } from '../mine/share-api';
import { LocalDrafts } from './local-drafts';

/** 分担・連署・続きのリンク: others are asked by mail; without an account, the link to continue is all there is. */
@Component({
  selector: 'cp-share-page',
  imports: [PageHeader, BackLink, Banner, Button, ErrorSummary, State, Status, RadioField, TextField, TextArea, SelectField, CheckboxesField, MailLanguage, ProblemBanner, DateTimePipe],
  template: `
    <cp-back-link [to]="['/', authority(), 'drafts', id(), 'start']" [text]="i18n.t('share.back')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('share.title')" />
      <section class="cp-stack">
        <h2>{{ i18n.t('share.continue') }}</h2>
        @if (mailed()) {<cp-banner tone="success" live [heading]="i18n.t('share.mailed')" />}
        @else if (isLocal()) {
          <p>{{ i18n.t('share.park.text') }}</p>
          <form novalidate class="cp-stack" (submit)="$event.preventDefault(); park()">
            <cp-text-field fieldId="park-email" type="email" autocomplete="email" [label]="i18n.t('share.email.own')" [error]="fieldError('email')" [(value)]="email" />
            <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('share.mail') }}</button></div>
          </form>
        } @else {
          <p>{{ i18n.t('share.continue.text') }}</p>
          <div class="cp-actions"><button cpButton="secondary" type="button" [busy]="busy()" (click)="mail()">{{ i18n.t('share.mail') }}</button></div>
        }
      </section>
      @if (!isLocal()) {
        <section class="cp-stack">
          <h2>{{ i18n.t('share.ask') }}</h2>
          @if (asked(); as name) {<cp-banner id="share-sent" tone="success" live [heading]="i18n.t('share.sent', { name })"><p>{{ i18n.t('share.sent.next') }}</p></cp-banner>}
          <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); invite()">
            <cp-error-summary [errors]="inviting.summary()" [attempt]="inviting.attempt()" /><cp-problem [problem]="inviting.problem()" />
            <cp-radios fieldId="share-kind" [label]="i18n.t('share.kind')" [options]="kinds()" [(value)]="kind" />
            @if (kind() === 'fill') {<cp-checkboxes fieldId="share-steps" [label]="i18n.t('share.steps')" [options]="stepChoices()" [error]="inviting.error('share-steps')" [(value)]="steps" />}
            <cp-text-field fieldId="share-name" [label]="i18n.t('share.name')" [error]="inviting.error('share-name')" [(value)]="name" />
            <cp-text-field fieldId="share-email" type="email" [label]="i18n.t('share.email')" [error]="inviting.error('share-email')" [(value)]="email" />
            <cp-mail-language fieldId="share-language" [(value)]="language" />
            <cp-select fieldId="share-days" [label]="i18n.t('share.days')" [options]="dayChoices()" [(value)]="days" />
            <cp-text-area fieldId="share-message" optional [label]="i18n.t('share.message')" [limit]="500" [rows]="2" [(value)]="message" />
            <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="inviting.busy()">{{ i18n.t('share.send') }}</button></div>
          </form>
        </section>
        @if (invitations.hasValue()) {
          @if (invitations.value().items.length) {
            <section class="cp-stack">
              <h2>{{ i18n.t('share.asked') }}</h2>
              <ul class="cp-list cp-list--lines">
                @for (row of invitations.value().items; track row.id) {
                  <li class="cp-stack cp-stack--tight cp-port">
                    <p><strong>{{ row.name }}（{{ i18n.t('share.kind.' + row.kind) }}）</strong><br /><span class="cp-soft">{{ row.email }}</span><br /><span class="cp-soft">{{ row.doneAt ? i18n.t('share.done', { at: (row.doneAt | cpDateTime) }) : i18n.t('share.until', { at: (row.expiresAt | cpDateTime) }) }}</span></p>
                    <p class="cp-row"><cp-status [tone]="row.state === 'done' ? 'good' : row.state === 'open' ? 'waiting' : 'neutral'">{{ i18n.t('share.state.' + row.state) }}</cp-status>
                    @if (row.state === 'open' || row.state === 'done') {<button cpButton="text" type="button" (click)="revoke(row.id)">{{ i18n.t('share.revoke') }}<span class="cp-visually-hidden">{{ row.name }}</span></button>}</p>
                  </li>
                }
              </ul>
            </section>
          }
        } @else {<cp-state [of]="invitations" />}
      }
      <cp-problem [problem]="problem()" fieldsElsewhere />
    </div>
  `,
})
export class SharePage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ShareApi);
  private readonly procedures = inject(ProceduresApi);
  private readonly local = inject(LocalDrafts);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly authority = input.required<string>();
  readonly id = input.required<string>();
  protected readonly isLocal = computed(() => this.id().startsWith('local-'));
  protected readonly invitations = readInvitations(() => (this.isLocal() ? undefined : this.id()));
  protected readonly kind = signal('fill');
  protected readonly steps = signal<readonly string[]>([]);
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly language = signal<string | null>(null);
  protected readonly days = signal('7');
  protected readonly message = signal('');
  protected readonly inviting = new Sending(() => this.missing());
  /** Who was just asked. */
  protected readonly asked = signal('');
  protected readonly busy = signal(false);
  protected readonly mailed = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly formSteps = signal<readonly FormStep[]>([]);
  protected readonly kinds = computed(() => ['fill', 'sign'].map((code) => ({ code, label: this.i18n.t('share.kind.' + code), help: this.i18n.t('share.kind.' + code + '.help') })));
  protected readonly stepChoices = computed(() => this.formSteps().map((step) => ({ code: step.id, label: this.i18n.pick(step.title) })));
  protected readonly dayChoices = computed(() => [1, 3, 7, 14, 30].map((n) => ({ code: String(n), label: this.i18n.t('share.day', { n }) })));

  constructor() {
    effect(() => {
      const id = this.id();
      if (!this.isLocal()) untracked(() => void this.load(id));
    });
  }

  private async load(id: string): Promise<void> {
    try {
      if (!(await this.session.ready()).signedIn) {
        await this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url } });
        return;
      }
      const draft = await this.procedures.draft(id);
      const form = await this.procedures.form(draft.tenant, draft.formCode, draft.formVersion);
      this.formSteps.set(form.steps.filter((step) => step.fields.some((field) => !['declaration', 'info'].includes(field.type))));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  protected fieldError(field: string): string | null {
    return this.problem()?.fields.find((one) => one.field === field)?.message ?? null;
  }

  protected mail(): Promise<void> {
    return this.attempt(() => this.api.mailLink(this.id()), () => this.mailed.set(true));
  }

  protected async park(): Promise<void> {
    const draft = this.local.get(this.id());
    if (!draft) return;
    await this.attempt(
      () => this.api.park({ tenant: draft.tenant, procedure: draft.procedure, formVersion: draft.formVersion, answers: draft.answers, step: draft.step, email: this.email() }),
      () => this.mailed.set(true),
    );
  }

  protected invite(): Promise<void> {
    this.asked.set('');
    return this.inviting.send(async () => {
      await this.api.invite(this.id(), { kind: this.kind(), name: this.name(), email: this.email(), days: Number(this.days()), steps: this.kind() === 'fill' ? this.steps() : [], message: this.message(), language: this.language() ?? undefined });
      this.asked.set(this.name().trim());
      for (const box of [this.name, this.email, this.message]) box.set('');
      this.invitations.reload();
      setTimeout(() => document.getElementById('share-sent')?.scrollIntoView({ block: 'center' }));
    });
  }

  private *missing(): Iterable<[string, string]> {
    if (this.kind() === 'fill' && !this.steps().length) yield ['share-steps', this.i18n.t('share.need.steps')];
    if (!this.name().trim()) yield ['share-name', this.i18n.t('share.need.name')];
    if (!/^\S+@\S+\.\S+$/.test(this.email().normalize('NFKC').trim())) yield ['share-email', this.i18n.t('share.need.email')];
  }

  protected revoke(invitation: string): Promise<void> {
    return this.attempt(() => this.api.revoke(this.id(), invitation), () => this.invitations.reload());
  }

  private async attempt(action: () => Promise<unknown>, then: () => void): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await action();
      then();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

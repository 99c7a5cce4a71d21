import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, required, submit } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { Banner, Button, CheckboxField, ErrorSummary, PageHeader, ProblemBanner, TextField, half } from '../ui';
import { entering } from './entering';
import { refusal, summaryOf } from './form-help';
import { IdentityApi } from './identity-api';
import { passkeysWork, usePasskey, wasCancelled } from './passkeys';

/** サインイン: password or passkey; then the code of an app or a recovery code where it is asked for. */
@Component({
  selector: 'cp-sign-in-page',
  imports: [PageHeader, TextField, CheckboxField, Button, ErrorSummary, ProblemBanner, Banner, FormField, RouterLink],
  template: `
    <div class="cp-form">
      @if (phase() === 'password') {
        <cp-page-header [heading]="i18n.t('signIn.title')" [lead]="returning() ? i18n.t('signIn.kept') : null" />
        @if (message(); as key) {<cp-banner tone="success" live [heading]="i18n.t(key)" />}
        <cp-error-summary [errors]="errors()" [attempt]="attempt()" />
        <cp-problem [problem]="problem()" />
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); signIn()">
          <cp-text-field fieldId="sign-in-email" [label]="i18n.t('field.email')" type="email" autocomplete="username webauthn" [spellcheck]="false" [formField]="form.email" />
          <cp-text-field fieldId="sign-in-password" [label]="i18n.t('field.password')" type="password" autocomplete="current-password" [formField]="form.password" />
          <cp-checkbox fieldId="sign-in-remember" [label]="i18n.t('signIn.remember')" [formField]="form.remember" />
          <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('signIn.go') }}</button>@if (passkeys) {<button cpButton="secondary" type="button" [busy]="busy()" (click)="byPasskey()">{{ i18n.t('signIn.passkey') }}</button>}</div>
        </form>
        <ul class="cp-list cp-stack cp-stack--tight">
          <li><a routerLink="/password/forgot">{{ i18n.t('signIn.forgot') }}</a></li>
          <li>{{ i18n.t('signIn.new') }} <a routerLink="/register" [queryParams]="target() ? { return: target() } : {}">{{ i18n.t('register.title') }}</a></li>
        </ul>
      } @else {
        <cp-page-header [heading]="i18n.t(recovery() ? 'code.recovery.title' : 'code.title')" [lead]="i18n.t(recovery() ? 'code.recovery.lead' : 'code.lead')" />
        <cp-problem [problem]="problem()" />
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); sendCode()">
          <cp-text-field fieldId="sign-in-code" [label]="i18n.t(recovery() ? 'code.recovery' : 'code.code')" [inputmode]="recovery() ? null : 'numeric'" autocomplete="one-time-code" width="m" [spellcheck]="false" [error]="codeError()" [(value)]="code" />
          <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('signIn.go') }}</button></div>
        </form>
        <ul class="cp-list cp-stack cp-stack--tight">
          <li><button cpButton="text" type="button" (click)="recovery.set(!recovery()); code.set('')">{{ i18n.t(recovery() ? 'code.useApp' : 'code.useRecovery') }}</button></li>
          <li><button cpButton="text" type="button" (click)="phase.set('password')">{{ i18n.t('code.startAgain') }}</button></li>
        </ul>
      }
    </div>
  `,
})
export class SignInPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly enter = entering();
  readonly target = input<string | undefined>(undefined, { alias: 'return' });
  readonly done = input<string>();
  protected readonly message = computed(() => ({ confirmed: 'signIn.confirmed', reset: 'signIn.reset', out: 'signIn.out' })[this.done() ?? ''] ?? null);
  protected readonly returning = computed(() => /\/drafts\/|\/correction/.test(this.target() ?? ''));
  protected readonly passkeys = passkeysWork();
  protected readonly phase = signal<'password' | 'code'>('password');
  protected readonly recovery = signal(false);
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly attempt = signal(0);
  private readonly model = signal({ email: '', password: '', remember: false });
  protected readonly form = form(this.model, (at) => {
    required(at.email, { message: () => this.i18n.t('email.required') });
    required(at.password, { message: () => this.i18n.t('password.required') });
  });
  protected readonly errors = computed(() => summaryOf(this.form as never, 'sign-in'));

  protected async signIn(): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    await submit(this.form, async () => {
      this.busy.set(true);
      try {
        const { email, password, remember } = this.model();
        const answer = await this.api.signIn(email.trim(), password, remember);
        if (answer?.twoFactorRequired) this.phase.set('code');
        else await this.enter(this.target());
        return undefined;
      } catch (error) {
        return refusal(this.form as never, error, (problem) => this.problem.set(problem));
      } finally {
        this.busy.set(false);
      }
    });
    this.attempt.update((n) => n + 1);
  }

  protected async sendCode(): Promise<void> {
    const typed = half(this.code());
    this.codeError.set(typed ? null : this.i18n.t('code.required'));
    if (!typed || this.busy()) return;
    await this.run(async () => {
      await this.api.sendCode(this.recovery() ? null : typed.replace(/\D/g, ''), this.recovery() ? typed : null);
      await this.enter(this.target());
    });
  }

  protected async byPasskey(): Promise<void> {
    await this.run(async () => {
      const credential = await usePasskey(await this.api.passkeyRequestOptions());
      await this.api.signInWithPasskey(credential, this.model().remember);
      await this.enter(this.target());
    });
  }

  private async run(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      if (!wasCancelled(error)) {
        const problem = toProblem(error);
        this.problem.set(problem);
        if (problem.code === 'identity.no-pending-sign-in') this.phase.set('password');
      }
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form, minLength, required, submit } from '@angular/forms/signals';
import { Problem } from '../api/problem';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { BackLink, Banner, Button, ErrorSummary, PageHeader, ProblemBanner, TextField } from '../ui';
import { refusal, summaryOf } from './form-help';
import { IdentityApi } from './identity-api';

@Component({
  selector: 'cp-change-password-page',
  imports: [PageHeader, BackLink, TextField, Button, Banner, ErrorSummary, ProblemBanner, FormField],
  template: `
    <cp-back-link to="/account" [text]="i18n.t('account.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('changePassword.title')" />
      @if (done()) {<cp-banner tone="success" live [heading]="i18n.t('changePassword.done')"><p>{{ i18n.t('changePassword.done.text') }}</p></cp-banner>} @else {
        <cp-error-summary [errors]="errors()" [attempt]="attempt()" />
        <cp-problem [problem]="problem()" />
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
          <cp-text-field fieldId="change-currentPassword" [label]="i18n.t('changePassword.current')" type="password" autocomplete="current-password" [formField]="form.currentPassword" />
          <cp-text-field fieldId="change-newPassword" [label]="i18n.t('reset.password')" [help]="i18n.t('register.password.help')" type="password" autocomplete="new-password" [formField]="form.newPassword" />
          <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('changePassword.go') }}</button></div>
        </form>
      }
    </div>
  `,
})
export class ChangePasswordPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly session = inject(Session);
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly attempt = signal(0);
  private readonly model = signal({ currentPassword: '', newPassword: '' });
  protected readonly form = form(this.model, (at) => {
    required(at.currentPassword, { message: () => this.i18n.t('password.required') });
    required(at.newPassword, { message: () => this.i18n.t('password.required') });
    minLength(at.newPassword, 10, { message: () => this.i18n.t('password.short') });
  });
  protected readonly errors = computed(() => summaryOf(this.form as never, 'change'));

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    await submit(this.form, async () => {
      this.busy.set(true);
      try {
        await this.api.changePassword(this.model().currentPassword, this.model().newPassword);
        await this.session.refresh();
        this.done.set(true);
        return undefined;
      } catch (error) {
        return refusal(this.form as never, error, (problem) => this.problem.set(problem));
      } finally {
        this.busy.set(false);
      }
    });
    this.attempt.update((n) => n + 1);
  }
}

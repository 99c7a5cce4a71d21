import { Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { Button, PageHeader, ProblemBanner, TextField } from '../ui';
import { IdentityApi } from './identity-api';

@Component({
  selector: 'cp-reset-page',
  imports: [PageHeader, TextField, Button, ProblemBanner],
  template: `
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('reset.title')" />
      <cp-problem [problem]="problem()" />
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
        <cp-text-field fieldId="reset-password" [label]="i18n.t('reset.password')" [help]="i18n.t('register.password.help')" type="password" autocomplete="new-password" [error]="error()" [(value)]="password" />
        <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('reset.go') }}</button></div>
      </form>
    </div>
  `,
})
export class ResetPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly router = inject(Router);
  readonly accountId = input<string>();
  readonly account = input<string>();
  readonly token = input<string>();
  protected readonly password = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async send(): Promise<void> {
    this.error.set(this.password().length >= 10 ? null : this.i18n.t('password.short'));
    if (this.error() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.reset(this.accountId() ?? this.account() ?? '', this.token() ?? '', this.password());
      await this.router.navigate(['/sign-in'], { queryParams: { done: 'reset' } });
    } catch (caught) {
      const problem = toProblem(caught);
      this.error.set(problem.fields[0]?.message ?? null);
      if (!problem.fields.length) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}

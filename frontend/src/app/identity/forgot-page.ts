import { Component, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { BackLink, Banner, Button, PageHeader, ProblemBanner, TextField } from '../ui';
import { IdentityApi } from './identity-api';

@Component({
  selector: 'cp-forgot-page',
  imports: [PageHeader, BackLink, TextField, Button, Banner, ProblemBanner],
  template: `
    <cp-back-link to="/sign-in" [text]="i18n.t('signIn.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('forgot.title')" [lead]="i18n.t('forgot.lead')" />
      @if (sent()) {<cp-banner tone="success" live [heading]="i18n.t('forgot.sent')"><p>{{ i18n.t('forgot.sent.next') }}</p></cp-banner>} @else {
        <cp-problem [problem]="problem()" />
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
          <cp-text-field fieldId="forgot-email" [label]="i18n.t('field.email')" type="email" autocomplete="email" [spellcheck]="false" [error]="error()" [(value)]="email" />
          <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('forgot.go') }}</button></div>
        </form>
      }
    </div>
  `,
})
export class ForgotPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  protected readonly email = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async send(): Promise<void> {
    const email = this.email().trim().normalize('NFKC');
    this.error.set(email ? null : this.i18n.t('email.required'));
    if (!email || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.forgot(email);
      this.sent.set(true);
    } catch (caught) {
      const problem = toProblem(caught);
      this.error.set(problem.fields[0]?.message ?? null);
      if (!problem.fields.length) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}

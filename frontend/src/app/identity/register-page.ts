import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, minLength, required, submit, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Problem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { Banner, Button, ErrorSummary, PageHeader, ProblemBanner, TextField } from '../ui';
import { refusal, summaryOf } from './form-help';
import { IdentityApi } from './identity-api';

/** 利用登録: three boxes, then a mail. */
@Component({
  selector: 'cp-register-page',
  imports: [PageHeader, TextField, Button, ErrorSummary, ProblemBanner, Banner, FormField, RouterLink],
  template: `
    <div class="cp-form">
      @if (sent()) {
        <cp-page-header [heading]="i18n.t('register.sent')" />
        <cp-banner tone="success" live [heading]="i18n.t('register.sent.to', { email: model().email })"><p>{{ i18n.t('register.sent.next') }}</p></cp-banner>
        <p>{{ i18n.t('register.sent.none') }}</p>
        <div class="cp-actions"><button cpButton="secondary" type="button" (click)="sent.set(false)">{{ i18n.t('register.again') }}</button><a routerLink="/sign-in" [queryParams]="target() ? { return: target() } : {}">{{ i18n.t('signIn.title') }}</a></div>
      } @else {
        <cp-page-header [heading]="i18n.t('register.title')" [lead]="i18n.t('register.lead')" />
        <cp-error-summary [errors]="errors()" [attempt]="attempt()" />
        <cp-problem [problem]="problem()" />
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
          <cp-text-field fieldId="register-email" [label]="i18n.t('field.email')" [help]="i18n.t('register.email.help')" type="email" autocomplete="email" [spellcheck]="false" [formField]="form.email" />
          <cp-text-field fieldId="register-name" [label]="i18n.t('field.name')" [help]="i18n.t('register.name.help')" autocomplete="name" [formField]="form.name" />
          <cp-text-field fieldId="register-password" [label]="i18n.t('field.password')" [help]="i18n.t('register.password.help')" type="password" autocomplete="new-password" [formField]="form.password" />
          <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('register.go') }}</button></div>
        </form>
        <p>{{ i18n.t('register.already') }} <a routerLink="/sign-in" [queryParams]="target() ? { return: target() } : {}">{{ i18n.t('signIn.title') }}</a></p>
      }
    </div>
  `,
})
export class RegisterPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  readonly target = input<string | undefined>(undefined, { alias: 'return' });
  protected readonly sent = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly attempt = signal(0);
  protected readonly model = signal({ email: '', name: '', password: '' });
  protected readonly form = form(this.model, (at) => {
    required(at.email, { message: () => this.i18n.t('email.required') });
    validate(at.email, ({ value }) => (value().trim() === '' || /^\S+@\S+\.\S+$/.test(value().trim().normalize('NFKC')) ? undefined : { kind: 'email', message: this.i18n.t('email.invalid') }));
    required(at.name, { message: () => this.i18n.t('name.required') });
    required(at.password, { message: () => this.i18n.t('password.required') });
    minLength(at.password, 10, { message: () => this.i18n.t('password.short') });
  });
  protected readonly errors = computed(() => summaryOf(this.form as never, 'register'));

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    await submit(this.form, async () => {
      this.busy.set(true);
      try {
        const { email, name, password } = this.model();
        // Where one came from survives the mail: the confirm page picks it up on this device.
        if (this.target()) remember(this.target()!);
        await this.api.register({ email: email.trim().normalize('NFKC'), name: name.trim(), password, language: this.i18n.lang() });
        this.sent.set(true);
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

const key = 'cyberport.return';

function remember(target: string): void {
  try {
    localStorage.setItem(key, target);
  } catch {
    // Then one starts at the personal page.
  }
}

export function rememberedReturn(): string | null {
  try {
    const target = localStorage.getItem(key);
    localStorage.removeItem(key);
    return target;
  } catch {
    return null;
  }
}

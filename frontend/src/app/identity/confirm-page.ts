import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { Banner, Button, PageHeader, ProblemBanner, TextField } from '../ui';
import { entering } from './entering';
import { IdentityApi } from './identity-api';
import { rememberedReturn } from './register-page';

/** メールアドレスの確認: the link of the registration mail and the password that was chosen; then one is in. */
@Component({
  selector: 'cp-confirm-page',
  imports: [Banner, Button, PageHeader, ProblemBanner, RouterLink, TextField],
  template: `
    <div class="cp-form">
      @if (dead(); as sentence) {
        <cp-page-header [heading]="i18n.t('confirm.title')" />
        <cp-banner tone="error" live [heading]="sentence"><p>{{ i18n.t('confirm.next') }}</p></cp-banner>
        <p><a routerLink="/register">{{ i18n.t('register.again') }}</a></p>
      } @else {
        <cp-page-header [heading]="i18n.t('confirm.title')" [lead]="i18n.t('confirm.lead')" />
        <cp-problem [problem]="problem()" />
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
          <cp-text-field fieldId="confirm-password" [label]="i18n.t('field.password')" type="password" autocomplete="current-password" [error]="error()" [(value)]="password" />
          <div class="cp-actions"><button cpButton="primary" size="large" type="submit" [busy]="busy()">{{ i18n.t('confirm.go') }}</button></div>
        </form>
        <p><a routerLink="/password/forgot">{{ i18n.t('signIn.forgot') }}</a></p>
      }
    </div>
  `,
})
export class ConfirmPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly router = inject(Router);
  private readonly enter = entering();
  readonly accountId = input<string>();
  readonly account = input<string>();
  readonly token = input<string>();
  protected readonly password = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly expired = signal<string | null>(null);
  private readonly id = computed(() => this.accountId() ?? this.account());
  /** Why the link is good for nothing. */
  protected readonly dead = computed(() => (this.id() && this.token() ? this.expired() : this.i18n.t('confirm.incomplete')));

  protected async send(): Promise<void> {
    this.error.set(this.password() ? null : this.i18n.t('password.required'));
    if (this.error() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { signedIn } = await this.api.confirm(this.id()!, this.token()!, this.password());
      const target = rememberedReturn() ?? undefined;
      if (signedIn) await this.enter(target);
      else await this.router.navigate(['/sign-in'], { queryParams: { done: 'confirmed', ...(target ? { return: target } : {}) }, replaceUrl: true });
    } catch (caught) {
      this.tell(toProblem(caught));
    } finally {
      this.busy.set(false);
    }
  }

  private tell(problem: Problem): void {
    if (problem.code === 'identity.link-expired') this.expired.set(problem.title);
    else if (problem.code === 'identity.not-that-password') this.error.set(problem.title);
    else this.problem.set(problem);
  }
}

import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { Banner, PageHeader, ProblemBanner } from '../ui';
import { IdentityApi } from './identity-api';
import { rememberedReturn } from './register-page';

/** The link of the registration mail. */
@Component({
  selector: 'cp-confirm-page',
  imports: [Banner, PageHeader, ProblemBanner, RouterLink],
  template: `
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('confirm.title')" />
      @if (problem()) {
        @if (problem()!.status >= 400 && problem()!.status < 500) {<cp-banner tone="error" live [heading]="problem()!.title"><p>{{ i18n.t('confirm.next') }}</p></cp-banner>} @else {<cp-problem [problem]="problem()" />}
        <p><a routerLink="/register">{{ i18n.t('register.again') }}</a></p>
      } @else {<div class="cp-loading" role="status">{{ i18n.t('confirm.checking') }}</div>}
    </div>
  `,
})
export class ConfirmPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly router = inject(Router);
  readonly accountId = input<string>();
  readonly account = input<string>();
  readonly token = input<string>();
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    effect(() => {
      const id = this.accountId() ?? this.account();
      const token = this.token();
      untracked(() => void this.confirm(id ?? '', token ?? ''));
    });
  }

  private async confirm(id: string, token: string): Promise<void> {
    if (!id || !token) {
      this.problem.set(new Problem(400, 'identity.link-expired', this.i18n.t('confirm.incomplete')));
      return;
    }
    try {
      await this.api.confirm(id, token);
      const target = rememberedReturn();
      await this.router.navigate(['/sign-in'], { queryParams: { done: 'confirmed', ...(target ? { return: target } : {}) }, replaceUrl: true });
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}

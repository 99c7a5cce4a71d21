import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { BackLink, Banner, Button, PageHeader, ProblemBanner, TextField, half } from '../ui';
import { IdentityApi, TwoFactorSetup } from './identity-api';
import { RecoveryCodes } from './recovery-codes';

/** 二段階認証: scan, type the code, keep the recovery codes. */
@Component({
  selector: 'cp-two-factor-page',
  imports: [PageHeader, BackLink, TextField, Button, Banner, ProblemBanner, RecoveryCodes, RouterLink],
  template: `
    <cp-back-link to="/account" [text]="i18n.t('account.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('twoFactor.title')" [lead]="codes() ? null : i18n.t('twoFactor.lead')" />
      <cp-problem [problem]="problem()" />
      @if (codes(); as list) {
        <cp-banner tone="success" live [heading]="i18n.t('twoFactor.on')"><p>{{ i18n.t('twoFactor.codes.text') }}</p></cp-banner>
        <h2>{{ i18n.t('twoFactor.codes') }}</h2>
        <cp-recovery-codes [codes]="list"><a cpButton="primary" routerLink="/account">{{ i18n.t('twoFactor.kept') }}</a></cp-recovery-codes>
      } @else if (setup(); as s) {
        <ol class="cp-stack">
          <li>{{ i18n.t('twoFactor.step1') }}</li>
          <li>{{ i18n.t('twoFactor.step2') }}
            <p><img class="cp-qr" [src]="qr()" [alt]="i18n.t('twoFactor.qr')" /></p>
            <details class="cp-why"><summary>{{ i18n.t('twoFactor.byHand') }}</summary><p class="cp-code">{{ s.sharedKey }}</p></details>
          </li>
          <li>{{ i18n.t('twoFactor.step3') }}</li>
        </ol>
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); enable()">
          <cp-text-field fieldId="two-factor-code" [label]="i18n.t('code.code')" inputmode="numeric" autocomplete="one-time-code" width="m" [error]="error()" [(value)]="code" />
          <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('twoFactor.enable') }}</button></div>
        </form>
      } @else if (!problem()) {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
    </div>
  `,
})
export class TwoFactorPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly session = inject(Session);
  protected readonly setup = signal<TwoFactorSetup | null>(null);
  protected readonly qr = computed(() => {
    const svg = this.setup()?.qrSvg ?? '';
    return svg.startsWith('data:') ? svg : `data:image/svg+xml,${encodeURIComponent(svg)}`;
  });
  protected readonly code = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    this.api.setupTwoFactor().then((setup) => this.setup.set(setup), (error: unknown) => this.problem.set(toProblem(error)));
  }

  protected async enable(): Promise<void> {
    const code = half(this.code()).replace(/\D/g, '');
    this.error.set(code.length === 6 ? null : this.i18n.t('code.required'));
    if (this.error() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.codes.set((await this.api.enableTwoFactor(code)).recoveryCodes);
      await this.session.refresh();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

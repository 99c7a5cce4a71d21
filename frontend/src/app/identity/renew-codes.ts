import { Component, inject, model, signal } from '@angular/core';
import { Problem, toProblem } from '../api/problem';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { Banner, Button, Dialog, ProblemBanner } from '../ui';
import { IdentityApi } from './identity-api';
import { RecoveryCodes } from './recovery-codes';

/** 回復コードを作り直す: said first that the old ones end, then the new ones, this once. */
@Component({
  selector: 'cp-renew-codes',
  imports: [Banner, Button, Dialog, ProblemBanner, RecoveryCodes],
  template: `
    <cp-dialog [heading]="i18n.t(codes() ? 'twoFactor.codes' : 'twoFactor.renew.title')" [locked]="!!codes()" [(open)]="open" (closed)="codes.set(null); problem.set(null)">
      @if (codes(); as list) {
        <cp-banner tone="success" live [heading]="i18n.t('twoFactor.renewed')"><p>{{ i18n.t('twoFactor.codes.text') }}</p></cp-banner>
        <cp-recovery-codes [codes]="list"><button cpButton="primary" type="button" (click)="open.set(false)">{{ i18n.t('twoFactor.kept') }}</button></cp-recovery-codes>
      } @else {
        <p>{{ i18n.t('twoFactor.renew.text') }}</p>
        <cp-problem [problem]="problem()" />
        <div class="cp-actions"><button cpButton="primary" type="button" [busy]="busy()" (click)="renew()">{{ i18n.t('twoFactor.renew') }}</button><button cpButton="secondary" type="button" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
      }
    </cp-dialog>
  `,
})
export class RenewCodes {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(IdentityApi);
  private readonly session = inject(Session);
  readonly open = model(false);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async renew(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.codes.set((await this.api.renewRecoveryCodes()).recoveryCodes);
      await this.session.refresh();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

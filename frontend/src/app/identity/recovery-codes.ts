import { Component, inject, input, signal } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { Announcer, Button } from '../ui';

/** 回復コード: shown this once; taken along by copying, printing or as a file. */
@Component({
  selector: 'cp-recovery-codes',
  imports: [Button],
  template: `
    <ul class="cp-codes">@for (code of codes(); track code) {<li>{{ code }}</li>}</ul>
    <div class="cp-actions">
      <button cpButton="secondary" type="button" (click)="copy()">{{ i18n.t(copied() ? 'twoFactor.copied' : 'twoFactor.copy') }}</button>
      <button cpButton="secondary" type="button" (click)="print()">{{ i18n.t('twoFactor.print') }}</button>
      <button cpButton="secondary" type="button" (click)="download()">{{ i18n.t('twoFactor.download') }}</button>
      <ng-content />
    </div>
  `,
})
export class RecoveryCodes {
  protected readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  readonly codes = input.required<readonly string[]>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes().join('\n')).then(() => {
      this.copied.set(true);
      this.announcer.say(this.i18n.t('twoFactor.copied'));
    }, () => this.announcer.warn(this.i18n.t('twoFactor.copy.failed')));
  }

  protected print(): void {
    window.print();
  }

  protected download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${this.i18n.t('twoFactor.codes')}\r\n${location.host}\r\n\r\n${this.codes().join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }));
    link.download = 'cyberport-recovery-codes.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

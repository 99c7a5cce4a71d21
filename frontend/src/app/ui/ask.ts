import { Component, effect, inject, input, model, output, untracked } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { Button } from './button';
import { ProblemBanner } from './messages';
import { Dialog } from './pieces';
import { Sending } from './sending';

/**
 * 確かめてから行う: asks before something is taken away, does it, and closes when it is done.
 * What was refused stands in the dialog; nothing was taken away then, and one can try again.
 */
@Component({
  selector: 'cp-ask',
  imports: [Button, Dialog, ProblemBanner],
  template: `
    <cp-dialog [heading]="heading()" [(open)]="open">
      <ng-content />
      <cp-problem [problem]="sending.problem()" />
      <div class="cp-actions"><button cpButton="danger-primary" type="button" [busy]="sending.busy()" (click)="go()">{{ yes() }}</button><button cpButton="secondary" type="button" (click)="open.set(false)">{{ no() ?? i18n.t('cancel') }}</button></div>
    </cp-dialog>
  `,
})
export class Ask {
  protected readonly i18n = inject(I18n);
  readonly heading = input.required<string>();
  /** The words of the button that does it. */
  readonly yes = input.required<string>();
  readonly no = input<string | null>(null);
  readonly open = model(false);
  /** What is done at the button; it may be refused. */
  readonly work = input.required<() => Promise<unknown>>();
  /** It is done, and the dialog is closed. */
  readonly done = output<void>();
  protected readonly sending = new Sending();

  constructor() {
    effect(() => this.open() && untracked(() => this.sending.anew()));
  }

  protected go(): Promise<void> {
    return this.sending.send(async () => {
      await this.work()();
      this.open.set(false);
      this.done.emit();
    });
  }
}

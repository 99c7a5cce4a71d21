import { Component, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Banner, Button, ProblemBanner, Sending } from '../../ui';
import type { KeepState } from './draft-keeper';

/** 保存の知らせ: what keeps something typed from being saved, and what to do. Inside it stands what differs, where there is something newer. */
@Component({
  selector: 'cp-keep-banner',
  imports: [Banner, Button, ProblemBanner],
  template: `
    @switch (state().kind) {
      @case ('stale') {
        <cp-banner tone="warning" live [heading]="i18n.t('draft.stale')">
          <p>{{ i18n.t('draft.stale.text') }}</p>
          <ng-content />
          <div class="cp-actions"><button cpButton="secondary" type="button" [busy]="choosing().busy()" (click)="mine.emit()">{{ i18n.t('draft.stale.mine') }}</button><button cpButton="secondary" type="button" [busy]="choosing().busy()" (click)="newer.emit()">{{ i18n.t('draft.stale.newer') }}</button></div>
          <cp-problem [problem]="choosing().problem()" />
        </cp-banner>
      }
      @case ('expired') {
        <cp-banner tone="warning" live [heading]="i18n.t('draft.expired')">
          <p>{{ i18n.t('draft.expired.text') }}</p>
          <div class="cp-actions"><button cpButton="secondary" type="button" (click)="signIn.emit()">{{ i18n.t('draft.expired.signIn') }}</button></div>
        </cp-banner>
      }
      @case ('offline') {<cp-banner tone="warning" live [heading]="i18n.t('draft.offline')"><p>{{ i18n.t('draft.offline.text') }}</p></cp-banner>}
      @case ('failed') {<cp-banner tone="warning" live [heading]="i18n.t('draft.failed')"><p>{{ i18n.t('draft.failed.text') }}</p><div><button cpButton="secondary" type="button" (click)="saveNow.emit()">{{ i18n.t('draft.saveNow') }}</button></div></cp-banner>}
    }
  `,
})
export class KeepBanner {
  protected readonly i18n = inject(I18n);
  readonly state = input.required<KeepState>();
  /** How it stands with the choice between what is here and what is newer. */
  readonly choosing = input.required<Sending>();
  readonly mine = output<void>();
  readonly newer = output<void>();
  readonly signIn = output<void>();
  readonly saveNow = output<void>();
}

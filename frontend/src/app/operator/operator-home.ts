import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { Status } from '../ui';
import { readFaults, readUnsentMails } from './operator-api';
import { OperatorFrame } from './operator-frame';

/** 運営者の画面の入口: what stands still, and the ways to the other pages. */
@Component({
  selector: 'cp-operator-home',
  imports: [OperatorFrame, RouterLink, Status],
  template: `
    <cp-operator-frame [home]="true" [heading]="i18n.t('op.title')" [lead]="i18n.t('op.lead')">
      <ul class="cp-list cp-grid">
        @for (card of cards(); track card.to) {
          <li class="cp-card cp-card--link cp-stack cp-stack--tight">
            <h2><a class="cp-card__cover" [routerLink]="card.to">{{ i18n.t(card.title) }}</a></h2>
            <p class="cp-soft">{{ i18n.t(card.title + '.lead') }}</p>
            @if (card.of?.hasValue()) {<p><cp-status [tone]="card.of!.count() ? 'turn' : 'good'">{{ card.of!.count() ? i18n.t('op.waiting', { n: card.of!.counted() }) : i18n.t('op.allWell') }}</cp-status></p>}
          </li>
        }
      </ul>
    </cp-operator-frame>
  `,
})
export class OperatorHome {
  protected readonly i18n = inject(I18n);
  private readonly session = inject(Session);
  private readonly mails = readUnsentMails(() => this.session.me().operator);
  private readonly faults = readFaults(() => this.session.me().operator);
  protected readonly cards = computed(() => [
    { to: '/operator/mails', title: 'op.mails', of: this.mails },
    { to: '/operator/faults', title: 'op.faults', of: this.faults },
    { to: '/operator/accounts', title: 'op.accounts', of: null },
    { to: '/operator/procedures', title: 'op.procedures', of: null },
  ]);
}

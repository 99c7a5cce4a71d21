import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { BackLink, Empty, PageHeader } from '../ui';

/** What all pages of the operator share: the heading, the way back, and the word to those who are no operator. */
@Component({
  selector: 'cp-operator-frame',
  imports: [BackLink, Empty, PageHeader, RouterLink],
  template: `
    <div class="cp-stack cp-stack--loose">
      <div>@if (!home()) {<cp-back-link to="/operator" [text]="i18n.t('op.title')" />}<cp-page-header [heading]="heading()" [lead]="lead()" /></div>
      @if (session.known() && !session.me().operator) {
        <cp-empty [heading]="i18n.t('op.notOperator')"><p>{{ i18n.t('op.notOperator.next') }}</p><a routerLink="/">{{ i18n.t('state.home') }}</a></cp-empty>
      } @else {<ng-content />}
    </div>
  `,
})
export class OperatorFrame {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  readonly heading = input.required<string>();
  readonly lead = input<string | null>(null);
  readonly home = input(false);
}

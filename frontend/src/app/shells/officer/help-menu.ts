import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { readSupport } from '../../tenancy/tenancy-api';
import { Menu, State } from '../../ui';

/** ヘルプ: whom an officer asks about the service; at the same place on every page (WCAG 2.2, 3.2.6). */
@Component({
  selector: 'cp-help-menu',
  imports: [Menu, RouterLink, State],
  template: `
    <cp-menu wide compact [label]="i18n.t('officer.help')" [(open)]="open">
      <svg menuIcon width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true"><circle cx="11" cy="11" r="8.5" /><path d="M8.5 8.8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M11 15.8v.1" /></svg>
      <div class="cp-stack cp-stack--tight">
        @if (site.hasValue()) {
          @if (site.value().support; as support) {
            <p class="cp-strong">{{ i18n.t('officer.help.service') }}</p>
            @if (support.phone) {<p><a class="cp-footer__phone" [href]="'tel:' + support.phone">{{ support.phone }}</a></p>}
            @if (support.hours) {<p class="cp-soft">{{ support.hours }}</p>}
            @if (support.email) {<p><a [href]="'mailto:' + support.email">{{ support.email }}</a></p>}
          }
          <p>{{ i18n.t('officer.help.administrator') }}</p>
        } @else {<cp-state [of]="site" />}
        <p><a routerLink="/help">{{ i18n.t('officer.help.applicants') }}</a></p>
      </div>
    </cp-menu>
  `,
})
export class HelpMenu {
  protected readonly i18n = inject(I18n);
  protected readonly open = signal(false);
  protected readonly site = readSupport(() => this.open());
}

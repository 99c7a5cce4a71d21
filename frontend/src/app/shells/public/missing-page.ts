import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { PageHeader } from '../../ui';

@Component({
  selector: 'cp-missing-page',
  imports: [PageHeader, RouterLink],
  template: `
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('state.missing')" [lead]="i18n.t('state.missing.next')" />
      <p><a routerLink="/">{{ i18n.t('state.home') }}</a></p>
    </div>
  `,
})
export class MissingPage {
  protected readonly i18n = inject(I18n);
}

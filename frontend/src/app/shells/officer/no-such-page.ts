import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Desk } from './desk';

@Component({
  selector: 'cp-no-such-page',
  imports: [RouterLink],
  template: `
    <div class="cp-state cp-state--empty">
      <h1 tabindex="-1">{{ i18n.t('state.missing') }}</h1>
      <p>{{ i18n.t('officer.missing.next') }}</p>
      <a class="cp-button cp-button--primary" [routerLink]="['/', desk.tenant(), 'office']">{{ i18n.t('officer.toInbox') }}</a>
    </div>
  `,
})
export class NoSuchPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
}

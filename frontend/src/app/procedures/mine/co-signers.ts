import { Component, inject, input } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { DateTimePipe } from '../../ui';
import { readCoSigners } from './share-api';

/** 連署: for the officer, who signed the application with the applicant. Nothing where nobody did. */
@Component({
  selector: 'cp-co-signers',
  imports: [DateTimePipe],
  template: `
    @if (signers.hasValue() && signers.value().items.length) {
      <details class="cp-case__part" open>
        <summary><h2>{{ i18n.t('officer.cosigners') }}</h2><span class="cp-count">{{ signers.value().items.length }}</span></summary>
        <ul class="cp-list cp-stack cp-stack--tight">@for (signer of signers.value().items; track signer.email) {<li>{{ signer.name }}<br /><span class="cp-soft">{{ signer.email }}　{{ signer.signedAt | cpDateTime }}</span></li>}</ul>
      </details>
    }
  `,
})
export class CoSigners {
  protected readonly i18n = inject(I18n);
  readonly tenant = input.required<string>();
  readonly caseId = input.required<string>();
  protected readonly signers = readCoSigners(() => this.tenant(), () => this.caseId());
}

import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Status } from '../../ui';
import type { ProcedureRow } from '../procedures-api';

/** One procedure in a list: name, what for, kind, minutes, fee. */
@Component({
  selector: 'cp-procedure-item',
  imports: [RouterLink, Status],
  template: `
    <div class="cp-procedure">
      @if (level() === 2) {<h2 class="cp-procedure__title"><a [routerLink]="['/', authority(), 'procedures', row().code]">{{ i18n.pick(row().title) }}</a></h2>} @else {<h3 class="cp-procedure__title"><a [routerLink]="['/', authority(), 'procedures', row().code]">{{ i18n.pick(row().title) }}</a></h3>}
      <p>{{ i18n.pick(row().summary) }}</p>
      <p class="cp-row cp-soft"><cp-status>{{ i18n.t('procedure.kind.' + row().kind) }}</cp-status><span>{{ i18n.t('procedure.minutes', { n: row().minutes }) }}</span><span>{{ i18n.t('procedure.fee') }}{{ i18n.lang() === 'en' ? ': ' : '：' }}{{ i18n.pick(row().fee) }}</span></p>
    </div>
  `,
})
export class ProcedureItem {
  protected readonly i18n = inject(I18n);
  readonly authority = input.required<string>();
  readonly row = input.required<ProcedureRow>();
  readonly level = input<2 | 3>(2);
}

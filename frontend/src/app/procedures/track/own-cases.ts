import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Pages } from '../../api/pages';
import { I18n } from '../../i18n/i18n';
import { DatePipe, More, Status } from '../../ui';
import { toneOf, turnText } from '../case-words';
import type { MyCaseRow } from '../procedures-api';

/** 自分の案件の一区切り: one part of a person's or an authority's own cases, as many as one likes to see. */
@Component({
  selector: 'cp-own-cases',
  imports: [DatePipe, More, RouterLink, Status],
  template: `
    <section class="cp-stack">
      <h2>{{ heading() }} <span class="cp-count" [class.cp-count--turn]="turn()">{{ of().counted() }}</span></h2>
      @if (!of().items().length) {<p>{{ i18n.t('my.older') }}</p>}
      <ul #list class="cp-list cp-stack">
        @for (row of of().items(); track row.id) {
          <li class="cp-card cp-card--link" [class.cp-card--turn]="row.turn === 'you'" [class.cp-arrived]="arrived() === row.id">
            <h3><a class="cp-card__cover" [routerLink]="[under(), 'cases', row.id]">{{ i18n.pick(row.procedureTitle) }}</a></h3>
            <p class="cp-strong">{{ turnOf(row) }}</p>
            @if (row.summary) {<p>{{ row.summary }}</p>}
            <p class="cp-row cp-soft"><cp-status [tone]="tone(row.state)">{{ i18n.t('state.case.' + row.state) }}</cp-status><span>{{ i18n.pick(row.authorityName) }}</span><span class="cp-number">{{ row.number }}</span>@if (row.permit?.validTo) {<span>{{ i18n.t('my.validTo', { date: (row.permit!.validTo | cpDate: 'short') }) }}</span>}</p>
          </li>
        }
      </ul>
      <cp-more [of]="of()" [list]="list" [what]="heading()" />
    </section>
  `,
})
export class OwnCases {
  protected readonly i18n = inject(I18n);
  readonly of = input.required<Pages<MyCaseRow>>();
  readonly heading = input.required<string>();
  /** The part that waits for the reader. */
  readonly turn = input(false);
  /** Where the pages of the cases lie. */
  readonly under = input('/my');
  /** The case that changed a moment ago. */
  readonly arrived = input<string | null>(null);
  protected readonly tone = toneOf;

  protected turnOf(row: MyCaseRow): string {
    return turnText(this.i18n, row);
  }
}

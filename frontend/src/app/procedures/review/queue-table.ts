import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { DatePipe, Status } from '../../ui';
import { clockWords, stateTone, type ClockWords } from './clock-words';
import type { CaseRow } from './review-api';

/** The queue as a table; on a narrow screen each row becomes a card. Enter opens, J and K move. */
@Component({
  selector: 'cp-queue-table',
  imports: [RouterLink, Status, DatePipe],
  template: `
    <table class="cp-table cp-queue">
      <caption class="cp-visually-hidden">{{ i18n.t('officer.inbox') }}</caption>
      <thead>
        <tr>
          <th scope="col"><span class="cp-visually-hidden">{{ i18n.t('bulk.pick') }}</span></th>
          <th scope="col">{{ i18n.t('officer.col.clock') }}</th>
          <th scope="col">{{ i18n.t('officer.col.number') }}</th>
          <th scope="col">{{ i18n.t('officer.col.procedure') }}</th>
          <th scope="col">{{ i18n.t('officer.col.applicant') }}</th>
          <th scope="col">{{ i18n.t('officer.col.what') }}</th>
          <th scope="col">{{ i18n.t('officer.col.state') }}</th>
          @if (desks().size) {<th scope="col">{{ i18n.t('officer.col.unit') }}</th>}
          @if (!simple()) {<th scope="col">{{ i18n.t('officer.col.desk') }}</th>}
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr [class.cp-arrived]="touched().has(row.id)" [class.cp-soft]="left().has(row.id)">
            <td class="cp-queue__pick"><label class="cp-pick"><input type="checkbox" [checked]="picked().has(row.id)" (change)="pick.emit(row.id)" /><span class="cp-visually-hidden">{{ i18n.t('bulk.pickOne', { number: row.number }) }}</span></label></td>
            <td class="cp-queue__clock"><cp-status [tone]="clock(row).tone">{{ say(clock(row)) }}</cp-status>@if (row.dueOn && row.clock === 'running') {<span class="cp-soft cp-queue__due">{{ i18n.t('officer.due') }}{{ row.dueOn | cpDate: 'day' }}</span>}</td>
            <td class="cp-queue__number"><a class="cp-queue__open" [routerLink]="['/', desk.tenant(), 'office', 'cases', row.id]">{{ row.number }}</a><span class="cp-soft cp-queue__sent">{{ i18n.t('officer.sent') }} {{ row.submittedAt | cpDate: 'day' }}</span></td>
            <td class="cp-queue__procedure">{{ i18n.pick(row.procedureTitle) }}</td>
            <td class="cp-queue__who">{{ row.applicantName }}</td>
            <td class="cp-queue__what">@if (row.vesselName) {<strong>{{ row.vesselName }}</strong> }<span>{{ row.summary }}</span></td>
            <td class="cp-queue__state">@if (left().has(row.id)) {<cp-status>{{ i18n.t('officer.left') }}</cp-status>} @else {<cp-status [tone]="tone(row)">{{ i18n.t('officer.state.' + row.state) }}</cp-status>}@if (row.hasCorrectionAnswer && row.state === 'inReview') {<cp-status tone="solid">{{ i18n.t('officer.answered') }}</cp-status>}</td>
            @if (desks().size) {<td class="cp-queue__unit">{{ desks().get(row.deskId ?? '') ?? '' }}</td>}
            @if (!simple()) {<td class="cp-queue__desk" [class.cp-soft]="!row.assignee">{{ row.assignee ? (row.assignee.id === desk.me()?.id ? i18n.t('officer.me', { name: row.assignee.name }) : row.assignee.name) : i18n.t('officer.nobody') }}</td>}
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class QueueTable {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  readonly rows = input.required<readonly CaseRow[]>();
  readonly touched = input<ReadonlySet<string>>(new Set());
  /** Moved to another view since the list was read. */
  readonly left = input<ReadonlySet<string>>(new Set());
  readonly simple = input(false);
  /** Names of the authority's desks; the column stands only where there are any. */
  readonly desks = input<ReadonlyMap<string, string>>(new Map());
  /** Selected for a bulk action; X selects too. */
  readonly picked = input<ReadonlySet<string>>(new Set());
  readonly pick = output<string>();
  protected readonly clock = clockWords;

  protected say(words: ClockWords): string {
    return this.i18n.t(words.key, words.params);
  }

  protected tone(row: CaseRow) {
    return stateTone(row.state);
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { pageOfCode } from '../../shells/public/page-code';
import { DateTimePipe, Empty, PageHeader, SearchBox, State, Status } from '../../ui';
import { toneOf } from '../case-words';
import { CallCase } from './call-case';
import { readCalls } from './calls-api';

/** 問い合わせに答える: find the caller's case by number, name or vessel, and read out where it stands. */
@Component({
  selector: 'cp-calls-page',
  imports: [CallCase, DateTimePipe, Empty, PageHeader, RouterLink, SearchBox, State, Status],
  template: `
    <div class="cp-stack cp-stack--loose">
      <cp-page-header [heading]="i18n.t('calls')" [lead]="i18n.t('calls.lead')" />
      <cp-search primary fieldId="call" [label]="i18n.t('calls.search')" [help]="i18n.t('calls.search.help')" [value]="query() ?? ''" (searched)="go($event)" />
      @if (page(); as pattern) {
        <section class="cp-card cp-stack cp-stack--tight" role="status">
          <h2 class="cp-soft">{{ i18n.t('calls.page') }}</h2>
          <p class="cp-strong">{{ i18n.t('calls.page.' + pattern) }}</p>
          <p class="cp-soft">{{ i18n.t('calls.page.path', { path: pattern }) }}</p>
          @if (address(); as to) {<p><a [href]="to" target="_blank" rel="noopener">{{ i18n.t('calls.page.open') }}</a></p>}
        </section>
      }
      @if (open()) {
        <cp-call-case [id]="open()!" (back)="go(query() ?? '')" />
      } @else if (found.hasValue()) {
        @if (!page() || found.value().items.length) {<p class="cp-soft" role="status">{{ i18n.t('list.count', { n: found.value().items.length }) }}@if (found.value().items.length === 20) {{{ i18n.t('calls.more') }}}</p>}
        <ul class="cp-list cp-stack">
          @for (row of found.value().items; track row.id) {
            <li class="cp-card cp-stack cp-stack--tight">
              <h2 class="cp-strong"><a [routerLink]="[]" [queryParams]="{ open: row.id }" queryParamsHandling="merge">{{ i18n.pick(row.procedureTitle) }}<br />{{ row.number }}</a></h2>
              <p class="cp-row"><span>{{ row.applicantName }}@if (row.vesselName) {・{{ row.vesselName }}}</span>&ngsp;<cp-status [tone]="tone(row.state)">{{ row.stateText }}</cp-status></p>
              <p class="cp-soft">{{ i18n.t('calls.arrived', { at: (row.submittedAt | cpDateTime) }) }}</p>
            </li>
          } @empty {@if (!page()) {<li><cp-empty [heading]="i18n.t('calls.none', { words: query() })"><p>{{ i18n.t('calls.none.next') }}</p></cp-empty></li>}}
        </ul>
      } @else if (asked()) {<cp-state [of]="found" />}
    </div>
  `,
})
export class CallsPage {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly router = inject(Router);
  /** From the address. */
  readonly query = input<string>();
  readonly open = input<string>();
  protected readonly asked = computed(() => (this.query() ?? '').trim().length >= 2);
  protected readonly found = readCalls(() => this.desk.tenant(), () => this.query() ?? '');
  protected readonly tone = toneOf;
  /** The page whose six digits were typed. */
  protected readonly page = computed(() => pageOfCode(this.query() ?? ''));
  /** Where one can look at it oneself: pages that need no more than the port. */
  protected readonly address = computed(() => {
    const address = this.page()?.replace(':authority', this.desk.tenant());
    return !address || /[:*]/.test(address) ? null : address;
  });

  protected go(query: string): void {
    void this.router.navigate([], { queryParams: { query: query.trim() || null, open: null }, queryParamsHandling: 'merge' });
  }
}

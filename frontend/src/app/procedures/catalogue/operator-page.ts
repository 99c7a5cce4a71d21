import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { BackLink, DateTimePipe, Empty, PageHeader, State, Status } from '../../ui';
import { ExportMenu } from '../permits/export-menu';
import { readNationalCatalogue, readProcedureUse } from './catalogue-api';

/** 手続の利用状況: for the operator; which procedures are used how much, and which generic ones have grown up. */
@Component({
  selector: 'cp-procedure-use-page',
  imports: [BackLink, DateTimePipe, Empty, ExportMenu, PageHeader, State, Status],
  template: `
    <div class="cp-stack cp-stack--loose">
      <cp-back-link to="/operator" [text]="i18n.t('op.title')" />
      <cp-page-header [heading]="i18n.t('use.title')" [lead]="i18n.t('use.lead')" />
      @if (session.known() && !session.me().operator) {
        <cp-empty [heading]="i18n.t('use.notOperator')"><p>{{ i18n.t('use.notOperator.next') }}</p></cp-empty>
      } @else if (use.hasValue()) {
        @let u = use.value();
        <p>{{ i18n.t('use.rule', { authorities: u.rule.authorities, filings: u.rule.filings, year: u.fiscalYear }) }}</p>
        <p class="cp-soft">@if (u.countedAt) {{{ i18n.t('use.counted', { at: (u.countedAt | cpDateTime) }) }}} @else {{{ i18n.t('use.neverCounted') }}}</p>
        <div class="cp-row cp-row--between"><div class="cp-row" role="group" [attr.aria-label]="i18n.t('c.show')">
          @for (choice of choices; track choice) {<button type="button" class="cp-button cp-button--small" [class]="shown() === choice ? 'cp-button--primary' : 'cp-button--secondary'" [attr.aria-pressed]="shown() === choice" (click)="choose(choice)">{{ i18n.t('use.show.' + choice, { n: count(choice) }) }}</button>}
        </div><cp-export-menu address="/api/operator/procedure-use/file" [query]="'show=' + shown()" /></div>
        @if (rows().length) {
          <div class="cp-scroll" tabindex="0" role="region" [attr.aria-label]="i18n.t('use.title')">
            <table class="cp-table cp-use">
              <thead><tr><th scope="col">{{ i18n.t('c.procedure') }}</th><th scope="col">{{ i18n.t('c.class') }}</th><th scope="col" class="cp-num">{{ i18n.t('use.authorities') }}</th><th scope="col" class="cp-num">{{ i18n.t('use.lastYear', { year: u.fiscalYear }) }}</th><th scope="col" class="cp-num">{{ i18n.t('use.thisYear', { year: u.fiscalYear + 1 }) }}</th><th scope="col">{{ i18n.t('use.kind') }}</th></tr></thead>
              <tbody>
                @for (row of rows(); track row.code || row.name.ja) {
                  <tr><th scope="row">{{ i18n.pick(row.name) }}<br /><span class="cp-soft">{{ row.code || i18n.t('use.own.note') }}@if (row.naccs) {・NACCS}</span></th><td>{{ row.class === 'own' ? i18n.t('use.own') : className(row.class) }}</td><td class="cp-num" [attr.data-label]="i18n.t('use.authorities')">{{ row.authorities }}</td><td class="cp-num" [attr.data-label]="i18n.t('use.lastYear', { year: u.fiscalYear })">{{ row.filingsLastYear.toLocaleString() }}</td><td class="cp-num" [attr.data-label]="i18n.t('use.thisYear', { year: u.fiscalYear + 1 })">{{ row.filingsThisYear.toLocaleString() }}</td>
                    <td>@if (row.grownUp) {<cp-status tone="turn">{{ i18n.t('use.grownUp') }}</cp-status>} @else {{{ i18n.t('use.basis.' + (row.basis ?? 'none')) }}}</td></tr>
                }
              </tbody>
            </table>
          </div>
        } @else {<cp-empty [heading]="i18n.t('use.none.' + shown())" />}
      } @else {<cp-state [of]="use" />}
    </div>
  `,
})
export class ProcedureUsePage {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  protected readonly use = readProcedureUse(() => this.session.me().operator);
  private readonly national = readNationalCatalogue();
  protected readonly choices = ['all', 'individual', 'generic', 'own', 'grownUp'] as const;
  readonly show = input<string>();
  private readonly router = inject(Router);
  protected readonly shown = computed<(typeof this.choices)[number]>(() => this.choices.find((choice) => choice === this.show()) ?? 'all');
  protected readonly rows = computed(() => this.of(this.shown()));

  constructor() {
    void this.session.ready();
  }

  /** The choice stands in the address: it can be kept and handed on. */
  protected choose(choice: (typeof this.choices)[number]): void {
    void this.router.navigate([], { queryParams: { show: choice === 'all' ? null : choice }, replaceUrl: true });
  }

  protected count(which: (typeof this.choices)[number]): number {
    return this.of(which).length;
  }

  protected className(code: string): string {
    return this.i18n.pick(this.national.hasValue() ? this.national.value().classes.find((one) => one.code === code)?.name : null);
  }

  private of(which: (typeof this.choices)[number]) {
    const all = this.use.hasValue() ? this.use.value().items : [];
    return all.filter((row) => which === 'all' || (which === 'grownUp' ? row.grownUp : which === 'own' ? row.class === 'own' : which === 'individual' ? row.basis !== null : row.basis === null && row.class !== 'own'));
  }
}

import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, DatePipe, ProblemBanner, SearchBox, SelectField, Status } from '../../ui';
import { CalendarLink } from './calendar-link';
import { ExportMenu } from './export-menu';
import { permitTone } from './permits-api';
import { PermitRegister, readPermitProcedures, type PermitList, type PermitRow } from './permit-list-api';
import { RenewalSheet } from './renewal-sheet';

const views = ['inForce', 'expiring', 'proposed', 'expired', 'revoked', 'all'] as const;

/** 許可台帳: what is in force, what runs out soon; renewals go together from here. */
@Component({
  selector: 'cp-permits-page',
  imports: [Banner, RouterLink, CalendarLink, DatePipe, ExportMenu, ProblemBanner, RenewalSheet, SearchBox, SelectField, Status],
  template: `
    <div class="cp-stack">
      <div class="cp-row cp-row--between"><h1 tabindex="-1">{{ i18n.t('permits') }}</h1><a [routerLink]="['/', desk.tenant(), 'office', 'jobs']">{{ i18n.t('jobs') }}</a></div>
      @if (underWay()) {<cp-banner live [heading]="i18n.t('permits.renew.goesOn')"><p><a [routerLink]="['/', desk.tenant(), 'office', 'jobs']">{{ i18n.t('jobs') }}</a></p></cp-banner>}
      <nav class="cp-tabs" [attr.aria-label]="i18n.t('officer.views')">
        @for (view of shownViews(); track view) {
          <a class="cp-tab" [routerLink]="[]" [queryParams]="{ state: view, after: null }" queryParamsHandling="merge" [attr.aria-current]="view === state() ? 'page' : null">{{ i18n.t('permits.view.' + view) }}
            @if (count(view); as n) {<span class="cp-count" [class.cp-count--turn]="(view === 'expiring' || view === 'proposed') && n !== '0'">{{ n }}</span>}</a>
        }
      </nav>
      <div class="cp-queue__fields">
        <cp-search fieldId="permit-words" [label]="i18n.t('permits.search')" [value]="asked('query')" (searched)="go({ query: $event || null })" />
        <cp-select fieldId="permit-procedure" width="" [prompt]="i18n.t('officer.filter.any')" [label]="i18n.t('officer.col.procedure')" [options]="procedures()" [value]="asked('procedure')" (valueChange)="go({ procedure: $event || null })" />
        @if (state() === 'expiring') {<cp-select fieldId="permit-within" width="" prompt="" [label]="i18n.t('permits.within')" [options]="spans()" [value]="asked('within') || '60'" (valueChange)="go({ within: $event })" />}
        <cp-export-menu [tenant]="desk.tenant()" source="permits" [query]="query()" />
      </div>
      <cp-problem [problem]="problem()" />
      @if (list(); as l) {
        @if (l.onlyNewest; as n) {<cp-banner [heading]="i18n.t('officer.onlyNewest', { n })"><p>{{ i18n.t('officer.onlyNewest.next') }}</p></cp-banner>}
        @if (l.items.length) {
          <p class="cp-soft">{{ i18n.t(l.next ? 'officer.shown' : 'officer.shownAll', { n: l.items.length }) }}</p>
          @if (picked().size) {
            <div class="cp-bulk" role="region" [attr.aria-label]="i18n.t('permits.renew')"><p class="cp-strong">{{ i18n.t('bulk.chosen', { n: picked().size }) }}</p>
              <button type="button" class="cp-button cp-button--primary" (click)="renewing.set(true)">{{ i18n.t('permits.renew') }}</button>
              <button type="button" class="cp-button cp-button--text" (click)="picked.set(emptySet)">{{ i18n.t('bulk.clear') }}</button></div>
          }
          <table class="cp-table cp-queue cp-permits">
            <caption class="cp-visually-hidden">{{ i18n.t('permits') }}</caption>
            <thead><tr>
              @if (mayRenew()) {<th scope="col"><span class="cp-visually-hidden">{{ i18n.t('bulk.pick') }}</span></th>}
              <th scope="col">{{ i18n.t('officer.col.state') }}</th><th scope="col">{{ i18n.t('permits.number') }}</th><th scope="col">{{ i18n.t('officer.col.procedure') }}</th><th scope="col">{{ i18n.t('permits.holder') }}</th><th scope="col">{{ i18n.t('officer.col.what') }}</th><th scope="col">{{ i18n.t('permits.term') }}</th><th scope="col">{{ i18n.t('permits.renewal') }}</th>
            </tr></thead>
            <tbody>
              @for (row of l.items; track row.id) {
                <tr>
                  @if (mayRenew()) {<td class="cp-queue__pick">@if (renewable(row)) {<label class="cp-pick"><input type="checkbox" [checked]="picked().has(row.id)" (change)="pick(row.id)" /><span class="cp-visually-hidden">{{ i18n.t('bulk.pickOne', { number: row.number }) }}</span></label>}</td>}
                  <td class="cp-queue__clock"><cp-status [tone]="soon(row) ? 'turn' : tone(row.state)">{{ soon(row) ? i18n.t('permits.left', { n: row.daysLeft }) : i18n.t('permit.state.' + row.state) }}</cp-status></td>
                  <td class="cp-queue__number"><a class="cp-queue__open" [routerLink]="['/', desk.tenant(), 'office', 'cases', row.caseId]">{{ row.number }}</a>@if (row.edition > 1) {<span class="cp-soft">{{ i18n.t('permit.edition', { n: row.edition }) }}</span>}</td>
                  <td class="cp-queue__procedure">{{ i18n.pick(row.procedureTitle) }}</td>
                  <td class="cp-queue__who">{{ row.holder }}</td>
                  <td class="cp-queue__what">@if (row.vesselName) {<strong>{{ row.vesselName }}</strong> }<span>{{ row.summary }}</span></td>
                  <td class="cp-permits__term"><span>{{ row.validFrom | cpDate: 'short' }} –</span>&ngsp;<span>{{ row.validTo ? (row.validTo | cpDate: 'short') : i18n.t('permit.noEnd') }}</span></td>
                  <td class="cp-permits__renewal">@if (row.renewal; as renewal) {@if (renewal.filing; as filing) {<span>{{ i18n.t('permits.filed', { number: filing.number }) }}</span>} @else if (renewal.putForward; as put) {<span>{{ i18n.t('permits.putForward', { date: (put.validTo | cpDate: 'short'), name: put.by.name }) }}</span>} @else {<span class="cp-soft">{{ i18n.t(renewal.mode === 'exOfficio' && !renewal.readersTurn && list()?.mayRenew ? 'permits.mode.notPutForward' : 'permits.mode.' + renewal.mode) }}</span>}} @else if (row.renewed; as by) {<a [routerLink]="['/', desk.tenant(), 'office', 'cases', by.caseId]">{{ by.validTo ? i18n.t('permits.followedTo', { date: (by.validTo | cpDate: 'short') }) : i18n.t('permits.followed') }}</a>}</td>
                </tr>
              }
            </tbody>
          </table>
          @if (l.next) {<div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" [attr.aria-busy]="loading() ? 'true' : null" (click)="more()">{{ i18n.t('officer.more') }}</button></div>}
        } @else {<div class="cp-state cp-state--empty"><p class="cp-strong">{{ i18n.t('permits.empty') }}</p><p>{{ i18n.t('permits.empty.next') }}</p></div>}
      } @else if (loading()) {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
      @if (desk.simple() || mayWork()) {<cp-calendar-link [tenant]="desk.tenant()" />}
      @if (desk.administers()) {<p class="cp-row"><a [routerLink]="['/', desk.tenant(), 'office', 'permits', 'rules']">{{ i18n.t('rules') }}</a><a [routerLink]="['/', desk.tenant(), 'office', 'permits', 'records']">{{ i18n.t('records') }}</a></p>}
      <cp-renewal-sheet [rows]="chosen()" [tenant]="desk.tenant()" [(open)]="renewing" (finished)="again($event)" />
    </div>
  `,
})
export class PermitsPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly register = inject(PermitRegister);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap);
  /** 決裁待ちの更新 is a view only where something waits, or where one looks at it. */
  protected readonly shownViews = computed(() => views.filter((view) => view !== 'proposed' || this.state() === 'proposed' || (this.list()?.counts.proposed ?? 0) > 0));
  protected readonly tone = permitTone;
  protected readonly emptySet: ReadonlySet<string> = new Set();
  protected readonly list = signal<PermitList | null>(null);
  protected readonly loading = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly picked = signal<ReadonlySet<string>>(this.emptySet);
  protected readonly renewing = signal(false);
  /** A renewal still goes on after its sheet was closed. */
  protected readonly underWay = signal(false);
  protected readonly state = computed(() => this.params()?.get('state') ?? 'inForce');
  protected readonly mayRenew = computed(() => this.list()?.mayRenew ?? false);
  protected readonly mayWork = computed(() => this.desk.roles().some((role) => ['receive', 'review', 'decide'].includes(role)));
  protected readonly chosen = computed(() => (this.list()?.items ?? []).filter((row) => this.picked().has(row.id)));
  private readonly known = readPermitProcedures(() => this.desk.tenant());
  protected readonly procedures = computed(() => (this.known.hasValue() ? this.known.value().items.map((one) => ({ code: one.code, label: this.i18n.pick(one.title) })) : []));
  protected readonly spans = computed(() => [30, 60, 90, 180].map((n) => ({ code: String(n), label: this.i18n.t('permits.days', { n }) })));
  protected readonly query = computed(() => {
    const query = new URLSearchParams({ state: this.state() });
    for (const name of ['query', 'procedure', 'within']) if (this.asked(name)) query.set(name, this.asked(name));
    return query.toString();
  });

  constructor() {
    effect(() => {
      this.query();
      this.desk.tenant();
      this.i18n.tag();
      untracked(() => void this.read());
    });
  }

  protected asked(name: string): string {
    return this.params()?.get(name) ?? '';
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected count(view: (typeof views)[number]): string | null {
    const l = this.list();
    return !l ? null : l.counts[view] >= l.countedTo ? `${l.countedTo}+` : String(l.counts[view]);
  }

  protected soon(row: PermitRow): boolean {
    return row.state === 'inForce' && row.daysLeft !== null && row.daysLeft <= 60;
  }

  protected renewable(row: PermitRow): boolean {
    return !!row.renewal?.readersTurn;
  }

  protected pick(id: string): void {
    this.picked.update((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  }

  protected again(goesOn: boolean): void {
    this.underWay.set(goesOn);
    this.picked.set(this.emptySet);
    void this.read();
  }

  protected async more(): Promise<void> {
    const before = this.list();
    if (!before?.next || this.loading()) return;
    await this.attempt(async () => {
      const page = await this.register.list(this.desk.tenant(), `${this.query()}&after=${encodeURIComponent(before.next!)}`);
      this.list.set({ ...page, items: [...before.items, ...page.items] });
    });
  }

  private async read(): Promise<void> {
    await this.attempt(async () => {
      this.list.set(await this.register.list(this.desk.tenant(), this.query()));
      this.announcer.say(this.i18n.t('officer.shownAll', { n: this.list()!.items.length }));
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.loading.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.loading.set(false);
    }
  }
}

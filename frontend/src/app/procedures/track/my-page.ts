import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { Announcer, DatePipe, DateTimePipe, Empty, PageHeader, SearchBox, State, Status, fold } from '../../ui';
import { LocalDrafts } from '../apply/local-drafts';
import { toneOf, turnText } from '../case-words';
import { ExportMenu } from '../permits/export-menu';
import { MyCaseRow, ProceduresApi, readMyCases, readMyDrafts, readNotifications } from '../procedures-api';

/** マイページ: あなたの番です first, then what the authorities have, drafts, permits, what is over. */
@Component({
  selector: 'cp-my-page',
  imports: [ExportMenu, PageHeader, State, Status, Empty, RouterLink, DatePipe, DateTimePipe, SearchBox],
  template: `
    <div class="cp-stack cp-stack--section">
      <cp-page-header [heading]="i18n.t('my.title')" [caption]="session.account()?.name">
        <a routerLink="/my/notifications">{{ i18n.t('my.notifications') }}@if (unread()) { <span class="cp-count cp-count--turn">{{ unread() }}</span>}</a>
        <cp-export-menu />
      </cp-page-header>
      @if (cases.hasValue()) {
        <nav class="cp-row" [attr.aria-label]="i18n.t('my.aids')"><a routerLink="/my/register">{{ i18n.t('own.title') }}</a><a routerLink="/my/templates">{{ i18n.t('template.title') }}</a><a routerLink="/my/batches">{{ i18n.t('batch.title') }}</a></nav>
        @if (all().length > 5) {<cp-search fieldId="mine" [label]="i18n.t('my.search')" [value]="query() ?? ''" (typed)="search($event)" (searched)="search($event)" />}
        @for (section of sections(); track section.key) {
          <section class="cp-stack">
            <h2>{{ i18n.t('my.' + section.key) }} <span class="cp-count" [class.cp-count--turn]="section.key === 'turn'">{{ section.rows.length }}</span></h2>
            <ul class="cp-list cp-stack">
              @for (row of section.rows; track row.id) {
                <li class="cp-card cp-card--link" [class.cp-card--turn]="row.turn === 'you'" [class.cp-arrived]="arrived().has(row.id)">
                  <h3><a class="cp-card__cover" [routerLink]="['/my/cases', row.id]">{{ i18n.pick(row.procedureTitle) }}</a></h3>
                  <p class="cp-strong">{{ turn(row) }}</p>
                  @if (row.summary) {<p>{{ row.summary }}</p>}
                  <p class="cp-row cp-soft"><cp-status [tone]="tone(row)">{{ i18n.t('state.case.' + row.state) }}</cp-status><span>{{ i18n.pick(row.authorityName) }}</span><span class="cp-number">{{ row.number }}</span>@if (row.permit?.validTo) {<span>{{ i18n.t('my.validTo', { date: (row.permit!.validTo | cpDate: 'short') }) }}</span>}</p>
                </li>
              }
            </ul>
          </section>
        }
        @if (!all().length && !draftRows().length) {
          <cp-empty [heading]="i18n.t('my.empty')"><p>{{ i18n.t('my.empty.text') }}</p><p><a routerLink="/">{{ i18n.t('home.search') }}</a></p></cp-empty>
        }
        @if (query() && all().length && !sections().length) {<cp-empty [heading]="i18n.t('my.none', { words: query() })"><div><button type="button" class="cp-button cp-button--secondary" (click)="search('')">{{ i18n.t('my.showAll') }}</button></div></cp-empty>}
      } @else {<cp-state [of]="cases" />}

      @if (draftRows().length) {
        <section class="cp-stack" id="drafts">
          <h2>{{ i18n.t('my.drafts') }} <span class="cp-count">{{ draftRows().length }}</span></h2>
          <ul class="cp-list cp-list--lines">
            @for (row of draftRows(); track row.id) {
              <li class="cp-row cp-row--between cp-port">
                <span><a [routerLink]="['/', row.tenant, 'drafts', row.id, row.step ?? 'start']">{{ i18n.pick(row.title) }}</a><br /><span class="cp-soft">{{ i18n.pick(row.authority) }} {{ i18n.t(row.here ? 'my.draft.here' : 'my.draft.saved', { at: (row.savedAt | cpDateTime) }) }}</span></span>
                <button type="button" class="cp-button cp-button--text" (click)="discard(row.id, row.here)">{{ i18n.t('my.draft.delete') }}<span class="cp-visually-hidden">{{ i18n.pick(row.title) }}</span></button>
              </li>
            }
          </ul>
        </section>
      }
    </div>
  `,
})
export class MyPage {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  private readonly api = inject(ProceduresApi);
  private readonly local = inject(LocalDrafts);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  readonly query = input<string>();
  protected readonly cases = readMyCases();
  private readonly drafts = readMyDrafts();
  private readonly notifications = readNotifications();
  protected readonly arrived = signal<ReadonlySet<string>>(new Set());
  protected readonly unread = computed(() => (this.notifications.hasValue() ? (this.notifications.value().unread ?? this.notifications.value().items.filter((n) => !n.read).length) : 0));
  protected readonly all = computed<readonly MyCaseRow[]>(() => (this.cases.hasValue() ? this.cases.value().items : []));
  protected readonly draftRows = computed(() => [
    ...this.local.all().filter((d) => Object.keys(d.answers).length).map((d) => ({ id: d.id, tenant: d.tenant, authority: '', title: d.title, step: d.step, savedAt: d.touchedAt, here: true })),
    ...(this.drafts.hasValue() ? this.drafts.value().items : []).map((d) => ({ id: d.id, tenant: d.tenant, authority: d.authorityName, title: d.procedureTitle, step: d.step, savedAt: d.savedAt, here: false })),
  ]);
  protected readonly sections = computed(() => {
    const words = fold(this.query() ?? '');
    const rows = this.all().filter((row) => !words || fold(`${row.number} ${this.i18n.pick(row.procedureTitle)} ${this.i18n.pick(row.authorityName)} ${row.summary}`).includes(words));
    const parts = [
      { key: 'turn', rows: rows.filter((row) => row.turn === 'you') },
      { key: 'open', rows: rows.filter((row) => row.turn === 'authority') },
      { key: 'permits', rows: rows.filter((row) => row.turn === 'done' && row.state === 'granted').sort((a, b) => (a.permit?.validTo ?? '9999').localeCompare(b.permit?.validTo ?? '9999')) },
      { key: 'closed', rows: rows.filter((row) => row.turn === 'done' && row.state !== 'granted') },
    ];
    return parts.filter((part) => part.rows.length > 0);
  });

  constructor() {
    inject(Live).on((change) => {
      if (change === null || change.kind === 'case') this.cases.reload();
      if (change === null || change.kind === 'draft') this.drafts.reload();
      if (change === null || change.kind === 'notification') this.notifications.reload();
      if (change?.kind === 'case') {
        this.arrived.set(new Set([change.id]));
        this.announcer.say(this.i18n.t('my.changed'));
      }
    });
  }

  protected turn(row: MyCaseRow): string {
    return turnText(this.i18n, row);
  }

  protected tone(row: MyCaseRow) {
    return toneOf(row.state);
  }

  protected search(words: string): void {
    void this.router.navigate([], { queryParams: { query: words || null }, replaceUrl: true });
  }

  protected async discard(id: string, here: boolean): Promise<void> {
    if (!confirm(this.i18n.t('draft.discard.title'))) return;
    this.local.remove(id);
    if (!here) {
      await this.api.deleteDraft(id);
      this.drafts.reload();
    }
    this.announcer.say(this.i18n.t('my.draft.deleted'));
  }
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { Session } from '../../api/session';
import { I18n, LocalText } from '../../i18n/i18n';
import { Announcer, Ask, DateTimePipe, Empty, More, PageHeader, State } from '../../ui';
import { LocalDrafts } from '../apply/local-drafts';
import { ExportMenu } from '../permits/export-menu';
import { ProceduresApi, caseParts, readMyAuthorities, readMyCases, readMyDrafts, readUnread } from '../procedures-api';
import { OwnCases } from './own-cases';
import { OwnFilters, queryOf, type OwnFilter } from './own-filters';

/** マイページ: あなたの番です first, then what the authorities have, drafts, permits, what is over. */
@Component({
  selector: 'cp-my-page',
  imports: [Ask, DateTimePipe, Empty, ExportMenu, More, OwnCases, OwnFilters, PageHeader, RouterLink, State],
  template: `
    <div class="cp-stack cp-stack--section">
      <cp-page-header [heading]="i18n.t('my.title')" [caption]="session.account()?.name">
        <span class="cp-row"><a routerLink="/my/notifications">{{ i18n.t('my.notifications') }}@if (unread()) { <span class="cp-count cp-count--turn">{{ unread() }}</span>}</a>
        <cp-export-menu [query]="asked()" /></span>
      </cp-page-header>
      @if (waiting(); as part) {<cp-state [of]="part.cases" />} @else {
        <nav class="cp-row" [attr.aria-label]="i18n.t('my.aids')"><a routerLink="/">{{ i18n.t('my.new') }}</a><a routerLink="/my/register">{{ i18n.t('own.title') }}</a><a routerLink="/my/templates">{{ i18n.t('template.title') }}</a><a routerLink="/my/batches">{{ i18n.t('batch.title') }}</a></nav>
        @if (asked() || total() > 5) {<cp-own-filters [filter]="filter()" [authorities]="authorities()" (changed)="narrow($event)" />}
        @for (part of shown(); track part.key) {<cp-own-cases [of]="part.cases" [heading]="i18n.t('my.' + part.key)" [turn]="part.key === 'turn'" [arrived]="arrived()" />}
        @if (!shown().length) {
          @if (asked()) {<cp-empty [heading]="i18n.t('my.none', { words: said() })"><div><button type="button" class="cp-button cp-button--secondary" (click)="narrow(everything)">{{ i18n.t('my.showAll') }}</button></div></cp-empty>}
          @else if (!draftRows().length) {<cp-empty [heading]="i18n.t('my.empty')"><p>{{ i18n.t('my.empty.text') }}</p><p><a routerLink="/">{{ i18n.t('home.search') }}</a></p></cp-empty>}
        }
      }

      @if (draftRows().length) {
        <section class="cp-stack" id="drafts">
          <h2>{{ i18n.t('my.drafts') }} <span class="cp-count">{{ draftCount() }}</span></h2>
          <ul #draftList class="cp-list cp-list--lines">
            @for (row of draftRows(); track row.id) {
              <li class="cp-row cp-row--between cp-port">
                <span><a [routerLink]="['/', row.tenant, 'drafts', row.id, row.step ?? 'start']">{{ i18n.pick(row.title) }}</a><br />@if (row.summary) {{{ i18n.pick(row.summary) }}<br />}<span class="cp-soft">{{ i18n.pick(row.authority) }} {{ i18n.t(row.here ? 'my.draft.here' : 'my.draft.saved', { at: (row.savedAt | cpDateTime) }) }}</span></span>
                <button type="button" class="cp-button cp-button--text" (click)="throwing.set(row); asking.set(true)">{{ i18n.t('my.draft.delete') }}<span class="cp-visually-hidden">{{ i18n.pick(row.title) }} {{ i18n.pick(row.summary) }}</span></button>
              </li>
            }
          </ul>
          <cp-more [of]="drafts" [list]="draftList" [what]="i18n.t('my.drafts')" />
        </section>
      }
    </div>
    <cp-ask [heading]="i18n.t('draft.discard.title')" [yes]="i18n.t('draft.discard.yes')" [no]="i18n.t('draft.discard.no')" [(open)]="asking" [work]="discard" (done)="discarded()">
      @if (throwing(); as row) {<p class="cp-strong">{{ i18n.pick(row.title) }}</p>@if (row.summary) {<p>{{ i18n.pick(row.summary) }}</p>}}
      <p>{{ i18n.t('draft.discard.text') }}</p>
    </cp-ask>
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
  readonly authority = input<string>();
  readonly state = input<string>();
  protected readonly everything: OwnFilter = { query: '', authority: '', state: '' };
  protected readonly filter = computed<OwnFilter>(() => ({ query: (this.query() ?? '').trim(), authority: this.authority() ?? '', state: this.state() ?? '' }));
  protected readonly asked = computed(() => queryOf(this.filter()));
  protected readonly parts = caseParts.map((key) => ({ key, cases: readMyCases(key, this.asked) }));
  private readonly places = readMyAuthorities();
  protected readonly authorities = computed(() => (this.places.hasValue() ? this.places.value().items : []));
  /** The filter in words: 青浜県・許可. */
  protected readonly said = computed(() => {
    const { query, authority, state } = this.filter();
    const place = this.authorities().find((one) => one.slug === authority);
    return this.i18n.list([query, place ? this.i18n.pick(place.name) : authority, state && (this.i18n.has(`state.case.${state}`) ? this.i18n.t(`state.case.${state}`) : state)], '・');
  });
  protected readonly drafts = readMyDrafts();
  private readonly notifications = readUnread();
  protected readonly arrived = signal<string | null>(null);
  protected readonly unread = computed(() => (this.notifications.hasValue() ? this.notifications.value().unread : 0));
  /** A part that is not there yet; one that failed says so first. */
  protected readonly waiting = computed(() => this.parts.find((part) => part.cases.error()) ?? this.parts.find((part) => !part.cases.hasValue()));
  protected readonly shown = computed(() => this.parts.filter((part) => part.cases.items().length > 0 || part.cases.next()));
  protected readonly total = computed(() => this.parts.reduce((sum, part) => sum + part.cases.count(), 0));
  private readonly here = computed(() => this.local.all().filter((d) => Object.keys(d.answers).length));
  protected readonly draftRows = computed(() => [
    ...this.here().map((d) => ({ id: d.id, tenant: d.tenant, authority: '', title: d.title, step: d.step, savedAt: d.touchedAt, summary: null, here: true })),
    ...this.drafts.items().map((d) => ({ id: d.id, tenant: d.tenant, authority: d.authorityName, title: d.procedureTitle, step: d.step, savedAt: d.savedAt, summary: d.summary, here: false })),
  ]);
  /** The draft that is to be thrown away. */
  protected readonly throwing = signal<{ id: string; title: LocalText | string; summary: LocalText | string | null; here: boolean } | null>(null);
  protected readonly asking = signal(false);
  protected readonly draftCount = computed(() => this.here().length + this.drafts.count());

  constructor() {
    inject(Live).on((change) => {
      if (change === null || change.kind === 'case') {
        this.parts.forEach((part) => part.cases.reload());
        this.places.reload();
      }
      if (change === null || change.kind === 'draft') this.drafts.reload();
      if (change === null || change.kind === 'notification') this.notifications.reload();
      if (change?.kind === 'case') {
        this.arrived.set(change.id);
        this.announcer.say(this.i18n.t('my.changed'));
      }
    });
  }

  protected narrow(change: Partial<OwnFilter>): void {
    const next = { ...this.filter(), ...change };
    void this.router.navigate([], { queryParams: { query: next.query || null, authority: next.authority || null, state: next.state || null }, replaceUrl: true });
  }

  /** What this device keeps of it goes when the server's is gone: a refusal loses nothing. */
  protected readonly discard = async (): Promise<void> => {
    const row = this.throwing()!;
    if (!row.here) await this.api.deleteDraft(row.id);
    this.local.remove(row.id);
  };

  protected discarded(): void {
    if (!this.throwing()!.here) this.drafts.reload();
    this.announcer.say(this.i18n.t('my.draft.deleted'));
  }
}

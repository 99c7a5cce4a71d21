import { Component, DestroyRef, ElementRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Shortcuts } from '../../shells/officer/shortcuts';
import { Announcer, Banner, ProblemBanner } from '../../ui';
import { ExportMenu } from '../permits/export-menu';
import { QueueBulk } from './queue-bulk';
import { QueueFilters } from './queue-filters';
import { isNarrowed, noFilter, readFilter, toParams, toQuery, views, type QueueFilter, type QueueView } from './queue-filter';
import { QueueList } from './queue-list';
import { QueueTable } from './queue-table';
import { readDesks } from '../office/office-api';
import { ReviewApi } from './review-api';

/** 受付箱: what came in, what is late and whose desk it is on. */
@Component({
  selector: 'cp-queue-page',
  imports: [Banner, RouterLink, ExportMenu, ProblemBanner, QueueBulk, QueueFilters, QueueTable],
  template: `
    <div class="cp-stack">
      <div class="cp-row cp-row--between"><h1 tabindex="-1">{{ i18n.t('officer.inbox') }}</h1><a [routerLink]="['/', desk.tenant(), 'office', 'jobs']">{{ i18n.t('jobs') }}</a></div>
      <nav class="cp-tabs" [attr.aria-label]="i18n.t('officer.views')">
        @for (view of shownViews(); track view) {
          <a class="cp-tab" [routerLink]="[]" [queryParams]="{ view }" [attr.aria-current]="view === current() ? 'page' : null">
            {{ i18n.t('officer.view.' + view) }}
            @if (count(view); as n) {<span class="cp-count" [class.cp-count--turn]="view === 'dueSoon' && n !== '0'">{{ n }}<span class="cp-visually-hidden">{{ i18n.t('officer.cases') }}</span></span>}
          </a>
        }
      </nav>
      <cp-queue-filters [filter]="filter()" [desks]="deskNames()" (changed)="use($event)" />
      @if (list.problem(); as p) {
        <cp-problem [problem]="p"><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="list.show()">{{ i18n.t('state.again') }}</button></div></cp-problem>
      }
      <div class="cp-queue__news" role="status">
        @if (list.arrived().fresh) {
          <button type="button" class="cp-button cp-button--secondary" (click)="list.show()">{{ i18n.t('officer.fresh', { n: list.arrived().fresh }) }}</button>
        } @else if (list.arrived().gone) {
          <button type="button" class="cp-button cp-button--secondary" (click)="list.show()">{{ i18n.t('officer.gone', { n: list.arrived().gone }) }}</button>
        }
      </div>
      @if (list.onlyNewest(); as n) {<cp-banner [heading]="i18n.t('officer.onlyNewest', { n })"><p>{{ i18n.t('officer.onlyNewest.next') }}</p></cp-banner>}
      @if (canWork()) {<cp-queue-bulk [picked]="chosen()" (cleared)="picked.set(none)" (made)="list.show()" />}
      @if (list.rows().length) {
        <div class="cp-row cp-row--between"><p class="cp-soft">{{ shownText() }}@if (shortcuts.on()) {<span class="cp-queue__keys">{{ i18n.t('officer.keys') }}</span>}</p><cp-export-menu [tenant]="desk.tenant()" source="queue" [query]="exported()" [procedure]="filter().procedure" /></div>
        <cp-queue-table [rows]="list.rows()" [touched]="list.touched()" [left]="list.left()" [simple]="desk.simple()" [desks]="deskNames()" [picked]="picked()" (pick)="pick($event)" />
        @if (list.next()) {
          <div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" [attr.aria-busy]="list.loading() === 'more' ? 'true' : null" (click)="more()">{{ i18n.t('officer.more') }}</button></div>
        }
      } @else if (list.loading()) {
        <div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>
      } @else if (!list.problem()) {
        <div class="cp-state cp-state--empty">
          @if (narrowed()) {
            <p class="cp-strong">{{ i18n.t('officer.empty.filter') }}</p>
            <p>{{ i18n.t('officer.empty.filter.next') }}</p>
            <button type="button" class="cp-button cp-button--secondary" (click)="use(clear())">{{ i18n.t('officer.filter.clear') }}</button>
          } @else {
            <p class="cp-strong">{{ i18n.t('officer.empty.' + current()) }}</p>
            <p>{{ i18n.t('officer.empty.' + current() + '.next') }}</p>
          }
        </div>
      }
    </div>
  `,
})
export class QueuePage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  protected readonly shortcuts = inject(Shortcuts);
  private readonly api = inject(ReviewApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly filter = computed(() => readFilter((name) => this.params()?.get(name)));
  /** Without a choice: the officer's own cases, else what waits for their role. */
  private readonly start = signal<QueueView>('mine');
  private readonly candidates = computed<QueueView[]>(() => ['mine', ...(this.desk.roles().includes('decide') && !this.desk.simple() ? (['decision'] as const) : []), 'new', 'all']);
  protected readonly current = computed<QueueView>(() => this.filter().view ?? this.start());
  protected readonly narrowed = computed(() => isNarrowed(this.filter()));
  private readonly desks = readDesks(() => (this.desk.simple() || !this.desk.readsCases() ? '' : this.desk.tenant()));
  /** 自分の係 is a view only where the authority has desks. */
  protected readonly deskNames = computed<ReadonlyMap<string, string>>(() => new Map(this.desks.hasValue() ? this.desks.value().items.map((one) => [one.id, this.i18n.pick(one.name)]) : []));
  private readonly hasDesks = computed(() => this.deskNames().size > 0);
  protected readonly shownViews = computed(() => views.filter((view) => !(this.desk.simple() && view === 'decision') && !(view === 'desk' && !this.hasDesks())));
  protected readonly list = new QueueList((query) => this.api.list(this.desk.tenant(), query));
  protected readonly shownText = computed(() => {
    const n = this.list.rows().length;
    return this.i18n.t(this.list.next() ? 'officer.shown' : 'officer.shownAll', { n });
  });
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly picked = signal<ReadonlySet<string>>(this.none);
  protected readonly chosen = computed(() => this.list.rows().filter((row) => this.picked().has(row.id)));
  protected readonly exported = computed(() => toQuery({ ...this.filter(), view: this.current() }));
  protected readonly canWork = computed(() => this.desk.simple() || this.desk.roles().some((role) => ['receive', 'review', 'decide'].includes(role)));
  private looking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const query = toQuery({ ...this.filter(), view: this.current() });
      this.i18n.tag();
      this.desk.tenant();
      untracked(() => void this.load(query));
    });
    inject(Live).on((change) => {
      if (change && change.kind !== 'case') return;
      // A busy morning brings many changes: one look for all of them, never put off by the next.
      this.looking ??= setTimeout(() => {
        this.looking = undefined;
        void this.look();
      }, 400);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.looking));
    this.shortcuts.add('j', () => this.step(1));
    this.shortcuts.add('k', () => this.step(-1));
    this.shortcuts.add('x', () => {
      const row = document.activeElement?.closest('tr');
      const at = [...this.host.querySelectorAll('.cp-queue tbody tr')].indexOf(row as Element);
      if (at >= 0) this.pick(this.list.rows()[at].id);
    });
  }

  protected pick(id: string): void {
    this.picked.update((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  }

  protected use(filter: QueueFilter): void {
    void this.router.navigate([], { queryParams: toParams({ ...filter, view: filter.view ?? this.current() }) });
  }

  protected clear(): QueueFilter {
    return { ...noFilter, view: this.current(), sort: this.filter().sort };
  }

  protected count(view: QueueView): string | null {
    const n = this.list.counts()?.[view];
    return n === undefined ? null : n >= this.list.countedTo() ? `${this.list.countedTo()}+` : String(n);
  }

  protected async more(): Promise<void> {
    const before = await this.list.more();
    this.announcer.say(this.shownText());
    // The keyboard goes on where the list went on.
    setTimeout(() => this.links()[before]?.focus());
  }

  private async load(query: string): Promise<void> {
    await this.list.load(query);
    const counts = this.list.counts();
    const better = this.filter().view === null && !this.narrowed() && counts?.[this.start()] === 0 ? this.candidates().find((view) => counts[view] > 0) : undefined;
    if (better) this.start.set(better);
    else if (!this.list.problem()) this.announcer.say(this.list.rows().length ? this.shownText() : this.i18n.t(this.narrowed() ? 'officer.empty.filter' : `officer.empty.${this.current()}`));
  }

  private async look(): Promise<void> {
    if (!(await this.list.look())) return;
    const { fresh, gone } = this.list.arrived();
    if (!fresh && !gone) this.announcer.say(this.i18n.t('officer.changed'));
  }

  private links(): HTMLAnchorElement[] {
    return [...this.host.querySelectorAll<HTMLAnchorElement>('.cp-queue__open')];
  }

  private step(by: number): void {
    const links = this.links();
    if (!links.length) return;
    const at = links.findIndex((link) => link === document.activeElement || link.closest('tr')?.contains(document.activeElement));
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
    links[to].focus();
    links[to].closest('tr')?.scrollIntoView({ block: 'nearest' });
  }
}

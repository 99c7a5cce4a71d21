import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { BackLink, Empty, PageHeader, SearchBox, State, fold } from '../../ui';
import { ProcedureRow, readProcedures } from '../procedures-api';
import { ProcedureItem } from './procedure-item';

/** 大分類, in the order of the national catalogue. */
const classes = ['vessel-entry', 'vessel-movement', 'port-facility', 'port-area', 'waterfront', 'other'];

/** 手続を探す: forgiving search with the words in the URL, and a path by what one wants to do. */
@Component({
  selector: 'cp-procedures-page',
  imports: [PageHeader, SearchBox, State, Empty, BackLink, RouterLink, ProcedureItem],
  template: `
    <cp-back-link [to]="['/', authority()]" [text]="i18n.pick(context.site()?.name) || i18n.t('back')" />
    <div class="cp-stack cp-stack--loose">
      <cp-page-header [heading]="i18n.t('procedures.title')" [lead]="i18n.t('procedures.lead')" />
      <cp-search fieldId="procedure" [label]="i18n.t('procedures.search')" [help]="i18n.t('procedures.search.help')" [value]="query() ?? ''" (paused)="search($event)" />
      <p><a class="cp-button cp-button--secondary" [routerLink]="['/', authority(), 'procedures', 'find']">{{ i18n.t('path.title') }}</a></p>
      @if (procedures.hasValue()) {
        <div class="cp-row" role="group" [attr.aria-label]="i18n.t('procedures.kinds')">
          @for (choice of kinds(); track choice) {
            <button type="button" class="cp-button cp-button--small" [class]="kind() === choice ? 'cp-button--primary' : 'cp-button--secondary'" [attr.aria-pressed]="kind() === choice" (click)="setKind(choice)">{{ i18n.t('procedures.kind.' + choice) }}</button>
          }
        </div>
        <p class="cp-soft" role="status">{{ i18n.t('list.count', { n: found().length }) }}</p>
        @if (found().length) {
          @for (part of parts(); track part.heading) {
            @if (part.heading) {<h2 class="cp-finder__class">{{ part.heading }}</h2>}
            <ul class="cp-list cp-list--lines">
              @for (row of part.rows; track row.code) {<li><cp-procedure-item [authority]="authority()" [row]="row" [level]="part.heading ? 3 : 2" /></li>}
            </ul>
          }
          @if (query()) {<p>{{ i18n.t('procedures.notThese') }} <a [routerLink]="['/', authority(), 'procedures', 'find']">{{ i18n.t('path.title') }}</a></p>}
        } @else {
          <cp-empty [heading]="i18n.t('procedures.none', { words: query() ?? '' })">
            <p>{{ i18n.t('procedures.none.next') }}</p>
            <p><a [routerLink]="['/', authority(), 'procedures', 'find']">{{ i18n.t('path.title') }}</a></p>
            @if (context.site()?.contact?.phone; as phone) {<p><a [href]="'tel:' + phone">{{ phone }}</a></p>}
            <div><button type="button" class="cp-button cp-button--secondary" (click)="search('')">{{ i18n.t('procedures.all') }}</button></div>
          </cp-empty>
        }
      } @else {<cp-state [of]="procedures" />}
    </div>
  `,
})
export class ProceduresPage {
  protected readonly i18n = inject(I18n);
  protected readonly context = inject(AuthorityContext);
  private readonly router = inject(Router);
  readonly authority = input.required<string>();
  /** From the URL. */
  readonly query = input<string>();
  readonly kindParam = input<string | undefined>(undefined, { alias: 'kind' });
  protected readonly procedures = readProcedures(() => this.authority(), () => fold(this.query() ?? '') && (this.query() ?? ''));
  protected readonly kind = computed(() => this.kindParam() ?? 'all');
  private readonly rows = computed<readonly ProcedureRow[]>(() => (this.procedures.hasValue() ? this.procedures.value().items : []));
  protected readonly kinds = computed(() => ['all', ...(['application', 'notification', 'report'] as const).filter((kind) => this.rows().some((row) => row.kind === kind))]);
  protected readonly found = computed(() => this.rows().filter((row) => this.kind() === 'all' || row.kind === this.kind()));
  /** A long list that nobody searched in is told by class; what was found stays in the order of the finder. */
  protected readonly parts = computed<readonly { heading: string; rows: readonly ProcedureRow[] }[]>(() => {
    const rows = this.found();
    if (this.query() || rows.length <= 12) return [{ heading: '', rows }];
    return [...classes, ''].map((code) => ({ heading: this.i18n.t(`procedures.class.${code || 'own'}`), rows: rows.filter((row) => (classes.includes(row.class ?? '') ? row.class : '') === code) })).filter((part) => part.rows.length);
  });

  protected search(words: string): void {
    void this.router.navigate([], { queryParams: { query: words || null, kind: null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected setKind(kind: string): void {
    void this.router.navigate([], { queryParams: { kind: kind === 'all' ? null : kind }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

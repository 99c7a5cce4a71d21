import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { BackLink, Empty, PageHeader, SearchBox, State, Status, fold } from '../../ui';
import { ProcedureRow, readProcedures } from '../procedures-api';

/** 手続を探す: forgiving search with the words in the URL, and a path by what one wants to do. */
@Component({
  selector: 'cp-procedures-page',
  imports: [PageHeader, SearchBox, State, Status, Empty, BackLink, RouterLink],
  template: `
    <cp-back-link [to]="['/', authority()]" [text]="i18n.pick(context.site()?.name) || i18n.t('back')" />
    <div class="cp-stack cp-stack--loose">
      <cp-page-header [heading]="i18n.t('procedures.title')" [lead]="i18n.t('procedures.lead')" />
      <cp-search fieldId="procedure" [label]="i18n.t('procedures.search')" [help]="i18n.t('procedures.search.help')" [value]="query() ?? ''" (typed)="typed($event)" (searched)="search($event)" />
      @if (procedures.hasValue()) {
        <div class="cp-row" role="group" [attr.aria-label]="i18n.t('procedures.kinds')">
          @for (choice of kinds(); track choice) {
            <button type="button" class="cp-button cp-button--small" [class]="kind() === choice ? 'cp-button--primary' : 'cp-button--secondary'" [attr.aria-pressed]="kind() === choice" (click)="setKind(choice)">{{ i18n.t('procedures.kind.' + choice) }}</button>
          }
        </div>
        <p class="cp-soft" role="status">{{ i18n.t('list.count', { n: found().length }) }}</p>
        @if (found().length) {
          <ul class="cp-list cp-list--lines">
            @for (row of found(); track row.code) {
              <li class="cp-procedure">
                <h2 class="cp-procedure__title"><a [routerLink]="['/', authority(), 'procedures', row.code]">{{ i18n.pick(row.title) }}</a></h2>
                <p>{{ i18n.pick(row.summary) }}</p>
                <p class="cp-row cp-soft"><cp-status>{{ i18n.t('procedure.kind.' + row.kind) }}</cp-status><span>{{ i18n.t('procedure.minutes', { n: row.minutes }) }}</span><span>{{ i18n.t('procedure.fee') }}：{{ i18n.pick(row.fee) }}</span></p>
              </li>
            }
          </ul>
        } @else {
          <cp-empty [heading]="i18n.t('procedures.none', { words: query() ?? '' })">
            <p>{{ i18n.t('procedures.none.next') }}</p>
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
  private readonly words = signal<string | null>(null);
  protected readonly procedures = readProcedures(() => this.authority(), () => fold(this.query() ?? '') && (this.query() ?? ''));
  protected readonly kind = computed(() => this.kindParam() ?? 'all');
  private readonly rows = computed<readonly ProcedureRow[]>(() => (this.procedures.hasValue() ? this.procedures.value().items : []));
  protected readonly kinds = computed(() => ['all', ...(['application', 'notification', 'report'] as const).filter((kind) => this.rows().some((row) => row.kind === kind))]);
  protected readonly found = computed(() => this.rows().filter((row) => this.kind() === 'all' || row.kind === this.kind()));
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected typed(words: string): void {
    this.words.set(words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(words), 400);
  }

  protected search(words: string): void {
    clearTimeout(this.timer);
    void this.router.navigate([], { queryParams: { query: words.trim() || null, kind: null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected setKind(kind: string): void {
    void this.router.navigate([], { queryParams: { kind: kind === 'all' ? null : kind }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

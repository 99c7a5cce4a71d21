import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { readAuthorities } from '../../tenancy/tenancy-api';
import { Button, DateTimePipe, Empty, PageHeader, ProblemBanner, State, Status } from '../../ui';
import { toneOf, turnText } from '../case-words';
import { type MyCaseRow, blankPaperAddress } from '../procedures-api';
import { FilingsApi, readFilingDrafts, readFilings, readOffered } from './filings-api';

/** 国への手続: what this authority files to the ministry, kept by the authority and not by whoever typed it. */
@Component({
  selector: 'cp-filings-page',
  imports: [PageHeader, State, Status, Empty, Button, ProblemBanner, RouterLink, DateTimePipe],
  template: `
    <div class="cp-stack cp-stack--section cp-read">
      <cp-page-header [heading]="i18n.t('officer.filings')" [lead]="i18n.t('filings.lead', { name: name() })" />
      <cp-problem [problem]="problem()" />

      @for (section of sections(); track section.key) {
        <section class="cp-stack">
          <h2>{{ i18n.t('filings.' + section.key) }} <span class="cp-count" [class.cp-count--turn]="section.key === 'turn'">{{ section.rows.length }}</span></h2>
          <ul class="cp-list cp-stack">
            @for (row of section.rows; track row.id) {
              <li class="cp-card cp-card--link" [class.cp-card--turn]="row.turn === 'you'">
                <h3><a class="cp-card__cover" [routerLink]="['/for', tenant(), 'my', 'cases', row.id]">{{ i18n.pick(row.procedureTitle) }}</a></h3>
                <p class="cp-strong">{{ turn(row) }}</p>
                @if (row.summary) {<p>{{ row.summary }}</p>}
                <p class="cp-row cp-soft"><cp-status [tone]="tone(row)">{{ i18n.t('state.case.' + row.state) }}</cp-status><span>{{ i18n.pick(row.authorityName) }}</span><span class="cp-number">{{ row.number }}</span></p>
              </li>
            }
          </ul>
        </section>
      }
      @if (!cases.hasValue()) {<cp-state [of]="cases" />}
      @else if (!cases.value().items.length) {<cp-empty [heading]="i18n.t('filings.empty')"><p>{{ i18n.t('filings.empty.next') }}</p></cp-empty>}

      @if (draftRows().length) {
        <section class="cp-stack">
          <h2>{{ i18n.t('filings.drafts') }} <span class="cp-count">{{ draftRows().length }}</span></h2>
          <ul class="cp-list cp-list--lines">
            @for (row of draftRows(); track row.id) {
              <li class="cp-row cp-row--between cp-port">
                <span><a [routerLink]="['/for', tenant(), row.tenant, 'drafts', row.id, row.step ?? 'start']">{{ i18n.pick(row.procedureTitle) }}</a><br /><span class="cp-soft">{{ i18n.t('filings.saved', { at: (row.savedAt | cpDateTime) }) }}</span></span>
                <button type="button" class="cp-button cp-button--text" (click)="discard(row.id)">{{ i18n.t('filings.delete') }}<span class="cp-visually-hidden">{{ i18n.pick(row.procedureTitle) }}</span></button>
              </li>
            }
          </ul>
        </section>
      }

      <section class="cp-stack">
        <h2>{{ i18n.t('filings.start') }}</h2>
        @if (offered.hasValue()) {
          <ul class="cp-list cp-stack">
            @for (procedure of offered.value().items; track procedure.code) {
              <li class="cp-card cp-stack cp-stack--tight">
                <h3>{{ i18n.pick(procedure.title) }}</h3>
                <p>{{ i18n.pick(procedure.summary) }}</p>
                <p class="cp-row cp-soft"><span>{{ i18n.t('filings.minutes', { n: procedure.minutes }) }}</span><a [routerLink]="['/', receiver(), 'procedures', procedure.code]">{{ i18n.t('filings.guide') }}</a><a [href]="paper(procedure.code)" target="_blank" rel="noopener">{{ i18n.t('filings.paper') }}（PDF）</a></p>
                <div><button cpButton="secondary" type="button" [busy]="busy() === procedure.code" (click)="begin(procedure.code)">{{ i18n.t('filings.begin') }}<span class="cp-visually-hidden">{{ i18n.t('filings.begin.of', { title: i18n.pick(procedure.title) }) }}</span></button></div>
              </li>
            }
          </ul>
        } @else if (authorities.hasValue() && !receiver()) {<p class="cp-soft">{{ i18n.t('filings.none') }}</p>}
        @else {<cp-state [of]="offered" />}
      </section>
    </div>
  `,
})
export class FilingsPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(FilingsApi);
  private readonly router = inject(Router);
  private readonly context = inject(AuthorityContext);
  protected readonly tenant = computed(() => this.context.slug() ?? '');
  protected readonly name = computed(() => this.i18n.pick(this.context.site()?.name ?? ''));
  protected readonly authorities = readAuthorities(() => '');
  /** The ministry of this service. */
  protected readonly receiver = computed(() => (this.authorities.hasValue() ? this.authorities.value().items.find((row) => row.kind === 'ministry')?.slug : undefined));
  protected readonly offered = readOffered(() => this.receiver());
  protected readonly cases = readFilings(() => this.tenant());
  private readonly drafts = readFilingDrafts(() => this.tenant());
  protected readonly draftRows = computed(() => (this.drafts.hasValue() ? this.drafts.value().items : []));
  protected readonly busy = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly sections = computed(() => {
    const rows = this.cases.hasValue() ? this.cases.value().items : [];
    const keys = { you: 'turn', authority: 'open', done: 'closed' } as const;
    return (['you', 'authority', 'done'] as const).map((turn) => ({ key: keys[turn], rows: rows.filter((row) => row.turn === turn) })).filter((part) => part.rows.length > 0);
  });

  constructor() {
    inject(Live).on((change) => {
      if (change === null || change.kind === 'case') this.cases.reload();
    });
  }

  protected turn(row: MyCaseRow): string {
    return turnText(this.i18n, row);
  }

  protected tone(row: MyCaseRow) {
    return toneOf(row.state);
  }

  protected paper(procedure: string): string {
    return blankPaperAddress(this.receiver()!, procedure, this.i18n.lang());
  }

  protected async begin(procedure: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(procedure);
    this.problem.set(null);
    try {
      const draft = await this.api.begin(this.tenant(), this.receiver()!, procedure);
      await this.router.navigateByUrl(`/for/${this.tenant()}/${draft.tenant}/drafts/${draft.id}/start`);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(null);
    }
  }

  protected async discard(draft: string): Promise<void> {
    try {
      await this.api.discard(this.tenant(), draft);
      this.drafts.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}

import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Button, DatePipe, ProblemBanner, Status } from '../../ui';
import { PermitsApi, permitTone, readChain, type ChainFiling, type ChainPermit, type Relation } from './permits-api';

/** 許可の系列: the permits before and after this one, and, for the holder, what can be filed next. */
@Component({
  selector: 'cp-permit-chain',
  imports: [RouterLink, DatePipe, Status, Button, ProblemBanner],
  template: `
    @if (chain.hasValue() && chain.value().permits.length) {
      @let c = chain.value();
      @if (c.permits.length > 1 || c.filings.length > 1) {
        <section class="cp-stack cp-stack--tight cp-chain" [class.cp-case__box]="tenant()" aria-labelledby="chain-title">
          <h2 id="chain-title">{{ i18n.t('permit.chain') }}</h2>
          <ol class="cp-list cp-list--lines">
            @for (permit of c.permits; track permit.id) {
              <li class="cp-port">
                <p class="cp-row"><cp-status [tone]="tone(permit.state)">{{ i18n.t('permit.state.' + permit.state) }}</cp-status>
                  @if (linkOf(permit.caseId); as link) {<a [routerLink]="link">{{ permit.number }}</a>} @else {<span class="cp-strong">{{ permit.number }}</span>}
                  @if (permit.edition > 1) {<span class="cp-soft">{{ i18n.t('permit.edition', { n: permit.edition }) }}</span>}</p>
                <p class="cp-soft">{{ permit.validFrom | cpDate: 'short' }} – {{ permit.validTo ? (permit.validTo | cpDate: 'short') : i18n.t('permit.noEnd') }}@if (permit.holder && tenant()) {　{{ permit.holder }}}</p>
              </li>
            }
          </ol>
          <h3>{{ i18n.t('permit.chain.filings') }}</h3>
          <ul class="cp-list">
            @for (filing of c.filings; track filing.number) {
              <li class="cp-small cp-chain__filing"><span>{{ filing.submittedAt | cpDate: 'short' }}</span><span>{{ filing.relationText ?? i18n.t('permit.first') }}</span>@if (linkOf(filing.id); as link) {<a [routerLink]="link">{{ filing.number }}</a>} @else {<span>{{ filing.number }}</span>}<span class="cp-soft">{{ i18n.t('state.case.' + filing.state) }}</span></li>
            }
          </ul>
        </section>
      }
      @if (!tenant() && c.next.length) {
        <section class="cp-stack cp-stack--tight cp-no-print cp-chain__next" aria-labelledby="next-title">
          <h2 id="next-title">{{ i18n.t('permit.next') }}</h2>
          <p class="cp-soft">{{ i18n.t('permit.next.lead') }}</p>
          @for (choice of c.next; track choice.relation) {
            <div><button cpButton="secondary" type="button" [busy]="busy() === choice.relation" (click)="begin(choice.relation)">{{ i18n.pick(choice.words) }}</button>
              <p class="cp-small cp-soft">{{ i18n.t('permit.next.by', { title: i18n.pick(choice.procedureTitle) }) }}</p></div>
          }
          <cp-problem [problem]="problem()" />
        </section>
      }
    }
  `,
})
export class PermitChain {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(PermitsApi);
  private readonly router = inject(Router);
  readonly caseId = input.required<string>();
  /** The authority, on the office's side; null on the holder's. */
  readonly tenant = input<string | null>(null);
  /** Read again when the case moves. */
  readonly version = input<number>(0);
  protected readonly chain = readChain(this.tenant, this.caseId, this.version);
  protected readonly busy = signal<Relation | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly tone = permitTone;

  /** No link to the page one is on, nor to other people's cases. */
  protected linkOf(id: ChainPermit['caseId'] | ChainFiling['id']): readonly string[] | null {
    const tenant = this.tenant();
    return !id || id === this.caseId() ? null : tenant ? ['/', tenant, 'office', 'cases', id] : ['/my/cases', id];
  }

  protected async begin(relation: Relation): Promise<void> {
    if (this.busy()) return;
    this.busy.set(relation);
    this.problem.set(null);
    try {
      const draft = await this.api.followUp(this.caseId(), relation);
      await this.router.navigate(['/', draft.tenant, 'drafts', draft.id, 'start']);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(null);
    }
  }
}

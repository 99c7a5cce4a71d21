import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { readAuthorities } from '../../tenancy/tenancy-api';
import { Ask, Button, DateTimePipe, Empty, More, PageHeader, ProblemBanner, State } from '../../ui';
import { DraftRow, blankPaperAddress, caseParts, readCasesOf } from '../procedures-api';
import { OwnCases } from '../track/own-cases';
import { FilingsApi, readFilingDrafts, readOffered } from './filings-api';

/** 国への手続: what this authority files to the ministry, kept by the authority and not by whoever typed it. */
@Component({
  selector: 'cp-filings-page',
  imports: [Ask, Button, DateTimePipe, Empty, More, OwnCases, PageHeader, ProblemBanner, RouterLink, State],
  template: `
    <div class="cp-stack cp-stack--section cp-read">
      <cp-page-header [heading]="i18n.t('officer.filings')" [lead]="i18n.t('filings.lead', { name: name() })" />
      <cp-problem [problem]="problem()" />

      @if (waiting(); as part) {<cp-state [of]="part.cases" />} @else {
        @for (part of shown(); track part.key) {<cp-own-cases [of]="part.cases" [heading]="i18n.t('filings.' + part.key)" [turn]="part.key === 'turn'" [under]="'/for/' + tenant() + '/my'" />}
        @empty {<cp-empty [heading]="i18n.t('filings.empty')"><p>{{ i18n.t('filings.empty.next') }}</p></cp-empty>}
      }

      @if (draftRows().length) {
        <section class="cp-stack">
          <h2>{{ i18n.t('filings.drafts') }} <span class="cp-count">{{ drafts.counted() }}</span></h2>
          <ul #draftList class="cp-list cp-list--lines">
            @for (row of draftRows(); track row.id) {
              <li class="cp-row cp-row--between cp-port">
                <span><a [routerLink]="['/for', tenant(), row.tenant, 'drafts', row.id, row.step ?? 'start']">{{ i18n.pick(row.procedureTitle) }}</a><br />@if (row.summary) {{{ i18n.pick(row.summary) }}<br />}<span class="cp-soft">{{ i18n.t('filings.saved', { at: (row.savedAt | cpDateTime) }) }}</span></span>
                <button type="button" class="cp-button cp-button--text" (click)="throwing.set(row); asking.set(true)">{{ i18n.t('filings.delete') }}<span class="cp-visually-hidden">{{ i18n.pick(row.procedureTitle) }}</span></button>
              </li>
            }
          </ul>
          <cp-more [of]="drafts" [list]="draftList" [what]="i18n.t('filings.drafts')" />
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
    <cp-ask [heading]="i18n.t('draft.discard.title')" [yes]="i18n.t('draft.discard.yes')" [no]="i18n.t('draft.discard.no')" [(open)]="asking" [work]="discard" (done)="drafts.reload()">
      @if (throwing(); as row) {<p class="cp-strong">{{ i18n.pick(row.procedureTitle) }}</p>}
      <p>{{ i18n.t('draft.discard.text') }}</p>
    </cp-ask>
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
  private readonly parts = caseParts.map((key) => ({ key, cases: readCasesOf(this.tenant, key) }));
  /** A part that is not there yet; one that failed says so first. */
  protected readonly waiting = computed(() => this.parts.find((part) => part.cases.error()) ?? this.parts.find((part) => !part.cases.hasValue()));
  protected readonly shown = computed(() => this.parts.filter((part) => part.cases.items().length > 0 || part.cases.next()));
  protected readonly drafts = readFilingDrafts(this.tenant);
  protected readonly draftRows = this.drafts.items;
  protected readonly throwing = signal<DraftRow | null>(null);
  protected readonly asking = signal(false);
  protected readonly busy = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    inject(Live).on((change) => {
      if (change === null || change.kind === 'case') this.parts.forEach((part) => part.cases.reload());
    });
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

  protected readonly discard = (): Promise<unknown> => this.api.discard(this.tenant(), this.throwing()!.id);
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Problem, toProblem } from '../../api/problem';
import { Session } from '../../api/session';
import { Banner, Button, DatePipe, PageHeader, ProblemBanner, SearchBox, State, half } from '../../ui';
import { PermitsApi } from '../permits/permits-api';
import { readVerification } from '../procedures-api';

/** この書類は本物か: number, issuer, state and term; nothing personal. */
@Component({
  selector: 'cp-verify-page',
  imports: [PageHeader, SearchBox, State, Banner, Button, DatePipe, ProblemBanner, RouterLink],
  template: `
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('verify.title')" [lead]="i18n.t('verify.lead')" />
      <cp-search [primary]="!code()" fieldId="code" [label]="i18n.t('verify.code')" [help]="i18n.t('verify.code.help')" [value]="code() ?? ''" (searched)="go($event)" />
      @if (code()) {
        @if (missing()) {
          <cp-banner tone="error" live [heading]="i18n.t('verify.unknown')"><p>{{ i18n.t('verify.unknown.text') }}</p></cp-banner>
        } @else if (result.hasValue()) {
          @let document = result.value();
          <cp-banner live [tone]="good() ? 'success' : 'warning'" [heading]="i18n.t(good() ? 'verify.genuine' : 'verify.genuine.ended')">
            <p>{{ i18n.t('verify.state.' + (document.state ?? 'issued')) }}@if (document.validTo && good()) {<span>（{{ i18n.t('verify.until', { date: (document.validTo | cpDate) }) }}）</span>}</p>
          </cp-banner>
          <dl class="cp-facts">
            <div><dt>{{ i18n.t('verify.number') }}</dt><dd>{{ document.number }}</dd></div>
            <div><dt>{{ i18n.t('verify.issuer') }}</dt><dd>{{ i18n.pick(document.issuer) }}</dd></div>
            @if (document.kindText || document.kind) {<div><dt>{{ i18n.t('verify.kind') }}</dt><dd>{{ i18n.pick(document.kindText || document.kind) }}</dd></div>}
            @if (document.issuedOn) {<div><dt>{{ i18n.t('verify.issuedOn') }}</dt><dd>{{ document.issuedOn | cpDate }}</dd></div>}
            @if (document.validFrom || document.validTo) {<div><dt>{{ i18n.t('verify.term') }}</dt><dd>{{ document.validFrom | cpDate }} 〜 {{ document.validTo | cpDate }}</dd></div>}
          </dl>
          <p class="cp-soft">{{ i18n.t('verify.private') }}</p>
          @if (document.state === 'inForce' && (document.kind === 'permit' || document.kind === 'amendment')) {
            <details class="cp-why"><summary>{{ i18n.t('permit.succeed') }}</summary>
              <p>{{ i18n.t('permit.succeed.text') }}</p>
              @if (session.signedIn()) {<button cpButton="secondary" type="button" [busy]="busy()" (click)="succeed()">{{ i18n.t('permit.succeed') }}</button>}
              @else {<a cpButton="secondary" routerLink="/sign-in" [queryParams]="{ return: '/verify/' + code() }">{{ i18n.t('permit.signIn') }}</a>}
              <cp-problem [problem]="problem()" />
            </details>
          }
        } @else {<cp-state [of]="result" />}
      }
    </div>
  `,
})
export class VerifyPage {
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly api = inject(PermitsApi);
  protected readonly session = inject(Session);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  readonly code = input<string>();
  protected readonly result = readVerification(() => this.code());
  protected readonly missing = computed(() => (this.result.error() ? toProblem(this.result.error()).status === 404 : this.result.hasValue() && !this.result.value().genuine));
  protected readonly good = computed(() => this.result.hasValue() && !['expired', 'revoked', 'withdrawn', 'replaced', 'superseded', 'succeeded', 'surrendered'].includes(this.result.value().state ?? ''));

  protected async succeed(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const draft = await this.api.succeed(this.code()!);
      await this.router.navigate(['/', draft.tenant, 'drafts', draft.id, 'start']);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected go(code: string): void {
    const clean = half(code).toUpperCase();
    void this.router.navigate(clean ? ['/verify', clean] : ['/verify']);
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { toProblem } from '../../api/problem';
import { Banner, DatePipe, PageHeader, SearchBox, State, half } from '../../ui';
import { readVerification } from '../procedures-api';

/** この書類は本物か: number, issuer, state and term; nothing personal. */
@Component({
  selector: 'cp-verify-page',
  imports: [PageHeader, SearchBox, State, Banner, DatePipe],
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
        } @else {<cp-state [of]="result" />}
      }
    </div>
  `,
})
export class VerifyPage {
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  readonly code = input<string>();
  protected readonly result = readVerification(() => this.code());
  protected readonly missing = computed(() => (this.result.error() ? toProblem(this.result.error()).status === 404 : this.result.hasValue() && !this.result.value().genuine));
  protected readonly good = computed(() => this.result.hasValue() && !['expired', 'revoked', 'withdrawn', 'replaced', 'superseded'].includes(this.result.value().state ?? ''));

  protected go(code: string): void {
    const clean = half(code).toUpperCase();
    void this.router.navigate(clean ? ['/verify', clean] : ['/verify']);
  }
}

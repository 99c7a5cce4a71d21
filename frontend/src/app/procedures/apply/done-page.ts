import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { Button, DatePipe, State } from '../../ui';
import { AuthorityContext } from '../../tenancy/authority-context';
import { ContactLines } from '../../tenancy/contact-lines';
import { askTheOffice } from '../ask-the-office';
import { documentAddress, readMyCase } from '../procedures-api';

/** 提出しました: the number, the copy, and what happens next, when, and whom to call. */
@Component({
  selector: 'cp-done-page',
  imports: [Button, ContactLines, State, DatePipe, RouterLink],
  template: `
    @if (case.hasValue()) {
      @let c = case.value();
      <div class="cp-form">
        <div class="cp-done" role="status">
          <h1 tabindex="-1">{{ i18n.t('done.title') }}</h1>
          <p>{{ i18n.pick(c.procedureTitle) }}</p>
          <p>{{ i18n.t('done.number') }}</p>
          <p class="cp-done__number">{{ c.number }}</p>
        </div>
        <section class="cp-stack">
          <h2>{{ i18n.t('done.copy') }}</h2>
          @if (copy(); as document) {
            <div class="cp-actions"><a cpButton="secondary" [href]="address(document.id)" target="_blank" rel="noopener">{{ i18n.t('done.copy.open') }}</a></div>
          } @else {<p class="cp-soft" role="status">{{ i18n.t('done.copy.making') }}</p>}
          <p>{{ i18n.t(byMail() ? 'done.mail' : 'done.page') }}</p>
        </section>
        <section class="cp-stack">
          <h2>{{ i18n.t('done.next') }}</h2>
          <ol class="cp-stack cp-stack--tight">
            <li>{{ i18n.t('done.next.1', { authority: i18n.pick(c.authorityName) }) }}</li>
            <li>{{ c.clock?.dueOn ? i18n.t('done.next.2', { date: (c.clock!.dueOn | cpDate: 'weekday') }) : i18n.t('done.next.2.open') }}</li>
            <li>{{ i18n.t(byMail() ? 'done.next.3' : 'done.next.3.page') }}</li>
          </ol>
          @if (context.contact(); as contact) {<div><p>{{ i18n.t('done.call') }}</p><cp-contact-lines [contact]="contact" /></div>}
        </section>
        <div class="cp-actions"><a cpButton="primary" [routerLink]="['/my/cases', c.id]">{{ i18n.t('done.watch') }}</a><a [routerLink]="['/', authority()]">{{ i18n.t('done.home', { authority: i18n.pick(c.authorityName) }) }}</a></div>
      </div>
    } @else {<cp-state page [of]="case" />}
  `,
})
export class DonePage {
  protected readonly i18n = inject(I18n);
  protected readonly context = inject(AuthorityContext);
  private readonly session = inject(Session);
  readonly authority = input.required<string>();
  readonly id = input.required<string>();
  protected readonly case = readMyCase(() => this.id());
  protected readonly copy = computed(() => (this.case.hasValue() ? this.case.value().documents.find((d) => d.state !== 'pending') : undefined));

  /** Who switched mails off is not told that one was sent. */
  protected readonly byMail = computed(() => this.session.account()?.notifyByMail !== false);

  constructor() {
    askTheOffice(() => this.authority(), () => (this.case.hasValue() ? this.case.value().procedureCode : undefined));
    inject(Live).on((change) => (change === null || change.id === this.id()) && this.case.reload());
    // The copy is printed in the background; look again a few times in case the live line is down.
    let tries = 0;
    effect((onCleanup) => {
      if (!this.case.hasValue() || this.copy() || tries++ > 8) return;
      const timer = setTimeout(() => this.case.reload(), 1500);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected address(document: string): string {
    return documentAddress(this.id(), document);
  }
}

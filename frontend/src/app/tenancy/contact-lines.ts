import { Component, computed, inject, input } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { hoursText, openNow } from './office-hours';
import type { Contact } from './tenancy-api';

/** 窓口: the office, its phone, and when it can be called. */
@Component({
  selector: 'cp-contact-lines',
  template: `
    @let c = contact();
    <p>{{ i18n.pick(c.department) || otherwise() }}</p>
    @if (c.phone) {<p><a class="cp-footer__phone" [href]="'tel:' + c.phone">{{ c.phone }}</a></p>}
    @if (open()) {<p>{{ open() }}</p>}
    @if (hours()) {<p class="cp-soft">{{ hours() }}</p>}
    @if (mail() && c.email) {<p><a [href]="'mailto:' + c.email">{{ c.email }}</a></p>}
  `,
})
export class ContactLines {
  protected readonly i18n = inject(I18n);
  readonly contact = input.required<Contact>();
  /** Whose it is, where the office has no name of its own. */
  readonly otherwise = input('');
  /** Its mail address too. */
  readonly mail = input(false);
  protected readonly hours = computed(() => hoursText(this.i18n, this.contact()));
  protected readonly open = computed(() => openNow(this.i18n, this.contact()));
}

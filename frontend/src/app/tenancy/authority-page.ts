import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../i18n/i18n';
import { PageTitle } from '../shells/page-title';
import { TitleStrategy } from '@angular/router';
import { DatePipe, State, Status } from '../ui';
import { AuthorityContext } from './authority-context';
import { rememberAuthority } from './home-page';
import { crestUrl, hoursText } from './office-hours';
import { PortRow } from './tenancy-api';

/** An authority's own front page: what one can do here, its notices, its ports, its phone. */
@Component({
  selector: 'cp-authority-page',
  imports: [RouterLink, State, Status, DatePipe],
  template: `
    @if (context.site(); as site) {
      <section class="cp-hero">
        <div class="cp-row">
          @if (site.branding.crest) {<img [src]="crest(site.branding.crest)" alt="" width="56" height="56" />}
          <h1 tabindex="-1">{{ i18n.t('authority.title', { name: i18n.pick(site.name) }) }}</h1>
        </div>
        <nav class="cp-big-actions" [attr.aria-label]="i18n.t('authority.actions')">
          <a class="cp-big-action cp-big-action--first" [routerLink]="['/', site.slug, 'procedures']"><strong>{{ i18n.t('authority.procedures') }}</strong><span>{{ i18n.t('authority.procedures.text') }}</span></a>
          <a class="cp-big-action" routerLink="/my"><strong>{{ i18n.t('authority.my') }}</strong><span>{{ i18n.t('authority.my.text') }}</span></a>
          @if (site.profile !== 'simple') {<a class="cp-big-action" routerLink="/verify"><strong>{{ i18n.t('verify.title') }}</strong><span>{{ i18n.t('authority.verify.text') }}</span></a>}
        </nav>
      </section>
      @if (site.notices.length) {
        <section class="cp-section">
          <h2>{{ i18n.t('authority.notices') }}</h2>
          <ul class="cp-list cp-list--lines">
            @for (notice of site.notices; track $index) {
              <li><details class="cp-notice"><summary><span class="cp-soft">{{ notice.publishedAt | cpDate: 'short' }}</span> {{ i18n.pick(notice.title) }}</summary><p class="cp-pre">{{ i18n.pick(notice.body) }}</p></details></li>
            }
          </ul>
        </section>
      }
      <div class="cp-grid cp-grid--wide">
        <section class="cp-section">
          <h2>{{ i18n.t('authority.contact') }}</h2>
          <dl class="cp-facts">
            @if (site.contact.department) {<div><dt>{{ i18n.t('contact.department') }}</dt><dd>{{ i18n.pick(site.contact.department) }}</dd></div>}
            @if (site.contact.phone) {<div><dt>{{ i18n.t('contact.phone') }}</dt><dd><a [href]="'tel:' + site.contact.phone">{{ site.contact.phone }}</a></dd></div>}
            @if (hours()) {<div><dt>{{ i18n.t('contact.hours') }}</dt><dd>{{ hours() }}</dd></div>}
            @if (site.contact.email) {<div><dt>{{ i18n.t('contact.email') }}</dt><dd><a [href]="'mailto:' + site.contact.email">{{ site.contact.email }}</a></dd></div>}
            @if (site.contact.address) {<div><dt>{{ i18n.t('contact.address') }}</dt><dd>{{ i18n.pick(site.contact.address) }}</dd></div>}
          </dl>
        </section>
        <section class="cp-section">
          <h2>{{ i18n.t('authority.ports') }}</h2>
          <ul class="cp-list cp-list--lines">
            @for (port of site.ports; track port.code) {<li class="cp-row cp-port"><span><span class="cp-strong">{{ i18n.pick(port.name) }}</span>&ngsp;@if (port.kana && i18n.lang() !== 'en') {<span class="cp-soft">{{ port.kana }}</span>}</span><cp-status>{{ portClass(port) }}</cp-status></li>}
          </ul>
        </section>
      </div>
    } @else {<cp-state page [of]="context.resource" />}
  `,
})
export class AuthorityPage {
  protected readonly i18n = inject(I18n);
  protected readonly context = inject(AuthorityContext);
  private readonly title = inject(TitleStrategy) as PageTitle;

  constructor() {
    effect(() => {
      const site = this.context.site();
      if (!site) return;
      this.title.set(this.i18n.pick(site.name));
      rememberAuthority(site.slug);
    });
  }

  protected readonly crest = crestUrl;
  protected readonly hours = computed(() => hoursText(this.i18n, this.context.site()?.contact));

  protected portClass(port: PortRow): string {
    const key = `portClass.${port.class}`;
    return this.i18n.has(key) ? this.i18n.t(key) : port.class;
  }
}

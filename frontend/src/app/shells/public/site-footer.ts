import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map } from 'rxjs';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { ContactLines } from '../../tenancy/contact-lines';
import { readHostSite } from '../../tenancy/tenancy-api';
import { pageCode, patternOf } from './page-code';

/** Help is one tap: the phone of the authority, or of the procedure's own office, with today's hours, and the code of this page. */
@Component({
  selector: 'cp-site-footer',
  imports: [ContactLines, RouterLink],
  template: `
    <footer class="cp-footer">
      <div class="cp-footer__inner">
        <section>
          <h2>{{ i18n.t('footer.help') }}</h2>
          @if (authority.contact(); as contact) {<cp-contact-lines [contact]="contact" [otherwise]="i18n.pick(authority.site()?.name)" />} @else {
            <p>{{ i18n.t('footer.chooseAuthority') }}</p>
            <p><a routerLink="/help">{{ i18n.t('help.title') }}</a></p>
          }
        </section>
        <section>
          <h2>{{ i18n.t('footer.code') }}</h2>
          <p class="cp-page-code">{{ code() }}</p>
          <p class="cp-soft">{{ i18n.t('footer.code.help') }}</p>
        </section>
        <section>
          <h2>{{ i18n.t('footer.more') }}</h2>
          <ul class="cp-list">
            <li><a routerLink="/help">{{ i18n.t('help.title') }}</a></li>
            <li><a routerLink="/verify">{{ i18n.t('verify.title') }}</a></li>
            @if (authority.slug()) {<li><a routerLink="/">{{ i18n.t('footer.otherPort') }}</a></li>}
          </ul>
        </section>
      </div>
      <div class="cp-footer__end"><div><span>CyberPort</span>@if (demo()) {<span>{{ i18n.t('footer.demo') }}</span>}</div></div>
    </footer>
  `,
})
export class SiteFooter {
  protected readonly i18n = inject(I18n);
  protected readonly authority = inject(AuthorityContext);
  private readonly router = inject(Router);
  private readonly host = readHostSite();
  /** The ports of this service are invented. */
  protected readonly demo = computed(() => this.host.hasValue() && this.host.value().demo);
  private readonly page = toSignal(this.router.events.pipe(filter((e) => e instanceof NavigationEnd), map(() => patternOf(this.router.routerState.snapshot.root))), { initialValue: patternOf(this.router.routerState.snapshot.root) });
  protected readonly code = computed(() => pageCode(this.page()).replace(/(\d{3})/, '$1 '));
}

import { Component, DestroyRef, Service, effect, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Connection } from '../api/connection';
import { I18n } from '../i18n/i18n';

/** An address whose page could not be loaded; set by the router's error handler, gone with the next page that opens. */
@Service()
export class LostPages {
  readonly url = signal<string | null>(null);
}

/** 開けなかったページ: a link that leads nowhere without a connection says so; where there is no page at all yet, it opens by itself when the connection is back. */
@Component({
  selector: 'cp-lost-page',
  template: `
    @if (lost.url(); as url) {
      <div class="cp-lost cp-banner cp-banner--warning" role="alert">
        @if (router.lastSuccessfulNavigation()) {<p class="cp-banner__title">{{ i18n.t('lost.title') }}</p>} @else {<h1 tabindex="-1">{{ i18n.t('lost.title') }}</h1>}
        <p>{{ i18n.t(connection.online() ? 'lost.text' : 'lost.offline') }}</p>
        <div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="again(url)">{{ i18n.t('state.again') }}</button></div>
      </div>
    }
  `,
})
export class LostPage {
  protected readonly i18n = inject(I18n);
  protected readonly router = inject(Router);
  protected readonly lost = inject(LostPages);
  protected readonly connection = inject(Connection);

  constructor() {
    const back = () => {
      // Nothing is taken away from under somebody who went on with the page that is there.
      if (this.lost.url() && !this.router.lastSuccessfulNavigation()) this.again(this.lost.url()!);
    };
    window.addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('online', back));
    this.router.events.subscribe((event) => event instanceof NavigationEnd && this.lost.url.set(null));
    effect(() => {
      if (!this.lost.url()) return;
      window.scrollTo({ top: 0 });
    });
  }

  /** The whole page anew: a browser does not ask twice for a part that once failed. */
  protected again(url: string): void {
    location.assign(url);
  }
}

import { Component, DestroyRef, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { actingFor } from '../../api/acting';
import { Connection } from '../../api/connection';
import { Live } from '../../api/live';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { LanguageSwitch } from '../../i18n/language-switch';
import { AuthorityContext } from '../../tenancy/authority-context';
import { crestUrl } from '../../tenancy/office-hours';
import { Announcer } from '../../ui/announcer';
import { SiteFooter } from './site-footer';

/** Public and applicant shell, phone first. */
@Component({
  selector: 'cp-public-shell',
  imports: [RouterOutlet, RouterLink, LanguageSwitch, SiteFooter],
  template: `
    <a class="cp-skip" [href]="url() + '#main'" (click)="$event.preventDefault(); main.focus()">{{ i18n.t('skip') }}</a>
    <div class="cp-page">
      <div class="cp-topline"><div class="cp-topline__inner"><cp-language-switch /></div></div>
      <header class="cp-header" [class.cp-header--authority]="authority.slug()">
        <div class="cp-header__inner">
          @if (authority.site(); as site) {
            <a class="cp-brand" [routerLink]="['/', site.slug]">
              @if (site.branding.crest) {<img class="cp-brand__mark" [src]="crest(site.branding.crest)" alt="" />}
              <span><span class="cp-brand__service">{{ i18n.t('service.short') }}</span><span class="cp-brand__name">{{ i18n.pick(site.name) }}</span></span>
            </a>
          } @else {
            <a class="cp-brand" routerLink="/">
              <img class="cp-brand__mark" src="icon.svg" alt="" />
              <span><span class="cp-brand__service">{{ i18n.t('service.short') }}</span><span class="cp-brand__name">CyberPort</span></span>
            </a>
          }
          <nav class="cp-nav" [attr.aria-label]="i18n.t('nav.label')">
            @if (authority.slug(); as slug) {<a [routerLink]="['/', slug, 'procedures']">{{ i18n.t('nav.procedures') }}</a>}
            @if (session.signedIn()) {
              @if (office(); as at) {<a [routerLink]="['/', at, 'office']">{{ i18n.t('nav.office') }}</a>}
              @if (session.me().operator) {<a routerLink="/operator">{{ i18n.t('nav.operator') }}</a>}
              <a routerLink="/my">{{ i18n.t('nav.my') }}</a>
              <a routerLink="/account">{{ i18n.t('nav.account') }}</a>
            } @else {
              <a routerLink="/sign-in" [queryParams]="signInQuery()">{{ i18n.t('nav.signIn') }}</a>
            }
          </nav>
        </div>
      </header>
      @if (!online()) {<div class="cp-offline" role="status">{{ i18n.t('offline.banner') }}</div>}
      @if (acting(); as filer) {
        <div class="cp-acting" role="status"><span>{{ i18n.t('acting.for', { name: filerName() }) }}</span>&ngsp;<a [routerLink]="['/', filer, 'office', 'filings']">{{ i18n.t('acting.back') }}</a></div>
      }
      <main #main id="main" class="cp-main" tabindex="-1"><router-outlet /></main>
      <cp-site-footer />
    </div>
  `,
})
export class PublicShell {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  protected readonly authority = inject(AuthorityContext);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly crest = crestUrl;
  protected readonly acting = actingFor;
  protected readonly filerName = computed(() => this.i18n.pick(this.session.me().memberships.find((m) => m.tenant === actingFor())?.name ?? actingFor() ?? ''));
  protected readonly online = inject(Connection).online;
  protected readonly url = toSignal(this.router.events.pipe(filter((e) => e instanceof NavigationEnd), map(() => this.router.url.split('#')[0])), { initialValue: this.router.url.split('#')[0] });
  protected readonly signInQuery = computed(() => {
    const here = this.url();
    return here === '/' || /^\/(sign-in|register|confirm|password)/.test(here) ? {} : { return: here };
  });
  /** Staff find the way to their desk: the authority on screen, or their only one. */
  protected readonly office = computed(() => {
    const desks = this.session.me().memberships.filter((m) => m.roles.some((role) => role !== 'applicant'));
    return desks.find((m) => m.tenant === this.authority.slug())?.tenant ?? (this.authority.slug() ? undefined : desks[0]?.tenant);
  });

  constructor() {
    const live = inject(Live);
    effect(() => {
      const filer = actingFor();
      if (filer) void live.watchTenant(filer);
    });
    const update = () => {
      // A page opened without a connection does not know yet who is signed in.
      if (navigator.onLine && !this.session.known()) void this.session.ready().catch(() => undefined);
      this.announcer.say(this.i18n.t(navigator.onLine ? 'offline.back' : 'offline.banner'));
    };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    let first = true;
    const moved = this.router.events.pipe(filter((e) => e instanceof NavigationEnd)).subscribe(() => {
      // After a page change the reader starts at the top: focus the heading, or main until it is there.
      if (!first && !location.hash) setTimeout(() => (document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main'))?.focus({ preventScroll: true }), 60);
      first = false;
      sessionStorage.removeItem('cyberport.reloaded');
    });
    inject(DestroyRef).onDestroy(() => {
      moved.unsubscribe();
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    });
  }
}

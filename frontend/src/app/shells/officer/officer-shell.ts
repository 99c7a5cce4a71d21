import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, ElementRef, computed, effect, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, firstValueFrom, map } from 'rxjs';
import { Connection } from '../../api/connection';
import { Live } from '../../api/live';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { LanguageSwitch } from '../../i18n/language-switch';
import { AuthorityContext } from '../../tenancy/authority-context';
import { crestUrl } from '../../tenancy/office-hours';
import { Announcer, Menu, ProblemBanner, Sending, State, WhomToAsk } from '../../ui';
import { Desk } from './desk';
import { HelpMenu } from './help-menu';
import { NotificationMenu } from './notification-menu';
import { Shortcuts } from './shortcuts';

/** The officer's shell: desktop first, usable on a tablet at the quay and on a phone. */
@Component({
  selector: 'cp-officer-shell',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, HelpMenu, LanguageSwitch, Menu, NotificationMenu, ProblemBanner, State],
  template: `
    <a class="cp-skip" [href]="url() + '#main'" (click)="$event.preventDefault(); main.focus()">{{ i18n.t('skip') }}</a>
    <div class="cp-office">
      <header class="cp-office__top cp-header--authority">
        <a class="cp-brand" [routerLink]="['/', desk.tenant(), 'office']">
          @if (crest(); as source) {<img class="cp-brand__mark" [src]="source" alt="" />} @else {<img class="cp-brand__mark" src="icon.svg" alt="" />}
          <span><span class="cp-brand__service">{{ i18n.t('officer.title') }}</span><span class="cp-brand__name">{{ name() }}</span></span>
        </a>
        @if (desk.readsCases()) {
          <form class="cp-office__search" role="search" (submit)="$event.preventDefault(); search(words.value)">
            <label class="cp-visually-hidden" for="office-search">{{ i18n.t('officer.search') }}</label>
            <input #words id="office-search" class="cp-input" type="search" enterkeyhint="search" autocomplete="off" aria-keyshortcuts="/" [placeholder]="i18n.t('officer.search.hint')" [value]="asked()" />
            <button type="submit" class="cp-button cp-button--secondary cp-button--small">{{ i18n.t('search') }}</button>
          </form>
        }
        <div class="cp-office__tools">
          <cp-help-menu />
          @if (session.signedIn()) {<cp-notification-menu />}
          <cp-menu wide compact [label]="session.account()?.name ?? i18n.t('nav.account')">
            <svg menuIcon width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true"><circle cx="11" cy="7.5" r="4" /><path d="M3.5 19.5c.8-4 3.8-6 7.5-6s6.700 2 7.500 6" /></svg>
            <div class="cp-stack cp-stack--tight">
              @if (session.account(); as me) {
                <p><strong>{{ me.name }}</strong><br /><span class="cp-soft">{{ me.email }}</span></p>
                @if (desk.roles().length && !desk.simple()) {<p class="cp-soft">{{ i18n.t('officer.myRoles') }}：{{ roleNames() }}</p>}
                <cp-language-switch class="cp-office__language" />
                <label class="cp-choice"><input type="checkbox" [checked]="shortcuts.on()" (change)="shortcuts.use($any($event.target).checked)" /><span>{{ i18n.t('officer.shortcuts') }}<span class="cp-choice__help">{{ i18n.t('officer.shortcuts.help') }}</span></span></label>
                @for (other of desk.otherDesks(); track other.tenant) {<a [routerLink]="['/', other.tenant, 'office']">{{ i18n.t('officer.otherDesk', { name: i18n.pick(other.name) }) }}</a>}
                <a [routerLink]="['/', desk.tenant()]">{{ i18n.t('officer.publicPage') }}</a>
                @if (session.me().operator) {<a routerLink="/operator">{{ i18n.t('nav.operator') }}</a>}
                <a routerLink="/account">{{ i18n.t('officer.account') }}</a>
                <button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="signOut()">{{ i18n.t('officer.signOut') }}</button>
              } @else {<a routerLink="/sign-in" [queryParams]="{ return: url() }">{{ i18n.t('nav.signIn') }}</a>}
            </div>
          </cp-menu>
          <cp-language-switch />
        </div>
      </header>
      @if (!online()) {<div class="cp-offline" role="status">{{ i18n.t('officer.offline') }}</div>}
      <nav class="cp-office__rail" [attr.aria-label]="i18n.t('nav.label')">
        <div class="cp-office__lists">
        <ul>
          @if (desk.readsCases()) {<li><a [routerLink]="['/', desk.tenant(), 'office']" [class.cp-here]="inCases()" [attr.aria-current]="inCases() ? 'page' : null">{{ i18n.t('officer.inbox') }}</a></li>}
          @if (desk.answersCallers()) {<li><a [routerLink]="['/', desk.tenant(), 'office', 'calls']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.calls') }}</a></li>}
          @if (desk.readsCases()) {<li><a [routerLink]="['/', desk.tenant(), 'office', 'permits']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('permits') }}</a></li>}
          @if (desk.readsCases() && !desk.simple() && !desk.administers()) {<li><a [routerLink]="['/', desk.tenant(), 'office', 'desks']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.desks.mine') }}</a></li>}
          @if (desk.files()) {<li><a [routerLink]="['/', desk.tenant(), 'office', 'filings']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.filings') }}</a></li>}
        </ul>
        @if (desk.administers()) {
          <p class="cp-office__group" id="rail-setup">{{ i18n.t('officer.rail.setup') }}</p>
          <ul aria-labelledby="rail-setup">
            <li><a [routerLink]="['/', desk.tenant(), 'office', 'procedures']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.procedures') }}</a></li>
            <li><a [routerLink]="['/', desk.tenant(), 'office', 'forms']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.forms') }}</a></li>
            <li><a [routerLink]="['/', desk.tenant(), 'office', 'texts']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.texts') }}</a></li>
            @if (!desk.simple()) {<li><a [routerLink]="['/', desk.tenant(), 'office', 'desks']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.desks') }}</a></li>}
            <li><a [routerLink]="['/', desk.tenant(), 'office', 'members']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.members') }}</a></li>
            <li><a [routerLink]="['/', desk.tenant(), 'office', 'settings']" routerLinkActive="cp-here" ariaCurrentWhenActive="page">{{ i18n.t('officer.settings') }}</a></li>
          </ul>
        }
        </div>
      </nav>
      <main #main id="main" class="cp-office__main" tabindex="-1">
        <cp-problem [problem]="leaving.problem()" />
        @if (!session.known()) {
          @if (trouble()) {
            <div class="cp-state cp-state--empty" role="alert"><h1 tabindex="-1">{{ i18n.t('problem.offline') }}</h1><p>{{ i18n.t('state.offline.next') }}</p><button type="button" class="cp-button cp-button--secondary" (click)="askAgain()">{{ i18n.t('state.again') }}</button></div>
          } @else {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
        } @else if (!authority.site()) {
          <cp-state [of]="authority.resource" />
        } @else if (!session.signedIn()) {
          <!-- What was typed stays on the page beneath; signing in comes back to it. -->
          <div class="cp-state cp-state--empty"><h1 tabindex="-1">{{ i18n.t('officer.signedOut') }}</h1><p>{{ i18n.t('officer.signedOut.next') }}</p><a class="cp-button cp-button--primary" routerLink="/sign-in" [queryParams]="{ return: url() }">{{ i18n.t('nav.signIn') }}</a></div>
        } @else if (!desk.isStaff()) {
          <div class="cp-state cp-state--empty">
            <h1 tabindex="-1">{{ i18n.t('officer.notStaff', { name: name() }) }}</h1>
            <p>{{ i18n.t('officer.notStaff.who', { email: session.account()?.email }) }}</p>
            <p>{{ i18n.t('officer.notStaff.next') }}</p>
            <div class="cp-actions">
              @for (other of desk.otherDesks(); track other.tenant) {<a class="cp-button cp-button--secondary" [routerLink]="['/', other.tenant, 'office']">{{ i18n.t('officer.otherDesk', { name: i18n.pick(other.name) }) }}</a>}
              <button type="button" class="cp-button cp-button--secondary" (click)="signOut()">{{ i18n.t('officer.otherAccount') }}</button>
              <a [routerLink]="['/', desk.tenant()]">{{ i18n.t('officer.publicPage') }}</a>
            </div>
          </div>
        } @else if (desk.needsSecondFactor()) {
          <div class="cp-state cp-state--empty">
            <h1 tabindex="-1">{{ i18n.t('officer.secondFactor') }}</h1>
            <p>{{ i18n.t('officer.secondFactor.text', { name: name() }) }}</p>
            <p>{{ i18n.t('officer.secondFactor.next') }}</p>
            <div class="cp-actions"><a class="cp-button cp-button--primary" routerLink="/account">{{ i18n.t('officer.secondFactor.setUp') }}</a><button type="button" class="cp-button cp-button--secondary" (click)="signOut()">{{ i18n.t('officer.secondFactor.again') }}</button></div>
          </div>
        } @else if (!desk.readsCases() && !desk.administers() && !desk.answersCallers()) {
          <div class="cp-state cp-state--empty"><h1 tabindex="-1">{{ i18n.t('officer.noPages', { roles: roleNames() }) }}</h1><p>{{ i18n.t('officer.noPages.next') }}</p><a [routerLink]="['/', desk.tenant()]">{{ i18n.t('officer.publicPage') }}</a></div>
        } @else {<router-outlet />}
      </main>
    </div>
  `,
})
export class OfficerShell {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  protected readonly authority = inject(AuthorityContext);
  protected readonly desk = inject(Desk);
  protected readonly shortcuts = inject(Shortcuts);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');
  protected readonly online = inject(Connection).online;
  protected readonly trouble = signal(false);
  protected readonly leaving = new Sending();
  protected readonly url = toSignal(this.router.events.pipe(filter((e) => e instanceof NavigationEnd), map(() => this.router.url.split('#')[0])), { initialValue: this.router.url.split('#')[0] });
  protected readonly asked = computed(() => this.router.parseUrl(this.url()).queryParams['query'] ?? '');
  protected readonly inCases = computed(() => /\/office(\/cases\/.*)?$/.test(this.url().split('?')[0]));
  protected readonly name = computed(() => this.i18n.pick(this.authority.site()?.name ?? ''));
  protected readonly crest = computed(() => crestUrl(this.authority.site()?.branding.crest ?? null));
  protected readonly roleNames = computed(() => this.i18n.list(this.desk.roles().map((role) => this.i18n.t(`officer.role.${role}`))));

  constructor() {
    const ask = inject(WhomToAsk);
    ask.staff.set(true);
    this.shortcuts.add('/', () => {
      this.words()?.nativeElement.focus();
      this.words()?.nativeElement.select();
    });
    const live = inject(Live);
    effect(() => {
      if (this.desk.readsCases()) void live.watchTenant(this.desk.tenant());
    });
    // Who only answers callers has no inbox: their front page is the search for a caller's case.
    effect(() => {
      if (this.desk.answersCallers() && this.inCases()) void this.router.navigate(['/', this.desk.tenant(), 'office', 'calls'], { replaceUrl: true });
    });
    void this.askAgain();
    const update = () => {
      if (navigator.onLine && this.trouble()) void this.askAgain();
      this.announcer.say(this.i18n.t(navigator.onLine ? 'offline.back' : 'officer.offline'));
    };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    let at = this.router.url.split('?')[0];
    const moved = this.router.events.pipe(filter((e) => e instanceof NavigationEnd)).subscribe(() => {
      // A filter in the address is no new page: only a new path moves the focus to its heading.
      const path = this.router.url.split(/[?#]/)[0];
      if (path !== at && !location.hash) setTimeout(() => (document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main'))?.focus({ preventScroll: true }), 60);
      at = path;
    });
    inject(DestroyRef).onDestroy(() => {
      ask.staff.set(false);
      moved.unsubscribe();
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    });
  }

  protected async askAgain(): Promise<void> {
    this.trouble.set(false);
    await this.session.ready().catch(() => this.trouble.set(true));
  }

  protected search(words: string): void {
    void this.router.navigate(['/', this.desk.tenant(), 'office'], { queryParams: { view: 'all', query: words.trim() || null } });
  }

  /** Who could not be signed out is told so and stays: nobody walks away from a desk that is still open. */
  protected signOut(): Promise<void> {
    return this.leaving.send(async () => {
      await firstValueFrom(this.http.post('/api/identity/sign-out', {}));
      await this.session.refresh();
      void this.router.navigate(['/sign-in'], { queryParams: { return: this.url() } });
    });
  }
}

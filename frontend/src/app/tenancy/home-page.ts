import { Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../i18n/i18n';
import { SearchBox, State, Status, fold } from '../ui';
import { AuthorityRow, PortRow, readAuthorities, readHostSite } from './tenancy-api';

/** 港を探す: by name or kana; recent ports first for those who come back. */
@Component({
  selector: 'cp-home-page',
  imports: [RouterLink, SearchBox, State, Status],
  template: `
    <section class="cp-hero">
      <h1 tabindex="-1">{{ i18n.t('home.title') }}</h1>
      <p class="cp-page-header__lead">{{ i18n.t('home.lead') }}</p>
      <cp-search primary fieldId="port" [label]="i18n.t('home.search')" [help]="i18n.t('home.search.help')" [value]="words()" (typed)="words.set($event)" (searched)="go($event)" />
    </section>

    @if (authorities.hasValue()) {
      @if (recent().length && !words()) {
        <section class="cp-section">
          <h2>{{ i18n.t('home.recent') }}</h2>
          <ul class="cp-list cp-row">@for (row of recent(); track row.slug) {<li><a class="cp-button cp-button--secondary" [routerLink]="['/', row.slug]">{{ i18n.pick(row.name) }}</a></li>}</ul>
        </section>
      }
      <section class="cp-section">
        <h2>{{ i18n.t('home.ports') }}</h2>
        <p class="cp-soft" role="status">{{ i18n.t('list.count', { n: found().length }) }}</p>
        <ul class="cp-list cp-grid">
          @for (hit of found(); track hit.row.slug) {
            <li class="cp-card cp-card--link">
              <h3><a class="cp-card__cover" [routerLink]="['/', hit.row.slug]">{{ i18n.pick(hit.row.name) }}</a></h3>
              <ul class="cp-list cp-stack cp-stack--tight">
                @for (port of hit.row.ports; track port.code) {<li class="cp-row">{{ i18n.pick(port.name) }} <cp-status>{{ portClass(port) }}</cp-status></li>}
              </ul>
            </li>
          } @empty {
            <li class="cp-state cp-state--empty"><p class="cp-strong">{{ i18n.t('home.none', { words: words() }) }}</p><p>{{ i18n.t('home.none.next') }}</p><button type="button" class="cp-button cp-button--secondary" (click)="words.set('')">{{ i18n.t('home.all') }}</button></li>
          }
        </ul>
      </section>
    } @else {<cp-state [of]="authorities" />}

    <section class="cp-section">
      <h2>{{ i18n.t('home.first') }}</h2>
      <p>{{ i18n.t('home.first.text') }}</p>
      <p><a routerLink="/help">{{ i18n.t('help.title') }}</a></p>
    </section>
  `,
})
export class HomePage {
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly words = signal('');
  protected readonly authorities = readAuthorities(() => '');
  private readonly host = readHostSite();
  private readonly recentSlugs = recentAuthorities();
  protected readonly recent = computed(() => this.recentSlugs.map((slug) => this.rows().find((row) => row.slug === slug)).filter((row) => row !== undefined));
  protected readonly found = computed(() => this.rows().filter((row) => matches(row, this.words())).map((row) => ({ row })));
  private readonly rows = computed<readonly AuthorityRow[]>(() => (this.authorities.hasValue() ? this.authorities.value().items.filter((row) => row.kind !== 'ministry') : []));

  constructor() {
    // An authority's own host name opens its own page.
    effect(() => {
      const slug = this.host.hasValue() ? this.host.value().authority : null;
      if (slug) void this.router.navigate(['/', slug], { replaceUrl: true });
    });
  }

  protected go(words: string): void {
    this.words.set(words);
    if (this.found().length === 1) void this.router.navigate(['/', this.found()[0].row.slug]);
  }

  protected portClass(port: PortRow): string {
    const key = `portClass.${port.class}`;
    return this.i18n.has(key) ? this.i18n.t(key) : port.class;
  }
}

function matches(row: AuthorityRow, words: string): boolean {
  const wanted = fold(words);
  if (!wanted) return true;
  const all = [...all3(row.name), row.kana ?? '', row.slug, ...row.ports.flatMap((port) => [...all3(port.name), port.kana ?? '', port.code, port.locode ?? ''])];
  return all.some((text) => fold(text).includes(wanted));
}

function all3(text: AuthorityRow['name']): string[] {
  return typeof text === 'string' ? [text] : [text.ja, text.en, text.easy ?? ''];
}

const recentKey = 'cyberport.recent';

export function recentAuthorities(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberAuthority(slug: string): void {
  try {
    localStorage.setItem(recentKey, JSON.stringify([slug, ...recentAuthorities().filter((s) => s !== slug)].slice(0, 3)));
  } catch {
    // Without storage nothing is recent.
  }
}

import { DOCUMENT, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { ActivatedRouteSnapshot, NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';
import { path } from '../api/read';
import { Contact, readSite } from './tenancy-api';

/** The authority that the page on screen belongs to: its name, look and help. Follows the URL. */
@Service()
export class AuthorityContext {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly fromUrl = signal<string | null>(null);
  private readonly shown = signal<string | null>(null);

  readonly slug = computed(() => this.fromUrl() ?? this.shown());
  readonly resource = readSite(() => this.slug());
  readonly site = computed(() => (this.slug() !== null && this.resource.hasValue() ? this.resource.value() : null));
  /** この手続の窓口, told by a page about a procedure while it is there. */
  readonly ofProcedure = signal<Contact | null>(null);
  /** Whom to ask about the page on screen. */
  readonly contact = computed(() => this.ofProcedure() ?? this.site()?.contact ?? null);
  readonly simple = computed(() => this.site()?.profile === 'simple');

  constructor() {
    this.fromUrl.set(param(this.router.routerState.snapshot.root));
    this.router.events.pipe(filter((e) => e instanceof NavigationEnd)).subscribe(() => {
      this.shown.set(null);
      this.fromUrl.set(param(this.router.routerState.snapshot.root));
    });
    effect(() => {
      const slug = this.slug();
      untracked(() => this.dress(slug));
    });
  }

  /** Pages outside `/:authority` (a case under /my) name the authority they are about. */
  show(slug: string): void {
    this.shown.set(slug);
  }

  /** The look comes as CSS custom properties from the server: a stylesheet of our own origin, no inline style. */
  private dress(slug: string | null): void {
    const id = 'authority-branding';
    const old = this.document.getElementById(id) as HTMLLinkElement | null;
    if (!slug) {
      old?.remove();
      return;
    }
    const href = path`/api/t/${slug}/branding.css`;
    if (old?.getAttribute('href') === href) return;
    old?.remove();
    const link = this.document.createElement('link');
    link.id = id;
    link.rel = 'stylesheet';
    link.href = href;
    this.document.head.append(link);
  }
}

function param(route: ActivatedRouteSnapshot | null): string | null {
  for (let at = route; at; at = at.firstChild) if (at.params['authority']) return at.params['authority'] as string;
  return null;
}

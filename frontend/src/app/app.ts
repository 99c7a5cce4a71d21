import { Component, inject } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { actingFor, authorityIn } from './api/acting';
import { LostPage } from './shells/lost-page';
import { NewVersion } from './shells/new-version';
import { Announcer } from './ui/announcer';

@Component({
  selector: 'cp-root',
  imports: [RouterOutlet, LostPage, NewVersion],
  template: `
    <cp-new-version />
    <cp-lost-page />
    <router-outlet />
    <div class="cp-visually-hidden" role="status" aria-live="polite">{{ announcer.polite() }}</div>
    <div class="cp-visually-hidden" role="alert" aria-live="assertive">{{ announcer.urgent() }}</div>
  `,
})
export class App {
  protected readonly announcer = inject(Announcer);

  constructor() {
    const router = inject(Router);
    // After the page that was left has saved what it held: from here on the address says for whom.
    router.events.pipe(filter((e) => e instanceof NavigationEnd)).subscribe(() => actingFor.set(authorityIn(router.url)));
  }
}

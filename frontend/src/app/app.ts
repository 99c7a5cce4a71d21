import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Announcer } from './ui/announcer';

@Component({
  selector: 'cp-root',
  imports: [RouterOutlet],
  template: `
    <router-outlet />
    <div class="cp-visually-hidden" role="status" aria-live="polite">{{ announcer.polite() }}</div>
    <div class="cp-visually-hidden" role="alert" aria-live="assertive">{{ announcer.urgent() }}</div>
  `,
})
export class App {
  protected readonly announcer = inject(Announcer);
}

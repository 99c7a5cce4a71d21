import { Service, signal } from '@angular/core';

/** What screen readers are told without the focus moving. The same words twice in a row are said once. */
@Service()
export class Announcer {
  readonly polite = signal('');
  readonly urgent = signal('');

  say(text: string): void {
    this.polite.set(text);
  }

  warn(text: string): void {
    this.urgent.set('');
    setTimeout(() => this.urgent.set(text), 50);
  }
}

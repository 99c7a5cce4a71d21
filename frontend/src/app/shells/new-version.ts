import { Component, DestroyRef, inject, signal } from '@angular/core';
import { I18n } from '../i18n/i18n';

const restMs = 10 * 60_000;

/** Name of the program in a page: it changes with every deploy. */
export const programOf = (page: string): string | null => /src="(?:[^"]*\/)?(main-[\w-]+\.js)"/.exec(page)?.[1] ?? null;

/** 新しい版のお知らせ: a page that was open while the service was renewed says so in one line. Nothing is reloaded by itself. */
@Component({
  selector: 'cp-new-version',
  template: `<div role="status">@if (newer()) {<div class="cp-offline">{{ i18n.t('version.new') }} <button type="button" class="cp-button cp-button--text" (click)="reload()">{{ i18n.t('version.reload') }}</button></div>}</div>`,
})
export class NewVersion {
  protected readonly i18n = inject(I18n);
  protected readonly newer = signal(false);
  private readonly mine = programOf([...document.scripts].map((script) => script.outerHTML).join(''));
  private asked = Date.now();

  constructor() {
    if (this.mine === null) return; // `ng serve`
    const look = () => void this.look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    });
  }

  private async look(): Promise<void> {
    if (document.visibilityState !== 'visible' || this.newer() || Date.now() - this.asked < restMs) return;
    this.asked = Date.now();
    const page = await fetch('/', { cache: 'no-cache' }).then((answer) => (answer.ok ? answer.text() : ''), () => '');
    const program = programOf(page);
    this.newer.set(program !== null && program !== this.mine);
  }

  protected reload(): void {
    location.reload();
  }
}

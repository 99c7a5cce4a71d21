import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

const storageKey = 'cyberport.shortcuts';

/** One-letter keys (/ J K …). They never act while somebody types, and can be switched off (WCAG 2.1.4). */
@Service()
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  readonly on = signal(remembered());
  private readonly keys = new Map<string, () => void>();

  constructor() {
    this.document.addEventListener('keydown', (event) => {
      if (!this.on() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable]') || this.document.querySelector('dialog[open]')) return;
      const act = this.keys.get(event.key.toLowerCase());
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  /** Call in an injection context; ends with the caller. */
  add(key: string, act: () => void): void {
    this.keys.set(key, act);
    inject(DestroyRef).onDestroy(() => this.keys.get(key) === act && this.keys.delete(key));
  }

  use(on: boolean): void {
    this.on.set(on);
    try {
      localStorage.setItem(storageKey, on ? 'on' : 'off');
    } catch {
      // A browser without storage forgets the choice.
    }
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

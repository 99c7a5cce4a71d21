import { Service, signal } from '@angular/core';

/** 通信: whether the device has a connection, and how often it came back; whatever says that there is none goes by this. */
@Service()
export class Connection {
  readonly online = signal(navigator.onLine);
  /** Counts: what was said before the last return holds no longer. */
  readonly returns = signal(0);

  constructor() {
    window.addEventListener('online', () => {
      this.online.set(true);
      this.returns.update((n) => n + 1);
    });
    window.addEventListener('offline', () => this.online.set(false));
  }
}

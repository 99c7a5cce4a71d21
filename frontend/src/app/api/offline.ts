import { isDevMode } from '@angular/core';

/** Pages that open without a connection: registers `sw.js` and tells it what was loaded before it was there. */
export function keepPagesOffline(): void {
  if (isDevMode() || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // A browser that forbids it (a private window) simply needs its connection.
  void serviceWorker
    .register('sw.js')
    .then(() => serviceWorker.ready)
    .then((worker) => worker.active?.postMessage({ loaded: performance.getEntriesByType('resource').map((entry) => entry.name) }))
    .catch(() => undefined);
}

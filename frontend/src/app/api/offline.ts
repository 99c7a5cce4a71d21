import { isDevMode } from '@angular/core';

/** Pages that open without a connection: registers `sw.js` and tells it what is loaded, also what was before it was there. */
export function keepPagesOffline(): void {
  if (isDevMode() || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const tell = (entries: readonly PerformanceEntry[]) =>
    serviceWorker.ready.then((worker) => worker.active?.postMessage({ loaded: entries.map((entry) => entry.name) }));
  // A browser that forbids it (a private window) simply needs its connection.
  void serviceWorker
    .register('sw.js')
    .then(() => new PerformanceObserver((list) => void tell(list.getEntries())).observe({ type: 'resource', buffered: true }))
    .catch(() => undefined);
}

import { HttpEvent, HttpEventType, HttpResponse } from '@angular/common/http';
import type { WritableSignal } from '@angular/core';
import { Observable, defer, filter, finalize, map } from 'rxjs';
import type { StoredFile, UploadStep } from '../ui';

/** What the server says of an upload, as steps of a progress: a part of it, then the stored file. */
export function uploadSteps(events: Observable<HttpEvent<StoredFile>>): Observable<UploadStep> {
  return events.pipe(
    map((event): UploadStep | null => {
      if (event.type === HttpEventType.UploadProgress) return { progress: event.total ? Math.round((100 * event.loaded) / event.total) : 0 };
      if (event instanceof HttpResponse && event.body) {
        const { id, name, size, contentType } = event.body;
        return { stored: { id, name, size, contentType } };
      }
      return null;
    }),
    filter((step) => step !== null),
  );
}

/** Counts an upload while it is under way. */
export function counted<T>(under: WritableSignal<number>, upload: Observable<T>): Observable<T> {
  return defer(() => {
    under.update((n) => n + 1);
    return upload.pipe(finalize(() => under.update((n) => n - 1)));
  });
}

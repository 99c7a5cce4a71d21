import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Observable, filter, firstValueFrom, map } from 'rxjs';
import { readPages } from '../../api/pages';
import { path, read } from '../../api/read';
import type { LocalText } from '../../i18n/i18n';

export interface BatchView {
  readonly id: string;
  readonly tenant: string;
  readonly authorityName: LocalText;
  readonly procedure: string;
  readonly procedureTitle: LocalText;
  readonly fileName: string;
  readonly state: string;
  readonly failure: string | null;
  readonly total: number;
  readonly done: number;
  readonly ready: number;
  readonly needFiles: number;
  readonly wrong: number;
  readonly drafts: number;
  readonly sent: number;
  readonly notSent: number;
  readonly createdAt: string;
  readonly declaredAt: string | null;
}

export interface BatchRowView {
  readonly id: string;
  readonly rowNo: number;
  readonly label: string;
  readonly state: string;
  readonly needsFiles: boolean;
  readonly number: string | null;
  readonly errors: readonly { field: string; code: string; message: string }[];
}

export const readFileable = (tenant: () => string) => read<{ items: { code: string; title: LocalText | string }[] }>(() => (tenant() ? path`/api/t/${tenant()}/procedures` : undefined));
export const readBatches = () => readPages<BatchView>(() => '/api/my/batches?take=20');
export const readBatch = (id: () => string) => read<BatchView>(() => path`/api/my/batches/${id()}`);
export const readBatchRows = (id: () => string, state: () => string | null) =>
  readPages<BatchRowView>(() => (state() ? path`/api/my/batches/${id()}/rows` + `?take=50&state=${state()}` : undefined));
export const templateAddress = (tenant: string, procedure: string) => path`/api/t/${tenant}/procedures/${procedure}/batch-template`;
export const errorsAddress = (id: string) => path`/api/my/batches/${id}/errors`;

/** まとめて申請, one method per use case. */
@Service()
export class BatchApi {
  private readonly http = inject(HttpClient);

  upload(tenant: string, procedure: string, file: File): Observable<{ progress: number } | { id: string }> {
    const url = `/api/my/batches?tenant=${encodeURIComponent(tenant)}&procedure=${encodeURIComponent(procedure)}&name=${encodeURIComponent(file.name)}`;
    return this.http.post<{ id: string }>(url, file, { headers: { 'Content-Type': 'application/octet-stream' }, observe: 'events', reportProgress: true }).pipe(
      map((event) => {
        if (event.type === HttpEventType.UploadProgress) return { progress: event.total ? Math.round((100 * event.loaded) / event.total) : 0 };
        return event instanceof HttpResponse && event.body ? { id: event.body.id } : null;
      }),
      filter((step) => step !== null),
    );
  }

  send(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/batches/${id}/actions/send`, { declared: true }));
  }

  keepDrafts(id: string): Promise<{ kept: number; left: number }> {
    return firstValueFrom(this.http.post<{ kept: number; left: number }>(path`/api/my/batches/${id}/actions/keep-drafts`, null));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/batches/${id}/actions/delete`, null));
  }
}

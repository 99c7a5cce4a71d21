import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readPages } from '../../api/pages';
import { path, read } from '../../api/read';

export type ExportSource = 'queue' | 'permits' | 'answers';
export type ExportFormat = 'csv' | 'csvShiftJis' | 'xlsx' | 'json' | 'zip';

export interface BulkJob {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** The file that was written, while it is kept. */
  readonly fileName: string | null;
  readonly note: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly rows: readonly { readonly subjectId: string; readonly label: string; readonly state: string; readonly code: string | null; readonly text: string | null }[];
}

export interface Exported {
  /** Characters that the chosen code lacks and 〓 stands for. */
  readonly replaced: string;
  /** A big one is written in the background. */
  readonly job: BulkJob | null;
}

/** まとめて行った処理: one's own long work, newest first. */
export const readBulkJobs = (tenant: () => string) => readPages<BulkJob>(() => (tenant() ? path`/api/t/${tenant()}/bulk-jobs` + '?take=20' : undefined));
/** One of them with what became of each row. */
export const readBulkJob = (tenant: () => string, id: () => string | undefined) => read<BulkJob>(() => (id() ? path`/api/t/${tenant()}/bulk-jobs/${id()!}` : undefined));

/** Writing lists out, and looking after long work. */
@Service()
export class ExportsApi {
  private readonly http = inject(HttpClient);

  async start(tenant: string, source: ExportSource, format: ExportFormat, query: string): Promise<Exported> {
    const answer = await firstValueFrom(this.http.post(path`/api/t/${tenant}/exports`, { source, format, query }, { observe: 'response', responseType: 'blob' }));
    if (answer.status === 202) return { replaced: '', job: JSON.parse(await answer.body!.text()) as BulkJob };
    save(answer.body!, nameOf(answer.headers.get('Content-Disposition')));
    return { replaced: decodeURIComponent(answer.headers.get('X-Replaced-Characters') ?? ''), job: null };
  }

  /** A list that has a file of its own, as it is filtered. */
  async list(address: string, format: ExportFormat, query: string): Promise<Exported> {
    const answer = await firstValueFrom(this.http.get(`${address}?format=${format}` + (query ? `&${query}` : ''), { observe: 'response', responseType: 'blob' }));
    save(answer.body!, nameOf(answer.headers.get('Content-Disposition')));
    return { replaced: decodeURIComponent(answer.headers.get('X-Replaced-Characters') ?? ''), job: null };
  }

  job(tenant: string, id: string): Promise<BulkJob> {
    return firstValueFrom(this.http.get<BulkJob>(path`/api/t/${tenant}/bulk-jobs/${id}`));
  }

  fileOf(tenant: string, id: string): string {
    return path`/api/t/${tenant}/bulk-jobs/${id}/file`;
  }
}

function nameOf(disposition: string | null): string {
  const utf8 = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '');
  return utf8 ? decodeURIComponent(utf8[1]) : (/filename="?([^";]+)/i.exec(disposition ?? '')?.[1] ?? 'export');
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

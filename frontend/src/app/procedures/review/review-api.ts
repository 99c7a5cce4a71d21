import { HttpClient, HttpContext, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { STAYS_ON_401 } from '../../api/interceptors';
import { path, read } from '../../api/read';
import type { LocalText } from '../../i18n/i18n';
import type { CaseList, CaseView, OfficerName, MoveAction, MoveBody, Moved, SavedFilter } from './review-types';

export * from './review-types';

export const readCase = (tenant: () => string, id: () => string) => read<CaseView>(() => path`/api/t/${tenant()}/cases/${id()}`);
export const readFilters = (tenant: () => string) => read<{ items: SavedFilter[] }>(() => path`/api/t/${tenant()}/saved-filters`);
export const readProcedureNames = (tenant: () => string) => read<{ items: { code: string; title: LocalText | string }[] }>(() => path`/api/t/${tenant()}/procedures`);
export const fileAddress = (tenant: string, id: string, file: string) => path`/api/t/${tenant}/cases/${id}/files/${file}`;
export const casePaperAddress = (tenant: string, id: string, language: string) => path`/api/t/${tenant}/cases/${id}/paper?language=${language}`;
export const documentAddress = (tenant: string, id: string, document: string) => path`/api/t/${tenant}/cases/${id}/documents/${document}`;

// An officer who is signed out while typing stays on the page and signs in beside it.
const stays = () => new HttpContext().set(STAYS_ON_401, true);

/** The calls of the officer's pages. */
@Service()
export class ReviewApi {
  private readonly http = inject(HttpClient);

  list(tenant: string, query: string): Promise<CaseList> {
    return firstValueFrom(this.http.get<CaseList>(path`/api/t/${tenant}/cases` + (query ? `?${query}` : '')));
  }

  show(tenant: string, id: string): Promise<CaseView> {
    return firstValueFrom(this.http.get<CaseView>(path`/api/t/${tenant}/cases/${id}`));
  }

  officers(tenant: string): Promise<{ items: OfficerName[] }> {
    return firstValueFrom(this.http.get<{ items: OfficerName[] }>(path`/api/t/${tenant}/officers`));
  }

  move(tenant: string, id: string, action: MoveAction, body: MoveBody, version: number): Promise<Moved> {
    return firstValueFrom(this.http.post<Moved>(path`/api/t/${tenant}/cases/${id}/actions/${action}`, body, {
      headers: new HttpHeaders({ 'If-Match': `"${version}"` }), context: stays(),
    }));
  }

  preview(tenant: string, id: string, action: MoveAction, body: MoveBody): Promise<Blob> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/actions/preview-notice`, { action, ...body }, { responseType: 'blob', context: stays() }));
  }

  note(tenant: string, id: string, text: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/notes`, { text }, { context: stays() }));
  }

  message(tenant: string, id: string, text: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/messages`, { text }, { context: stays() }));
  }

  saveFilter(tenant: string, name: string, query: string): Promise<unknown> {
    return firstValueFrom(this.http.put(path`/api/t/${tenant}/saved-filters/${name}`, { query }));
  }

  deleteFilter(tenant: string, name: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/saved-filters/${name}/actions/delete`, {}));
  }
}

import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readPages } from '../../api/pages';
import { path, read } from '../../api/read';
import type { DraftRow, DraftView, ProcedureRow } from '../procedures-api';

/** What an authority files elsewhere: the applicant's plane with the authority as the party. */
export const readFilingDrafts = (authority: () => string) => readPages<DraftRow>(() => (authority() ? path`/api/as/${authority()}/my/drafts` + '?take=20' : undefined));
export const readOffered = (receiver: () => string | undefined) => read<{ items: ProcedureRow[] }>(() => (receiver() ? path`/api/t/${receiver()!}/procedures` : undefined));

@Service()
export class FilingsApi {
  private readonly http = inject(HttpClient);

  begin(authority: string, receiver: string, procedure: string): Promise<DraftView> {
    return firstValueFrom(this.http.post<DraftView>(path`/api/as/${authority}/my/drafts`, { tenant: receiver, procedure, answers: {} }));
  }

  discard(authority: string, draft: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/as/${authority}/my/drafts/${draft}/actions/delete`, null));
  }
}

import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { path, read } from '../../api/read';
import type { LocalText } from '../../i18n/i18n';
import type { StatusTone } from '../../ui';

export type Relation = 'renewal' | 'change' | 'succession' | 'startReport' | 'finishReport' | 'surrender';
export type PermitState = 'inForce' | 'notYetInForce' | 'expired' | 'revoked' | 'replaced' | 'succeeded' | 'surrendered';

export interface ChainPermit {
  readonly id: string;
  readonly caseId: string | null;
  readonly number: string;
  readonly edition: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly state: string;
  readonly holder: string | null;
}

export interface ChainFiling {
  readonly id: string | null;
  readonly number: string;
  readonly relation: string | null;
  readonly relationText: string | null;
  readonly procedureTitle: LocalText;
  readonly state: string;
  readonly submittedAt: string;
}

export interface FollowUpChoice {
  readonly relation: Relation;
  readonly words: LocalText;
  readonly procedureTitle: LocalText;
}

export interface ChainView {
  readonly relation: Relation | null;
  readonly permits: readonly ChainPermit[];
  readonly filings: readonly ChainFiling[];
  readonly next: readonly FollowUpChoice[];
}

export interface Duplicate {
  readonly id: string;
  readonly number: string;
  readonly submittedAt: string;
  readonly messages: readonly { id: string; fromApplicant: boolean; author: string; text: string; at: string }[];
  readonly files: readonly { id: string; field: string; name: string; size: number; contentType: string }[];
}

/** The chain as the holder sees it, or as the office does. */
export const readChain = (tenant: () => string | null, id: () => string, turn: () => unknown) => read<ChainView>(() => {
  turn();
  return tenant() ? path`/api/t/${tenant()!}/cases/${id()}/chain` : path`/api/my/cases/${id()}/chain`;
});
export interface PermitToFollow {
  readonly caseId: string;
  readonly number: string;
  readonly validTo: string | null;
  readonly procedureTitle: LocalText;
}

/** Permits of the reader after which a procedure is filed. */
export const readPermitsToFollow = (tenant: () => string, procedure: () => string, wanted: () => boolean) =>
  read<{ items: PermitToFollow[] }>(() => (wanted() ? `/api/my/permits-to-follow?tenant=${encodeURIComponent(tenant())}&procedure=${encodeURIComponent(procedure())}` : undefined));
export const readDuplicates = (tenant: () => string, id: () => string) => read<{ items: Duplicate[] }>(() => path`/api/t/${tenant()}/cases/${id()}/duplicates`);

export const permitTone = (state: string): StatusTone => (state === 'inForce' ? 'good' : state === 'notYetInForce' ? 'waiting' : state === 'revoked' ? 'bad' : 'neutral');

/** What holders do about their permits. */
@Service()
export class PermitsApi {
  private readonly http = inject(HttpClient);

  followUp(id: string, relation: Relation): Promise<{ id: string; tenant: string }> {
    return firstValueFrom(this.http.post<{ id: string; tenant: string }>(path`/api/my/cases/${id}/actions/follow-up`, { relation }));
  }

  succeed(code: string): Promise<{ id: string; tenant: string }> {
    return firstValueFrom(this.http.post<{ id: string; tenant: string }>('/api/my/permits/actions/succeed', { code }));
  }
}

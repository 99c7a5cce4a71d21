import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { path, read } from '../../api/read';
import type { LocalText } from '../../i18n/i18n';
import type { BulkJob } from './exports-api';
import type { RenewalMode } from './life-api';

/** What a renewal would be, and what the reader does with it now. */
export interface Renewal {
  readonly mode: RenewalMode;
  readonly validTo: string | null;
  readonly filing: { readonly id: string; readonly number: string; readonly state: string } | null;
  readonly putForward: { readonly validTo: string; readonly by: { readonly name: string } } | null;
  readonly readersTurn: 'renew' | 'putForward' | null;
}

export interface PermitRow {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly edition: number;
  readonly procedureTitle: LocalText;
  readonly holder: string;
  readonly vesselName: string | null;
  readonly summary: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly state: string;
  readonly daysLeft: number | null;
  readonly renewal: Renewal | null;
  /** The permit that follows this one already. */
  readonly renewed: { readonly caseId: string; readonly validTo: string | null } | null;
}

export interface PermitList {
  readonly items: readonly PermitRow[];
  readonly next: string | null;
  readonly counts: Readonly<Record<'inForce' | 'expiring' | 'expired' | 'revoked' | 'all' | 'proposed', number>>;
  readonly countedTo: number;
  /** Whether the reader may renew, or put renewals forward for a second person. */
  readonly mayRenew: boolean;
  /** The search stopped at so many of the newest cases; null when it found all. */
  readonly onlyNewest?: number | null;
}

export const readPermitProcedures = (tenant: () => string) => read<{ items: { code: string; title: LocalText }[] }>(() => path`/api/t/${tenant()}/life-rules`);

/** The register of permits. */
@Service()
export class PermitRegister {
  private readonly http = inject(HttpClient);

  list(tenant: string, query: string): Promise<PermitList> {
    return firstValueFrom(this.http.get<PermitList>(path`/api/t/${tenant}/permits` + (query ? `?${query}` : '')));
  }

  renew(tenant: string, items: readonly { permitId: string; validTo: string }[]): Promise<BulkJob> {
    return firstValueFrom(this.http.post<BulkJob>(path`/api/t/${tenant}/permits/actions/renew`, { items }));
  }
}

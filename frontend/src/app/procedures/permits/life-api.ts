import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readPages } from '../../api/pages';
import { path, read } from '../../api/read';
import type { LocalText } from '../../i18n/i18n';
import type { Relation } from './permits-api';

export type RenewalMode = 'single' | 'onApplication' | 'exOfficio';

export interface LifeRule {
  readonly code: string;
  readonly title: LocalText;
  readonly kind: 'application' | 'notification' | 'report';
  /** Filings are taken; the rules of one that is off still hold for its permits and records. */
  readonly enabled: boolean;
  readonly relations: readonly { readonly relation: Relation; readonly procedure: string | null }[];
  readonly renewal: RenewalMode;
  readonly renewalMonths: number | null;
  readonly reminderDays: readonly number[];
  readonly freezeStopsClock: boolean;
  readonly retentionYears: number | null;
  readonly retentionFrom: 'closing' | 'expiry';
  /** False where the authority has decided nothing yet, and the national standard holds. */
  readonly own: boolean;
}

export interface RetentionRow {
  readonly id: string;
  readonly number: string;
  readonly procedureCode: string;
  readonly applicantName: string;
  readonly closedAt: string;
  readonly endsOn: string;
  readonly heldBecause: string | null;
  readonly heldBy: string | null;
}

export interface RetentionLogRow {
  readonly id: string;
  readonly number: string;
  readonly years: number;
  readonly endedOn: string;
  readonly files: number;
  readonly anonymisedAt: string;
}

export const readLifeRules = (tenant: () => string) => read<{ items: LifeRule[] }>(() => path`/api/t/${tenant()}/life-rules`);
export const readRetention = (tenant: () => string) => readPages<RetentionRow>(() => path`/api/t/${tenant()}/retention`);
export const readRetentionLog = (tenant: () => string) => readPages<RetentionLogRow>(() => path`/api/t/${tenant()}/retention/log`);

/** What an administrator decides about permits and records. */
@Service()
export class LifeApi {
  private readonly http = inject(HttpClient);

  keep(tenant: string, rule: LifeRule): Promise<LifeRule> {
    return firstValueFrom(this.http.put<LifeRule>(path`/api/t/${tenant}/procedures/${rule.code}/life-rule`, rule));
  }

  hold(tenant: string, id: string, reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/actions/hold-records`, { reason }));
  }

  release(tenant: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/actions/release-records`, {}));
  }
}

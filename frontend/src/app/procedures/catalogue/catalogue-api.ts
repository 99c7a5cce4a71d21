import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { path, read } from '../../api/read';
import type { LocalText } from '../../i18n/i18n';
import type { OpeningHours } from '../../tenancy/tenancy-api';
import type { ProcedureKind } from '../procedures-api';

export type PeriodUnit = 'days' | 'businessDays' | 'months';

export interface Deadline {
  readonly count: number;
  readonly unit: 'hours' | PeriodUnit;
  readonly side: 'before' | 'after' | 'opens';
  readonly event: 'use' | 'arrival' | 'works' | 'expiry' | 'event';
  /** The question that tells the day; without it the rule is only told. */
  readonly field?: string | null;
  /** The question that tells it where the first is not answered. */
  readonly orField?: string | null;
  /** What comes outside the time is refused. */
  readonly enforced?: boolean;
}

export interface Season {
  readonly from: string;
  readonly to: string;
}

export interface ProcedureSettingsRow {
  readonly code: string;
  readonly nationalCode: string | null;
  readonly class: string | null;
  readonly individual: boolean;
  readonly kind: ProcedureKind;
  readonly title: LocalText;
  readonly enabled: boolean;
  readonly formCode: string;
  readonly periodCount: number | null;
  readonly periodUnit: PeriodUnit | null;
  readonly position: number;
  readonly version: number;
}

/** この手続の窓口; without hours it is open as the authority is. */
export interface ProcedureContact {
  readonly department: LocalText;
  readonly phone: string;
  readonly email: string;
  readonly hours?: readonly OpeningHours[] | null;
}

/** What an administrator may change; saved as a whole. */
export interface ProcedureChange {
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly keywords: string;
  readonly legalBasis: LocalText;
  readonly minutes: number;
  readonly fee: LocalText;
  readonly needs: readonly LocalText[];
  readonly windows: readonly LocalText[];
  readonly deadlines: readonly Deadline[];
  readonly seasons: readonly Season[];
  readonly checks: readonly LocalText[];
  readonly standardConditions: readonly string[];
  readonly contact: ProcedureContact | null;
  readonly paperForm: string | null;
  readonly periodUnit: PeriodUnit | null;
  readonly periodCount: number | null;
  readonly formCode: string;
  readonly appealVariant: string;
  readonly position: number;
}

export interface ProcedureSettings extends ProcedureChange {
  readonly code: string;
  readonly nationalCode: string | null;
  readonly class: string | null;
  readonly enabled: boolean;
  readonly kind: ProcedureKind;
  readonly paperFile: { readonly name: string; readonly size: number } | null;
  readonly version: number;
}

export interface NationalRow {
  readonly code: string;
  readonly class: string;
  readonly group: string;
  readonly kind: ProcedureKind;
  readonly name: LocalText;
  readonly reading: string;
  readonly summary: LocalText;
  readonly keywords: string;
  readonly naccs: boolean;
  readonly individual: boolean;
  readonly formCode: string;
}

export interface NationalCatalogue {
  readonly items: readonly NationalRow[];
  readonly classes: readonly { code: string; name: LocalText }[];
  readonly groups: readonly { code: string; class: string; name: LocalText }[];
}

export interface ProcedureUse {
  readonly rule: { readonly authorities: number; readonly filings: number; readonly source: string };
  readonly fiscalYear: number;
  readonly countedAt: string | null;
  readonly items: readonly {
    code: string;
    name: LocalText;
    class: string;
    naccs: boolean;
    basis: 'law' | 'survey' | null;
    authorities: number;
    filingsLastYear: number;
    filingsThisYear: number;
    formCode: string;
    grownUp: boolean;
  }[];
}

export const readProcedureSettings = (tenant: () => string) => read<{ items: ProcedureSettingsRow[] }>(() => (tenant() ? path`/api/t/${tenant()}/procedure-settings` : undefined));
export const readOneSettings = (tenant: () => string, code: () => string) => read<ProcedureSettings>(() => (tenant() ? path`/api/t/${tenant()}/procedure-settings/${code()}` : undefined));
export const readNationalCatalogue = () => read<NationalCatalogue>(() => '/api/national-procedures');
export const readProcedureUse = (wanted: () => boolean) => read<ProcedureUse>(() => (wanted() ? '/api/operator/procedure-use' : undefined));

const seen = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });

@Service()
export class CatalogueApi {
  private readonly http = inject(HttpClient);

  show(tenant: string, code: string): Promise<ProcedureSettings> {
    return firstValueFrom(this.http.get<ProcedureSettings>(path`/api/t/${tenant}/procedure-settings/${code}`));
  }

  add(tenant: string, body: { national?: string; code?: string; title?: LocalText; kind?: ProcedureKind }): Promise<ProcedureSettings> {
    return firstValueFrom(this.http.post<ProcedureSettings>(path`/api/t/${tenant}/procedure-settings`, body));
  }

  turn(tenant: string, code: string, version: number, enabled: boolean): Promise<ProcedureSettings> {
    return firstValueFrom(this.http.post<ProcedureSettings>(path`/api/t/${tenant}/procedure-settings/${code}/actions/switch`, { enabled }, seen(version)));
  }

  save(tenant: string, code: string, version: number, body: ProcedureChange): Promise<ProcedureSettings> {
    return firstValueFrom(this.http.put<ProcedureSettings>(path`/api/t/${tenant}/procedure-settings/${code}`, body, seen(version)));
  }

  attach(tenant: string, code: string, version: number, file: File): Promise<ProcedureSettings> {
    return firstValueFrom(this.http.post<ProcedureSettings>(path`/api/t/${tenant}/procedure-settings/${code}/paper-form` + `?name=${encodeURIComponent(file.name)}`, file, { headers: { ...seen(version).headers, 'Content-Type': 'application/octet-stream' } }));
  }

  detach(tenant: string, code: string, version: number): Promise<ProcedureSettings> {
    return firstValueFrom(this.http.post<ProcedureSettings>(path`/api/t/${tenant}/procedure-settings/${code}/paper-form/actions/remove`, {}, seen(version)));
  }
}
